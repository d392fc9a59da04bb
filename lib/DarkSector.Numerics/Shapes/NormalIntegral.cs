using MathNet.Numerics;

namespace DarkSector.Numerics.Shapes;

/// <summary>Integrals of exp(-t^2/2) that stay accurate far from the centre.</summary>
internal static class NormalIntegral
{
    private const double RootHalfPi = 1.2533141373155002512;

    /// <summary>Integral of exp(-t^2/2) from a to b, a not above b.</summary>
    internal static double Between(double a, double b)
    {
        if (a > 0.5)
            return RootHalfPi * (SpecialFunctions.Erfc(a / Constants.Sqrt2) - SpecialFunctions.Erfc(b / Constants.Sqrt2));
        if (b < -0.5)
            return Between(-b, -a);
        return RootHalfPi * (SpecialFunctions.Erf(b / Constants.Sqrt2) - SpecialFunctions.Erf(a / Constants.Sqrt2));
    }

    /// <summary>Its logarithm, also where the integral itself underflows.</summary>
    internal static double LogBetween(double a, double b)
    {
        if (b < 0)
            return LogBetween(-b, -a);
        if (a < 5)
            return Math.Log(Between(a, b));
        var ratio = double.IsInfinity(b) ? 0 : Math.Exp(-0.5 * (b - a) * (b + a)) * MillsRatio(b);
        return -0.5 * a * a + Math.Log(MillsRatio(a) - ratio);
    }

    /// <summary>exp(t^2/2) times the integral from t to infinity, for t of at least 5: a continued fraction (Laplace).</summary>
    private static double MillsRatio(double t)
    {
        var fraction = t;
        for (var k = 60; k >= 1; k--)
            fraction = t + k / fraction;
        return 1 / fraction;
    }
}
