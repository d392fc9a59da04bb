using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Detectors;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Detectors;

public class TrackingTests
{
    private static readonly Tracking Tracking = Detector.BelleII.Tracking;

    [Theory]
    [InlineData(16.9, 0)]
    [InlineData(17.1, 0.985)]
    [InlineData(90, 0.985)]
    [InlineData(149.9, 0.985)]
    [InlineData(150.1, 0)]
    public void Efficiency_EndsAtTheDriftChamber(double degrees, double expected) =>
        Assert.Equal(expected, Tracking.Efficiency(Muon(2, degrees * deg)), 12);

    [Theory]
    [InlineData(0.05, 0)]
    [InlineData(0.06, 0)]
    [InlineData(0.18, 0.4925)]
    [InlineData(0.3, 0.985)]
    [InlineData(5, 0.985)]
    public void Efficiency_RisesWithTransverseMomentum(double pt, double expected) =>
        Assert.Equal(expected, Tracking.Efficiency(FourVector.FromMass(new(0, pt, 0.1), Particle.Muon.Mass)), 9);

    [Fact]
    public void RelativePtResolution_AddsCurvatureAndScattering()
    {
        // sigma(pT)/pT = 0.0011 pT (+) 0.0025/beta
        Assert.Equal(0.0025, Tracking.RelativePtResolution(Muon(0.4, 90 * deg)), 2e-4);
        var momentum = Muon(4, 40 * deg);
        var pt = 4 * Math.Sin(40 * deg);
        Assert.Equal(Math.Sqrt(Math.Pow(0.0011 * pt, 2) + Math.Pow(0.0025 * momentum.E / 4, 2)), Tracking.RelativePtResolution(momentum), 12);
    }

    [Theory]
    [InlineData(0.5, 60)]
    [InlineData(3, 25)]
    [InlineData(5, 120)]
    public void Measure_HasPullsOfMeanZeroAndWidthOne(double p, double degrees)
    {
        const int Tracks = 20_000;
        var truth = FourVector.FromMass(ThreeVector.Direction(degrees * deg, 3.1) * p, Particle.Muon.Mass);
        var rng = RandomStream.FromSeed(1)["pulls"];
        var tracks = Enumerable.Range(0, Tracks).Select(_ => Tracking.Measure(truth, Particle.Muon.Mass, rng)).ToArray();
        IsStandard([.. tracks.Select(t => (truth.Pt / t.Pt - 1) / Tracking.RelativePtResolution(truth))]);
        IsStandard([.. tracks.Select(t => (t.Theta - truth.Theta) / (1 * mrad))]);
        IsStandard([.. tracks.Select(t => Math.IEEERemainder(t.Phi - truth.Phi, 2 * Math.PI) * Math.Sin(truth.Theta) / (1 * mrad))]);
        Assert.All(tracks, t => Assert.Equal(Particle.Muon.Mass, t.Mass, 6));

        static void IsStandard(double[] pulls)
        {
            var mean = pulls.Average();
            var width = Math.Sqrt(pulls.Average(pull => pull * pull) - mean * mean);
            Assert.Equal(0, mean, 4 / Math.Sqrt(Tracks));
            Assert.Equal(1, width, 4 / Math.Sqrt(2 * Tracks));
        }
    }

    private static FourVector Muon(double p, double theta) => FourVector.FromMass(ThreeVector.Direction(theta, 0.5) * p, Particle.Muon.Mass);
}
