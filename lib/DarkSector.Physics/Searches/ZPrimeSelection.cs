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

    /// <summary><see cref="ZPrimeInvisible.Selection"/>: cuts on two quantities. Every event is used.</summary>
    public static ZPrimeSelection Cuts { get; } = new("cuts", ZPrimeInvisible.Selection.Apply, ZPrimeInvisible.Selection.Apply) { Density = BackgroundDensities.OfCuts };

    /// <summary>The <see cref="ZPrimeInvisible.Preselection"/>, then a network. Events that it was trained on are not let into templates: they keep their role.</summary>
    /// <param name="search">The search.</param>
    /// <param name="network">The network.</param>
    public static ZPrimeSelection Of(ZPrimeInvisible search, PunziNetwork network)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(network);
        EventTable Select(EventTable events) => network.Select(search.Preselected(events));
        return new("Punzi network", Select, Select) { Density = BackgroundDensities.OfNetwork(network.Network), Exploration = 0.03 };
    }

    // All preselected events, for a network to learn which of them to reject.
    internal static ZPrimeSelection ToLearnFrom(BackgroundDensity density) =>
        new("to learn from", ZPrimeInvisible.Preselection.Apply, ZPrimeInvisible.Preselection.Apply) { Density = density, Exploration = 0.03 };
}
