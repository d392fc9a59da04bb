namespace DarkSector.Statistics.Likelihoods;

/// <summary>A function of one parameter with its first two derivatives.</summary>
internal readonly record struct Response(double Value, double First, double Second);

/// <summary>The part g of an interpolated shift that the difference of both variations multiplies: shift = M theta + H g(theta).</summary>
internal static class ShapeResponse
{
    /// <summary>g and its derivatives: |theta| (code 0); theta^2 inside and 2 |theta| - 1 outside of |theta| = 1 (code 2);
    /// (15 theta^2 - 10 theta^4 + 3 theta^6)/8 inside and |theta| outside (code 4p).</summary>
    /// <param name="code">Code 0, 2 or 4p.</param>
    /// <param name="theta">The parameter.</param>
    /// <param name="above">Which side of the kink of code 0 is meant.</param>
    internal static Response Of(InterpolationCode code, double theta, bool above)
    {
        var sign = theta > 0 || (theta == 0 && above) ? 1.0 : -1.0;
        if (code == InterpolationCode.PiecewiseLinear)
            sign = above ? 1.0 : -1.0;
        var square = theta * theta;
        return code switch
        {
            InterpolationCode.Quadratic when square < 1 => new(square, 2 * theta, 2),
            InterpolationCode.Quadratic => new(2 * sign * theta - 1, 2 * sign, 0),
            InterpolationCode.PolynomialLinear when square < 1 => new(
                square * (15 + square * (3 * square - 10)) / 8,
                theta * (30 + square * (18 * square - 40)) / 8,
                (30 + square * (90 * square - 120)) / 8),
            _ => new(sign * theta, sign, 0),
        };
    }
}
