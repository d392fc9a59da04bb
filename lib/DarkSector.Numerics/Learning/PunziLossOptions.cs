using static System.FormattableString;

namespace DarkSector.Numerics.Learning;

/// <summary>How a <see cref="PunziLoss"/> judges a search.</summary>
public sealed record PunziLossOptions
{
    /// <summary>Wanted significance a in one-sided standard deviations.</summary>
    public double Significance { get; init => field = Positive(value, nameof(Significance), "standard deviations"); } = 3;

    /// <summary>Probability Phi(b) to reach it, as b in one-sided standard deviations; 1.28155 is 90 %.</summary>
    public double Power
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), Invariant($"Power = {value} standard deviations; it must be a finite number of 0 or more."));
    } = 1.28155;

    /// <summary>Integrated luminosity that the background weights are for [fb^-1].</summary>
    public double Luminosity { get; init => field = Positive(value, nameof(Luminosity), "fb^-1"); } = 50;

    /// <summary>Whether the loss is the mean of ln sigma, so that masses with a large sigma do not decide alone.</summary>
    public bool Relative { get; init; }

    /// <summary>Whether B of a window is raised by the weight of one more event like those that are kept, sum s w^2/sum s w.</summary>
    /// <remarks>A window emptied of simulated events is not free of background: without this, a small sample teaches the network to cut out single events.</remarks>
    public bool CautiousBackground { get; init; }

    private static double Positive(double value, string name, string unit) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, Invariant($"{name} = {value} {unit}; it must be above 0."));
}
