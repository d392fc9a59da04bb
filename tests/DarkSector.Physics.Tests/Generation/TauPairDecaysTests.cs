using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;
using DarkSector.Physics.Searches;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation;

public class TauPairDecaysTests
{
    private const double SqrtS = 10.58;

    private static readonly TauDecay Signal = TauDecay.ToLeptonBoson(new TauToLeptonBoson(Particle.Muon, 1, 1e-3));

    [Fact]
    public void TotalCrossSection_IsThatOfTauPairsForEitherAssignment()
    {
        Assert.Equal(2 * 0.919 * nb * 1e-3 * 0.0931, new TauPairDecays(Signal, TauDecay.ToThreePions, SqrtS).TotalCrossSection(), 1e-6 * nb * 1e-3);
        Assert.Equal(0.919 * nb * 0.1739 * 0.1739, new TauPairDecays(TauDecay.ToMuon, TauDecay.ToMuon, SqrtS, InitialStateRadiation.At(SqrtS)).TotalCrossSection(), 1);
    }

    [Fact]
    public void MonteCarlo_AgreesWithTheTotal()
    {
        foreach (var process in new[]
        {
            new TauPairDecays(Signal, TauDecay.ToThreePions, SqrtS),
            new TauPairDecays(TauDecay.ToRho, TauDecay.ToPion, SqrtS),
            new TauPairDecays(TauDecay.ToMuon, TauDecay.ToElectron, SqrtS, InitialStateRadiation.At(SqrtS)),
        })
        {
            ProcessLaws.IntegratesTo(process.TotalCrossSection(), process, 30_000);
            ProcessLaws.ConservesMomentum(process, _ => true, p => p.Name == "alpha1True" ? 1 : p.Kind?.Mass);
        }
    }

    [Fact]
    public void MuonPairs_AreThoseOfTauPairs()
    {
        var radiation = InitialStateRadiation.At(SqrtS);
        var ours = ProcessLaws.Sample(new TauPairDecays(TauDecay.ToMuon, TauDecay.ToMuon, SqrtS, radiation), 30_000, 20_000);
        var theirs = ProcessLaws.Sample(new TauPairs(SqrtS), 30_000, 20_000);
        Assert.Equal(theirs.CrossSection.Value, ours.CrossSection.Value, 3 * (theirs.CrossSection.Error + ours.CrossSection.Error));
        var axis = Axis.Regular(20, 0, 1);
        Histogram Products(EventSample sample) => Histogram.Fill(axis,
            [.. sample.Events.Particle("mu1True").Zip(sample.Events.Particle("mu2True"), (a, b) => 4 * a.E * b.E / (SqrtS * SqrtS))], sample.Events.Weights());
        Assert.InRange(SameShape.PValue(Products(ours), Products(theirs)), 0.01, 1);
    }

    [Fact]
    public void PionEnergies_AreCorrelatedAsOppositeHelicitiesWantIt()
    {
        // Each pion: E = gamma (E0 + beta p0 c), density 1 + h c, h = +-1 the helicity of the tau- and minus that of the tau+. Opposite helicities go with
        // 1 + cos^2, equal ones with sin^2/gamma^2: <c1 c2> = (1/9) (2 - 1/gamma^2)/(2 + 1/gamma^2).
        var events = ProcessLaws.Sample(new TauPairDecays(TauDecay.ToPion, TauDecay.ToPion, SqrtS), 60_000, 20_000).Events;
        var gamma = SqrtS / (2 * Particle.Tau.Mass);
        var p0 = PhaseSpace.BreakupMomentum(Particle.Tau.Mass, Particle.ChargedPion.Mass, 0);
        var e0 = Particle.Tau.Mass - p0;
        double Cosine(FourVector pion) => (pion.E / gamma - e0) / (Math.Sqrt(1 - 1 / (gamma * gamma)) * p0);
        var products = events.Particle("pi1True").Zip(events.Particle("pi2True"), (a, b) => Cosine(a) * Cosine(b)).ToArray();
        var expected = (2 - 1 / (gamma * gamma)) / (2 + 1 / (gamma * gamma)) / 9;
        Assert.Equal(expected, products.Average(), 4 * (1 / 3.0) / Math.Sqrt(products.Length));
    }

    [Fact]
    public void PseudoRestFrame_GivesTheBosonAPeakAtItsX()
    {
        var signal = ProcessLaws.Sample(new TauPairDecays(Signal, TauDecay.ToThreePions, SqrtS), 20_000, 20_000).Events;
        var background = ProcessLaws.Sample(new TauPairDecays(TauDecay.ToMuon, TauDecay.ToThreePions, SqrtS), 20_000, 20_000).Events;
        static double[] X(Numerics.Tables.EventTable events) =>
            [.. events.Particle("mu1True").Zip(events.Particle("threePions2True"), (mu, h) => TauPseudoRestFrame.X(mu, h, SqrtS))];
        static double Spread(double[] x) => Math.Sqrt(x.Average(v => v * v) - x.Average() * x.Average());
        var (x, smooth) = (X(signal), X(background));
        // The mean lepton follows the tau: <x> = x (1 + gamma^2 beta^2 <1 - cos delta>), delta the angle between the hadrons and their tau.
        var (lepton, boson, hadrons) = (signal.Particle("mu1True"), signal.Particle("alpha1True"), signal.Particle("threePions2True"));
        var miss = hadrons.Select((h, i) => 1 - Math.Cos(h.AngleTo(-(lepton[i] + boson[i])))).Average();
        var expected = 0.686803 * (1 + (Math.Pow(SqrtS / (2 * Particle.Tau.Mass), 2) - 1) * miss);
        Assert.Equal(expected, x.Average(), 4 * Spread(x) / Math.Sqrt(x.Length));
        Assert.InRange(Spread(x), 0, 0.8 * Spread(smooth));
    }

    [Fact]
    public void PseudoRestFrame_IsExactForTheTrueDirection()
    {
        var events = ProcessLaws.Sample(new TauPairDecays(Signal, TauDecay.ToThreePions, SqrtS), 100, 1000).Events;
        var (lepton, boson) = (events.Particle("mu1True"), events.Particle("alpha1True"));
        for (var i = 0; i < 100; i++)
            Assert.Equal(0.686803, TauPseudoRestFrame.X(lepton[i], -(lepton[i] + boson[i]), SqrtS), 2e-6);
    }

    [Fact]
    public void Constructor_RefusesAnEnergyBelowThreshold() =>
        Assert.Contains("3.5537 GeV", Assert.Throws<ArgumentOutOfRangeException>(() => new TauPairDecays(Signal, Signal, 3.5)).Message, StringComparison.Ordinal);
}
