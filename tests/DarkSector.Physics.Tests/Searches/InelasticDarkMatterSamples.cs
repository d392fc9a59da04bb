using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Searches;

namespace DarkSector.Physics.Tests.Searches;

/// <summary>Samples of the search for inelastic dark matter, made once for all tests.</summary>
internal static class InelasticDarkMatterSamples
{
    public static InelasticDarkMatterSearch Search { get; } = new();

    public static IReadOnlyList<EventTable> Backgrounds { get; } = Search.Backgrounds(6_000, RandomStream.FromSeed(8)["backgrounds"]);

    // A mass of each class.
    public static InelasticDarkMatterSignal Light { get; } = Signal(0.32);

    public static InelasticDarkMatterSignal Medium { get; } = Signal(1);

    public static InelasticDarkMatterSignal Heavy { get; } = Signal(2.5);

    public static IReadOnlyList<double> Mixings { get; } = [.. Enumerable.Range(0, 25).Select(i => 1e-5 * Math.Pow(1e4, i / 24.0))];

    private static InelasticDarkMatterSignal Signal(double mass) => Search.Signal(mass, 3_000, RandomStream.FromSeed(8)[$"signal {mass}"]);
}
