using DarkSector.Numerics.Random;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation;

public class SpreadDecaysTests
{
    private const double Nearest = 0.3, Farthest = 75;

    private static readonly InelasticDarkMatter Model = new(1.3, 0.52, new DarkPhoton(3.9, 1e-3), 0.1);
    private static readonly EventSample Sample = EventSample.Of(
        new PhotonInelasticDarkMatter(Model, Particle.Electron, Collider.SuperKEKB.SqrtS, new PhotonCuts(38 * deg, 144 * deg, 0.9)), 20_000, Collider.SuperKEKB, RandomStream.FromSeed(1));
    private static readonly EventSample Spread = Sample.WithSpreadDecays("v0True", ["chi1FromChi2True", "e1True", "e2True"], Nearest, Farthest, RandomStream.FromSeed(2));

    [Theory]
    [InlineData(0.3)]
    [InlineData(2)]
    [InlineData(300)]
    [InlineData(1e6)]
    public void Weights_GiveTheProbabilityOfEachLifetime(double properDecayLength)
    {
        // The share of decays between two transverse distances has a closed form for each event.
        var (flown, distance, momenta) = (Spread.Events["v0TrueProperLength"], Spread.Events.With("r", (v0TrueVertexX, v0TrueVertexY) => Math.Sqrt(v0TrueVertexX * v0TrueVertexX + v0TrueVertexY * v0TrueVertexY))["r"], Spread.Events.Particle("v0True"));
        var (sum, squares, expected) = (0.0, 0.0, 0.0);
        for (var i = 0; i < momenta.Length; i++)
        {
            var weight = distance[i] is > 1 and < 20 ? SpreadDecays.Weight(flown[i], properDecayLength, Nearest, Farthest) : 0;
            (sum, squares) = (sum + weight, squares + weight * weight);
            var sine = momenta[i].Pt / momenta[i].P;
            expected += DecayVertex.ProbabilityBetween(momenta[i], properDecayLength, 1 / sine, 20 / sine);
        }
        Assert.True(expected > 0);
        Assert.Equal(expected, sum, 4 * Math.Sqrt(squares));
        Assert.True(Math.Sqrt(squares) < 0.05 * expected, "one sample should serve every lifetime");
    }

    [Fact]
    public void Points_LieOnTheFlightBetweenTheDistances()
    {
        foreach (var (momentum, x, y, z) in Spread.Events.Particle("v0True").Zip(Spread.Events["v0TrueVertexX"].ToArray(), Spread.Events["v0TrueVertexY"].ToArray())
            .Zip(Spread.Events["v0TrueVertexZ"].ToArray(), (a, b) => (a.First, a.Second, a.Third, b)).Take(500))
        {
            Assert.InRange(Math.Sqrt(x * x + y * y), Nearest, Farthest * (1 + 1e-12));
            Assert.Equal(momentum.Pz / momentum.Pt, z / Math.Sqrt(x * x + y * y), 9);
        }
    }

    [Fact]
    public void Weight_IsBoundedForEveryLifetime()
    {
        var largest = Enumerable.Range(0, 200).Max(i => SpreadDecays.Weight(2, 1e-6 * Math.Pow(1e13, i / 199.0), Nearest, Farthest));
        Assert.InRange(largest, 0, Math.Log(Farthest / Nearest) / Math.E * (1 + 1e-12));
        Assert.Equal(0, SpreadDecays.Weight(2, double.PositiveInfinity, Nearest, Farthest));
    }

    [Fact]
    public void WithSpreadDecays_IsTheSameForTheSameStream_AndForMoreEvents()
    {
        var again = Sample.WithSpreadDecays("v0True", ["chi1FromChi2True", "e1True", "e2True"], Nearest, Farthest, RandomStream.FromSeed(2));
        Assert.Equal(Spread.Events["v0TrueVertexX"].ToArray(), again.Events["v0TrueVertexX"].ToArray());
    }

    [Fact]
    public void WithSpreadDecays_RefusesDistancesThatCannotBe()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.WithSpreadDecays("v0True", ["e1True", "e2True"], 0, 1, RandomStream.FromSeed(2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.WithSpreadDecays("v0True", ["e1True", "e2True"], 2, 1, RandomStream.FromSeed(2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => SpreadDecays.Weight(1, 0, 1, 2));
    }
}
