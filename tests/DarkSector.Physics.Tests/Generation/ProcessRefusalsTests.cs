using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation;

/// <summary>What cannot happen is refused when a process is made, before any sampling: the value and the threshold are in the message.</summary>
public class ProcessRefusalsTests
{
    private const double SqrtS = 10.58;

    private static readonly PhotonCuts Cuts = PhotonCuts.AwayFromBeams(22 * deg, 1 * GeV);

    // The process, the wrong value and the threshold.
    private static readonly Dictionary<string, (Func<object> Make, string Value, string Threshold)> Closed = new()
    {
        ["mu mu Z'"] = (() => new MuonPairZPrime(LmuLtauZPrime.Vanilla(10.4, 1), SqrtS), "10.4 GeV", "10.37 GeV"),
        ["mu mu Z', Z' -> mu mu"] = (() => new MuonPairZPrime(LmuLtauZPrime.Vanilla(0.2, 1), SqrtS, decay: Particle.Muon), "0.2 GeV", "0.211"),
        ["mu mu A'"] = (() => new MuonPairDarkPhoton(new DarkPhoton(10.4, 1e-3), SqrtS), "10.4 GeV", "10.37 GeV"),
        ["mu mu S"] = (() => new LeptonPairBoson(Particle.Muon, new MuonphilicScalar(10.4, 1), SqrtS), "10.4 GeV", "10.37 GeV"),
        ["mu mu a"] = (() => new LeptonPairBoson(Particle.Muon, new LeptonAlp(10.4, 1), SqrtS), "10.4 GeV", "10.37 GeV"),
        ["tau tau phi"] = (() => new LeptonPairBoson(Particle.Tau, new LeptophilicScalar(7.1, 1), SqrtS), "7.1 GeV", "7.03 GeV"),
        ["tau tau a"] = (() => new LeptonPairBoson(Particle.Tau, new LeptonAlp(7.1, 1), SqrtS), "7.1 GeV", "7.03 GeV"),
        ["gamma A'"] = (() => PhotonDarkPhoton.Invisible(new DarkPhoton(10.6, 1e-3), SqrtS), "10.6 GeV", "10.58"),
        ["gamma A', photon below the cut"] = (() => PhotonDarkPhoton.Invisible(new DarkPhoton(10, 1e-3), SqrtS, Cuts), "1 GeV", "0.56"),
        ["gamma A', A' -> mu mu"] = (() => PhotonDarkPhoton.Visible(new DarkPhoton(0.2, 1e-3), Particle.Muon, SqrtS, Cuts), "0.2 GeV", "0.211"),
        ["gamma a"] = (() => new PhotonAlpPair(new PhotonAlp(10.6, 1e-3), SqrtS), "10.6 GeV", "10.58"),
        ["gamma chi1 chi2"] = (() => new PhotonInelasticDarkMatter(new InelasticDarkMatter(5, 1, new DarkPhoton(12, 1e-3), 0.1), Particle.Electron, SqrtS, Cuts), "11 GeV", "9.5"),
        ["A' h'"] = (() => DarkHiggsstrahlung.Invisible(new DarkHiggs(2, new DarkPhoton(9, 1e-3), 0.1), Particle.Muon, SqrtS), "9", "10.58"),
        ["A' h', h' -> A' A'"] = (() => DarkHiggsstrahlung.ThreeDarkPhotons(new DarkHiggs(2, new DarkPhoton(1.1, 1e-3), 0.1), Particle.Muon, SqrtS), "2 GeV", "2.2"),
        ["h' A' inelastic"] = (() => new DarkHiggsInelastic(
            new DarkHiggs(4, new DarkPhoton(7, 1e-3), 0.1, 1e-4), new InelasticDarkMatter(3, 1, new DarkPhoton(7, 1e-3), 0.1), Particle.Muon, Particle.Electron, SqrtS), "4 GeV", "3.58"),
        ["B -> K S"] = (() => UpsilonToBMesons.WithScalar(new HiggsMixedScalar(4.9, 1e-3), BToKaonDecay.ChargedToK, Particle.Muon, 10.579), "4.9 GeV", "4.78"),
        ["B -> K* S"] = (() => UpsilonToBMesons.WithScalar(new HiggsMixedScalar(4.5, 1e-3), BToKaonDecay.NeutralToKStar, Particle.Muon, 10.579), "4.5 GeV", "4.38"),
        ["B -> K a"] = (() => UpsilonToBMesons.WithAlp(new WeakBosonAlp(4.9, 1e-5), BToKaonDecay.ChargedToK, 10.579), "4.9 GeV", "4.78"),
        ["B below the Upsilon(4S)"] = (() => UpsilonToBMesons.WithAlp(new WeakBosonAlp(1, 1e-5), BToKaonDecay.ChargedToK, 10.5), "10.5 GeV", "10.56"),
        ["tau -> mu alpha"] = (() => new TauToLeptonBoson(Particle.Muon, 1.7, 1e-3), "1.7 GeV", "1.67"),
        ["tau tau"] = (() => new TauPairDecays(TauDecay.ToPion, TauDecay.ToPion, 3.5), "3.5", "3.55"),
        ["four muons"] = (() => FourLeptons.FourMuons(0.4), "0.4 GeV", "0.4226"),
        ["mu mu tau tau"] = (() => FourLeptons.MuonPairTauPair(3.7), "3.7 GeV", "3.765"),
        ["e e mu mu"] = (() => new ElectronPairMuonPair(SqrtS, minimumMass: 10.58), "10.58 GeV", "10.579"),
        ["e e gamma"] = (() => new RadiativeBhabhaPairs(SqrtS, 5.3, 0.5, 0.3, 0.2), "5.3 GeV", "5.29"),
        ["gamma gamma gamma"] = (() => new PhotonTriples(SqrtS, 4, 0.9), "4 GeV", "3.5"),
        ["mu mu gamma, muons"] = (() => new RadiativeMuonPairs(SqrtS, 0.2, 0.05, cuts: new MuonPairCuts(MinimumPt: 6)), "6 GeV", "5.28"),
        ["tau tau, muons"] = (() => new TauPairs(SqrtS, new MuonPairCuts(MinimumPt: 6)), "6 GeV", "5.28"),
        ["two-photon, muons"] = (() => new TwoPhotonMuonPairs(SqrtS, new MuonPairCuts(MinimumPt: 6)), "6 GeV", "5.28"),
        ["e e mu mu, muons"] = (() => new ElectronPairMuonPair(SqrtS, muons: new MuonPairCuts(MinimumPairPt: 6)), "6 GeV", "5.28"),
    };

    private static readonly Dictionary<string, Func<object>> NegativeCouplings = new()
    {
        ["Z'"] = () => LmuLtauZPrime.Vanilla(1, -1),
        ["invisible Z'"] = () => LmuLtauZPrime.FullyInvisible(1, -1),
        ["A'"] = () => new DarkPhoton(1, -1),
        ["muonphilic S"] = () => new MuonphilicScalar(1, -1),
        ["leptophilic S"] = () => new LeptophilicScalar(1, -1),
        ["lepton ALP"] = () => new LeptonAlp(1, -1),
        ["photon ALP"] = () => new PhotonAlp(1, -1),
        ["weak ALP"] = () => new WeakBosonAlp(1, -1),
        ["mixed scalar"] = () => new HiggsMixedScalar(1, -1),
        ["h'"] = () => new DarkHiggs(1, new DarkPhoton(1, 1e-3), -1),
        ["chi"] = () => new InelasticDarkMatter(1, 0.1, new DarkPhoton(3, 1e-3), -1),
        ["tau -> l alpha"] = () => new TauToLeptonBoson(Particle.Muon, 1, -1),
    };

    public static TheoryData<string> ClosedNames => [.. Closed.Keys];

    public static TheoryData<string> CouplingNames => [.. NegativeCouplings.Keys];

    [Theory]
    [MemberData(nameof(ClosedNames))]
    public void Closed_IsRefusedWithItsThreshold(string name)
    {
        var (make, value, threshold) = Closed[name];
        var error = Assert.ThrowsAny<ArgumentException>(make);
        Assert.Contains(value, error.Message, StringComparison.Ordinal);
        Assert.Contains(threshold, error.Message, StringComparison.Ordinal);
        Assert.Contains("GeV", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(CouplingNames))]
    public void NegativeCoupling_IsRefusedWithItsValue(string name) =>
        Assert.Contains("-1", Assert.Throws<ArgumentOutOfRangeException>(NegativeCouplings[name]).Message, StringComparison.Ordinal);
}
