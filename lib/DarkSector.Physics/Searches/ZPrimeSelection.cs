using DarkSector.Numerics.Tables;
using DarkSector.Physics.Suppression;

namespace DarkSector.Physics.Searches;

/// <summary>Which events of the invisible Z' search enter the fit.</summary>
/// <param name="Name">What it is, for figures and tables.</param>
/// <param name="OfBackground">Selected events of a reconstructed background, with weights that stand for the whole sample.</param>
/// <param name="OfSignal">Selected events of a reconstructed signal.</param>
public sealed record ZPrimeSelection(string Name, Func<EventTable, EventTable> OfBackground, Func<EventTable, EventTable> OfSignal)
{
    /// <summary><see cref="ZPrimeInvisible.Selection"/>: cuts on two quantities. Every event is used.</summary>
    public static ZPrimeSelection Cuts { get; } = new("cuts", ZPrimeInvisible.Selection.Apply, ZPrimeInvisible.Selection.Apply);

    /// <summary>Largest recoil mass at which <see cref="Of"/> asks the network [GeV].</summary>
    /// <remarks>Above it nearly all background is two-photon events. The network leaves a few simulated ones of large weight, from which no fit can take a shape: with 100000 generated events the expected
    /// limit at 8 GeV is 1.6 times worse than with <see cref="Cuts"/>, though the figure of merit is better; at 7 GeV it is twice as good.</remarks>
    public const double LargestNetworkMass = 7.5;

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
            return scored.WhereMarked([.. cuts.Select((passes, row) => squaredMass[row] > LargestNetworkMass * LargestNetworkMass ? passes : score[row] > network.Threshold)]);
        }

        return new("Punzi network", Select, Select);
    }
}
