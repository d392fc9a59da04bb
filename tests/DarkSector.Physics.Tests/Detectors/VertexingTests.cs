using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Detectors;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Detectors;

public class VertexingTests
{
    private static readonly Vertexing Vertexing = new();

    [Theory]
    [InlineData(0.1, 50, 100)]
    [InlineData(5, 80, 300)]
    [InlineData(30, 1000, 3000)]
    public void Resolution_GrowsFromMicronsToMillimetres(double distance, double lowMicrons, double highMicrons) =>
        Assert.InRange(Vertexing.Resolution.At(distance) / um, lowMicrons, highMicrons);

    [Fact]
    public void Efficiency_FallsWithDistance()
    {
        double[] distances = [0, 1, 5, 14, 20, 60, 100];
        var efficiencies = distances.Select(Vertexing.Efficiency.At).ToArray();
        Assert.Equal(efficiencies.OrderDescending(), efficiencies);
        Assert.All(efficiencies, e => Assert.InRange(e, 0, 1));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(25)]
    public void Measure_HasPullsOfWidthOne(double distance)
    {
        var (truth, rng) = (new ThreeVector(0, distance, 4), RandomStream.FromSeed(7));
        var sigma = Vertexing.Resolution.At(distance);
        var pulls = Enumerable.Range(0, 5000).Select(_ => (Vertexing.Measure(truth, rng) - truth) * (1 / sigma)).ToArray();
        FixedSample.IsStandard([.. pulls.Select(p => p.X)]);
        FixedSample.IsStandard([.. pulls.Select(p => p.Y)]);
        FixedSample.IsStandard([.. pulls.Select(p => p.Z)]);
    }

    [Fact]
    public void PointingCosine_IsThatOfMomentumAndPosition()
    {
        Assert.Equal(1, Vertexing.PointingCosine(new FourVector(1, 2, 3, 5), new ThreeVector(0.1, 0.2, 0.3)), 12);
        Assert.Equal(0, Vertexing.PointingCosine(new FourVector(1, 0, 0, 5), new ThreeVector(0, 2, 0)), 12);
    }
}
