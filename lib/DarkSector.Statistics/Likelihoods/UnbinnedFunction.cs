using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using DarkSector.Numerics.Shapes;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>-ln L of single events: nu - sum_i w_i ln(nu f(x_i)), without ln N!.</summary>
/// <remarks>Events are taken in blocks; each block has its own sums, which are added in order with compensation (Neumaier), so that the
/// number of threads changes no bit.</remarks>
internal sealed class UnbinnedFunction : ITermFunction
{
    internal const int BlockSize = 1024;

    private static readonly double[] Ones = [.. Enumerable.Repeat(1.0, BlockSize)];

    private readonly double[] data;
    private readonly double[]? weights;
    private readonly double sumOfWeights;
    private readonly double extendedFactor;
    private readonly MixtureKernel mixture;
    private readonly int threads;
    private readonly int stride;
    private readonly int blocks;
    private readonly double[] blockSums;
    private readonly double[] total;
    private readonly double[] scratch;
    private readonly double[] pointOfGradient;

    internal UnbinnedFunction(double[] data, double[]? weights, MixtureKernel mixture, int dimension, int threads, double extendedFactor = 1)
    {
        (this.data, this.weights, this.mixture, this.threads, this.extendedFactor) = (data, weights, mixture, threads, extendedFactor);
        sumOfWeights = weights is null ? data.Length : CompensatedSum(weights);
        blocks = (data.Length + BlockSize - 1) / BlockSize;
        stride = 1;
        foreach (var leaf in mixture.Leaves)
            stride += 1 + leaf.Dimension;
        blockSums = new double[blocks * stride];
        total = new double[stride];
        scratch = new double[ScratchSize];
        pointOfGradient = new double[dimension];
    }

    public bool HasGradient => true;

    public double Constant => 0;

    private int ScratchSize => (2 * mixture.Leaves.Length + 2) * BlockSize;

    public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
    {
        if (!mixture.Prepare(point, bins: false))
            return double.PositiveInfinity;
        Array.Clear(blockSums);
        RunBlocks(!gradient.IsEmpty);
        AddBlocks();
        var value = total[0] + (mixture.IsExtended ? extendedFactor * mixture.Total : 0);
        if (mixture.IsSingleLogarithm)
        {
            var leaf = mixture.Leaves[0];
            value += sumOfWeights * (leaf.Kernel.LogIntegral - Math.Log(leaf.Coefficient));
        }

        if (double.IsNaN(value))
            return double.PositiveInfinity;
        if (!gradient.IsEmpty)
            AddGradient(point, gradient);
        return value;
    }

    public ITermFunction WithSquaredWeights()
    {
        var squared = weights is null ? null : weights.Select(w => w * w).ToArray();
        var factor = squared is null ? 1 : CompensatedSum(squared) / sumOfWeights;
        return new UnbinnedFunction(data, squared, mixture, pointOfGradient.Length, threads, factor);
    }

    /// <summary>ln of the density (with yield) of each event.</summary>
    internal void LogDensities(ReadOnlySpan<double> point, double[] destination)
    {
        mixture.Prepare(point, bins: false);
        for (var block = 0; block < blocks; block++)
        {
            var x = data.AsSpan(block * BlockSize, Math.Min(BlockSize, data.Length - block * BlockSize));
            var into = destination.AsSpan(block * BlockSize, x.Length);
            if (mixture.IsSingleLogarithm)
            {
                var leaf = mixture.Leaves[0];
                leaf.Kernel.Values(x, into);
                foreach (ref var value in into)
                    value += Math.Log(leaf.Coefficient) - leaf.Kernel.LogIntegral;
                continue;
            }

            var totals = scratch.AsSpan(0, x.Length);
            SumDensities(x, scratch, (x.Length + 3) & ~3);
            for (var i = 0; i < x.Length; i++)
                into[i] = Math.Log(totals[i]);
        }
    }

    public void AddOuterProduct(double[] point, IReadOnlyList<double> steps, double[] matrix)
    {
        var n = point.Length;
        var derivatives = new double[n][];
        var (up, down, at) = (new double[data.Length], new double[data.Length], (double[])point.Clone());
        for (var p = 0; p < n; p++)
        {
            if (steps[p] == 0)
                continue;
            at[p] = point[p] + steps[p];
            LogDensities(at, up);
            at[p] = point[p] - steps[p];
            LogDensities(at, down);
            at[p] = point[p];
            derivatives[p] = [.. up.Zip(down, (a, b) => (a - b) / (2 * steps[p]))];
        }

        for (var p = 0; p < n; p++)
        {
            for (var q = 0; q < n; q++)
            {
                if (steps[p] == 0 || steps[q] == 0)
                    continue;
                var sum = 0.0;
                for (var i = 0; i < data.Length; i++)
                    sum += (weights?[i] ?? 1) * (weights?[i] ?? 1) * derivatives[p][i] * derivatives[q][i];
                matrix[p * n + q] += sum;
            }
        }
    }

    private void RunBlocks(bool withGradient)
    {
        if (threads <= 1 || blocks < 8)
        {
            for (var block = 0; block < blocks; block++)
                SumBlock(block, withGradient, scratch);
            return;
        }

        // Each thread takes a run of blocks with its own scratch; the sums of a block do not know who made them.
        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => new double[ScratchSize], (block, _, own) =>
        {
            SumBlock(block, withGradient, own);
            return own;
        }, _ => { });
    }

    private void SumBlock(int block, bool withGradient, double[] own)
    {
        var start = block * BlockSize;
        var x = data.AsSpan(start, Math.Min(BlockSize, data.Length - start));
        var w = weights is null ? Ones.AsSpan(0, x.Length) : weights.AsSpan(start, x.Length);
        var sums = blockSums.AsSpan(block * stride, stride);
        if (mixture.IsSingleLogarithm)
            SumSingle(x, w, sums, withGradient, own.AsSpan(0, x.Length));
        else
            SumMixture(x, w, sums, withGradient, own);
    }

    private void SumSingle(ReadOnlySpan<double> x, ReadOnlySpan<double> w, Span<double> sums, bool withGradient, Span<double> values)
    {
        var kernel = mixture.Leaves[0].Kernel;
        kernel.Values(x, values);
        sums[0] = -(weights is null ? Rows.Sum(values) : Rows.Dot(w, values));
        if (withGradient && mixture.Leaves[0].IsVariable)
            kernel.AddGradient(x, values, w, sums[2..]);
    }

    private void SumMixture(ReadOnlySpan<double> x, ReadOnlySpan<double> w, Span<double> sums, bool withGradient, double[] own)
    {
        var padded = (x.Length + 3) & ~3;
        SumDensities(x, own, padded);
        var totals = own.AsSpan(0, padded);
        var ratios = own.AsSpan(BlockSize, padded);
        totals[x.Length..].Fill(1);
        sums[0] = -WeightedLogs(totals, w, ratios);
        if (withGradient)
            AddMixtureGradients(x, ratios, sums, own);
    }

    /// <summary>Densities of all parts (scratch rows from 2 on: values, densities) and their sum (row 0).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumDensities(ReadOnlySpan<double> x, double[] own, int padded)
    {
        var totals = MemoryMarshal.Cast<double, Vector256<double>>(own.AsSpan(0, padded));
        totals.Clear();
        for (var k = 0; k < mixture.Leaves.Length; k++)
        {
            var leaf = mixture.Leaves[k];
            var row = own.AsSpan((2 + 2 * k) * BlockSize, padded);
            leaf.Kernel.Values(x, row[..x.Length]);
            row[x.Length..].Clear();
            var values = MemoryMarshal.Cast<double, Vector256<double>>(row);
            var densities = MemoryMarshal.Cast<double, Vector256<double>>(own.AsSpan((3 + 2 * k) * BlockSize, padded));
            var shift = Vector256.Create(leaf.Kernel.LogIntegral);
            var inverse = Vector256.Create(Math.Exp(-leaf.Kernel.LogIntegral));
            var coefficient = Vector256.Create(leaf.Coefficient);
            for (var j = 0; j < totals.Length; j++)
            {
                densities[j] = leaf.Kernel.IsLogarithmic ? VectorMath.Exp(values[j] - shift) : values[j] * inverse;
                totals[j] += coefficient * densities[j];
            }
        }
    }

    /// <summary>sum w ln t, and w/t; NaN as soon as a density is not positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double WeightedLogs(ReadOnlySpan<double> totals, ReadOnlySpan<double> w, Span<double> ratios)
    {
        var from = MemoryMarshal.Cast<double, Vector256<double>>(totals);
        var to = MemoryMarshal.Cast<double, Vector256<double>>(ratios);
        var times = MemoryMarshal.Cast<double, Vector256<double>>(w);
        var (sums, positive) = (Vector256<double>.Zero, Vector256<double>.AllBitsSet);
        for (var j = 0; j < times.Length; j++)
        {
            positive &= Vector256.GreaterThan(from[j], Vector256<double>.Zero);
            sums += times[j] * VectorMath.Log(from[j]);
            to[j] = times[j] / from[j];
        }

        var sum = VectorMath.Sum(sums);
        for (var i = 4 * times.Length; i < w.Length; i++)
        {
            sum += w[i] * Math.Log(totals[i]);
            ratios[i] = w[i] / totals[i];
        }

        return positive.AsInt64() == Vector256<long>.AllBitsSet ? sum : double.NaN;
    }

    private void AddMixtureGradients(ReadOnlySpan<double> x, ReadOnlySpan<double> ratios, Span<double> sums, double[] own)
    {
        var at = 1;
        for (var k = 0; k < mixture.Leaves.Length; k++)
        {
            var leaf = mixture.Leaves[k];
            var values = own.AsSpan((2 + 2 * k) * BlockSize, x.Length);
            var densities = own.AsSpan((3 + 2 * k) * BlockSize, x.Length);
            sums[at] = Rows.Dot(ratios[..x.Length], densities);
            if (leaf.IsVariable)
            {
                // The densities turn into the coefficients of the derivatives.
                var scale = leaf.Kernel.IsLogarithmic ? leaf.Coefficient : leaf.Coefficient * Math.Exp(-leaf.Kernel.LogIntegral);
                if (leaf.Kernel.IsLogarithmic)
                    Multiply(densities, ratios, scale);
                else
                    Scale(ratios, scale, densities);
                leaf.Kernel.AddGradient(x, values, densities, sums.Slice(at + 1, leaf.Dimension));
            }

            at += 1 + leaf.Dimension;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(Span<double> row, ReadOnlySpan<double> other, double scale)
    {
        for (var i = 0; i < row.Length; i++)
            row[i] *= scale * other[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scale(ReadOnlySpan<double> from, double scale, Span<double> to)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] = scale * from[i];
    }

    private void AddGradient(ReadOnlySpan<double> point, Span<double> gradient)
    {
        var at = 1;
        foreach (var leaf in mixture.Leaves)
        {
            // Events per unit of coefficient that are of this part.
            var share = mixture.IsSingleLogarithm ? sumOfWeights / leaf.Coefficient : total[at];
            leaf.AddCoefficientGradient((mixture.IsExtended ? extendedFactor : 0) - share, point, gradient);
            if (leaf.IsVariable)
            {
                leaf.AddLogIntegralGradient(share * leaf.Coefficient, gradient);
                var shape = total.AsSpan(at + 1, leaf.Dimension);
                for (var i = 0; i < shape.Length; i++)
                    shape[i] = -shape[i];
                leaf.Scatter(shape, gradient);
            }

            at += 1 + leaf.Dimension;
        }
    }

    private void AddBlocks()
    {
        for (var column = 0; column < stride; column++)
        {
            var (sum, compensation) = (0.0, 0.0);
            for (var block = 0; block < blocks; block++)
                Add(blockSums[block * stride + column], ref sum, ref compensation);
            total[column] = sum + compensation;
        }
    }

    private static double CompensatedSum(double[] values)
    {
        var (sum, compensation) = (0.0, 0.0);
        foreach (var value in values)
            Add(value, ref sum, ref compensation);
        return sum + compensation;
    }

    private static void Add(double value, ref double sum, ref double compensation)
    {
        var next = sum + value;
        compensation += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
        sum = next;
    }
}
