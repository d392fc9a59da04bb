using DarkSector.Numerics;
using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Datasets;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> tau+ tau- (gamma), both taus decaying to a muon and two neutrinos.</summary>
/// <remarks>
/// Lowest order by one photon, with <see cref="InitialStateRadiation"/>; all spin correlations of the two taus at this order are kept.
/// Not in the shape: final-state radiation, photons at an angle to the beams, the Z boson, radiative tau decays. Where a detector would see such a photon, <see cref="UnseenRadiation"/> takes the
/// event away. Nothing is counted twice: <see cref="CorrectionFactor"/> is the ratio of two cross-sections with all photons, so it says nothing about where they go; radiation along the beams
/// then reaches only up to the angles at which photons are seen, and what is beyond is in the probability that there is none, which alone lowers the cross-section.
/// Any sqrt(s') above 2 m_tau is generated. In the decay, only the sum of the neutrinos is described: it is all the detector misses.
/// </remarks>
public sealed class TauPairs : Process
{
    /// <summary>Cross-section of e+e- -> tau+ tau- (gamma) at sqrt(s) = 10.58 GeV [fb], without branching fractions.</summary>
    /// <remarks>From the cross-section table: 0.919(3) nb, KKMC: S. Banerjee, B. Pietrzyk, J. M. Roney and Z. Was, Phys. Rev. D 77, 054012 (2008).</remarks>
    public static double TotalCrossSection => Entry.Value.Value;

    /// <summary>Branching fraction of tau -> mu nu nu, 17.39(4) % (PDG 2022).</summary>
    public const double BranchingFraction = 17.39 * percent;

    internal const double NominalSqrtS = 10.58 * GeV;

    internal static readonly CrossSection Entry = DataSets.BuiltIn.CrossSections["tau tau (gamma)"];

    private static readonly KFactor LeadingLogToTable = ToTable(LeadingLogCrossSection(NominalSqrtS));
    private static readonly KFactor BornToTable = ToTable(BornCrossSection(NominalSqrtS * NominalSqrtS));

    private static readonly TrueParticle[] Particles =
    [
        TrueParticle.NegativeMuon, TrueParticle.PositiveMuon, TrueParticle.Invisible("neutrinosTrue"),
        TrueParticle.Photon("photon1True"), TrueParticle.Photon("photon2True"),
    ];

    private readonly InitialStateRadiation _radiation;
    private readonly UnseenRadiation? _unseen;
    private readonly MuonPairCuts _cuts;

    /// <summary>Tau pairs at a centre-of-mass energy.</summary>
    /// <param name="sqrtS">Centre-of-mass energy [GeV], above 2 m_tau = 3.55 GeV.</param>
    /// <param name="cuts">Generator-level cuts on the muons; none when left out.</param>
    /// <param name="unseen">What a detector sees of photons, when it must see none; when left out, all are along the beams, and none is missed.</param>
    public TauPairs(double sqrtS, MuonPairCuts? cuts = null, UnseenRadiation? unseen = null)
    {
        if (!(sqrtS > 2 * Particle.Tau.Mass) || !double.IsFinite(sqrtS))
            throw new ArgumentOutOfRangeException(nameof(sqrtS), $"sqrtS = {sqrtS} GeV; a pair of taus needs more than {2 * Particle.Tau.Mass:F4} GeV.");
        SqrtS = sqrtS;
        _cuts = (cuts ?? MuonPairCuts.None).Within(sqrtS);
        (_unseen, _radiation) = (unseen, unseen?.AlongBeams ?? InitialStateRadiation.At(sqrtS));
    }

    /// <summary>sigma(0.919 nb) over our <see cref="LeadingLogCrossSection"/>, both at 10.58 GeV: multiplies the shape.</summary>
    /// <remarks>0.919/0.846 = 1.087. It stands for what the shape leaves out: the vacuum polarisation of the photon (about 7 %), the
    /// non-logarithmic part of initial-state radiation, (alpha/pi) (pi^2/3 - 1/2) = 0.6 %, and final-state radiation.</remarks>
    public static double CorrectionFactor { get; } = LeadingLogToTable.Value.Value;

    /// <inheritdoc/>
    public override KFactor? KFactor => LeadingLogToTable;

    /// <inheritdoc/>
    public override string Name => @"$e^+e^-\to\tau^+\tau^-(\gamma)$";

    /// <inheritdoc/>
    public override string Normalisation => $"sigma(tau tau (gamma)) = {Entry.ValueText} at {Entry.SqrtS} GeV ({Entry.Generator}; {Entry.Source}), times (17.39 %)^2 (PDG 2022)"
        + (_unseen is null ? "" : ", times the probability that no photon is seen");

    /// <inheritdoc/>
    public override double SqrtS { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<TrueParticle> FinalState => Particles;

    /// <inheritdoc/>
    public override int Dimensions => 10;

    /// <summary>Lowest-order cross-section of e+e- -> tau+ tau- [fb].</summary>
    /// <remarks>The integral of (pi alpha^2 beta/(2 s)) [1 + cos^2 + (1 - beta^2) sin^2] over cos(theta).</remarks>
    /// <param name="s">Centre-of-mass energy squared [GeV^2]; at or below threshold the cross-section is zero.</param>
    public static double BornCrossSection(double s) => PointCrossSection.Of(s, Particle.Tau.Mass);

    /// <summary>The cross-section with initial-state radiation [fb], all sqrt(s') above 2 m_tau.</summary>
    /// <param name="sqrtS">Centre-of-mass energy of the beams [GeV].</param>
    public static double LeadingLogCrossSection(double sqrtS) => InitialStateRadiation.At(sqrtS)
        .Fold(BornCrossSection, sqrtS * sqrtS, 4 * Particle.Tau.Mass * Particle.Tau.Mass);

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var (x1, weight1) = _radiation.Draw(point[0]);
        var (x2, weight2) = _radiation.Draw(point[1]);
        var s = (1 - x1) * (1 - x2) * SqrtS * SqrtS;
        var inverseGamma = 2 * Particle.Tau.Mass / Math.Sqrt(s);
        if (!(inverseGamma < 1))
            return 0;

        var beta = Math.Sqrt(1 - inverseGamma * inverseGamma);
        var flight = IsotropicDirection.At(point[2], point[3]);
        var decay1 = LeptonicTauSpectrum.Muon.Draw(point[4]);
        var decay2 = LeptonicTauSpectrum.Muon.Draw(point[5]);
        var (direction1, direction2) = (IsotropicDirection.About(flight, 2 * point[6] - 1, point[7]), IsotropicDirection.About(flight, 2 * point[8] - 1, point[9]));

        var beams = InitialStateRadiation.Split(SqrtS, x1, x2);
        var velocity = beams.System.Velocity;
        momenta[0] = FourVector.FromMass(direction1 * decay1.Momentum, Particle.Muon.Mass).Boost(flight * beta).Boost(velocity);
        momenta[1] = FourVector.FromMass(direction2 * decay2.Momentum, Particle.Muon.Mass).Boost(flight * -beta).Boost(velocity);
        momenta[2] = beams.System - momenta[0] - momenta[1];
        (momenta[3], momenta[4]) = (beams.Photon1, beams.Photon2);
        if (!_cuts.Pass(momenta[0], momenta[1]))
            return 0;

        // A mu- prefers to fly against the spin of its tau-, a mu+ along the spin of its tau+.
        var production = SpinCorrelation(flight, inverseGamma, direction1 * -decay1.Polarimeter, direction2 * decay2.Polarimeter);
        return CorrectionFactor * BranchingFraction * BranchingFraction * weight1 * weight2
            * Prefactor(s, beta) * 2 * production * decay1.Weight * decay2.Weight * NothingSeen(flight * beta, velocity, Math.Sqrt(s) / 2);
    }

    // For taus of this velocity and energy in their rest frame, which moves.
    private double NothingSeen(ThreeVector flight, ThreeVector velocity, double energy)
    {
        var (tau1, tau2) = (new FourVector(energy * flight.X, energy * flight.Y, energy * flight.Z, energy), new FourVector(-energy * flight.X, -energy * flight.Y, -energy * flight.Z, energy));
        return _unseen?.Probability(tau1.Boost(velocity), tau2.Boost(velocity)) ?? 1;
    }

    /// <summary>The factor to the cross-section table, for the lowest order with or without radiation of the beams.</summary>
    internal static KFactor FactorOf(bool withRadiation) => withRadiation ? LeadingLogToTable : BornToTable;

    /// <summary>Angular dependence of e+e- -> tau- tau+ for taus analysed along given spin vectors.</summary>
    /// <remarks>
    /// The current of the pair at rest is chi-^dagger (v.sigma) (i sigma_2) chi+^*, v = T e, with e the polarisation of the photon, transverse to
    /// the beams, and T = 1 - (1 - 1/gamma) k k^T, k the direction of the tau-. Summed over e this is
    /// tr V (1 + h1.h2) - 2 h1.V h2, V = T (1 - z z^T) T; tr V = 1 + cos^2 + sin^2/gamma^2. Along k it counts opposite helicities with
    /// 1 + cos^2 and equal ones with sin^2/gamma^2.
    /// </remarks>
    internal static double SpinCorrelation(ThreeVector flight, double inverseGamma, ThreeVector spin1, ThreeVector spin2)
    {
        var sin2 = flight.X * flight.X + flight.Y * flight.Y;
        var unpolarised = 2 - sin2 + inverseGamma * inverseGamma * sin2;
        var v1 = spin1 - flight * ((1 - inverseGamma) * flight.Dot(spin1));
        var v2 = spin2 - flight * ((1 - inverseGamma) * flight.Dot(spin2));
        return unpolarised * (1 + spin1.Dot(spin2)) - 2 * (v1.X * v2.X + v1.Y * v2.Y);
    }

    private static KFactor ToTable(double own) => Entry.Over(new Estimate(own, 0), CrossSection.EverywhereInPhaseSpace, NominalSqrtS);

    internal static double Prefactor(double s, double beta) =>
        PhysicalConstants.HbarCSquared * Math.PI * PhysicalConstants.FineStructure * PhysicalConstants.FineStructure * beta / (2 * s);
}
