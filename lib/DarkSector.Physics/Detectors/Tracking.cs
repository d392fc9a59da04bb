using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using static DarkSector.Physics.Detectors.AllowedValue;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Detectors;

/// <summary>Charged-particle tracking: acceptance, efficiency and resolution.</summary>
/// <remarks>sigma(pT)/pT = a pT + b/beta in quadrature (form and Belle II values a = 0.11 %/GeV, b = 0.25 %: Technical Design Report,
/// arXiv:1011.0352); with 1 mrad in both angles they give the recoil-mass widths of the Belle II simulation within 15 %.</remarks>
public sealed record Tracking
{
    /// <summary>Polar angles covered by the drift chamber; Belle II: 17 to 150 degrees (basf2, AcceptanceVariables).</summary>
    public AngularRange Acceptance { get; init; } = AngularRange.Degrees(17, 150);

    /// <summary>Relative pT resolution per GeV of pT.</summary>
    public double CurvatureResolution { get; init => field = NotNegative(value, " /GeV"); } = 0.0011 / GeV;

    /// <summary>Relative pT resolution from multiple scattering, at beta = 1.</summary>
    public double ScatteringResolution { get; init => field = NotNegative(value, ""); } = 0.0025;

    /// <summary>Resolution of polar angle and azimuth [rad]. Assumed; about 1 mrad above 1 GeV.</summary>
    public double AngularResolution { get; init => field = NotNegative(value, " rad"); } = 1 * mrad;

    /// <summary>Efficiency for pT above <see cref="FullEfficiencyPt"/>. Assumed, 98-99 %; known to 0.3 % per track from tau pairs (assumed), 0.7 % in early data.</summary>
    public double PlateauEfficiency { get; init => field = Probability(value); } = 0.985;

    /// <summary>Transverse momentum below which no track is found [GeV]. Assumed.</summary>
    public double LowestPt { get; init => field = NotNegative(value, " GeV"); } = 60 * MeV;

    /// <summary>Transverse momentum of full efficiency [GeV]; between the lowest and this one the efficiency rises linearly. Assumed.</summary>
    public double FullEfficiencyPt { get; init => field = NotNegative(value, " GeV"); } = 300 * MeV;

    /// <summary>What is left of the efficiency when a particle starts at a distance from the beams [cm].</summary>
    /// <remarks>Assumed, an order of magnitude: 0.95 of all within 1 cm, 0.8 at 5 cm, 0.6 at 15 cm, 0.4 at 30 cm, 0.2 at 60 cm, none beyond 75 cm, over the
    /// 98.5 % of prompt tracks. Control samples of K_S know it to 10-20 %: vary it with <see cref="PiecewiseLinear.ScaledBy"/>.</remarks>
    public PiecewiseLinear DisplacedEfficiency { get; init => field = PiecewiseLinear.OfProbabilities(value, nameof(DisplacedEfficiency)); }
        = new((0, 1), (1, 0.965), (5, 0.81), (15, 0.61), (30, 0.41), (60, 0.20), (75, 0));

    /// <summary>Resolution of the impact parameters.</summary>
    public ImpactParameterResolution ImpactParameters { get; init; } = new();

    /// <summary>Probability that a track gets the wrong charge; above 0 the response has columns `[name]Charge`.</summary>
    /// <remarks>None by default: at the momenta of a B factory the curvature is known to a percent, and what remains (decays in flight, pattern recognition) is below 1e-3 (assumed).</remarks>
    public double ChargeMistakeProbability { get; init => field = Probability(value); }

    /// <summary>Solenoid field along z [T]. Belle and Belle II: 1.5 T.</summary>
    public double MagneticField { get; init => field = Positive(value, " T"); } = 1.5;

    /// <summary>Probability that a charged particle from the interaction point leaves a track.</summary>
    /// <param name="momentum">True laboratory momentum [GeV].</param>
    public double Efficiency(FourVector momentum) => Acceptance.Contains(momentum)
        ? PlateauEfficiency * Math.Clamp((momentum.Pt - LowestPt) / (FullEfficiencyPt - LowestPt), 0, 1)
        : 0;

    /// <summary>Probability that a charged particle leaves a track when it starts elsewhere.</summary>
    /// <param name="momentum">True laboratory momentum [GeV].</param>
    /// <param name="origin">Where it starts [cm].</param>
    public double Efficiency(FourVector momentum, ThreeVector origin) =>
        Efficiency(momentum) * DisplacedEfficiency.At(Math.Sqrt(origin.X * origin.X + origin.Y * origin.Y));

    /// <summary>Relative resolution of the transverse momentum.</summary>
    /// <param name="momentum">True laboratory momentum [GeV].</param>
    public double RelativePtResolution(FourVector momentum)
    {
        var (curvature, scattering) = (CurvatureResolution * momentum.Pt, ScatteringResolution * momentum.E / momentum.P);
        return Math.Sqrt(curvature * curvature + scattering * scattering);
    }

    /// <summary>The measured momentum of a track; its mass hypothesis is the true mass.</summary>
    /// <remarks>The curvature 1/pT is Gaussian, so that pT has its natural tail towards high values. The momentum is that where the particle starts.</remarks>
    /// <param name="momentum">True laboratory momentum [GeV].</param>
    /// <param name="mass">Mass [GeV].</param>
    /// <param name="rng">Random numbers; three are drawn.</param>
    public FourVector Measure(FourVector momentum, double mass, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        var (p, pt) = (momentum.P, momentum.Pt);
        var measuredPt = pt / (1 + RelativePtResolution(momentum) * rng.Gaussian());
        var (sinTheta, cosTheta) = Turned(pt / p, momentum.Pz / p, AngularResolution * rng.Gaussian());
        var (sinPhi, cosPhi) = Turned(momentum.Py / pt, momentum.Px / pt, AngularResolution * rng.Gaussian() * p / pt);
        return FourVector.FromMass(new ThreeVector(measuredPt * cosPhi, measuredPt * sinPhi, measuredPt * cosTheta / sinTheta), mass);
    }

    /// <summary>Sine and cosine of a sum of two angles, the first given by its own sine and cosine.</summary>
    internal static (double Sin, double Cos) Turned(double sin, double cos, double angle)
    {
        var (s, c) = Math.SinCos(angle);
        return (sin * c + cos * s, cos * c - sin * s);
    }
}
