using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Searches;

namespace DarkSector.Physics.Tests.Searches;

/// <summary>The search for dark Higgsstrahlung with small statistics, made once.</summary>
public sealed class DarkHiggsSamples
{
    public DarkHiggsSamples()
    {
        Backgrounds = Search.Backgrounds(10_000, Seed["backgrounds"]);
        Signal = new DarkHiggsSignalGrid(Search, 300, Seed["signal"]);
        Windows = new DarkHiggsWindows(Search, Signal);
        Scan = new DarkHiggsScan(Search, Windows, [.. Backgrounds.Select(DarkHiggsInvisible.Selection.Apply)]);
    }

    public static RandomStream Seed { get; } = RandomStream.FromSeed(20261121);

    public DarkHiggsInvisible Search { get; } = new();

    public IReadOnlyList<EventTable> Backgrounds { get; }

    public DarkHiggsSignalGrid Signal { get; }

    public DarkHiggsWindows Windows { get; }

    public DarkHiggsScan Scan { get; }
}

/// <summary>Tests that share the samples.</summary>
[CollectionDefinition(Name)]
public sealed class DarkHiggsGroup : ICollectionFixture<DarkHiggsSamples>
{
    internal const string Name = "dark Higgsstrahlung search";
}
