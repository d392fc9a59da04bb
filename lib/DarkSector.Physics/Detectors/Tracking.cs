using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Detectors;

/// <summary>Charged-particle tracking: acceptance, efficiency and resolution of prompt tracks.</summary>
/// <remarks>sigma(pT)/pT = a pT + b/beta in quadrature (form and Belle II values a = 0.11 %/GeV, b = 0.25 %: Technical Design Report,
/// arXiv:1011.0352); with 1 mrad in both angles they give the recoil-mass widths of the Belle II simulation within 15 %.</remarks>
public sealed record Tracking
{
    /// <summary>Polar angles covered by the drift chamber; Belle II: 17 to 150 degrees (basf2, AcceptanceVariables).</summary>
    public AngularRange Acceptance { get; init; } = AngularRange.Degrees(17, 150);

    /// <summary>Relative pT resolution per GeV of pT.</summary>
    public double CurvatureResolution { get; init; } = 0.0011 / GeV;

    /// <summary>Relative pT resolution from multiple scattering, at beta = 1.</summary>
    public double ScatteringResolution { get; init; } = 0.0025;

    /// <summary>Resolution of polar angle and azimuth [rad]. Assumed; about 1 mrad above 1 GeV.</summary>
    public double AngularResolution { get; init; } = 1 * mrad;

    /// <summary>Efficiency for pT above <see cref="FullEfficiencyPt"/>. Assumed, 98-99 %.</summary>
    public double PlateauEfficiency { get; init; } = 0.985;

    /// <summary>Transverse momentum below which no track is found [GeV]. Assumed.</summary>
    public double LowestPt { get; init; } = 60 * MeV;

    /// <summary>Transverse momentum of full efficiency [GeV]; between the lowest and this one the efficiency rises linearly. Assumed.</summary>
    public double FullEfficiencyPt { get; init; } = 300 * MeV;

    /// <summary>Probability that a charged particle leaves a track.</summary>
    /// <param name="momentum">True laboratory momentum [GeV].</param>
    public double Efficiency(FourVector momentum) => Acceptance.Contains(momentum)
        ? PlateauEfficiency * Math.Clamp((momentum.Pt - LowestPt) / (FullEfficiencyPt - LowestPt), 0, 1)
        : 0;

    /// <summary>Relative resolution of the transverse momentum.</summary>
    /// <param name="momentum">True laboratory momentum [GeV].</param>
    public double RelativePtResolution(FourVector momentum)
    {
        var (curvature, scattering) = (CurvatureResolution * momentum.Pt, ScatteringResolution * momentum.E / momentum.P);
        return Math.Sqrt(curvature * curvature + scattering * scattering);
    }

    /// <summary>The measured momentum of a track; its mass hypothesis is the true mass.</summary>
    /// <remarks>The curvature 1/pT is Gaussian, so that pT has its natural tail towards high values.</remarks>
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

    // Sine and cosine of a sum of two angles, the first given by its own sine and cosine.
    private static (double Sin, double Cos) Turned(double sin, double cos, double angle)
    {
        var (s, c) = Math.SinCos(angle);
        return (sin * c + cos * s, cos * c - sin * s);
    }
}
