using DarkSector.Numerics.Learning;
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

    /// <summary>The <see cref="ZPrimeInvisible.Preselection"/>, then a network. Only the test part of backgrounds is used, with weights that stand for all of it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="split">The split whose training part the network knows.</param>
    public static ZPrimeSelection Of(PunziNetwork network, EventSplit split)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(split);
        return new("Punzi network",
            background => network.Select(split.Of(ZPrimeInvisible.Preselection.Apply(background)).Test),
            signal => network.Select(ZPrimeInvisible.Preselection.Apply(signal)));
    }
}
