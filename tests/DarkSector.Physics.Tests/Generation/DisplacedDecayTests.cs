using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;
using DarkSector.Physics.Tests.Detectors;

namespace DarkSector.Physics.Tests.Generation;

public class DisplacedDecayTests
{
    private static readonly FourVector First = FixedSample.At(60, 0, 1.5, Particle.Electron.Mass);
    private static readonly FourVector Second = FixedSample.At(70, 1, 1, Particle.Electron.Mass);

    [Fact]
    public void WithDisplacedDecay_MakesTheParentOfItsProductsAndItsVertex()
    {
        var sample = Sample().WithDisplacedDecay("chi2True", ["e1True", "e2True"], 2.5, RandomStream.FromSeed(1));
        Assert.All(sample.Events.Particle("chi2True"), p => Assert.Equal(First + Second, p));
        var decay = Assert.Single(sample.DisplacedDecays);
        Assert.Equal("chi2True", decay.Parent);
        Assert.Equal(["e1True", "e2True"], decay.Products);
        // The same as asking the table.
        var table = Sample().Events.WithParticle("chi2True", (e1True, e2True) => e1True + e2True).WithDecayVertex("chi2True", 2.5, RandomStream.FromSeed(1));
        Assert.Equal(table["chi2TrueVertexX"].ToArray(), sample.Events["chi2TrueVertexX"].ToArray());
    }

    [Fact]
    public void WithDisplacedDecay_CanBeDrawnAgainForAnotherLifetime()
    {
        var once = Sample().WithDisplacedDecay("chi2True", ["e1True", "e2True"], 1, RandomStream.FromSeed(1));
        var twice = once.WithDisplacedDecay("chi2True", ["e1True", "e2True"], 3, RandomStream.FromSeed(1));
        Assert.Single(twice.DisplacedDecays);
        Assert.Equal(3 * once.Events["chi2TrueVertexY"][4], twice.Events["chi2TrueVertexY"][4], 9);
    }

    [Fact]
    public void WithDisplacedDecay_RefusesWhatCannotBe()
    {
        Assert.Contains("parent = 'chi2'", Message(() => Sample().WithDisplacedDecay("chi2", ["e1True"], 1, RandomStream.FromSeed(1))), StringComparison.Ordinal);
        Assert.Contains("no products", Message(() => Sample().WithDisplacedDecay("chi2True", [], 1, RandomStream.FromSeed(1))), StringComparison.Ordinal);
        var once = Sample().WithDisplacedDecay("chi2True", ["e1True", "e2True"], 1, RandomStream.FromSeed(1));
        Assert.Contains("e2True already comes", Message(() => once.WithDisplacedDecay("otherTrue", ["e2True"], 1, RandomStream.FromSeed(1))), StringComparison.Ordinal);
        Assert.Contains("e7True", Assert.ThrowsAny<Exception>(() => Sample().WithDisplacedDecay("chi2True", ["e7True"], 1, RandomStream.FromSeed(1))).Message, StringComparison.Ordinal);
    }

    private static string Message(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;

    private static EventSample Sample() =>
        FixedSample.Of(20, (FixedSample.Charged("e1True", Particle.Electron), First), (FixedSample.Charged("e2True", Particle.Electron, +1), Second));
}
