using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Particles;
using MathNet.Numerics.Integration;
using MathNet.Numerics.Interpolation;

namespace DarkSector.Physics.Generation;

/// <summary>Photons radiated by the beams along their own directions, in the leading-logarithm approximation.</summary>
/// <remarks>
/// A beam loses the fraction x of its energy with the density D(x) = b x^(b-1) (1 + 3b/4) - b (1 - x/2), b = beta/2,
/// beta = (2 alpha/pi) (ln(Q^2/m_e^2) - 1): E. A. Kuraev and V. S. Fadin, Sov. J. Nucl. Phys. 41, 466 (1985), with the soft photons
/// summed to all orders and the hard one to first order. The density of s' = (1 - x) s, both beams together, is the same formula with
/// beta in place of b; folding two beams agrees with it up to terms of order beta^2. Both integrate to exactly one.
/// Transverse momenta of the photons are neglected; each beam's photons are described by their sum.
/// </remarks>
public sealed record InitialStateRadiation
{
    private const int QuadraturePoints = 128;
    private const int InterpolationPoints = 40;

    /// <summary>Radiation up to a scale.</summary>
    /// <param name="scale">Q^2 [GeV^2], the largest virtuality of the radiating electron. It is s when all photons are meant; take a lower one,
    /// of size s sin^2(theta/2), when photons beyond a polar angle theta are described by a matrix element. Above 1e-5 GeV^2.</param>
    public InitialStateRadiation(double scale)
    {
        if (!(scale > 1e-5) || !double.IsFinite(scale))
            throw new ArgumentOutOfRangeException(nameof(scale), $"scale = {scale} GeV^2; the leading logarithm needs a finite scale above 1e-5 GeV^2, well above the squared electron mass.");
        Scale = scale;
        Beta = 2 * PhysicalConstants.FineStructure / Math.PI * (Math.Log(scale / (Particle.Electron.Mass * Particle.Electron.Mass)) - 1);
    }

    /// <summary>All photons at a centre-of-mass energy: the scale is s.</summary>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    public static InitialStateRadiation At(double sqrtS) => new(sqrtS * sqrtS);

    /// <summary>The scale Q^2 [GeV^2].</summary>
    public double Scale { get; }

    /// <summary>beta = (2 alpha/pi) (ln(Q^2/m_e^2) - 1); 0.088 at sqrt(s) = 10.58 GeV.</summary>
    public double Beta { get; }

    /// <summary>Density of the fraction of its energy that one beam loses.</summary>
    /// <param name="x">Fraction, above 0 and at most 1.</param>
    public double BeamDensity(double x) => Density(x, Beta / 2);

    /// <summary>Density of x = 1 - s'/s, both beams together.</summary>
    /// <param name="x">Fraction, above 0 and at most 1.</param>
    public double PairDensity(double x) => Density(x, Beta);

    /// <summary>The fraction of its energy one beam loses, drawn with density b x^(b-1), and the weight that makes it <see cref="BeamDensity"/>.</summary>
    /// <remarks>x = u^(1/b) and weight = 1 + 3b/4 - x^(1-b) (1 - x/2), which stays between 1/2 and 1 + 3b/4 down to x = 0.</remarks>
    /// <param name="uniform">A number in [0, 1].</param>
    public (double Fraction, double Weight) Draw(double uniform)
    {
        var b = Beta / 2;
        var x = Math.Pow(uniform, 1 / b);
        return (x, 1 + 0.75 * b - Math.Pow(x, 1 - b) * (1 - x / 2));
    }

    /// <summary>The number from which <see cref="Draw"/> makes a fraction.</summary>
    internal double UniformAt(double fraction) => Math.Pow(fraction, Beta / 2);

    /// <summary>A cross-section with radiation: the integral of D(x1) D(x2) sigma((1 - x1) (1 - x2) s).</summary>
    /// <param name="crossSection">The cross-section as a function of s' [GeV^2].</param>
    /// <param name="s">Centre-of-mass energy squared of the beams [GeV^2].</param>
    /// <param name="lowestS">The integral extends over s' above this [GeV^2].</param>
    public double Fold(Func<double, double> crossSection, double s, double lowestS)
    {
        ArgumentNullException.ThrowIfNull(crossSection);
        if (!(lowestS >= 0) || !(lowestS < s))
            throw new ArgumentOutOfRangeException(nameof(lowestS), $"lowestS = {lowestS} GeV^2; allowed are 0 to s = {s} GeV^2.");
        return OverOneBeam(1 - lowestS / s, x1 => OverOneBeam(1 - lowestS / (s * (1 - x1)), x2 => crossSection((1 - x1) * (1 - x2) * s)));
    }

    /// <summary>The same for a cross-section that takes long to compute: it is evaluated at 40 energies and interpolated in between.</summary>
    /// <remarks>The logarithm of the cross-section is a spline in the logarithm of the energy above threshold, which is smooth where phase space
    /// opens as a power; the lowest thousandth of the energies is left out. Good to 1e-4.</remarks>
    /// <param name="crossSection">The cross-section as a function of the centre-of-mass energy [GeV], above 0 beyond the threshold.</param>
    /// <param name="sqrtS">Centre-of-mass energy of the beams [GeV].</param>
    /// <param name="threshold">Energy at which the process opens [GeV].</param>
    public double FoldAboveThreshold(Func<double, double> crossSection, double sqrtS, double threshold)
    {
        ArgumentNullException.ThrowIfNull(crossSection);
        if (!(threshold >= 0) || !(threshold < sqrtS))
            throw new ArgumentOutOfRangeException(nameof(threshold), $"threshold = {threshold} GeV; allowed are 0 to sqrt(s) = {sqrtS} GeV.");
        var (lowest, highest) = (Math.Log(1e-3 * (sqrtS - threshold)), Math.Log(sqrtS - threshold));
        var excess = Enumerable.Range(0, InterpolationPoints).Select(i => lowest + (highest - lowest) * i / (InterpolationPoints - 1)).ToArray();
        var logarithm = CubicSpline.InterpolateNatural(excess, excess.Select(e => Math.Log(crossSection(threshold + Math.Exp(e)))));
        var lowestSqrtS = threshold + Math.Exp(lowest);
        return Fold(s => Math.Exp(logarithm.Interpolate(Math.Log(Math.Sqrt(s) - threshold))), sqrtS * sqrtS, lowestSqrtS * lowestSqrtS);
    }

    /// <summary>What is left of the beams, and what was radiated, in the CMS of the beams.</summary>
    /// <param name="sqrtS">Centre-of-mass energy of the beams [GeV].</param>
    /// <param name="fraction1">Fraction of its energy that the electron lost.</param>
    /// <param name="fraction2">Fraction of its energy that the positron lost.</param>
    public static RadiatedBeams Split(double sqrtS, double fraction1, double fraction2)
    {
        var beam = sqrtS / 2;
        return new RadiatedBeams(
            new FourVector(0, 0, (fraction2 - fraction1) * beam, (2 - fraction1 - fraction2) * beam),
            new FourVector(0, 0, fraction1 * beam, fraction1 * beam),
            new FourVector(0, 0, -fraction2 * beam, fraction2 * beam));
    }

    private double OverOneBeam(double largest, Func<double, double> function) =>
        GaussLegendreRule.Integrate(u => Draw(u) is var (x, weight) ? weight * function(x) : 0,
            0, Math.Pow(largest, Beta / 2), QuadraturePoints);

    private static double Density(double x, double b) => b * Math.Pow(x, b - 1) * (1 + 0.75 * b) - b * (1 - x / 2);
}

/// <summary>Beams after collinear radiation, in the CMS of the beams before it.</summary>
/// <param name="System">What collides: electron and positron together [GeV].</param>
/// <param name="Photon1">Sum of the photons of the electron, along +z [GeV].</param>
/// <param name="Photon2">Sum of the photons of the positron, along -z [GeV].</param>
public readonly record struct RadiatedBeams(FourVector System, FourVector Photon1, FourVector Photon2);
