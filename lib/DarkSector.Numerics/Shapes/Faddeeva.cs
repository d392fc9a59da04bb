using System.Numerics;

namespace DarkSector.Numerics.Shapes;

/// <summary>The Faddeeva function w(z) = exp(-z^2) erfc(-i z) in the upper half plane.</summary>
/// <remarks>J. A. C. Weideman, SIAM J. Numer. Anal. 31 (1994) 1497, with 40 terms, near the origin; a continued fraction (W. Gautschi, SIAM
/// J. Numer. Anal. 7 (1970) 187)
/// for |z| above 7. Relative accuracy of the real part 1e-10 or better for Im z above 1e-6 |z|.</remarks>
internal static class Faddeeva
{
    private const int Terms = 40;
    private const int FractionTerms = 25;
    private static readonly double Scale = Math.Sqrt(Terms / Math.Sqrt(2));
    private static readonly double[] Coefficients = MakeCoefficients();

    internal static Complex W(Complex z)
    {
        if (Complex.Abs(z) > 7)
            return Fraction(z);
        var i = Complex.ImaginaryOne;
        var below = Scale - i * z;
        var ratio = (Scale + i * z) / below;
        var sum = Complex.Zero;
        for (var k = Terms; k >= 1; k--)
            sum = sum * ratio + Coefficients[k];
        return 2 * sum / (below * below) + 1 / (Math.Sqrt(Math.PI) * below);
    }

    private static Complex Fraction(Complex z)
    {
        var fraction = z;
        for (var k = FractionTerms; k >= 1; k--)
            fraction = z - 0.5 * k / fraction;
        return Complex.ImaginaryOne / (Math.Sqrt(Math.PI) * fraction);
    }

    // Fourier coefficients of (L^2 + t^2) exp(-t^2), t = L tan(theta/2).
    private static double[] MakeCoefficients()
    {
        const int Half = 2 * Terms;
        var coefficients = new double[Terms + 1];
        for (var n = 0; n <= Terms; n++)
        {
            for (var k = -Half + 1; k < Half; k++)
            {
                var theta = k * Math.PI / Half;
                var t = Scale * Math.Tan(0.5 * theta);
                coefficients[n] += Math.Exp(-t * t) * (Scale * Scale + t * t) * Math.Cos(n * theta) / (2 * Half);
            }
        }

        return coefficients;
    }
}
