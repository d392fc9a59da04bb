using DarkSector.Numerics.Histograms;
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

    /// <summary>A Gaussian core with a power-law tail on one side.</summary>
    /// <param name="mean">Centre of the core.</param>
    /// <param name="sigma">Width of the core, positive.</param>
    /// <param name="alpha">Where the tail begins, in widths from the centre; 0.01 to 20.</param>
    /// <param name="n">Power of the tail; 0.05 to 500.</param>
    /// <param name="highTail">True for a tail at high values instead of low ones.</param>
    public static Density CrystalBall(Parameter mean, Parameter sigma, Parameter alpha, Parameter n, bool highTail = false) =>
        highTail ? DoubleCrystalBall(mean, sigma, NoTail, 10, alpha, n) : DoubleCrystalBall(mean, sigma, alpha, n, NoTail, 10);

    /// <summary>Two Crystal Balls with one centre, the first with a tail at low values, the second at high ones: fraction CB1 + (1 -
    /// fraction) CB2.</summary>
    /// <remarks>Its width is usually quoted as sigma_W = sqrt(fraction sigma1^2 + (1 - fraction) sigma2^2):
    /// <see cref="FitResult.Derived(Func{double, double, double, double})"/>.</remarks>
    /// <param name="fraction">Share of the first, 0 to 1.</param>
    /// <param name="mean">Common centre.</param>
    /// <param name="sigma1">Width of the first.</param>
    /// <param name="alpha1">Where the tail of the first begins.</param>
    /// <param name="n1">Power of the tail of the first.</param>
    /// <param name="sigma2">Width of the second.</param>
    /// <param name="alpha2">Where the tail of the second begins.</param>
    /// <param name="n2">Power of the tail of the second.</param>
    public static Density CrystalBallPair(
        Parameter fraction, Parameter mean, Parameter sigma1, Parameter alpha1, Parameter n1, Parameter sigma2, Parameter alpha2, Parameter n2) =>
        Sum(fraction, CrystalBall(mean, sigma1, alpha1, n1), CrystalBall(mean, sigma2, alpha2, n2, highTail: true));

    /// <summary>A Breit-Wigner, 1 / ((x - mean)^2 + width^2/4).</summary>
    /// <param name="mean">Its centre.</param>
    /// <param name="width">Full width at half maximum, positive.</param>
    public static Density BreitWigner(Parameter mean, Parameter width) => Of(new BreitWignerShape(), mean, width);

    /// <summary>A Breit-Wigner as seen with a Gaussian resolution.</summary>
    /// <param name="mean">Its centre.</param>
    /// <param name="width">Full width at half maximum of the Breit-Wigner, positive.</param>
    /// <param name="sigma">Resolution, positive.</param>
    public static Density Voigtian(Parameter mean, Parameter width, Parameter sigma) => Of(new VoigtianShape(), mean, width, sigma);

    /// <summary>x (1 - (x/endpoint)^2)^power exp(slope (1 - (x/endpoint)^2)): combinatorial background under a kinematic limit.</summary>
    /// <param name="endpoint">Where it ends; usually known.</param>
    /// <param name="slope">Factor in the exponent, usually negative.</param>
    /// <param name="power">Usually 1/2.</param>
    public static Density Argus(Parameter endpoint, Parameter slope, Parameter power) => Of(new ArgusShape(), endpoint, slope, power);

    /// <summary>A peak with a logarithmic tail. See <see cref="NovosibirskShape"/>.</summary>
    /// <param name="peak">Where it is highest.</param>
    /// <param name="sigma">Full width at half maximum over 2.355, positive.</param>
    /// <param name="tail">Asymmetry; positive for a tail at low values.</param>
    public static Density Novosibirsk(Parameter peak, Parameter sigma, Parameter tail) => Of(new NovosibirskShape(), peak, sigma, tail);

    /// <summary>Johnson's distribution: gamma + delta asinh((x - centre)/width) is Gaussian.</summary>
    /// <param name="centre">Its position.</param>
    /// <param name="width">Its scale, positive.</param>
    /// <param name="gamma">Asymmetry.</param>
    /// <param name="delta">Tails: small for long ones.</param>
    public static Density Johnson(Parameter centre, Parameter width, Parameter gamma, Parameter delta) => Of(new JohnsonShape(), centre, width, gamma, delta);

    /// <summary>The distribution of a histogram, constant in each of its bins.</summary>
    /// <param name="histogram">Contents of 0 or more.</param>
    public static Density Template(Histogram histogram) => Of(TabulatedShape.Of(histogram));

    /// <summary>A smooth distribution from simulated events: a sum of Gaussians at the events, narrower where they are dense.</summary>
    /// <param name="data">The events.</param>
    /// <param name="low">Lower end of the range.</param>
    /// <param name="high">Upper end of the range.</param>
    /// <param name="smoothness">Factor on the widths of the Gaussians.</param>
    public static Density KernelEstimate(IReadOnlyList<double> data, double low, double high, double smoothness = 1) =>
        Of(TabulatedShape.KernelEstimate(data, low, high, smoothness));

    /// <summary>The density as seen with a Gaussian resolution. See <see cref="SmearedShape"/>.</summary>
    /// <param name="sigma">Resolution, positive.</param>
    /// <exception cref="ArgumentException">The density is a sum: smear its parts.</exception>
    public Density Smeared(Parameter sigma)
    {
        if (Parts is not [{ Factors.Count: 0 } part])
            throw new ArgumentException("Only a single shape without yield is smeared; smear each part of a sum, then add.");
        return Of(new SmearedShape(part.Shape), [.. part.Parameters, sigma]);
    }

    // A tail that begins at twenty widths holds no event.
    private const double NoTail = 20;
}
