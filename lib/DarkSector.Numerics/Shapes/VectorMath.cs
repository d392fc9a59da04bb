using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DarkSector.Numerics.Shapes;

/// <summary>Exponential and logarithm of four numbers at once, with the same bits on every processor.</summary>
/// <remarks>Only correctly rounded operations are used (a fused multiply-add is one of them), in a fixed order. Both differ from
/// <see cref="Math"/> by
/// two units in the last place at most (tests measure it). Logarithm: the decomposition of
/// fdlibm's e_log.c (Sun Microsystems, 1993); exponential: Taylor polynomial of degree 13 on [-ln 2/2, ln 2/2].</remarks>
public static class VectorMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double Shift = 6755399441055744.0;

    /// <summary>e^x. Zero below -745.2, infinity above 709.79; NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> x)
    {
        var safe = Vector256.Min(Vector256.Max(x, Vector256.Create(-800.0)), Vector256.Create(800.0));
        var shifted = Vector256.FusedMultiplyAdd(safe, Vector256.Create(1.4426950408889634), Vector256.Create(Shift));
        var k = shifted - Vector256.Create(Shift);
        var r = Vector256.FusedMultiplyAdd(k, Vector256.Create(-Ln2High), safe);
        r = Vector256.FusedMultiplyAdd(k, Vector256.Create(-Ln2Low), r);

        var p = Vector256.Create(1 / 6227020800.0);
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1 / 479001600.0));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1 / 39916800.0));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1 / 3628800.0));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1 / 362880.0));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1 / 40320.0));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1 / 5040.0));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1 / 720.0));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1 / 120.0));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1 / 24.0));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1 / 6.0));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(0.5));
        p = Vector256.FusedMultiplyAdd(p, r * r, r) + Vector256<double>.One;

        // 2^k in two factors, so that results below the normal range are reached gradually.
        var exponent = shifted.AsInt64() - Vector256.Create(Shift).AsInt64();
        var half = exponent >> 1;
        var bias = Vector256.Create(1023L);
        var result = p * ((half + bias) << 52).AsDouble() * ((exponent - half + bias) << 52).AsDouble();
        return Vector256.ConditionalSelect(Vector256.Equals(x, x), result, x);
    }

    /// <summary>ln x. NaN for a negative number or NaN, -infinity for zero, infinity for infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log(Vector256<double> x)
    {
        var ordinary = Vector256.GreaterThanOrEqual(x, Vector256.Create(2.2250738585072014e-308))
            & Vector256.LessThanOrEqual(x, Vector256.Create(double.MaxValue));
        return ordinary.AsInt64() == Vector256<long>.AllBitsSet ? LogOfNormal(x) : LogOneByOne(x);
    }

    /// <summary>ln x of normal positive numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> LogOfNormal(Vector256<double> x)
    {
        // x = 2^k m with m in [sqrt(1/2), sqrt(2)).
        var bits = x.AsInt64() + Vector256.Create(0x3ff0000000000000L - 0x3fe6a09e667f3bcdL);
        var k64 = (bits >>> 52) - Vector256.Create(0x3ffL);
        var k = (k64 + Vector256.Create(Shift).AsInt64()).AsDouble() - Vector256.Create(Shift);
        var m = ((bits & Vector256.Create(0x000fffffffffffffL)) + Vector256.Create(0x3fe6a09e667f3bcdL)).AsDouble();

        var f = m - Vector256<double>.One;
        var halfSquare = Vector256.Create(0.5) * f * f;
        var s = f / (Vector256.Create(2.0) + f);
        var z = s * s;
        var w = z * z;
        var odd = Vector256.FusedMultiplyAdd(w, Vector256.Create(1.531383769920937332e-01), Vector256.Create(2.222219843214978396e-01));
        odd = w * Vector256.FusedMultiplyAdd(w, odd, Vector256.Create(3.999999999940941908e-01));
        var even = Vector256.FusedMultiplyAdd(w, Vector256.Create(1.479819860511658591e-01), Vector256.Create(1.818357216161805012e-01));
        even = Vector256.FusedMultiplyAdd(w, even, Vector256.Create(2.857142874366239149e-01));
        even = z * Vector256.FusedMultiplyAdd(w, even, Vector256.Create(6.666666666666735130e-01));
        var rest = Vector256.FusedMultiplyAdd(s, halfSquare + (odd + even), k * Vector256.Create(Ln2Low));
        return Vector256.FusedMultiplyAdd(k, Vector256.Create(Ln2High), f - (halfSquare - rest));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<double> LogOneByOne(Vector256<double> x) =>
        Vector256.Create(LogOf(x[0]), LogOf(x[1]), LogOf(x[2]), LogOf(x[3]));

    private static double LogOf(double x)
    {
        if (x >= 2.2250738585072014e-308 && x <= double.MaxValue)
            return LogOfNormal(Vector256.Create(x))[0];
        return Math.Log(x);
    }

    /// <summary>Sum of the four numbers in a fixed order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector256<double> x) => (x[0] + x[1]) + (x[2] + x[3]);
}
