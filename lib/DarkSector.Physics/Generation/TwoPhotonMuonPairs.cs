using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> e+e- mu+mu- by the fusion of two photons, each emitted by one beam.</summary>
/// <remarks>
/// Equivalent photons: dn = (alpha/2 pi) [(1 + (1-y)^2)/y 1/Q^2 - 2 m_e^2 y/Q^4] dy dQ^2 (V. M. Budnev et al., Phys. Rep. 15, 181 (1975), Eq. (6.17b)),
/// with y the light-cone fraction 1 - p'+/p+. Then Q^2 = (pT^2 + y^2 m_e^2)/(1 - y) holds exactly, Q^2 &gt; m_e^2 y^2/(1 - y), and the scattered electrons and
/// the pair have their true angles. W^2 = (q1 + q2)^2 is that of the exact vectors. Photons off the mass shell: sigma(W^2) W^2/(W^2 + Q1^2 + Q2^2), as the
/// structure function of the photon falls; so Q^2 needs no other limit than Q^2 &lt; s. Not in it: muon pairs radiated by an electron
/// line or made by annihilation, azimuthal correlations of the photons' polarisations, initial-state radiation.
/// </remarks>
public sealed class TwoPhotonMuonPairs : Process
{
    /// <summary>Exact lowest-order cross-section for M(mu mu) &gt; 0.5 GeV at sqrt(s) = 10.58 GeV [fb].</summary>
    /// <remarks>18.78(3) nb: tree matrix element of all diagrams (MadGraph5_aMC@NLO 3.1.1) integrated on a phase space of our own.
    /// AAFH (F. A. Berends, P. H. Daverveldt, R. Kleiss, Nucl. Phys. B 253, 441 (1985)), as Belle II uses it, gives 18.9 nb.</remarks>
    public const double TotalCrossSection = 18.78 * nb;

    /// <summary><see cref="TotalCrossSection"/> over the integral of the equivalent-photon approximation, NN(N) nb: multiplies the shape.</summary>
    public const double CorrectionFactor = 1;

    private static readonly TrueParticle[] Particles =
    [
        TrueParticle.NegativeMuon, TrueParticle.PositiveMuon,
        new("electronTrue", Particle.Electron, -1), new("positronTrue", Particle.Electron, +1),
    ];

    private readonly double _lightCone;
    private readonly MuonPairCuts _cuts;

    /// <summary>Two-photon muon pairs at a centre-of-mass energy.</summary>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    /// <param name="cuts">Generator-level cuts on the muons; none when left out.</param>
    /// <param name="minimumMass">Smallest mass of the muon pair [GeV], from 2 m_mu to sqrtS.</param>
    public TwoPhotonMuonPairs(double sqrtS, MuonPairCuts? cuts = null, double minimumMass = 0.5 * GeV)
    {
        if (!(minimumMass >= 2 * Particle.Muon.Mass) || !(minimumMass < sqrtS) || !double.IsFinite(sqrtS))
            throw new ArgumentOutOfRangeException(nameof(minimumMass), $"minimumMass = {minimumMass} GeV; allowed are {2 * Particle.Muon.Mass:F4} GeV to sqrtS = {sqrtS} GeV.");
        SqrtS = sqrtS;
        MinimumMass = minimumMass;
        _cuts = cuts ?? MuonPairCuts.None;
        _lightCone = sqrtS / 2 + Math.Sqrt(sqrtS * sqrtS / 4 - Particle.Electron.Mass * Particle.Electron.Mass);
    }

    /// <inheritdoc/>
    public override string Name => @"$e^+e^-\to e^+e^-\mu^+\mu^-$";

    /// <inheritdoc/>
    public override string Normalisation => "sigma = 18.78 nb for M(mu mu) > 0.5 GeV at 10.58 GeV: exact tree cross-section (AAFH: 18.9 nb)";

    /// <inheritdoc/>
    public override double SqrtS { get; }

    /// <summary>Smallest mass of the muon pair [GeV].</summary>
    public double MinimumMass { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<TrueParticle> FinalState => Particles;

    /// <inheritdoc/>
    public override int Dimensions => 8;

    /// <summary>Cross-section of gamma gamma -> mu+ mu- for real photons [fb].</summary>
    /// <remarks>(4 pi alpha^2/W^2) [(1 + 4r - 8r^2) ln((1+beta)/(1-beta)) - beta (1 + 4r)], r = m_mu^2/W^2. Budnev et al., Appendix E.</remarks>
    /// <param name="mass">W [GeV]; at or below 2 m_mu the cross-section is zero.</param>
    public static double PhotonFusion(double mass)
    {
        var r = Particle.Muon.Mass * Particle.Muon.Mass / (mass * mass);
        var beta = Math.Sqrt(Math.Max(0, 1 - 4 * r));
        return 2 * FusionPrefactor(mass * mass) * ((1 + 4 * r - 8 * r * r) * 2 * Math.Atanh(beta) - beta * (1 + 4 * r));
    }

    /// <summary>d(sigma)/d(cos(theta)) of gamma gamma -> mu+ mu- in the rest frame of the pair [fb].</summary>
    /// <remarks>(2 pi alpha^2 beta/W^2) [1 + 2 beta^2 sin^2 - beta^4 - beta^4 sin^4]/(1 - beta^2 cos^2)^2.</remarks>
    /// <param name="mass">W [GeV], at least 2 m_mu.</param>
    /// <param name="cosTheta">Cosine of the angle between a muon and a photon.</param>
    public static double PhotonFusion(double mass, double cosTheta)
    {
        var beta2 = 1 - 4 * Particle.Muon.Mass * Particle.Muon.Mass / (mass * mass);
        var (sin2, pole) = (1 - cosTheta * cosTheta, 1 - beta2 * cosTheta * cosTheta);
        return FusionPrefactor(mass * mass) * Math.Sqrt(beta2)
            * (1 + 2 * beta2 * sin2 - beta2 * beta2 * (1 + sin2 * sin2)) / (pole * pole);
    }

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var logTau = -2 * LogRange * (1 - point[0]);
        var rapidity = -logTau * (point[1] - 0.5);
        var photon1 = EquivalentPhoton.Draw(Math.Exp(logTau / 2 + rapidity), SqrtS * SqrtS, point[2], point[4]);
        var photon2 = EquivalentPhoton.Draw(Math.Exp(logTau / 2 - rapidity), SqrtS * SqrtS, point[3], point[5]);
        if (!(photon1.Weight * photon2.Weight > 0))
            return 0;

        var momentum1 = photon1.Momentum(_lightCone, +1);
        var pair = momentum1 + photon2.Momentum(_lightCone, -1);
        var w2 = pair.MassSquared;
        if (!(w2 >= MinimumMass * MinimumMass) || !(pair.E > 0))
            return 0;
        var mass = Math.Sqrt(w2);
        var (cosTheta, jacobian) = DecayCosine(w2, point[6]);
        var axis = momentum1.InRestFrameOf(pair).Momentum;
        var direction = Rotation.FromZTo(axis).Apply(ThreeVector.Direction(Math.Acos(cosTheta), 2 * Math.PI * point[7]));
        (momenta[0], momenta[1]) = PhaseSpace.TwoBody(pair, Particle.Muon.Mass, Particle.Muon.Mass, direction);
        (momenta[2], momenta[3]) = (photon1.Electron(_lightCone, +1), photon2.Electron(_lightCone, -1));
        if (!_cuts.Pass(momenta[0], momenta[1]))
            return 0;

        var offShell = w2 / (w2 + photon1.Virtuality + photon2.Virtuality);
        return CorrectionFactor * 2 * LogRange * -logTau * photon1.Weight * photon2.Weight * offShell * PhotonFusion(mass, cosTheta) * jacobian;
    }

    private double LogRange => Math.Log(SqrtS / MinimumMass);

    /// <summary>cos(theta) = tanh(z)/beta with z uniform: it follows the poles of the cross-section along the photons.</summary>
    private static (double CosTheta, double Jacobian) DecayCosine(double w2, double uniform)
    {
        var beta = Math.Sqrt(1 - 4 * Particle.Muon.Mass * Particle.Muon.Mass / w2);
        var range = 2 * Math.Atanh(beta);
        var t = Math.Tanh(range * (uniform - 0.5));
        return (Math.Clamp(t / beta, -1, 1), range * (1 - t * t) / beta);
    }

    private static double FusionPrefactor(double w2) =>
        PhysicalConstants.HbarCSquared * 2 * Math.PI * PhysicalConstants.FineStructure * PhysicalConstants.FineStructure / w2;
}
