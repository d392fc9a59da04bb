using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using DarkSector.Numerics.Shapes;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>-ln L of counts in bins relative to the saturated model: sum_b s_b (nu_b - n_b - n_b ln(nu_b/n_b)).</summary>
/// <remarks>s_b is 1 for counts. For weighted bins it is content over variance: the Poisson distribution scaled to mean and variance (Bohm
/// and Zech, NIM A 748 (2014) 1).</remarks>
internal sealed class BinnedFunction : ITermFunction
{
    private readonly MixtureKernel mixture;
    private readonly double[] counts;
    private readonly double[] scales;
    private readonly double[] inverseCounts;
    private readonly double[] expected;
    private readonly double[] slopes;
    private readonly double totalCount;

    internal BinnedFunction(double[] counts, double[] scales, MixtureKernel mixture)
    {
        (this.counts, this.scales, this.mixture) = (counts, scales, mixture);
        inverseCounts = [.. counts.Select(count => count > 0 ? 1 / count : 1)];
        expected = new double[counts.Length];
        slopes = new double[counts.Length];
        totalCount = counts.Sum();
    }

    public bool HasGradient => true;

    public double Constant => counts.Select((count, bin) => PoissonDeviance.Saturated(count * scales[bin])).Sum();

    /// <summary>Expected contents of the bins at the last point.</summary>
    internal double[] Expected => [.. expected];

    // Without yields the sum of all bins is that of the data (a multinomial distribution).
    private double Normalisation => mixture.IsExtended ? 1 : totalCount;

    public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
    {
        if (!mixture.Prepare(point, bins: true))
            return double.PositiveInfinity;
        Array.Clear(expected);
        foreach (var leaf in mixture.Leaves)
            Rows.AddScaled(leaf.Kernel.Integrals, Normalisation * leaf.Coefficient * Math.Exp(-leaf.Kernel.LogIntegral), expected);
        var value = SumBins();
        if (double.IsNaN(value))
            return double.PositiveInfinity;
        if (!gradient.IsEmpty)
            AddGradient(point, gradient);
        return value;
    }

    public ITermFunction WithSquaredWeights() => this;

    public void AddOuterProduct(double[] point, IReadOnlyList<double> steps, double[] matrix) =>
        throw new NotSupportedException("The outer product of gradients needs single events; use WeightCorrection.SumW2 for weighted bins.");

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double SumBins()
    {
        var nu = MemoryMarshal.Cast<double, Vector256<double>>(expected);
        var n = MemoryMarshal.Cast<double, Vector256<double>>(counts);
        var inverse = MemoryMarshal.Cast<double, Vector256<double>>(inverseCounts);
        var s = MemoryMarshal.Cast<double, Vector256<double>>(scales);
        var slope = MemoryMarshal.Cast<double, Vector256<double>>(slopes.AsSpan());
        var (sums, positive) = (Vector256<double>.Zero, Vector256<double>.AllBitsSet);
        for (var j = 0; j < nu.Length; j++)
        {
            positive &= Vector256.GreaterThan(nu[j], Vector256<double>.Zero);
            sums += s[j] * (nu[j] - n[j] - n[j] * VectorMath.Log(nu[j] * inverse[j]));
            slope[j] = s[j] * (Vector256<double>.One - n[j] / nu[j]);
        }

        var sum = VectorMath.Sum(sums);
        for (var bin = 4 * nu.Length; bin < counts.Length; bin++)
        {
            sum += scales[bin] * (expected[bin] - counts[bin] - (counts[bin] > 0 ? counts[bin] * Math.Log(expected[bin] * inverseCounts[bin]) : 0));
            slopes[bin] = scales[bin] * (1 - counts[bin] / expected[bin]);
        }

        return positive.AsInt64() == Vector256<long>.AllBitsSet ? sum : SumCarefully();
    }

    /// <summary>Bins that expect nothing: fine when they hold nothing.</summary>
    private double SumCarefully()
    {
        var sum = 0.0;
        for (var bin = 0; bin < counts.Length; bin++)
        {
            if (expected[bin] < 0)
                return double.NaN;
            sum += scales[bin] * PoissonDeviance.Half(counts[bin], expected[bin]);
            slopes[bin] = scales[bin] * (counts[bin] > 0 ? 1 - counts[bin] / expected[bin] : 1);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddGradient(ReadOnlySpan<double> point, Span<double> gradient)
    {
        foreach (var leaf in mixture.Leaves)
        {
            var inverse = Normalisation * Math.Exp(-leaf.Kernel.LogIntegral);
            var share = Rows.Dot(slopes, leaf.Kernel.Integrals) * inverse;
            leaf.AddCoefficientGradient(share, point, gradient);
            if (!leaf.IsVariable)
                continue;
            leaf.AddLogIntegralGradient(-share * leaf.Coefficient, gradient);
            leaf.AddBinGradient(inverse * leaf.Coefficient, slopes, gradient);
        }
    }
}
