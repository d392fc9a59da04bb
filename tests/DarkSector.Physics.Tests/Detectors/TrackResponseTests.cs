using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Detectors;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Detectors;

public class TrackResponseTests
{
    private const int Events = 20_000;

    private static readonly (TrueParticle Particle, FourVector Momentum)[] Tracks =
    [
        (FixedSample.Charged("e1True", Particle.Electron), FixedSample.At(50, 0, 3, Particle.Electron.Mass)),
        (FixedSample.Charged("mu7True", Particle.Muon), FixedSample.At(70, 1, 2, Particle.Muon.Mass)),
        (FixedSample.Charged("pi1True", Particle.ChargedPion, +1), FixedSample.At(110, 2, 1.5, Particle.ChargedPion.Mass)),
        (FixedSample.Charged("K1True", Particle.ChargedKaon), FixedSample.At(60, 3, 1.2, Particle.ChargedKaon.Mass)),
        (FixedSample.Charged("p1True", Particle.Proton, +1), FixedSample.At(80, 4, 2, Particle.Proton.Mass)),
    ];

    [Fact]
    public void Respond_ReconstructsAllKindsWithTheirEfficienciesAndIdentities()
    {
        var events = Detector.BelleII.Response(FixedSample.Of(Events, Tracks));
        foreach (var (particle, momentum) in Tracks)
        {
            var name = Detector.ReconstructedName(particle);
            FixedSample.IsShare(0.985, [.. events[name + "E"].Select(e => !double.IsNaN(e))]);
            var expected = Detector.BelleII.ParticleIdentification.Of(particle.Kind!, momentum, Detector.BelleII.MuonIdentification);
            FixedSample.IsShare(expected.Electron, [.. events[name + "IsElectron"].Select(x => x == 1)]);
            FixedSample.IsShare(expected.Muon, [.. events[name + "IsMuon"].Select(x => x == 1)]);
            FixedSample.IsShare(expected.Pion, [.. events[name + "IsPion"].Select(x => x == 1)]);
            FixedSample.IsShare(expected.Kaon, [.. events[name + "IsKaon"].Select(x => x == 1)]);
            for (var i = 0; i < 1000; i++)
                Assert.InRange(events[name + "IsElectron"][i] + events[name + "IsMuon"][i] + events[name + "IsPion"][i] + events[name + "IsKaon"][i], 0, 1);
        }
        Assert.False(events.HasColumn("twoTrackTrigger"), "The trigger is that of mu1 and mu2.");
        Assert.False(events.HasColumn("e1Charge"));
        Assert.False(events.HasColumn("e1D0"));
    }

    [Fact]
    public void Respond_MeasuresWithPullsOfWidthOneAndElectronsLow()
    {
        var events = Detector.BelleII.Response(FixedSample.Of(Events, Tracks));
        foreach (var (particle, truth) in Tracks.Skip(1))
            FixedSample.IsStandard([.. events.Particle(Detector.ReconstructedName(particle)).Where(p => !double.IsNaN(p.E))
                .Select(p => (truth.Pt / p.Pt - 1) / Detector.BelleII.Tracking.RelativePtResolution(truth))]);
        var electrons = events.Particle("e1").Where(p => !double.IsNaN(p.E)).ToArray();
        var path = 0.046 / Math.Sin(50 * deg);
        Assert.Equal(3 * Math.Exp(-path), electrons.Average(p => p.P), 0.02);
        Assert.True(electrons.Count(p => p.P < 2.7) > 10 * electrons.Count(p => p.P > 3.3), "Electrons radiate.");
    }

    [Fact]
    public void Respond_GivesElectronsClustersOfTheirWholeEnergy()
    {
        var events = Detector.BelleII.Response(FixedSample.Of(Events, Tracks));
        var energies = events["e1ClusterE"].Where(e => !double.IsNaN(e)).ToArray();
        FixedSample.IsShare(Detector.BelleII.Calorimeter.Efficiency(Tracks[0].Momentum), [.. events["e1ClusterE"].Select(e => !double.IsNaN(e))]);
        Assert.Equal(3, energies.Order().ElementAt((int)(0.57 * energies.Length)), 0.005); // below the peak: 28 % in the tail, 41 % of the core
        Assert.False(events.HasColumn("mu7ClusterE"));
    }

    [Fact]
    public void Respond_MistakesChargesWhenAskedTo()
    {
        var detector = Detector.BelleII with { Tracking = new Tracking { ChargeMistakeProbability = 0.1 } };
        var (nominal, events) = (Detector.BelleII.Response(FixedSample.Of(Events, Tracks)), detector.Response(FixedSample.Of(Events, Tracks)));
        FixedSample.IsShare(0.1, [.. events["pi1Charge"].Where(q => !double.IsNaN(q)).Select(q => q == -1)]);
        FixedSample.IsShare(0.1, [.. events["K1Charge"].Where(q => !double.IsNaN(q)).Select(q => q == +1)]);
        Assert.Equal(nominal["pi1Px"].ToArray(), events["pi1Px"].ToArray());
        Assert.Equal(events["pi1E"].Select(double.IsNaN), events["pi1Charge"].Select(double.IsNaN));
    }

    [Fact]
    public void Respond_FindsNothingOfNaNAndOfWhatFliesAlongTheBeams()
    {
        var nowhere = new FourVector(double.NaN, 1, 1, 2);
        var events = Detector.BelleII.Response(FixedSample.Of(50, (Tracks[0].Particle, nowhere), (Tracks[1].Particle, nowhere),
            (Tracks[2].Particle, new FourVector(0, 0, 3, 3.01)), (TrueParticle.Photon("photon1True"), nowhere), (TrueParticle.Photon("photon2True"), new FourVector(0, 0, 0, 0))));
        foreach (var name in new[] { "e1", "mu7", "pi1", "photon1", "photon2" })
            Assert.All(events.Particle(name), p => Assert.True(double.IsNaN(p.Px) && double.IsNaN(p.E)));
        Assert.All(events["mu7IsMuon"].Concat(events["e1IsElectron"]).Concat(events["e1TrackEfficiency"]).Concat(events["photon1ClusterEfficiency"]), x => Assert.Equal(0, x));
        Assert.All(events["e1ClusterE"], e => Assert.True(double.IsNaN(e)));
    }

    // sigma68 of M(mu mu) of a narrow state X in mu mu X, flat in phase space: an independent evaluation with the same momentum formula and 1 mrad, in MeV.
    [Theory]
    [InlineData(0.22, 0.56)]
    [InlineData(0.25, 1.08)]
    [InlineData(0.5, 2.1)]
    [InlineData(1, 3.1)]
    [InlineData(2, 5.1)]
    [InlineData(3.0969, 7.7)]
    [InlineData(4, 10)]
    [InlineData(6, 17)]
    [InlineData(8, 26)]
    [InlineData(10, 37)]
    public void Measure_GivesTheDimuonMassResolution(double mass, double expected)
    {
        var (collider, muon, rng) = (Collider.SuperKEKB, Particle.Muon.Mass, RandomStream.FromSeed(4));
        var deviations = Enumerable.Range(0, 12_000).Select(_ =>
        {
            var state = PhaseSpace.ThreeBody(FourVector.AtRest(collider.SqrtS), mass, muon, muon, rng).First;
            var (a, b) = PhaseSpace.TwoBody(collider.ToLaboratory(state), mass, muon, muon, ThreeVector.RandomDirection(rng));
            return IsFound(a) && IsFound(b) ? (Measured(a) + Measured(b)).Mass - mass : double.NaN;
        });
        Assert.Equal(expected, FixedSample.Sigma68(deviations.Where(x => !double.IsNaN(x))) / MeV, 0.15 * expected);

        bool IsFound(FourVector p) => rng.Uniform() < Detector.BelleII.Tracking.Efficiency(p);
        FourVector Measured(FourVector p) => Detector.BelleII.Tracking.Measure(p, muon, rng);
    }
}
