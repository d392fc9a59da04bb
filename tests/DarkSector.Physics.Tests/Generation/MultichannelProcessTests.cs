using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Generation;

namespace DarkSector.Physics.Tests.Generation;

public class MultichannelProcessTests
{
    private const double SqrtS = 10.58;

    private static readonly FourLeptons Process = FourLeptons.MuonPairTauPair(SqrtS);

    [Fact]
    public void AsAnOrdinaryProcess_ItHasTheSameCrossSection()
    {
        var several = Generator.For(Process, new IntegrationOptions(5000), RandomStream.FromSeed(1)).CrossSection;
        var (one, _) = AdaptiveIntegrator.Integrate(Process.Dimensions, point => Process.Evaluate(point, new FourVector[4]), new IntegrationOptions(20_000), RandomStream.FromSeed(2));
        Assert.Equal(several.Value, one.Value, 3.5 * Math.Sqrt(several.Error * several.Error + one.Error * one.Error));
        Assert.InRange(one.RelativeError, 0, 0.01);
    }

    [Fact]
    public void Importance_ChangesNeitherCrossSectionNorAverages()
    {
        static double Central(ReadOnlySpan<FourVector> momenta) => 1.02 - momenta[0].CosTheta * momenta[0].CosTheta;
        var plain = Generator.For(Process, new IntegrationOptions(5000), RandomStream.FromSeed(1)).Generate(10_000, Collider.Symmetric(SqrtS), RandomStream.FromSeed(2));
        var weighted = Generator.For(Process, Central, new IntegrationOptions(5000), RandomStream.FromSeed(3)).Generate(10_000, Collider.Symmetric(SqrtS), RandomStream.FromSeed(4));
        Assert.Equal(plain.CrossSection.Value, weighted.CrossSection.Value, 4 * (plain.CrossSection.Error + weighted.CrossSection.Error));
        var (first, second) = (CentralPart(plain), CentralPart(weighted));
        Assert.Equal(first, second, 0.02 * first + 4 * Math.Sqrt(first * plain.CrossSection.Value / 10_000));
        Assert.True(weighted.Events.Where(mu1True => Math.Abs(mu1True.CosTheta) < 0.8).Count > 1.5 * plain.Events.Where(mu1True => Math.Abs(mu1True.CosTheta) < 0.8).Count);

        static double CentralPart(EventSample sample) => sample.Events.Where(mu1True => Math.Abs(mu1True.CosTheta) < 0.8).SumOfWeights;
    }

    [Fact]
    public async Task Generate_DoesNotDependOnTheNumberOfThreads()
    {
        var alone = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, maxConcurrencyLevel: 1).ExclusiveScheduler;
        Task<double[]> On(TaskScheduler scheduler) => Task.Factory.StartNew(
            () => Generator.For(Process, new IntegrationOptions(3000), RandomStream.FromSeed(1)).Generate(3000, Collider.Symmetric(SqrtS), RandomStream.FromSeed(2)).Events["tau1TruePz"].ToArray(),
            CancellationToken.None, TaskCreationOptions.None, scheduler);
        Assert.Equal(await On(alone), await On(TaskScheduler.Default));
    }
}
