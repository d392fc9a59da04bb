using System.Runtime.CompilerServices;

namespace DarkSector.Numerics.Optimization;

/// <summary>Symmetric positive-definite systems of a few unknowns, in place: A = L L^T.</summary>
internal static class CholeskyFactor
{
    /// <summary>Replaces the lower triangle of a row-by-row matrix by L; false when the matrix is not positive definite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static bool TryFactorise(Span<double> matrix, int size)
    {
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i * size + j];
                for (var k = 0; k < j; k++)
                    sum -= matrix[i * size + k] * matrix[j * size + k];
                if (i != j)
                {
                    matrix[i * size + j] = sum / matrix[j * size + j];
                    continue;
                }

                // A pivot that is only rounding left over from the diagonal means a direction without curvature.
                if (!(sum > 1e-14 * Math.Abs(matrix[i * size + i])))
                    return false;
                matrix[i * size + i] = Math.Sqrt(sum);
            }
        }

        return true;
    }

    /// <summary>Solves L L^T x = b, b being replaced by x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Solve(ReadOnlySpan<double> factor, Span<double> vector)
    {
        var size = vector.Length;
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++)
                vector[i] -= factor[i * size + k] * vector[k];
            vector[i] /= factor[i * size + i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
                vector[i] -= factor[k * size + i] * vector[k];
            vector[i] /= factor[i * size + i];
        }
    }
}
