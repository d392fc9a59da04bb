using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> e+e- l+l- by the fusion of two photons, each emitted by one beam.</summary>
/// <remarks>
/// Equivalent photons: dn = (alpha/2 pi) [(1 + (1-y)^2)/y 1/Q^2 - 2 m_e^2 y/Q^4] dy dQ^2 (V. M. Budnev et al., Phys. Rep. 15, 181 (1975)),
/// with y the light-cone fraction 1 - p'+/p+ of the beam. Then Q^2 = (pT^2 + y^2 m_e^2)/(1 - y) holds exactly, above its minimum
/// m_e^2 y^2/(1 - y), and the scattered electrons and the pair have their true angles; W^2 = (q1 + q2)^2 is that of the exact vectors. Photons off the mass shell:
/// sigma(W^2) W^2/(W^2 + Q1^2 + Q2^2), the leading behaviour of the photon's structure function F2 for lepton pairs; Q^2 then needs no
/// limit but the kinematic one. The electron keeps ahead of the positron in rapidity. Not in it: pairs radiated by
/// an electron line or made by annihilation, exchange of electrons of the pair with scattered ones, azimuthal correlations of the photons' polarisations, initial-state
/// radiation; taus are not decayed, and their total is 16 % below that of all diagrams, which
/// contain annihilation to taus with a soft e+e- pair (muons above 0.5 GeV: 1 % above). Use this when both electrons are lost; <see cref="TwoPhotonMuonPairs"/> is normalised to the exact cross-section, and
/// <see cref="ElectronPairLeptonPair"/> has all diagrams.
/// </remarks>
public class TwoPhotonLeptonPairs : Process
{
    // Far below m_e M^2/s, where the flux of photons with transverse momentum dies out.
    private const double LowestPt = 1e-7 * GeV;

    private const double WidePt = 50 * MeV;

    private static readonly double ElectronMass2 = Particle.Electron.Mass * Particle.Electron.Mass;

    private readonly double _beam;
    private readonly MuonPairCuts _cuts;

    /// <summary>Two-photon pairs at a centre-of-mass energy.</summary>
    /// <param name="lepton">Electron, muon or tau.</param>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    /// <param name="cuts">Generator-level cuts on the pair; none when left out.</param>
    /// <param name="minimumMass">Smallest mass of the pair [GeV], from 2 m_l to sqrtS; for taus 2 m_tau when left out, 0.5 GeV for the others.</param>
    public TwoPhotonLeptonPairs(Particle lepton, double sqrtS, MuonPairCuts? cuts = null, double? minimumMass = null)
    {
        ArgumentNullException.ThrowIfNull(lepton);
        if (lepton != Particle.Electron && lepton != Particle.Muon && lepton != Particle.Tau)
            throw new ArgumentException($"lepton = {lepton}; two photons make pairs of electrons, muons or taus here.", nameof(lepton));
        var lowest = minimumMass ?? Math.Max(0.5 * GeV, 2 * lepton.Mass);
        if (!(lowest >= 2 * lepton.Mass) || !(lowest < sqrtS) || !double.IsFinite(sqrtS))
            throw new ArgumentOutOfRangeException(nameof(minimumMass), $"minimumMass = {lowest} GeV; allowed are {2 * lepton.Mass:F4} GeV to sqrtS = {sqrtS} GeV.");
        if (cuts?.MinimumPairPt >= sqrtS / 2)
            throw new ArgumentOutOfRangeException(nameof(cuts), $"cuts.MinimumPairPt = {cuts.MinimumPairPt} GeV; it must be below sqrtS/2 = {sqrtS / 2} GeV.");
        (Lepton, SqrtS, MinimumMass) = (lepton, sqrtS, lowest);
        _cuts = (cuts ?? MuonPairCuts.None).Within(sqrtS);
        var soft = Math.Log(WidePt / LowestPt) / Math.Log(sqrtS / (2 * LowestPt));
        Divisions = [new(0, soft / 2, 0.5, (1 + soft) / 2)];
        _beam = sqrtS / 2 + Math.Sqrt(sqrtS * sqrtS / 4 - ElectronMass2);
        FinalState = [.. TrueParticle.Pair(lepton), new("electronTrue", Particle.Electron, -1), new("positronTrue", Particle.Electron, +1)];
    }

    /// <summary>The lepton of the pair.</summary>
    public Particle Lepton { get; }

    /// <inheritdoc/>
    public override string Name => Lepton == Particle.Electron ? @"$e^+e^-\to e^+e^-e^+e^-$" : $@"$e^+e^-\to e^+e^-\{Lepton}^+\{Lepton}^-$";

    /// <inheritdoc/>
    public override string Normalisation => "equivalent photons, alpha = 1/137.036, no initial-state radiation";

    /// <inheritdoc/>
    public override double SqrtS { get; }

    /// <summary>What the approximation is multiplied by.</summary>
    protected virtual double Factor => 1;

    /// <summary>Smallest mass of the pair [GeV].</summary>
    public double MinimumMass { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<TrueParticle> FinalState { get; }

    /// <inheritdoc/>
    public override int Dimensions => 8;

    /// <summary>Divided by which photon is the softer one, and whether its transverse momentum is above 50 MeV, which takes its electron out of the beam hole as well.</summary>
    public override IReadOnlyList<CubeDivision> Divisions { get; }

    /// <summary>Cross-section of gamma gamma -> l+ l- for real photons [fb].</summary>
    /// <remarks>(4 pi alpha^2/W^2) [(1 + 4r - 8r^2) ln((1+beta)/(1-beta)) - beta (1 + 4r)], r = m_l^2/W^2. Budnev et al., Appendix E.</remarks>
    /// <param name="lepton">The lepton.</param>
    /// <param name="mass">W [GeV]; at or below 2 m_l the cross-section is zero.</param>
    public static double PhotonFusion(Particle lepton, double mass)
    {
        ArgumentNullException.ThrowIfNull(lepton);
        var r = lepton.Mass * lepton.Mass / (mass * mass);
        var beta = Math.Sqrt(Math.Max(0, 1 - 4 * r));
        return 2 * FusionPrefactor(mass * mass) * ((1 + 4 * r - 8 * r * r) * 2 * Math.Atanh(beta) - beta * (1 + 4 * r));
    }

    /// <summary>d(sigma)/d(cos(theta)) of gamma gamma -> l+ l- in the rest frame of the pair [fb].</summary>
    /// <remarks>(2 pi alpha^2 beta/W^2) [1 + 2 beta^2 sin^2 - beta^4 - beta^4 sin^4]/(1 - beta^2 cos^2)^2.</remarks>
    /// <param name="lepton">The lepton.</param>
    /// <param name="mass">W [GeV], at least 2 m_l.</param>
    /// <param name="cosTheta">Cosine of the angle between a lepton and a photon.</param>
    public static double PhotonFusion(Particle lepton, double mass, double cosTheta)
    {
        ArgumentNullException.ThrowIfNull(lepton);
        var beta2 = 1 - 4 * lepton.Mass * lepton.Mass / (mass * mass);
        var (sin2, pole) = (1 - cosTheta * cosTheta, 1 - beta2 * cosTheta * cosTheta);
        return FusionPrefactor(mass * mass) * Math.Sqrt(beta2)
            * (1 + 2 * beta2 * sin2 - beta2 * beta2 * (1 + sin2 * sin2)) / (pole * pole);
    }

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var (q1, q2, transverseMeasure) = DrawTransverse(point);
        var (pair, pairMeasure) = DrawPair(q1 + q2, point[4], point[5]);
        if (!(transverseMeasure * pairMeasure > 0) || !TryScatter(pair, q1, q2, out momenta[2], out momenta[3]))
            return 0;

        var w2 = pair.MassSquared;
        if (!(w2 > 4 * Lepton.Mass * Lepton.Mass))
            return 0;
        var (cosTheta, jacobian) = DecayCosine(w2, point[6]);
        var axis = (FromLightCone(default, _beam, ElectronMass2 / _beam) - momenta[2]).InRestFrameOf(pair).Momentum;
        var direction = Rotation.FromZTo(axis).Apply(ThreeVector.Direction(Math.Acos(cosTheta), 2 * Math.PI * point[7]));
        (momenta[0], momenta[1]) = PhaseSpace.TwoBody(pair, Lepton.Mass, Lepton.Mass, direction);
        if (!_cuts.Pass(momenta[0], momenta[1]))
            return 0;

        return Factor * transverseMeasure * pairMeasure * Luminosity(momenta[2], momenta[3], w2)
            * PhotonFusion(Lepton, Math.Sqrt(w2), cosTheta) * jacobian;
    }

    /// <summary>Density of pairs of equivalent photons in d(plus) d(minus) d^2(q1) d^2(q2), with the damping off the mass shell.</summary>
    private double Luminosity(FourVector electron, FourVector positron, double w2)
    {
        var (plus, minus) = (electron.E + electron.Pz, positron.E - positron.Pz);
        var (flux1, virtuality1) = Flux(plus, electron.Pt);
        var (flux2, virtuality2) = Flux(minus, positron.Pt);
        // d(plus) d(minus) of the pair over d(y1) d(y2) at fixed transverse momenta
        var product = plus * minus;
        var jacobian = _beam * _beam * (1 - TransverseMass2(electron) * TransverseMass2(positron) / (product * product));
        return flux1 * flux2 / jacobian * w2 / (w2 + virtuality1 + virtuality2);
    }

    /// <summary>Draws the transverse momenta of both photons.</summary>
    /// <remarks>That of the pair and that of the softer photon are drawn, each uniformly in its logarithm. Half of the first coordinate is for either photon being the softer one.</remarks>
    /// <returns>Both momenta and d^2(q1) d^2(q2)/d(point); zero where the softer one is not the softer one.</returns>
    private (ThreeVector Photon1, ThreeVector Photon2, double Measure) DrawTransverse(ReadOnlySpan<double> point)
    {
        var firstIsSoft = point[0] < 0.5;
        var (pair, pairMeasure) = DrawTransverse(Math.Max(_cuts.MinimumPairPt, LowestPt), point[1], point[2]);
        var (soft, softMeasure) = DrawTransverse(LowestPt, firstIsSoft ? 2 * point[0] : 2 * point[0] - 1, point[3]);
        var hard = pair - soft;
        var measure = hard.Dot(hard) > soft.Dot(soft) ? 2 * pairMeasure * softMeasure : 0;
        return firstIsSoft ? (soft, hard, measure) : (hard, soft, measure);
    }

    private (ThreeVector Vector, double Measure) DrawTransverse(double lowest, double uniform, double turn)
    {
        var range = Math.Log(SqrtS / (2 * lowest));
        var pt = lowest * Math.Exp(uniform * range);
        var (sin, cos) = Math.SinCos(2 * Math.PI * turn);
        return (new ThreeVector(pt * cos, pt * sin, 0), 2 * Math.PI * pt * pt * range);
    }

    /// <summary>Draws mass and rapidity of the pair: 1/(M^2 + pT^2) and the rapidity uniformly.</summary>
    /// <returns>The pair and d(plus) d(minus)/d(point), plus and minus being its E + pz and E - pz.</returns>
    private (FourVector Pair, double Measure) DrawPair(ThreeVector transverse, double uniform, double rapidityUniform)
    {
        var pt2 = transverse.Dot(transverse);
        var (highest, lowest) = (1 / (MinimumMass * MinimumMass + pt2), 1 / (SqrtS * SqrtS));
        if (!(highest > lowest))
            return default;
        var inverse = highest + uniform * (lowest - highest);
        var transverseMass = Math.Sqrt(1 / inverse);
        var largestRapidity = Math.Log(SqrtS / transverseMass);
        var rapidity = largestRapidity * (2 * rapidityUniform - 1);
        var pair = new FourVector(transverse.X, transverse.Y, transverseMass * Math.Sinh(rapidity), transverseMass * Math.Cosh(rapidity));
        return (pair, (highest - lowest) / (inverse * inverse) * 2 * largestRapidity);
    }

    /// <summary>The scattered electron and positron that recoil against the pair and the photons' transverse momenta.</summary>
    /// <remarks>A two-body decay in one dimension with the transverse masses of the two; the electron keeps ahead of the positron in rapidity.</remarks>
    private bool TryScatter(FourVector pair, ThreeVector q1, ThreeVector q2, out FourVector electron, out FourVector positron)
    {
        var (plus, minus) = (SqrtS - pair.E - pair.Pz, SqrtS - pair.E + pair.Pz);
        var (m1, m2) = (q1.Dot(q1) + ElectronMass2, q2.Dot(q2) + ElectronMass2);
        var mass2 = plus * minus;
        (electron, positron) = (default, default);
        if (!(plus > 0) || !(minus > 0) || !(Math.Sqrt(mass2) > Math.Sqrt(m1) + Math.Sqrt(m2)))
            return false;
        var root = Math.Sqrt(PhaseSpace.Kallen(mass2, m1, m2));
        var electronPlus = plus * (mass2 + m1 - m2 + root) / (2 * mass2);
        var positronMinus = minus * (mass2 + m2 - m1 + root) / (2 * mass2);
        electron = FromLightCone(-q1, electronPlus, m1 / electronPlus);
        positron = FromLightCone(-q2, m2 / positronMinus, positronMinus);
        return true;
    }

    /// <summary>Density of equivalent photons in d(y) d^2(q), and their virtuality.</summary>
    /// <param name="scattered">Light-cone component of the scattered electron along its beam, (1 - y) times that of the beam [GeV].</param>
    /// <param name="pt">Its transverse momentum [GeV].</param>
    private (double Density, double Virtuality) Flux(double scattered, double pt)
    {
        var (left, y) = (scattered / _beam, 1 - scattered / _beam);
        if (!(y > 0))
            return (0, 0);
        var virtuality = (pt * pt + y * y * ElectronMass2) / left;
        var spectrum = (1 + left * left) / y - 2 * ElectronMass2 * y / virtuality;
        return (PhysicalConstants.FineStructure / (2 * Math.PI * Math.PI) * spectrum / (virtuality * left), virtuality);
    }

    private static FourVector FromLightCone(ThreeVector transverse, double plus, double minus) =>
        new(transverse.X, transverse.Y, (plus - minus) / 2, (plus + minus) / 2);

    private static double TransverseMass2(FourVector electron) => electron.Pt * electron.Pt + ElectronMass2;

    /// <summary>cos(theta) = tanh(z)/beta with z uniform: it follows the poles of the cross-section along the photons.</summary>
    private (double CosTheta, double Jacobian) DecayCosine(double w2, double uniform)
    {
        var beta = Math.Sqrt(1 - 4 * Lepton.Mass * Lepton.Mass / w2);
        var range = 2 * Math.Atanh(beta);
        var t = Math.Tanh(range * (uniform - 0.5));
        return (Math.Clamp(t / beta, -1, 1), range * (1 - t * t) / beta);
    }

    private static double FusionPrefactor(double w2) =>
        PhysicalConstants.HbarCSquared * 2 * Math.PI * PhysicalConstants.FineStructure * PhysicalConstants.FineStructure / w2;
}
