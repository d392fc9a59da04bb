using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Generation.Channels;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> mu+mu- V: a vector boson radiated off the beams or off the muons, exact at tree level with all masses kept.</summary>
/// <remarks>
/// Use this for a dark photon, which couples to electrons as to muons: mostly the beams radiate it (78 % at 0.04 GeV, all but 1e-4 at 7 GeV).
/// Four diagrams with their interference (<see cref="RadiativeAnnihilation"/>). sigma = 1/(2s) Int |M|^2 dPhi_3 over two channels, the coordinates of either
/// radiator (<see cref="BeamEmission"/>, <see cref="DalitzRegion"/>), chosen in proportion to its cross-section; a point is weighted by the sum of both densities. The boson
/// is narrow. One virtual photon annihilates: e+e- -> V V and the like are not in it, nor further initial-state radiation.
/// </remarks>
public sealed class MuonPairDarkPhoton : Process, IMatrixElement
{
    private const double SmallestShare = 0.01;

    private readonly BeamEmission _offBeams;
    private readonly DalitzRegion _offMuons;
    private readonly BosonDecay _decay;
    private readonly RadiativeAnnihilation _diagrams;
    private readonly double _undecayedCrossSection;
    private readonly double _shareOffMuons;

    /// <summary>The process at a centre-of-mass energy.</summary>
    /// <param name="boson">A vector boson that couples to muons; its mass is below sqrt(s) - 2 m_mu.</param>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    /// <param name="fineStructure">alpha of the virtual photon; 1/137.036 unless a published convention is to be followed.</param>
    /// <param name="decay">Lepton to whose pairs the boson decays; it stays undecayed when left out.</param>
    public MuonPairDarkPhoton(ILeptonBoson boson, double sqrtS, double fineStructure = PhysicalConstants.FineStructure, Particle? decay = null)
    {
        ArgumentNullException.ThrowIfNull(boson);
        var (offElectrons, offMuons) = (boson.LeptonCoupling(Particle.Electron), boson.LeptonCoupling(Muon));
        if (boson.Structure != CouplingStructure.Vector || offMuons == 0)
            throw new ArgumentException($"{boson} has {boson.Structure} coupling {offMuons} to muons; the process needs a vector coupling that is not 0.", nameof(boson));
        LeptonPairBoson.RefuseClosed(boson, Muon, sqrtS);
        (Boson, SqrtS, FineStructure) = (boson, sqrtS, fineStructure);
        _offBeams = new BeamEmission(sqrtS, Muon.Mass, boson.Mass);
        _offMuons = new DalitzRegion(sqrtS, Muon.Mass, boson.Mass);
        _decay = new BosonDecay(boson, decay, Muon);

        var momentum = new ThreeVector(0, 0, Math.Sqrt(sqrtS * sqrtS / 4 - Particle.Electron.Mass * Particle.Electron.Mass));
        _diagrams = new RadiativeAnnihilation(FourVector.FromMass(momentum, Particle.Electron.Mass), FourVector.FromMass(-momentum, Particle.Electron.Mass),
            Particle.Electron.Mass, Muon.Mass, offElectrons, offMuons);
        var muonEmission = LeptonPairBoson.TotalCrossSection(_offMuons, boson, Muon, sqrtS, fineStructure);
        _undecayedCrossSection = muonEmission + offElectrons * offElectrons * _offBeams.CrossSection(fineStructure);
        _shareOffMuons = Math.Clamp(muonEmission / _undecayedCrossSection, SmallestShare, 1 - SmallestShare);
    }

    /// <summary>The boson.</summary>
    public ILeptonBoson Boson { get; }

    /// <summary>The fine-structure constant of the virtual photon.</summary>
    public double FineStructure { get; }

    /// <inheritdoc/>
    public override string Name => $@"$\mu^+\mu^- {Boson.Symbol}$ ({Boson.Mass:G4} GeV)";

    /// <inheritdoc/>
    public override string Normalisation => $"exact tree cross-section, alpha = 1/{1 / FineStructure:G6}, no further initial-state radiation";

    /// <inheritdoc/>
    public override double SqrtS { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<TrueParticle> FinalState => _decay.FinalState;

    /// <inheritdoc/>
    public IReadOnlyList<double> Masses => _decay.Masses;

    /// <inheritdoc/>
    public override int Dimensions => 6 + _decay.Dimensions;

    private static Particle Muon => Particle.Muon;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var produced = momenta[..3];
        if (point[0] < _shareOffMuons)
            _offMuons.Sample(point[1..6], produced);
        else
            _offBeams.Sample(point[1..6], produced);
        var density = _shareOffMuons / _offMuons.Jacobian(produced) + (1 - _shareOffMuons) / _offBeams.Jacobian(produced);
        // On an edge of phase space one of the maps has no volume, and nothing happens there.
        if (!double.IsFinite(density))
            return 0;
        _decay.Decay(point[6..], momenta);
        return PhysicalConstants.HbarCSquared / (2 * SqrtS * SqrtS) / density * SquaredAmplitude(momenta);
    }

    /// <summary>The cross-section [fb] by quadrature of closed forms; times the branching fraction if the boson is decayed.</summary>
    /// <remarks>Emission off the muons (see <see cref="LeptonPairBoson.TotalCrossSection()"/>) plus emission off the beams, electron mass kept; their interference changes sign when
    /// the muons are exchanged and vanishes in the total.</remarks>
    public double TotalCrossSection() => _undecayedCrossSection * _decay.Fraction;

    /// <inheritdoc/>
    public double SquaredAmplitude(ReadOnlySpan<FourVector> momenta)
    {
        var charges = 4 * Math.PI * FineStructure;
        var states = _decay.SpinStates(momenta, stackalloc SpinState[SpinState.Most]);
        return _decay.Fraction * charges * charges / 4 * _diagrams.Sum(momenta[0], momenta[1], _decay.Boson(momenta), states);
    }
}
