using DarkSector.Numerics.Optimization;
using DarkSector.Numerics.Shapes;

namespace DarkSector.Statistics.Likelihoods;

public sealed partial class Density
{
    /// <summary>A Gaussian, exp(-(x - mean)^2 / (2 sigma^2)).</summary>
    /// <param name="mean">Its centre.</param>
    /// <param name="sigma">Its width, positive.</param>
    public static Density Gaussian(Parameter mean, Parameter sigma) => Of(new GaussianShape(), mean, sigma);

    /// <summary>A Gaussian core with a power-law tail on each side. See <see cref="DoubleCrystalBallShape"/>.</summary>
    /// <param name="mean">Centre of the core.</param>
    /// <param name="sigma">Width of the core, positive.</param>
    /// <param name="alphaLow">Where the lower tail begins, in widths below the centre; 0.01 to 20.</param>
    /// <param name="nLow">Power of the lower tail; 0.05 to 500.</param>
    /// <param name="alphaHigh">Where the upper tail begins, in widths above the centre; 0.01 to 20.</param>
    /// <param name="nHigh">Power of the upper tail; 0.05 to 500.</param>
    public static Density DoubleCrystalBall(Parameter mean, Parameter sigma, Parameter alphaLow, Parameter nLow, Parameter alphaHigh, Parameter nHigh) =>
        Of(new DoubleCrystalBallShape(), mean, sigma, alphaLow, nLow, alphaHigh, nHigh);

    /// <summary>An exponential, exp(slope x); the slope may have any sign.</summary>
    /// <param name="slope">Inverse of a length of the observable.</param>
    public static Density Exponential(Parameter slope) => Of(new ExponentialShape(), slope);

    /// <summary>A falling exponential, exp(-x/tau).</summary>
    /// <param name="tau">Decay constant in units of the observable, positive.</param>
    public static Density Decay(Parameter tau) => Of(new ExponentialShape(byDecayConstant: true), tau);

    /// <summary>1 + sum_k c_k T_k(v), v going from -1 to 1 over the range.</summary>
    /// <param name="coefficients">c_1, c_2, ...; as many as the degree.</param>
    public static Density Chebyshev(params IReadOnlyList<Parameter> coefficients)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        return Of(PolynomialShape.Chebyshev(coefficients.Count), coefficients);
    }

    /// <summary>A sum of Bernstein polynomials with coefficients 1, b_1, b_2, ...: positive everywhere.</summary>
    /// <param name="coefficients">b_1, b_2, ..., not negative; as many as the degree.</param>
    public static Density Bernstein(params IReadOnlyList<Parameter> coefficients)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        return Of(PolynomialShape.Bernstein(coefficients.Count), coefficients);
    }
}
