namespace DarkSector.Numerics.Shapes;

/// <summary>The power-law tail of a Crystal Ball: e^(-a^2/2) q^(-n), q = 1 + (a/n)(u - a), at u of at least a standard deviations from the
/// mean.</summary>
/// <remarks>The same as (n/a)^n e^(-a^2/2) (n/a - a + u)^(-n), without powers of large numbers. Integrals over ln q are smooth through n = 1:
/// the integral of q^(-n) dq is D e^(-m L1) E(m D), with L = ln q, D = L2 - L1, m = n - 1 and E(z) = (1 - e^(-z))/z.</remarks>
/// <param name="Alpha">Where the tail begins, a, in standard deviations.</param>
/// <param name="Power">Its power n.</param>
internal readonly record struct PowerTail(double Alpha, double Power)
{
    internal double LogValue(double u) => -0.5 * Alpha * Alpha - Power * Math.Log(1 + Alpha / Power * (u - Alpha));

    /// <summary>Integral over u from a to infinity; infinite unless n is above 1.</summary>
    internal double WholeIntegral => Power > 1 ? Math.Exp(-0.5 * Alpha * Alpha) * Power / Alpha / (Power - 1) : double.PositiveInfinity;

    /// <summary>Integral over u from u1 to u2 (a &lt;= u1 &lt;= u2), with derivatives in a and n at fixed u1, u2.</summary>
    internal (double Integral, double ByAlpha, double ByPower) Integrate(double u1, double u2)
    {
        var (l1, l2) = (LogQ(u1), LogQ(u2));
        var factor = Math.Exp(-0.5 * Alpha * Alpha) * Power / Alpha;
        var p = PowerIntegral(Power - 1, l1, l2 - l1);
        var steeper = PowerIntegral(Power, l1, l2 - l1);
        var logarithmic = LogIntegral(Power - 1, l1, l2 - l1);
        return (factor * p, factor * (Power / Alpha + Alpha) * (steeper - p), factor * (p - steeper - logarithmic));
    }

    private double LogQ(double u)
    {
        // ln(1 + x) with the rounding of 1 + x taken back.
        var x = Alpha / Power * (u - Alpha);
        var y = 1 + x;
        return y == 1 ? x : Math.Log(y) * (x / (y - 1));
    }

    /// <summary>Integral of e^(-m L) from l to l + d.</summary>
    private static double PowerIntegral(double m, double l, double d) => Math.Exp(-m * l) * d * Exponentials.Mean(m * d);

    /// <summary>Integral of L e^(-m L) from l to l + d.</summary>
    private static double LogIntegral(double m, double l, double d) =>
        Math.Exp(-m * l) * d * (l * Exponentials.Mean(m * d) + d * Exponentials.FirstMoment(m * d));
}
