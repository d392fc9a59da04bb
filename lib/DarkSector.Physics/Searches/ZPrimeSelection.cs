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

    /// <summary>The <see cref="ZPrimeInvisible.Preselection"/>, then a network. Events that it was trained on are not let into templates: they keep their role.</summary>
    /// <param name="search">The search.</param>
    /// <param name="network">The network.</param>
    public static ZPrimeSelection Of(ZPrimeInvisible search, PunziNetwork network)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(network);
        EventTable Select(EventTable events) => network.Select(search.Preselected(events));
        return new("Punzi network", Select, Select);
    }
}
