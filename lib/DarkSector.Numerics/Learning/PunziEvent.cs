namespace DarkSector.Numerics.Learning;

/// <summary>What an event is to the mass hypotheses of a <see cref="PunziLoss"/>.</summary>
/// <param name="IsSignal">Whether it is signal of the hypothesis <paramref name="First"/>; else it is background.</param>
/// <param name="First">First hypothesis whose window holds the event.</param>
/// <param name="Last">Last such hypothesis; below <paramref name="First"/> when none does.</param>
/// <param name="Size">What it adds to the efficiency (signal: 1/generated) or to the background (expected events).</param>
public readonly record struct PunziEvent(bool IsSignal, int First, int Last, double Size)
{
    /// <summary>Signal inside the window of its hypothesis.</summary>
    /// <param name="hypothesis">Index of the hypothesis.</param>
    /// <param name="efficiency">Part of the efficiency that the event stands for.</param>
    public static PunziEvent Signal(int hypothesis, double efficiency) => new(true, hypothesis, hypothesis, efficiency);

    /// <summary>Background inside the windows of neighbouring hypotheses.</summary>
    /// <param name="first">First of them.</param>
    /// <param name="last">Last of them; below <paramref name="first"/> when there are none.</param>
    /// <param name="weight">Expected events.</param>
    public static PunziEvent Background(int first, int last, double weight) => new(false, first, last, weight);
}
