using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DarkSector.Numerics.Shapes;

/// <summary>Sums over rows of numbers, four at a time in an order that no processor changes.</summary>
public static class Rows
{
    /// <summary>Adds factor times a row to another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(ReadOnlySpan<double> row, double factor, Span<double> destination)
    {
        var from = MemoryMarshal.Cast<double, Vector256<double>>(row);
        var to = MemoryMarshal.Cast<double, Vector256<double>>(destination);
        for (var k = 0; k < from.Length; k++)
            to[k] += from[k] * Vector256.Create(factor);
        for (var i = 4 * from.Length; i < row.Length; i++)
            destination[i] += row[i] * factor;
    }

    /// <summary>Sum of the products of two rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var va = MemoryMarshal.Cast<double, Vector256<double>>(a);
        var vb = MemoryMarshal.Cast<double, Vector256<double>>(b);
        var sums = Vector256<double>.Zero;
        for (var k = 0; k < va.Length; k++)
            sums += va[k] * vb[k];
        var sum = VectorMath.Sum(sums);
        for (var i = 4 * va.Length; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    /// <summary>Sum of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sum(ReadOnlySpan<double> row)
    {
        var from = MemoryMarshal.Cast<double, Vector256<double>>(row);
        var sums = Vector256<double>.Zero;
        for (var k = 0; k < from.Length; k++)
            sums += from[k];
        var sum = VectorMath.Sum(sums);
        for (var i = 4 * from.Length; i < row.Length; i++)
            sum += row[i];
        return sum;
    }
}
