using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Searches;

namespace DarkSector.Physics.Tests.Searches;

/// <summary>The ALP search with small statistics: 20000 events of each background and 4000 of each signal, made once.</summary>
public sealed class AlpSearchSamples
{
    public AlpSearchSamples()
    {
        Backgrounds = Search.Backgrounds(20_000, Seed["backgrounds"]);
        Scan = new AlpScan(Search, AlpMassRange.Published, Backgrounds, 4_000, Seed["signal"]);
    }

    public static RandomStream Seed { get; } = RandomStream.FromSeed(20200727);

    public AlpToPhotons Search { get; } = new();

    public IReadOnlyList<EventTable> Backgrounds { get; }

    public AlpScan Scan { get; }
}

/// <summary>Tests that share the samples.</summary>
[CollectionDefinition(Name)]
public sealed class AlpSearchGroup : ICollectionFixture<AlpSearchSamples>
{
    internal const string Name = "ALP search";
}
