using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Generation.Channels;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> e+e- mu+mu-: all twelve tree diagrams with photons, with their interference, electron mass kept.</summary>
/// <remarks>
/// Two-photon fusion, muon pairs radiated by a beam, and annihilation into two virtual photons or a muon pair (<see cref="ThreeFermionLines"/>). Use this when
/// an electron is detected, or where the accuracy of equivalent photons (<see cref="TwoPhotonMuonPairs"/>) is not enough; no initial-state radiation.
/// sigma = 1/(2s) (4 pi alpha)^4 Int |M|^2 dPhi_4.
/// </remarks>
public sealed class ElectronPairMuonPair : MultichannelProcess
{
    private static readonly TrueParticle[] Particles =
    [
        TrueParticle.NegativeMuon, TrueParticle.PositiveMuon,
        new("electronTrue", Particle.Electron, -1), new("positronTrue", Particle.Electron, +1),
    ];

    private readonly PolarAngles _electron, _positron;
    private readonly MuonPairCuts _muons;

    /// <summary>The process at a centre-of-mass energy.</summary>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    /// <param name="electron">Polar angles of the electron, CMS frame; all when left out.</param>
    /// <param name="positron">Polar angles of the positron; all when left out.</param>
    /// <param name="muons">Generator-level cuts on the muons; none when left out.</param>
    /// <param name="minimumMass">Smallest mass of the muon pair [GeV], from 2 m_mu to below sqrtS - 2 m_e.</param>
    /// <param name="fineStructure">alpha.</param>
    public ElectronPairMuonPair(double sqrtS, PolarAngles? electron = null, PolarAngles? positron = null, MuonPairCuts? muons = null,
        double minimumMass = 0.5 * GeV, double fineStructure = PhysicalConstants.FineStructure)
    {
        if (!(minimumMass >= 2 * Particle.Muon.Mass) || !(minimumMass < sqrtS - 2 * Particle.Electron.Mass) || !double.IsFinite(sqrtS))
            throw new ArgumentOutOfRangeException(nameof(minimumMass), $"minimumMass = {minimumMass} GeV; allowed are {2 * Particle.Muon.Mass:F4} GeV to sqrtS - 2 m_e = {sqrtS - 2 * Particle.Electron.Mass:F4} GeV.");
        (SqrtS, FineStructure, MinimumMass) = (sqrtS, fineStructure, minimumMass);
        (_electron, _positron, _muons) = (electron ?? PolarAngles.All, positron ?? PolarAngles.All, (muons ?? MuonPairCuts.None).Within(sqrtS));
        Channels = MakeChannels();
    }

    /// <summary>The fine-structure constant used.</summary>
    public double FineStructure { get; }

    /// <summary>Smallest mass of the muon pair [GeV].</summary>
    public double MinimumMass { get; }

    /// <inheritdoc/>
    public override string Name => @"$e^+e^-\to e^+e^-\mu^+\mu^-$";

    /// <inheritdoc/>
    public override string Normalisation => $"exact tree cross-section, alpha = 1/{1 / FineStructure:G6}, no initial-state radiation";

    /// <inheritdoc/>
    public override double SqrtS { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<TrueParticle> FinalState => Particles;

    /// <inheritdoc/>
    public override int Dimensions => 8;

    /// <inheritdoc/>
    public override IReadOnlyList<PhaseSpaceChannel> Channels { get; }

    /// <inheritdoc/>
    public override double DifferentialCrossSection(ReadOnlySpan<FourVector> momenta)
    {
        if (!_electron.Contain(momenta[2]) || !_positron.Contain(momenta[3]) || !_muons.Pass(momenta[0], momenta[1])
            || Invariant.OfSum(momenta[0], momenta[1], Particle.Muon.Mass) < MinimumMass * MinimumMass)
            return 0;
        var squared = FourLeptonAmplitude.WithElectronPair(SqrtS, momenta[0], momenta[1], Particle.Muon.Mass, momenta[2], momenta[3]);
        return PhysicalConstants.HbarCSquared / (2 * SqrtS * SqrtS) * Math.Pow(4 * Math.PI * FineStructure, 4) * squared;
    }

    private PhaseSpaceChannel[] MakeChannels()
    {
        var (muons, electrons) = (new LeptonPair(0, 1, Particle.Muon.Mass, MinimumMass), new LeptonPair(2, 3, Particle.Electron.Mass));
        var (electron, positron) = (new ScatteredBeam(SqrtS, 2, +1, _electron), new ScatteredBeam(SqrtS, 3, -1, _positron));
        return
        [
            new PhotonFusionChannel(SqrtS, muons, _electron, _positron),
            new BremsstrahlungChannel(SqrtS, muons, electron, positron),
            new BremsstrahlungChannel(SqrtS, muons, positron, electron),
            new ConversionChannel(SqrtS, electrons, muons),
            new RadiatedPairChannel(SqrtS, muons, electrons),
            new RadiatedPairChannel(SqrtS, electrons, muons),
        ];
    }
}
