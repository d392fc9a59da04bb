using MathNet.Numerics;

namespace DarkSector.Numerics.Shapes;

/// <summary>Densities as plain functions of the observable and their parameters, for formulas: `signal * Pdf.Gaussian(mass, mean, sigma) +
/// level`.</summary>
/// <remarks>Normalised on the whole line unless said otherwise. `using static DarkSector.Numerics.Shapes.Pdf` lets formulas say
/// `Gaussian(mass, mean, sigma)`. For fits of many
/// events prefer the densities of a likelihood, which are normalised on the range and know their derivatives.</remarks>
public static class Pdf
{
    /// <summary>A Gaussian.</summary>
    /// <param name="x">The observable.</param>
    /// <param name="mean">Its centre.</param>
    /// <param name="sigma">Its width, positive.</param>
    public static double Gaussian(double x, double mean, double sigma)
    {
        var t = (x - mean) / sigma;
        return Constants.InvSqrt2Pi / sigma * Math.Exp(-0.5 * t * t);
    }

    /// <summary>A falling exponential for x of 0 or more: exp(-x/tau)/tau.</summary>
    /// <param name="x">The observable.</param>
    /// <param name="tau">Decay constant, positive.</param>
    public static double Exponential(double x, double tau) => x < 0 ? 0 : Math.Exp(-x / tau) / tau;

    /// <summary>A Breit-Wigner.</summary>
    /// <param name="x">The observable.</param>
    /// <param name="mean">Its centre.</param>
    /// <param name="width">Full width at half maximum, positive.</param>
    public static double BreitWigner(double x, double mean, double width) => 0.5 * width / Math.PI / ((x - mean) * (x - mean) + 0.25 * width * width);

    /// <summary>A double Crystal Ball, see <see cref="DoubleCrystalBallShape"/>; both powers above 1, so that it can be normalised.</summary>
    /// <param name="x">The observable.</param>
    /// <param name="mean">Centre of the core.</param>
    /// <param name="sigma">Width of the core, positive.</param>
    /// <param name="alphaLow">Where the lower tail begins, in widths.</param>
    /// <param name="nLow">Power of the lower tail.</param>
    /// <param name="alphaHigh">Where the upper tail begins, in widths.</param>
    /// <param name="nHigh">Power of the upper tail.</param>
    public static double DoubleCrystalBall(double x, double mean, double sigma, double alphaLow, double nLow, double alphaHigh, double nHigh)
    {
        var t = (x - mean) / sigma;
        var (low, high) = (new PowerTail(alphaLow, nLow), new PowerTail(alphaHigh, nHigh));
        var norm = low.WholeIntegral + high.WholeIntegral + NormalIntegral.Between(-alphaLow, alphaHigh);
        var log = t < -alphaLow ? low.LogValue(-t) : t > alphaHigh ? high.LogValue(t) : -0.5 * t * t;
        return Math.Exp(log) / (sigma * norm);
    }
}
