using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Datasets;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Generation.Channels;
using DarkSector.Physics.Models;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation;

public class NormalisationTests
{
    private const double SqrtS = 10.58;

    private static readonly DataTable<CrossSection> Table = DataSets.BuiltIn.CrossSections;
    private static readonly Collider Collider = Collider.Symmetric(SqrtS);
    private static readonly IntegrationOptions Options = new(2000);
    private static readonly Generator Photons = Generator.For(new PhotonPairs(SqrtS, 0.8), Options, RandomStream.FromSeed(1));
    private static readonly Generator FewPhotons = Generator.For(new PhotonPairs(SqrtS, 0.5), Options, RandomStream.FromSeed(1));

    // An entry 10 % above the lowest order.
    private static readonly CrossSection Higher = Table["gamma gamma, tree"] with { Name = "gamma gamma", Value = 1.1 * Table["gamma gamma, tree"].Value, Generator = "BABAYAGA.NLO" };

    [Fact]
    public void NormalisedTo_MakesTheWeightsAddUpToTheEntry()
    {
        var generator = Photons.NormalisedTo(Higher);
        Assert.Equal(Higher.Value.Value, generator.CrossSection.Value, 1e-6);
        var sample = generator.Generate(1000, Collider, RandomStream.FromSeed(2));
        Assert.Equal(Higher.Value.Value, sample.Events.SumOfWeights, 1e-3);
        Assert.Equal(generator.KFactor, sample.KFactor);
        Assert.Contains("1000 events", sample.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"x1\.\d+ to 1\.78884 nb \(gamma gamma, BABAYAGA\.NLO\)", sample.ToString());
        Assert.Equal(sample.KFactor, generator.Stream(1000, Collider, RandomStream.FromSeed(2)).Single().KFactor);
        Assert.DoesNotContain("x1.", Photons.Generate(10, Collider, RandomStream.FromSeed(2)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void NormalisedTo_RefusesOtherRegions()
    {
        var error = Assert.Throws<ArgumentException>(() => FewPhotons.NormalisedTo(Higher));
        Assert.Contains("'|cos(theta)| < 0.8', the calculation for '|cos(theta)| < 0.5'", error.Message, StringComparison.Ordinal);
        var unknown = Generator.For(new PhotonAlpPair(new PhotonAlp(3, 1e-3), SqrtS), Options, RandomStream.FromSeed(1));
        Assert.Contains("the calculation for 'the cuts of", Assert.Throws<ArgumentException>(() => unknown.NormalisedTo(Higher)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Region_IsAllOfPhaseSpaceWithoutCuts()
    {
        Assert.Equal("all", FourLeptons.FourMuons(SqrtS).Region);
        Assert.Null(FourLeptons.FourMuons(SqrtS, new PolarAngles(17 * deg, 150 * deg)).Region);
    }

    [Fact]
    public void NormalisedTo_TakesTheFactorOfTheWholeForEventsWithinCuts()
    {
        var factor = Photons.FactorTo(Higher);
        var normalised = FewPhotons.NormalisedTo(factor);
        Assert.Equal(1.1, factor.Value.Value, 0.01);
        Assert.Equal(factor.Value.Value * FewPhotons.CrossSection.Value, normalised.CrossSection.Value, 1e-6);
        var sample = FewPhotons.Generate(100, Collider, RandomStream.FromSeed(2)).NormalisedTo(factor);
        Assert.Equal(normalised.CrossSection.Value, sample.Events.SumOfWeights, 1e-6);
        Assert.Equal(normalised.CrossSection.Value, sample.CrossSection.Value, 1e-6);
    }

    [Fact]
    public void NormalisedTo_CountsNoFactorTwice()
    {
        var factor = Photons.FactorTo(Higher);
        Assert.Contains("is normalised already: x1.", Assert.Throws<InvalidOperationException>(() => Photons.NormalisedTo(Higher).NormalisedTo(factor)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Generator.For(new TauPairs(SqrtS), Options, RandomStream.FromSeed(1)).NormalisedTo(Table["tau tau (gamma)"]));
        var sample = Photons.Generate(10, Collider, RandomStream.FromSeed(2)).NormalisedTo(factor);
        Assert.Contains("A second factor would count twice", Assert.Throws<InvalidOperationException>(() => sample.NormalisedTo(factor)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Processes_ThatAreNormalisedTakeTheFactorFromTheTable()
    {
        Assert.Equal("x1.087 to 0.919 +- 0.003 nb (tau tau (gamma), KKMC)", new TauPairs(SqrtS).KFactor!.ToString());
        Assert.Equal("x0.989 to 18.78 +- 0.025 nb (ee mu mu, tree, matrix element of MadGraph5_aMC@NLO 3.1.1)", new TwoPhotonMuonPairs(SqrtS).KFactor!.ToString());
        Assert.Equal("x1.190", new TauPairDecays(TauDecay.ToMuon, TauDecay.ToMuon, SqrtS).KFactor.ToString()[..6]);
        Assert.Equal(Table["tau tau (gamma)"].Value.Value, TauPairs.TotalCrossSection);
        Assert.Equal(18.78 * nb, TwoPhotonMuonPairs.TotalCrossSection, 1e-6);
        Assert.Contains("0.919 +- 0.003 nb at 10.58 GeV (KKMC", new TauPairs(SqrtS).Normalisation, StringComparison.Ordinal);
        var sample = Generator.For(new TauPairs(SqrtS), Options, RandomStream.FromSeed(1)).Generate(10, Collider, RandomStream.FromSeed(2));
        Assert.Contains("x1.087 to 0.919", sample.ToString(), StringComparison.Ordinal);
    }
}
