using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Generation;

namespace DarkSector.Physics.Tests.Generation;

public class DecayVertexTests
{
    private static readonly FourVector Momentum = FourVector.FromMass(new ThreeVector(1, -2, 2), 0.5);

    [Fact]
    public void Vertices_LieOnTheFlightAtExponentialDistances()
    {
        const int Events = 20_000;
        const double DecayLength = 0.3;
        var events = Table(Events).WithDecayVertex("chi2", DecayLength, RandomStream.FromSeed(1));
        var (x, y, z) = (events["chi2VertexX"].ToArray(), events["chi2VertexY"].ToArray(), events["chi2VertexZ"].ToArray());
        var mean = DecayLength * Momentum.P / 0.5;
        var distances = x.Select((_, i) => Math.Sqrt(x[i] * x[i] + y[i] * y[i] + z[i] * z[i])).ToArray();
        for (var i = 0; i < Events; i++)
        {
            Assert.Equal(-2 * x[i], y[i], 1e-12 * distances[i]);
            Assert.Equal(2 * x[i], z[i], 1e-12 * distances[i]);
        }
        Assert.Equal(mean, distances.Average(), 4 * mean / Math.Sqrt(Events));
        foreach (var (near, far) in new[] { (0.0, 0.5), (0.5, 2), (2, double.PositiveInfinity) })
        {
            var expected = DecayVertex.ProbabilityBetween(Momentum, DecayLength, near, far);
            Assert.Equal(expected, distances.Count(d => d >= near && d < far) / (double)Events, 4 * Math.Sqrt(expected / Events));
        }
    }

    [Fact]
    public void Vertices_OfAShorterTableAreTheFirstOfALongerOne()
    {
        double[] Column(int events) => Table(events).WithDecayVertex("chi2", 1, RandomStream.FromSeed(3))["chi2VertexX"].ToArray();
        Assert.Equal(Column(1500), Column(4000)[..1500]);
    }

    [Fact]
    public void ProbabilityBetween_AddsUpAndHasItsLimits()
    {
        double P(double near, double far, double length = 2) => DecayVertex.ProbabilityBetween(Momentum, length, near, far);
        Assert.Equal(1, P(0, 3) + P(3, double.PositiveInfinity), 12);
        Assert.Equal(1, P(0, 1, length: 0));
        Assert.Equal(0, P(0.1, 1, length: 0));
        Assert.Equal(0, P(0, 1e9, length: double.PositiveInfinity));
        Assert.Equal(1 - Math.Exp(-1), P(0, 2 * Momentum.P / 0.5), 12);
    }

    [Fact]
    public void BadRequests_AreRefused()
    {
        foreach (var length in new[] { -1, double.NaN, double.PositiveInfinity })
            Assert.Contains($"properDecayLength = {length} cm", Assert.Throws<ArgumentOutOfRangeException>(() => Table(1).WithDecayVertex("chi2", length, RandomStream.FromSeed(1))).Message, StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => Table(1).WithDecayVertex("chi3", 1, RandomStream.FromSeed(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => DecayVertex.ProbabilityBetween(Momentum, 1, 2, 1));
        Assert.Throws<ArgumentException>(() => DecayVertex.ProbabilityBetween(FourVector.FromMass(new ThreeVector(0, 0, 1), 0), 1, 0, 1));
    }

    private static EventTable Table(int events) => EventTable.FromColumns("chi2",
        ("chi2Px", Filled(events, Momentum.Px)), ("chi2Py", Filled(events, Momentum.Py)), ("chi2Pz", Filled(events, Momentum.Pz)), ("chi2E", Filled(events, Momentum.E)));

    private static double[] Filled(int events, double value)
    {
        var values = new double[events];
        Array.Fill(values, value);
        return values;
    }
}
