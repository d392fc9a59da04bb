using DarkSector.Physics.Detectors;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Tests.Detectors;

public class MuonDetectorTests
{
    private static readonly MuonDetector Detector = new();

    [Theory]
    [InlineData(17, 3, false)]
    [InlineData(19, 0.7, true)]
    [InlineData(19, 0.5, false)]
    [InlineData(60, 0.65, false)] // pT 0.56 GeV
    [InlineData(60, 0.75, true)]
    [InlineData(126, 0.65, true)]
    [InlineData(154, 0.65, true)]
    [InlineData(156, 3, false)]
    [InlineData(90, double.NaN, false)]
    public void IsReachedBy_AsksForTransverseMomentumInTheBarrel(double degrees, double momentum, bool expected) =>
        Assert.Equal(expected, Detector.IsReachedBy(FixedSample.At(degrees, 1, momentum, Particle.Muon.Mass)));

    [Theory]
    [InlineData(90, 0.5, 0.35)]
    [InlineData(31.8, 4.5, 0.63)]
    [InlineData(129, 4.5, 0.63)]
    [InlineData(60, 4.5, 0)] // the calorimeter is in front
    [InlineData(10, 4.5, 0)] // along the beams
    public void GapEfficiency_IsForPhotonsInGaps(double degrees, double energy, double expected) =>
        Assert.Equal(expected, Detector.GapEfficiency(FixedSample.At(degrees, 1, energy), new Calorimeter()), 9);
}
