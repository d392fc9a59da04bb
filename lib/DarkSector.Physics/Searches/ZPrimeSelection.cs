using DarkSector.Numerics.Tables;
using DarkSector.Physics.Suppression;
using static System.FormattableString;

namespace DarkSector.Physics.Searches;

/// <summary>Which events of the invisible Z' search enter the fit.</summary>
/// <param name="Name">What it is, for figures and tables.</param>
/// <param name="OfBackground">Selected events of a reconstructed background, with weights that stand for the whole sample.</param>
/// <param name="OfSignal">Selected events of a reconstructed signal.</param>
public sealed record ZPrimeSelection(string Name, Func<EventTable, EventTable> OfBackground, Func<EventTable, EventTable> OfSignal)
{
    /// <summary>How densely background events are generated where the selection rejects them, relative to where it does not, in (0, 1].</summary>
    /// <remarks>Only the statistical precision depends on it (<see cref="ZPrimeInvisible.Backgrounds(int, ZPrimeSelection, Numerics.Random.RandomStream)"/>): templates of selected events need few rejected ones.</remarks>
    public double Exploration
    {
        get;
        init => field = value is > 0 and <= 1 ? value
            : throw new ArgumentOutOfRangeException(nameof(value), Invariant($"Exploration = {value}; a relative density lies above 0 and is at most 1."));
    } = 0.1;

    /// <summary>Where backgrounds are generated; everywhere alike unless set.</summary>
    internal BackgroundDensity Density { get; init; } = (_, _, _, _) => 1;

    /// <summary>The squared recoil mass at which one way to select gives way to another [GeV^2]; beyond all masses unless set.</summary>
    internal double ChangesAbove { get; init; } = double.PositiveInfinity;

    /// <summary><see cref="ZPrimeInvisible.Selection"/>: cuts on two quantities. Every event is used.</summary>
    public static ZPrimeSelection Cuts { get; } = new("cuts", ZPrimeInvisible.Selection.Apply, ZPrimeInvisible.Selection.Apply) { Density = BackgroundDensities.OfCuts };

    /// <summary>Largest recoil mass at which <see cref="Of"/> asks the network [GeV].</summary>
    /// <remarks>Chosen by expected limits of samples of their own: with 100000 generated events the network is better by factors of 2 to 5 in cross-section from 6.5 to 7.25 GeV, and worse by 3 and 9 at 7.5 and 7.75 GeV,
    /// where it leaves a few two-photon events of large weight, from which no fit can take a shape. By the figure of merit, which does not know of that, it is as good as <see cref="Cuts"/> up to 8 GeV.</remarks>
    public const double LargestNetworkMass = 7.3;

    /// <summary>The <see cref="ZPrimeInvisible.Preselection"/>, then a network up to <see cref="LargestNetworkMass"/> and the <see cref="ZPrimeInvisible.Suppression"/> above. Events that it was trained on are not let into templates: they keep their role.</summary>
    /// <param name="search">The search.</param>
    /// <param name="network">The network.</param>
    public static ZPrimeSelection Of(ZPrimeInvisible search, PunziNetwork network)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(network);
        EventTable Select(EventTable events)
        {
            var scored = network.Score(search.Preselected(events));
            var (score, squaredMass, cuts) = (scored[PunziNetwork.ScoreColumn], scored["recoilMassSquared"], ZPrimeInvisible.Suppression.Passes(scored));
            return scored.WhereMarked([.. cuts.Select((passes, row) => IsAbove(squaredMass[row]) ? passes : score[row] > network.Threshold)]);
        }

        var density = BackgroundDensities.OfNetwork(network.Network);
        return new("Punzi network", Select, Select)
        {
            Density = (of, mu1, mu2, recoil) => IsAbove(recoil.MassSquared) ? BackgroundDensities.OfCuts(of, mu1, mu2, recoil) : density(of, mu1, mu2, recoil),
            Exploration = 0.03,
            ChangesAbove = LargestNetworkMass * LargestNetworkMass,
        };
    }

    private static bool IsAbove(double recoilMassSquared) => recoilMassSquared > LargestNetworkMass * LargestNetworkMass;

    // All preselected events, for a network to learn which of them to reject.
    internal static ZPrimeSelection ToLearnFrom(BackgroundDensity density) =>
        new("to learn from", ZPrimeInvisible.Preselection.Apply, ZPrimeInvisible.Preselection.Apply) { Density = density, Exploration = 0.03 };
}
