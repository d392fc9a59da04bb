using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Benchmarks.Physics;

/// <summary>Every signal, light, in the middle of what is reachable, and near its threshold.</summary>
public static class SignalProcesses
{
    private const double SqrtS = 10.58;

    private static readonly double[] Masses = [0.1, 3, 10.3], TauMasses = [0.1, 3, 7];
    private static readonly PhotonCuts PhotonCuts = PhotonCuts.AwayFromBeams(22 * deg, 1 * GeV);

    private static readonly Dictionary<string, Func<Process>> Processes = All().ToDictionary(p => p.Name, p => p.Make);

    /// <summary>Names, with the masses in GeV.</summary>
    public static IEnumerable<string> Names => Processes.Keys;

    /// <summary>The process of a name.</summary>
    public static Process Named(string name) => Processes[name]();

    private static IEnumerable<(string Name, Func<Process> Make)> All() =>
        [.. OffLeptons(), .. OffPhotons(), .. WithDarkHiggs(), .. InDecays()];

    private static IEnumerable<(string, Func<Process>)> OffLeptons()
    {
        foreach (var m in Masses)
        {
            yield return ($"mu mu Z', {m}", () => new MuonPairZPrime(LmuLtauZPrime.FullyInvisible(m, 1), SqrtS));
            yield return ($"mu mu A', {m}", () => new MuonPairDarkPhoton(new DarkPhoton(m, 1e-3), SqrtS));
            yield return ($"mu mu S, muonphilic, {m}", () => new LeptonPairBoson(Particle.Muon, new MuonphilicScalar(m, 1), SqrtS));
            yield return ($"mu mu S, leptophilic, {m}", () => new LeptonPairBoson(Particle.Muon, new LeptophilicScalar(m, 1), SqrtS));
            yield return ($"mu mu a, {m}", () => new LeptonPairBoson(Particle.Muon, new LeptonAlp(m, 1), SqrtS));
        }
        foreach (var m in TauMasses)
        {
            yield return ($"tau tau phi, {m}", () => new LeptonPairBoson(Particle.Tau, new LeptophilicScalar(m, 1), SqrtS));
            yield return ($"tau tau a, {m}", () => new LeptonPairBoson(Particle.Tau, new LeptonAlp(m, 1), SqrtS));
        }
        yield return ("mu mu Z', Z' -> mu mu, 0.22", () => new MuonPairZPrime(LmuLtauZPrime.Vanilla(0.22, 1), SqrtS, decay: Particle.Muon));
        yield return ("mu mu A', A' -> e e, 3", () => new MuonPairDarkPhoton(new DarkPhoton(3, 1e-3), SqrtS, decay: Particle.Electron));
        yield return ("tau tau phi, phi -> mu mu, 3", () => new LeptonPairBoson(Particle.Tau, new LeptophilicScalar(3, 1), SqrtS, decay: Particle.Muon));
    }

    private static IEnumerable<(string, Func<Process>)> OffPhotons()
    {
        foreach (var m in Masses)
        {
            yield return ($"gamma A', {m}", () => PhotonDarkPhoton.Invisible(new DarkPhoton(m, 1e-3), SqrtS));
            yield return ($"gamma a, {m}", () => new PhotonAlpPair(new PhotonAlp(m, 1e-3), SqrtS));
        }
        foreach (var m in new[] { 0.25, 3, 9 })
            yield return ($"gamma A', A' -> mu mu, {m}", () => PhotonDarkPhoton.Visible(new DarkPhoton(m, 1e-3), Particle.Muon, SqrtS, PhotonCuts));
        foreach (var (m, splitting, darkPhoton) in new[] { (0.1, 0.01, 0.3), (1, 0.4, 3.0), (2, 1.0, 5.5), (0.5, 0.2, 8.9) })
            yield return ($"gamma chi1 chi2, {m}, {m + splitting} of A' {darkPhoton}", () => new PhotonInelasticDarkMatter(
                new InelasticDarkMatter(m, splitting, new DarkPhoton(darkPhoton, 1e-3), 0.1), Particle.Electron, SqrtS, PhotonCuts));
    }

    private static IEnumerable<(string, Func<Process>)> WithDarkHiggs()
    {
        foreach (var (darkPhoton, higgs) in new[] { (0.3, 0.1), (3, 1.0), (9, 1.4) })
            yield return ($"A' h', h' invisible, {darkPhoton}, {higgs}", () => DarkHiggsstrahlung.Invisible(
                new DarkHiggs(higgs, new DarkPhoton(darkPhoton, 1e-3), 0.1), Particle.Muon, SqrtS));
        foreach (var (darkPhoton, higgs) in new[] { (0.3, 0.7), (1, 3.0), (3.4, 7.0) })
            yield return ($"A' h', h' -> A' A', {darkPhoton}, {higgs}", () => DarkHiggsstrahlung.ThreeDarkPhotons(
                new DarkHiggs(higgs, new DarkPhoton(darkPhoton, 1e-3), 0.1), Particle.Muon, SqrtS));
        foreach (var (higgs, m, splitting, darkPhoton, daughter) in new[]
            { (0.3, 0.3, 0.1, 1.0, Particle.Muon), (1.5, 1, 0.4, 3.0, Particle.ChargedKaon), (0.5, 1, 0.4, 9.5, Particle.ChargedPion) })
            yield return ($"h' A', {higgs}, A' {darkPhoton} -> chi1 chi2, {m}, {m + splitting}", () => WithInelasticMatter(higgs, m, splitting, darkPhoton, daughter));
    }

    private static DarkHiggsInelastic WithInelasticMatter(double higgs, double mass, double splitting, double darkPhotonMass, Particle daughter)
    {
        var darkPhoton = new DarkPhoton(darkPhotonMass, 1e-3);
        return new DarkHiggsInelastic(new DarkHiggs(higgs, darkPhoton, 0.1, 1e-4), new InelasticDarkMatter(mass, splitting, darkPhoton, 0.1), daughter, Particle.Electron, SqrtS);
    }

    private static IEnumerable<(string, Func<Process>)> InDecays()
    {
        foreach (var m in new[] { 0.25, 2, 4.7 })
            yield return ($"B -> K S, {m}", () => UpsilonToBMesons.WithScalar(new HiggsMixedScalar(m, 1e-3), BToKaonDecay.ChargedToK, Particle.Muon, 10.579));
        foreach (var m in new[] { 0.25, 2, 4.3 })
            yield return ($"B -> K* S, {m}", () => UpsilonToBMesons.WithScalar(new HiggsMixedScalar(m, 1e-3), BToKaonDecay.NeutralToKStar, Particle.Muon, 10.579));
        foreach (var m in new[] { 0.1, 2, 4.7 })
            yield return ($"B -> K a, {m}", () => UpsilonToBMesons.WithAlp(new WeakBosonAlp(m, 1e-5), BToKaonDecay.ChargedToK, 10.579));
        foreach (var m in new[] { 0.01, 1, 1.6 })
            yield return ($"tau -> mu alpha, {m}", () => new TauPairDecays(
                TauDecay.ToLeptonBoson(new TauToLeptonBoson(Particle.Muon, m, 1e-3)), TauDecay.ToThreePions, SqrtS, InitialStateRadiation.At(SqrtS)));
    }
}
