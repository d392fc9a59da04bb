namespace DarkSector.Numerics.Shapes;

/// <summary>Integrals of e^(-z s) over s from 0 to 1, accurate through z = 0.</summary>
internal static class Exponentials
{
    /// <summary>(1 - e^(-z)) / z.</summary>
    internal static double Mean(double z)
    {
        if (Math.Abs(z) < 0.5)
            return Series(z, 1);
        return (1 - Math.Exp(-z)) / z;
    }

    /// <summary>Integral of s e^(-z s): (1 - (1 + z) e^(-z)) / z^2.</summary>
    internal static double FirstMoment(double z)
    {
        if (Math.Abs(z) < 1)
            return Series(z, 2);
        return (1 - (1 + z) * Math.Exp(-z)) / (z * z);
    }

    /// <summary>sum over k of (-z)^k / (k! (k + shift)).</summary>
    private static double Series(double z, int shift)
    {
        var (sum, term) = (1.0 / shift, 1.0);
        for (var k = 1; k < 20; k++)
        {
            term *= -z / k;
            sum += term / (k + shift);
        }

        return sum;
    }
}
