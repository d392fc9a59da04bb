using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DarkSector.Numerics.Shapes;

namespace DarkSector.Numerics.Learning;

/// <summary>Arithmetic of networks on 256 bits of numbers at once, for single and double precision.</summary>
/// <remarks>Correctly rounded operations in a fixed order: the same bits on every processor, except that the single-precision exponential
/// flushes results below the normal range to zero.</remarks>
internal static class LaneMath
{
    /// <summary>a b + c, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> MultiplyAdd<T>(Vector256<T> a, Vector256<T> b, Vector256<T> c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float)
            ? Vector256.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
            : Vector256.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    /// <summary>e^x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Exp<T>(Vector256<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? Exp(x.AsSingle()).As<float, T>() : VectorMath.Exp(x.AsDouble()).As<double, T>();

    /// <summary>tanh x = (1 - q)/(1 + q) with q = exp(-2 |x|), and the sign of x: the absolute error is a few units of the last place of one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Tanh<T>(Vector256<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var one = Vector256<T>.One;
        var q = Exp(Vector256.Abs(x) * Vector256.Create(T.CreateTruncating(-2)));
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<T>.Zero), q - one, one - q) / (one + q);
    }

    /// <summary>1/(1 + e^-x), without overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Sigmoid<T>(Vector256<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var q = Exp(-Vector256.Abs(x));
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<T>.Zero), q, Vector256<T>.One) / (Vector256<T>.One + q);
    }

    // Taylor polynomial of degree 7 on [-ln 2/2, ln 2/2]: the remainder, 5e-9, is below a tenth of the last place.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Exp(Vector256<float> x)
    {
        const float Shift = 12582912f;
        var safe = Vector256.Min(Vector256.Max(x, Vector256.Create(-87f)), Vector256.Create(88f));
        var shifted = Vector256.FusedMultiplyAdd(safe, Vector256.Create(1.44269504f), Vector256.Create(Shift));
        var k = shifted - Vector256.Create(Shift);
        var r = Vector256.FusedMultiplyAdd(k, Vector256.Create(-0.693359375f), safe);
        r = Vector256.FusedMultiplyAdd(k, Vector256.Create(2.12194440e-4f), r);
        var p = Vector256.Create(1 / 5040f);
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1 / 720f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1 / 120f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1 / 24f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1 / 6f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(0.5f));
        p = Vector256.FusedMultiplyAdd(p, r * r, r) + Vector256<float>.One;
        var exponent = shifted.AsInt32() - Vector256.Create(Shift).AsInt32() + Vector256.Create(127);
        var result = p * (exponent << 23).AsSingle();
        return Vector256.ConditionalSelect(Vector256.Equals(x, x), result, x);
    }
}
