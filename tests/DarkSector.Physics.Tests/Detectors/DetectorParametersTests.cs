using DarkSector.Physics.Detectors;

namespace DarkSector.Physics.Tests.Detectors;

public class DetectorParametersTests
{
    public static TheoryData<string, Func<object>> Bad => new()
    {
        { "AngularResolution = -1 rad; it must be a finite number, 0 rad or above", () => new Tracking { AngularResolution = -1 } },
        { "CurvatureResolution = NaN /GeV", () => new Tracking { CurvatureResolution = double.NaN } },
        { "ScatteringResolution = -0.1", () => new Tracking { ScatteringResolution = -0.1 } },
        { "PlateauEfficiency = 1.1; a probability lies between 0 and 1", () => new Tracking { PlateauEfficiency = 1.1 } },
        { "ChargeMistakeProbability = -0.5", () => new Tracking { ChargeMistakeProbability = -0.5 } },
        { "MagneticField = 0 T; it must be a finite number above 0 T", () => new Tracking { MagneticField = 0 } },
        { "ConstantD0 = -0.001 cm", () => new ImpactParameterResolution { ConstantD0 = -0.001 } },
        { "SigmaZ = ∞ cm", () => new BeamSpot { SigmaZ = double.PositiveInfinity } },
        { "HardPhotonLoss = 2", () => new Calorimeter { HardPhotonLoss = 2 } },
        { "Threshold = -1 GeV", () => new Calorimeter { Threshold = -1 } },
        { "WidthFactor = -1", () => new ClusterResolution { WidthFactor = -1 } },
        { "EnergyScale = 0", () => new ClusterResolution { EnergyScale = 0 } },
        { "Probability = 1.5", () => PhotonLoss.BackwardBarrel(1.5) },
        { "GapPhotonEfficiency = -1", () => new MuonDetector { GapPhotonEfficiency = -1 } },
        { "PlateauEfficiency = NaN", () => new MuonIdentification { PlateauEfficiency = double.NaN } },
        { "MeanClusters = -3", () => new BeamBackground { MeanClusters = -3 } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Parameters_RefuseWhatCannotBeWithNameAndValue(string expected, Func<object> make) =>
        Assert.Contains(expected.Replace("∞", double.PositiveInfinity.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal),
            Assert.ThrowsAny<ArgumentException>(make).Message, StringComparison.Ordinal);

    [Fact]
    public void Under_GivesBackgroundClustersAndTheResolutionWithThem()
    {
        var busy = Detector.BelleII.Under(BackgroundLevel.High);
        Assert.Equal(BackgroundLevel.High, busy.Calorimeter.Resolution.Background);
        Assert.True(busy.BeamBackground.MeanClusters > Detector.BelleII.Under(BackgroundLevel.Low).BeamBackground.MeanClusters);
        Assert.Equal(0, Detector.BelleII.BeamBackground.MeanClusters);
    }
}
