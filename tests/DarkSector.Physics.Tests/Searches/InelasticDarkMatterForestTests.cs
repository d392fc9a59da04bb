using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Searches;
using static DarkSector.Physics.Tests.Searches.InelasticDarkMatterSamples;

namespace DarkSector.Physics.Tests.Searches;

public class InelasticDarkMatterForestTests
{
    private static readonly InelasticDarkMatterForest Forest = Train(LeptonVariables.Combined);

    [Theory]
    [InlineData(0.96, DarkPhotonClass.Light)]
    [InlineData(0.97, DarkPhotonClass.Medium)]
    [InlineData(3.9, DarkPhotonClass.Heavy)]
    public void Classes_HaveTheBordersOfTheTalk(double mass, DarkPhotonClass expected) => Assert.Equal(expected, InelasticDarkMatterForest.ClassOf(mass));

    [Fact]
    public void WorkingPoint_KeepsMostOfTheSignalAndLittleBackground()
    {
        var signal = Forest.TestPart(Medium);
        var backgrounds = Backgrounds.Select(Forest.TestPart).ToArray();
        var (kept, lost) = (signal.Events.Sum(t => Forest.Selection.Apply(t).SumOfWeights) / signal.Events.Sum(t => t.SumOfWeights),
            backgrounds.Sum(t => Forest.Selection.Apply(t).SumOfWeights) / backgrounds.Sum(t => t.SumOfWeights));
        Assert.InRange(kept, 0.5, 1);
        Assert.InRange(lost, 0, 0.3);
        Assert.InRange(Forest.WorkingPoint, 0.01, 1);
    }

    [Fact]
    public void Variants_HaveTheirForests()
    {
        Assert.Single(Forest.Forests);
        Assert.Equal(4, Forest.Forests[0].Members.Count);
        Assert.Contains("leptons", Forest.Forests[0].Features);
    }

    [Fact]
    public void TrainingEvents_AreRefusedForHistograms()
    {
        var whole = Forest.AddTo(InelasticDarkMatterSearch.Preselection.Apply(Backgrounds[0]));
        Assert.Equal(EventRole.Training, whole.Role);
        Assert.Equal(EventRole.Test, Forest.TestPart(Backgrounds[0]).Role);
    }

    [Fact]
    public void SignalsOfSeveralClasses_AreRefused() => Assert.Contains("Light", Assert.Throws<ArgumentException>(() =>
        InelasticDarkMatterForest.Train(LeptonVariables.Combined, [Light, Heavy], Backgrounds, RandomStream.FromSeed(1))).Message, StringComparison.Ordinal);

    private static InelasticDarkMatterForest Train(LeptonVariables leptons) =>
        InelasticDarkMatterForest.Train(leptons, [Medium], Backgrounds, RandomStream.FromSeed(1));
}
