using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> gamma phi, phi -> K_S K_L, K_S -> pi+ pi-: a stand-in for all of K_S K_L gamma, which fakes displaced vertices.</summary>
/// <remarks>
/// Only the phi(1020) is in it, taken as narrow: d(sigma)/d(cos) = 6 pi alpha Gamma_ee/(m s) (1 - r) (1 + cos^2 + 4r/(1 - r)^2)/(1 - cos^2), r = m^2/s, cos of the photon
/// to the beams. The phi is nearly transverse: its kaons have sin^2 to its direction of flight (exact up to r). Not in it: other resonances and the continuum
/// of K K, final states with more hadrons, interference. Proper decay length of the K_S: <see cref="KShortDecayLength"/>.
/// </remarks>
public sealed class RadiativeKaonPairs : Process
{
    /// <summary>Mean proper decay length of the K_S, 2.6844(12) cm (PDG 2022).</summary>
    public const double KShortDecayLength = 2.6844 * cm;

    private const double ElectronWidth = 2.979e-4 * 4.249 * MeV; // B(phi -> e e) Gamma(phi), PDG 2022
    private const double KaonFraction = 34.0 * percent; // B(phi -> K_S K_L), PDG 2022
    private const double PionFraction = 69.20 * percent; // B(K_S -> pi+ pi-), PDG 2022

    private static readonly double Mass = Particle.PhiMeson.Mass;

    private readonly double _largestCosine;

    /// <summary>The process at a centre-of-mass energy.</summary>
    /// <param name="sqrtS">Centre-of-mass energy [GeV], above the phi: at least 2 GeV.</param>
    /// <param name="photonAngle">Smallest angle of the photon to either beam, CMS [rad]; 1 mrad at least, since the electron mass is neglected.</param>
    public RadiativeKaonPairs(double sqrtS, double photonAngle)
    {
        if (!(sqrtS >= 2 * GeV) || !double.IsFinite(sqrtS))
            throw new ArgumentOutOfRangeException(nameof(sqrtS), $"sqrtS = {sqrtS} GeV; a photon and a fast phi need at least 2 GeV.");
        if (photonAngle is not (>= 0.001 and < Math.PI / 2))
            throw new ArgumentOutOfRangeException(nameof(photonAngle), $"photonAngle = {photonAngle} rad; allowed are 0.001 to below pi/2 rad, since the electron mass is neglected.");
        SqrtS = sqrtS;
        _largestCosine = Math.Cos(photonAngle);
    }

    /// <inheritdoc/>
    public override string Name => @"$e^+e^-\to K_S K_L\gamma$ (stand-in)";

    /// <inheritdoc/>
    public override string Normalisation => "gamma phi at lowest order times B(phi -> K_S K_L) B(K_S -> pi+ pi-) (PDG 2022)";

    /// <inheritdoc/>
    public override double SqrtS { get; }

    /// <summary>The photon, the pions, the K_L, and the K_S (sum of the pions) for its decay vertex.</summary>
    public override IReadOnlyList<TrueParticle> FinalState { get; } =
    [
        TrueParticle.Photon("photonTrue"), new TrueParticle("pi1True", Particle.ChargedPion, -1), new TrueParticle("pi2True", Particle.ChargedPion, +1),
        new TrueParticle("kLongTrue", Particle.KLong, 0), TrueParticle.Invisible("kShortTrue"),
    ];

    /// <inheritdoc/>
    public override int Dimensions => 6;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var range = Math.Atanh(_largestCosine);
        var cosine = Math.Tanh((2 * point[0] - 1) * range);
        var flight = -IsotropicDirection.WithCosine(cosine, point[1]);
        var momentum = PhaseSpace.BreakupMomentum(SqrtS, Mass, 0);
        momenta[0] = FourVector.FromMass(flight * -momentum, 0);
        var toKaon = IsotropicDirection.About(flight, AngularDensity.OneMinusSquare(point[2]), point[3]);
        (momenta[4], momenta[3]) = PhaseSpace.TwoBody(FourVector.FromMass(flight * momentum, Mass), Particle.KShort.Mass, Particle.KLong.Mass, toKaon);
        (momenta[1], momenta[2]) = PhaseSpace.TwoBody(momenta[4], Particle.ChargedPion.Mass, Particle.ChargedPion.Mass, IsotropicDirection.At(point[4], point[5]));
        return Strength * (1 + cosine * cosine + Longitudinal) * 2 * range;
    }

    /// <summary>The cross-section within the cut c [fb], closed form: the integral of the angular distribution is (2 + 4r/(1 - r)^2) 2 atanh(c) - 2c.</summary>
    public double TotalCrossSection() => Strength * ((2 + Longitudinal) * 2 * Math.Atanh(_largestCosine) - 2 * _largestCosine);

    private double Ratio => Mass * Mass / (SqrtS * SqrtS);

    private double Longitudinal => 4 * Ratio / Math.Pow(1 - Ratio, 2);

    private double Strength => PhysicalConstants.HbarCSquared * 6 * Math.PI * PhysicalConstants.FineStructure * ElectronWidth / (Mass * SqrtS * SqrtS)
        * (1 - Ratio) * KaonFraction * PionFraction;
}
