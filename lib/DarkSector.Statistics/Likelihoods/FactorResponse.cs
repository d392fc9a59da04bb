namespace DarkSector.Statistics.Likelihoods;

/// <summary>A factor of a sample as a function of one parameter: the parameter itself, or an interpolated normalisation.</summary>
/// <remarks>Code 4 inside |theta| = 1 is 1 + sum_i a_i theta^i, i = 1 to 6, with value, slope and curvature of the powers at both ends; even and odd
/// powers separate, so that the coefficients have closed forms.</remarks>
internal sealed class FactorResponse
{
    /// <summary>The parameter is the factor.</summary>
    internal static readonly FactorResponse Parameter = new(0, 0, null);

    private readonly double logHigh;
    private readonly double logLow;
    private readonly double[]? polynomial;

    private FactorResponse(double logHigh, double logLow, double[]? polynomial)
    {
        this.logHigh = logHigh;
        this.logLow = logLow;
        this.polynomial = polynomial;
    }

    /// <summary>True when the slope jumps at zero.</summary>
    internal bool HasKink => polynomial is null && logHigh != logLow;

    /// <summary>Code 1 or 4.</summary>
    internal static FactorResponse Interpolated(InterpolationCode code, double low, double high)
    {
        var (logHigh, logLow) = (Math.Log(high), -Math.Log(low));
        // A symmetric response must not have a kink from rounding.
        if (Math.Abs(logHigh - logLow) < 1e-14 * Math.Abs(logHigh))
            logLow = logHigh;
        return new FactorResponse(
            logHigh, logLow, code == InterpolationCode.PolynomialExponential ? Coefficients(low, high) : null);
    }

    /// <summary>The factor and its derivatives.</summary>
    /// <param name="theta">The parameter.</param>
    /// <param name="above">Which side of the kink of code 1 is meant.</param>
    internal Response At(double theta, bool above)
    {
        if (ReferenceEquals(this, Parameter))
            return new(theta, 1, 0);
        if (polynomial is not null)
        {
            if (Math.Abs(theta) < 1)
                return Inside(polynomial, theta);
            above = theta > 0;
        }

        var log = above ? logHigh : logLow;
        var value = Math.Exp(log * theta);
        return new(value, log * value, log * log * value);
    }

    private static Response Inside(double[] a, double x)
    {
        var (value, first, second) = (0.0, 0.0, 0.0);
        for (var i = a.Length - 1; i >= 0; i--)
        {
            second = second * x + 2 * first;
            first = first * x + value;
            value = value * x + a[i];
        }

        return new(value, first, second);
    }

    private static double[] Coefficients(double low, double high)
    {
        var (logHigh, logLow) = (Math.Log(high), Math.Log(low));
        var (value, slope, curvature) = (0.5 * (high - low), 0.5 * (high * logHigh - low * logLow), 0.5 * (high * logHigh * logHigh - low * logLow * logLow));
        var a5 = (curvature - 3 * (slope - value)) / 8;
        var a3 = 0.5 * (slope - value) - 2 * a5;
        var (evenValue, evenSlope, evenCurvature) =
            (0.5 * (high + low) - 1, 0.5 * (high * logHigh + low * logLow), 0.5 * (high * logHigh * logHigh + low * logLow * logLow));
        var a6 = (evenCurvature + 8 * evenValue - 5 * evenSlope) / 8;
        var a4 = 0.5 * evenSlope - evenValue - 2 * a6;
        return [1, value - a3 - a5, evenValue - a4 - a6, a3, a4, a5, a6];
    }
}
