using System.Runtime.CompilerServices;

namespace DarkSector.Numerics.Optimization;

/// <summary>Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi rotations.</summary>
/// <remarks>Slow and accurate: small eigenvalues keep their relative accuracy better than with other methods. Golub and Van Loan, Matrix
/// Computations (2013), section 8.5.</remarks>
internal static class SymmetricEigen
{
    private const int MaximumSweeps = 50;

    /// <summary>Diagonalises <paramref name="matrix"/> in place; vector k is the column k of the row-by-row
    /// <paramref name="vectors"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Decompose(Span<double> matrix, Span<double> vectors, int size)
    {
        vectors.Clear();
        for (var i = 0; i < size; i++)
            vectors[i * size + i] = 1;
        for (var sweep = 0; sweep < MaximumSweeps; sweep++)
        {
            var rotated = false;
            for (var p = 0; p < size; p++)
            {
                for (var q = p + 1; q < size; q++)
                    rotated |= Rotate(matrix, vectors, size, p, q);
            }

            if (!rotated)
                return;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Rotate(Span<double> matrix, Span<double> vectors, int size, int p, int q)
    {
        var off = matrix[p * size + q];
        var (a, b) = (matrix[p * size + p], matrix[q * size + q]);
        if (!(Math.Abs(off) > 1e-17 * Math.Sqrt(Math.Abs(a * b)) && Math.Abs(off) > 1e-300))
            return false;
        var theta = (b - a) / (2 * off);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        var c = 1 / Math.Sqrt(t * t + 1);
        var s = t * c;
        for (var k = 0; k < size; k++)
        {
            var (kp, kq) = (matrix[k * size + p], matrix[k * size + q]);
            (matrix[k * size + p], matrix[k * size + q]) = (c * kp - s * kq, s * kp + c * kq);
        }

        for (var k = 0; k < size; k++)
        {
            var (pk, qk) = (matrix[p * size + k], matrix[q * size + k]);
            (matrix[p * size + k], matrix[q * size + k]) = (c * pk - s * qk, s * pk + c * qk);
            var (vp, vq) = (vectors[k * size + p], vectors[k * size + q]);
            (vectors[k * size + p], vectors[k * size + q]) = (c * vp - s * vq, s * vp + c * vq);
        }

        matrix[p * size + q] = matrix[q * size + p] = 0;
        return true;
    }
}
