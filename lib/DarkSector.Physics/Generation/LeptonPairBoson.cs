using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Generation.Channels;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> l+l- X: a vector, scalar or pseudoscalar boson radiated off a muon or a tau, exact at tree level, lepton mass kept,
/// no initial-state radiation.</summary>
/// <remarks>
/// Use this when the boson does not couple to electrons, or negligibly; for a dark photon see <see cref="MuonPairDarkPhoton"/>.
/// sigma = 1/(2s) Int |M|^2 dPhi_3, dPhi_3 = ds1 ds2/(128 pi^3 s) times the average over orientations, s_i = (k_i + q)^2.
/// Averaged over beam helicities |M|^2 = (4 pi alpha g)^2/(2s) Sum (|J|^2 - |J.p|^2) over final helicities, with J the lepton current
/// (<see cref="RadiativePair"/>) and p the beam direction: the events are not isotropic. s1 and s2 are drawn in the logarithms of
/// D_i = s_i - m_l^2, the propagators. The boson is narrow. Taus are not decayed.
/// </remarks>
public class LeptonPairBoson : Process, IMatrixElement
{
    private readonly DalitzRegion _region;
    private readonly BosonDecay _decay;
    private readonly double _coupling;

    /// <summary>The process at a centre-of-mass energy.</summary>
    /// <param name="lepton">Muon or tau.</param>
    /// <param name="boson">The boson; its mass is below sqrt(s) - 2 m_l.</param>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    /// <param name="fineStructure">alpha; 1/137.036 unless a published convention is to be followed (1/127.9 in the UFO models).</param>
    /// <param name="decay">Lepton to whose pairs the boson decays; it stays undecayed when left out.</param>
    public LeptonPairBoson(
        Particle lepton, ILeptonBoson boson, double sqrtS, double fineStructure = PhysicalConstants.FineStructure, Particle? decay = null)
    {
        ArgumentNullException.ThrowIfNull(lepton);
        ArgumentNullException.ThrowIfNull(boson);
        if (lepton != Particle.Muon && lepton != Particle.Tau)
            throw new ArgumentException($"lepton = {lepton}; the pair is of muons or taus.", nameof(lepton));
        if (boson.LeptonCoupling(lepton) == 0)
            throw new ArgumentException($"{boson} does not couple to {lepton}; choose a lepton and a coupling that is not 0.", nameof(boson));
        RefuseClosed(boson, lepton, sqrtS);
        if (boson.Structure == CouplingStructure.Vector && boson.LeptonCoupling(Particle.Electron) != 0)
            throw new ArgumentException($"{boson} couples to electrons, which would radiate it too; use {nameof(MuonPairDarkPhoton)}.", nameof(boson));
        (Lepton, Boson, SqrtS, FineStructure) = (lepton, boson, sqrtS, fineStructure);
        _region = new DalitzRegion(sqrtS, lepton.Mass, boson.Mass);
        _decay = new BosonDecay(boson, decay, lepton);
        _coupling = boson.LeptonCoupling(lepton);
    }

    /// <summary>The lepton that radiates.</summary>
    public Particle Lepton { get; }

    /// <summary>The boson.</summary>
    public ILeptonBoson Boson { get; }

    /// <summary>The fine-structure constant used.</summary>
    public double FineStructure { get; }

    /// <inheritdoc/>
    public override string Name => $@"$\{Lepton}^+\{Lepton}^- {Boson.Symbol}$ ({Boson.Mass:G4} GeV)";

    /// <inheritdoc/>
    public override string Normalisation => $"exact tree cross-section, alpha = 1/{1 / FineStructure:G6}, no initial-state radiation";

    /// <inheritdoc/>
    public override double SqrtS { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<TrueParticle> FinalState => _decay.FinalState;

    /// <inheritdoc/>
    public IReadOnlyList<double> Masses => _decay.Masses;

    /// <inheritdoc/>
    public override int Dimensions => 5 + _decay.Dimensions;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var (d1, d2, jacobian) = _region.Sample(point[0], point[1]);
        _region.BodyFrame(d1, d2, momenta);
        DalitzRegion.Orient(point[2], point[3], point[4], momenta[..3]);
        _decay.Decay(point[5..], momenta);

        var s = SqrtS * SqrtS;
        var phaseSpace = jacobian / (128 * Math.Pow(Math.PI, 3) * s);
        return PhysicalConstants.HbarCSquared / (2 * s) * phaseSpace * SquaredAmplitude(momenta);
    }

    /// <summary>The cross-section [fb] by quadrature of the closed form: the amplitude integrated over orientations.</summary>
    /// <remarks>sigma = alpha^2 g^2/(48 pi s^3) Int dD1 dD2 W (<see cref="PairTrace"/>; electron mass neglected), times the branching fraction if
    /// the boson is decayed. 120 x 120 Gauss points in ln D1, ln D2: better than 1e-6.</remarks>
    public double TotalCrossSection() => TotalCrossSection(_region, Boson, Lepton, SqrtS, FineStructure) * _decay.Fraction;

    /// <summary>Squared amplitude with the boson undecayed, averaged over beam and summed over final helicities.</summary>
    /// <param name="negative">Momentum of the negative lepton, CMS frame [GeV].</param>
    /// <param name="positive">Momentum of the positive lepton [GeV].</param>
    /// <param name="boson">Momentum of the boson [GeV].</param>
    public double SquaredAmplitude(FourVector negative, FourVector positive, FourVector boson) => SquaredAmplitude(
        negative, positive, boson, SpinState.Of(Boson.Structure, boson, Boson.Mass, stackalloc SpinState[SpinState.Most]));

    /// <inheritdoc/>
    public double SquaredAmplitude(ReadOnlySpan<FourVector> momenta) => _decay.Fraction * SquaredAmplitude(
        momenta[0], momenta[1], _decay.Boson(momenta), _decay.SpinStates(momenta, stackalloc SpinState[SpinState.Most]));

    /// <summary>The same for any boson of which only the emission off the pair is meant, undecayed.</summary>
    internal static double TotalCrossSection(DalitzRegion region, ILeptonBoson boson, Particle lepton, double sqrtS, double fineStructure)
    {
        var s = sqrtS * sqrtS;
        var (a, b) = (lepton.Mass * lepton.Mass, boson.Mass * boson.Mass);
        var integral = region.Integrate((d1, d2) => PairTrace.W(boson.Structure, d1, d2, s, a, b));
        var charges = fineStructure * boson.LeptonCoupling(lepton);
        return PhysicalConstants.HbarCSquared * charges * charges / (48 * Math.PI * s * s * s) * integral;
    }

    /// <summary>Refuses a boson that is too heavy to be radiated off a pair.</summary>
    internal static void RefuseClosed(ILeptonBoson boson, Particle lepton, double sqrtS)
    {
        var threshold = sqrtS - 2 * lepton.Mass;
        if (!(boson.Mass < threshold))
            throw new ArgumentOutOfRangeException(nameof(boson),
                $"mass = {boson.Mass} GeV; the process e+e- -> {lepton} {lepton} {boson.Symbol.TrimStart('\\')} needs mass < {threshold:F2} GeV at sqrt(s) = {sqrtS:F2} GeV.");
    }

    private double SquaredAmplitude(FourVector negative, FourVector positive, FourVector boson, ReadOnlySpan<SpinState> spinStates)
    {
        // The currents of the opposite helicities are complex conjugates: the negative lepton of one helicity stands for both.
        var (ubar, v) = (Spinor.Particle(negative, +1).Bar, Spinor.Antiparticle(positive, +1));
        ReadOnlySpan<Spinor> antileptons = [v, v.HelicityReversed()];
        var transverse = 0.0;
        foreach (ref readonly var state in spinStates)
        {
            var radiatedLepton = RadiativePair.Radiated(ubar, negative, boson, state.Vertex, Lepton.Mass);
            foreach (ref readonly var antilepton in antileptons)
            {
                var radiatedAntilepton = RadiativePair.Radiated(antilepton, positive, boson, state.Vertex, Lepton.Mass);
                var current = radiatedLepton.Current(antilepton) + ubar.Current(radiatedAntilepton);
                transverse += state.Weight * 2 * (MagnitudeSquared(current.X) + MagnitudeSquared(current.Y));
            }
        }
        var charges = 4 * Math.PI * FineStructure * _coupling;
        return charges * charges / (2 * SqrtS * SqrtS) * transverse;
    }

    private static double MagnitudeSquared(System.Numerics.Complex z) => z.Real * z.Real + z.Imaginary * z.Imaginary;
}
