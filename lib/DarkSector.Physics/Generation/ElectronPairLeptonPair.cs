using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Generation.Channels;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> e+e- l+l-, with muons or taus: all twelve tree diagrams with photons, with their interference, electron mass kept.</summary>
/// <remarks>
/// Two-photon fusion, pairs radiated by a beam, and annihilation into two virtual photons or a lepton pair (<see cref="ThreeFermionLines"/>). Use this when
/// an electron is detected, or where the accuracy of equivalent photons (<see cref="TwoPhotonLeptonPairs"/>) is not enough; no initial-state radiation, taus are not decayed.
/// sigma = 1/(2s) (4 pi alpha)^4 Int |M|^2 dPhi_4.
/// </remarks>
public class ElectronPairLeptonPair : MultichannelProcess
{
    private readonly PolarAngles _electron, _positron;
    private readonly MuonPairCuts _pair;

    /// <summary>The process at a centre-of-mass energy.</summary>
    /// <param name="lepton">Muon or tau: electrons would be exchanged with the scattered ones.</param>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    /// <param name="electron">Polar angles of the electron, CMS frame; all when left out.</param>
    /// <param name="positron">Polar angles of the positron; all when left out.</param>
    /// <param name="pair">Generator-level cuts on the pair; none when left out.</param>
    /// <param name="minimumMass">Smallest mass of the pair [GeV], from 2 m_l to below sqrtS - 2 m_e; for taus 2 m_tau when left out, 0.5 GeV for muons.</param>
    /// <param name="fineStructure">alpha.</param>
    public ElectronPairLeptonPair(Particle lepton, double sqrtS, PolarAngles? electron = null, PolarAngles? positron = null, MuonPairCuts? pair = null,
        double? minimumMass = null, double fineStructure = PhysicalConstants.FineStructure)
    {
        ArgumentNullException.ThrowIfNull(lepton);
        if (lepton != Particle.Muon && lepton != Particle.Tau)
            throw new ArgumentException($"lepton = {lepton}; the pair is of muons or taus.", nameof(lepton));
        var lowest = minimumMass ?? Math.Max(0.5 * GeV, 2 * lepton.Mass);
        if (!(lowest >= 2 * lepton.Mass) || !(lowest < sqrtS - 2 * Particle.Electron.Mass) || !double.IsFinite(sqrtS))
            throw new ArgumentOutOfRangeException(nameof(minimumMass), $"minimumMass = {lowest} GeV; allowed are {2 * lepton.Mass:F4} GeV to sqrtS - 2 m_e = {sqrtS - 2 * Particle.Electron.Mass:F4} GeV.");
        (Lepton, SqrtS, FineStructure, MinimumMass) = (lepton, sqrtS, fineStructure, lowest);
        (_electron, _positron, _pair) = (electron ?? PolarAngles.All, positron ?? PolarAngles.All, (pair ?? MuonPairCuts.None).Within(sqrtS));
        FinalState = [.. TrueParticle.Pair(lepton), new("electronTrue", Particle.Electron, -1), new("positronTrue", Particle.Electron, +1)];
        Channels = MakeChannels();
    }

    /// <summary>The lepton of the pair.</summary>
    public Particle Lepton { get; }

    /// <summary>The fine-structure constant used.</summary>
    public double FineStructure { get; }

    /// <summary>Smallest mass of the pair [GeV].</summary>
    public double MinimumMass { get; }

    /// <inheritdoc/>
    public override string Name => $@"$e^+e^-\to e^+e^-\{Lepton}^+\{Lepton}^-$";

    /// <inheritdoc/>
    public override string Normalisation => $"exact tree cross-section, alpha = 1/{1 / FineStructure:G6}, no initial-state radiation";

    /// <inheritdoc/>
    public override double SqrtS { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<TrueParticle> FinalState { get; }

    /// <inheritdoc/>
    public override int Dimensions => 8;

    /// <inheritdoc/>
    public override IReadOnlyList<PhaseSpaceChannel> Channels { get; }

    /// <inheritdoc/>
    public override double DifferentialCrossSection(ReadOnlySpan<FourVector> momenta)
    {
        if (!_electron.Contain(momenta[2]) || !_positron.Contain(momenta[3]) || !_pair.Pass(momenta[0], momenta[1])
            || Invariant.OfSum(momenta[0], momenta[1], Lepton.Mass) < MinimumMass * MinimumMass)
            return 0;
        var squared = FourLeptonAmplitude.WithElectronPair(SqrtS, momenta[0], momenta[1], Lepton.Mass, momenta[2], momenta[3]);
        return PhysicalConstants.HbarCSquared / (2 * SqrtS * SqrtS) * Math.Pow(4 * Math.PI * FineStructure, 4) * squared;
    }

    private PhaseSpaceChannel[] MakeChannels()
    {
        var (leptons, electrons) = (new LeptonPair(0, 1, Lepton.Mass, MinimumMass), new LeptonPair(2, 3, Particle.Electron.Mass));
        var (electron, positron) = (new ScatteredBeam(SqrtS, 2, +1, _electron), new ScatteredBeam(SqrtS, 3, -1, _positron));
        return
        [
            new PhotonFusionChannel(SqrtS, leptons, _electron, _positron),
            new BremsstrahlungChannel(SqrtS, leptons, electron, positron),
            new BremsstrahlungChannel(SqrtS, leptons, positron, electron),
            new ConversionChannel(SqrtS, electrons, leptons),
            new RadiatedPairChannel(SqrtS, leptons, electrons),
            new RadiatedPairChannel(SqrtS, electrons, leptons),
        ];
    }
}
