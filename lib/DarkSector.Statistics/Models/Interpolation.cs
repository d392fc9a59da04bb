using DarkSector.Statistics.Likelihoods;

namespace DarkSector.Statistics.Models;

/// <summary>The interpolation of HistFactory, as functions of theta.</summary>
/// <remarks>An additive shift is M theta + H g(theta), with the mean M = (high - low)/2 of both variations and half their difference
/// H = (high + low)/2 - nominal; only g depends on the code. CERN-OPEN-2012-016, section 4.1; codes as in <see cref="InterpolationCode"/>.</remarks>
public static class Interpolation
{
    /// <summary>What is added to a bin: codes 0, 2 and 4p.</summary>
    /// <param name="code">The code.</param>
    /// <param name="low">Events at theta = -1.</param>
    /// <param name="nominal">Events at theta = 0.</param>
    /// <param name="high">Events at theta = +1.</param>
    /// <param name="theta">The parameter.</param>
    /// <exception cref="ArgumentException">The code multiplies and does not add.</exception>
    public static double Shift(InterpolationCode code, double low, double nominal, double high, double theta)
    {
        ChannelRules.Code(code, "An additive shift", InterpolationCode.PiecewiseLinear, InterpolationCode.Quadratic, InterpolationCode.PolynomialLinear);
        return 0.5 * (high - low) * theta + (0.5 * (high + low) - nominal) * ShapeResponse.Of(code, theta, theta >= 0).Value;
    }

    /// <summary>What multiplies a sample: codes 1 and 4.</summary>
    /// <param name="code">The code.</param>
    /// <param name="low">Factor at theta = -1.</param>
    /// <param name="high">Factor at theta = +1.</param>
    /// <param name="theta">The parameter.</param>
    /// <exception cref="ArgumentException">The code adds and does not multiply.</exception>
    public static double Factor(InterpolationCode code, double low, double high, double theta)
    {
        ChannelRules.Code(code, "A factor", InterpolationCode.PiecewiseExponential, InterpolationCode.PolynomialExponential);
        return FactorResponse.Interpolated(code, low, high).At(theta, theta >= 0).Value;
    }
}
