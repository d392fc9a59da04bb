using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Searches;

namespace DarkSector.Physics.Tests.Searches;

/// <summary>The invisible Z' search with small statistics: 20000 events of each background, made once; selected by cuts, so that no network has to be trained.</summary>
public sealed class InvisibleSearchSamples
{
    public InvisibleSearchSamples()
    {
        Backgrounds = Search.Backgrounds(20_000, Seed["backgrounds"]);
        Fit = new RecoilMassFit(Search, ZPrimeSelection.Cuts, Backgrounds, Seed["data"]);
    }

    public static RandomStream Seed { get; } = RandomStream.FromSeed(20261121);

    public ZPrimeInvisible Search { get; } = new();

    public IReadOnlyList<EventTable> Backgrounds { get; }

    public RecoilMassFit Fit { get; }
}

/// <summary>Tests that share the samples.</summary>
[CollectionDefinition(Name)]
public sealed class InvisibleSearchGroup : ICollectionFixture<InvisibleSearchSamples>
{
    internal const string Name = "invisible Z' search";
}
