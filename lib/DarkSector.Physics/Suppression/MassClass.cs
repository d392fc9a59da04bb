using DarkSector.Numerics.Tables;
using static System.FormattableString;

namespace DarkSector.Physics.Suppression;

/// <summary>A range of masses with a classifier of its own.</summary>
/// <param name="Name">Its name, such as `light`.</param>
/// <param name="Low">Lower end, which belongs to the class below where there is one [GeV].</param>
/// <param name="High">Upper end, which belongs to it [GeV].</param>
public sealed record MassClass(string Name, double Low, double High)
{
    /// <summary>Upper end [GeV].</summary>
    public double High { get; } = High > Low ? High
        : throw new ArgumentOutOfRangeException(nameof(High), Invariant($"The mass class '{Name}' reaches from {Low} to {High} GeV; the upper end is above the lower one."));

    /// <summary>The classes of the search for inelastic dark matter, by the mass of the dark photon: light up to 0.96 GeV, medium up to 3.9 GeV, heavy above.</summary>
    /// <remarks>T. Lam, S. Longo and L. Piilonen, "Inelastic Dark Matter Search at Belle 2" (Belle II summer workshop, 2025), page on boosted decision trees; the printed bound of `heavy` is read as a lower one.</remarks>
    public static IReadOnlyList<MassClass> InelasticDarkMatter { get; } =
        [new("light", 0, 0.96), new("medium", 0.96, 3.9), new("heavy", 3.9, double.PositiveInfinity)];

    /// <summary>Whether a mass belongs to the class.</summary>
    /// <param name="mass">Mass [GeV].</param>
    public bool Contains(double mass) => (mass > Low || (mass == Low && Low == 0)) && mass <= High;

    /// <summary>The events whose generated mass belongs to the class.</summary>
    /// <param name="events">Signal events.</param>
    /// <param name="massColumn">Column of the mass they were generated with [GeV].</param>
    public EventTable Of(EventTable events, string massColumn)
    {
        ArgumentNullException.ThrowIfNull(events);
        return events.WhereMarked([.. events[massColumn].Select(Contains)]);
    }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"{Name}: {Low:G4} to {High:G4} GeV");
}
