using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Optimization;
using static System.FormattableString;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>Contents of bins distributed by a density.</summary>
internal sealed class BinnedTerm : ITerm
{
    private readonly double[] edges;
    private readonly double[] counts;
    private readonly double[] scales;
    private readonly Density density;

    internal BinnedTerm(Histogram histogram, Density density)
    {
        this.density = density;
        edges = [.. histogram.Axis.Edges];
        (counts, scales) = Contents(histogram);
    }

    public IReadOnlyList<Parameter> Parameters => density.Parameters;

    // The scaled Poisson distribution has the variance of the weights in it already.
    public bool IsWeighted => false;

    public ITermFunction Bind(IReadOnlyList<Parameter> parameters, int threads) =>
        new BinnedFunction(counts, scales, new MixtureKernel(density, edges, parameters));

    public double Guess(string parameter)
    {
        var total = counts.Sum();
        double Quantile(double fraction)
        {
            var sum = 0.0;
            for (var bin = 0; bin < counts.Length; bin++)
            {
                if (counts[bin] > 0 && sum + counts[bin] >= fraction * total)
                    return edges[bin] + (fraction * total - sum) / counts[bin] * (edges[bin + 1] - edges[bin]);
                sum += counts[bin];
            }

            return 0.5 * (edges[0] + edges[^1]);
        }

        var width = Math.Max(0.5 * (Quantile(0.84) - Quantile(0.16)), 1e-3 * (edges[^1] - edges[0]));
        return StartGuess.For(density, parameter, new DataSummary(edges[0], edges[^1], Quantile(0.5), width, total));
    }

    /// <summary>Contents, and content over variance; an empty bin takes the scale of the others.</summary>
    internal static (double[] Counts, double[] Scales) Contents(Histogram histogram)
    {
        double[] counts = [.. histogram.Values];
        var scales = new double[counts.Length];
        for (var bin = 0; bin < counts.Length; bin++)
        {
            if (!double.IsFinite(counts[bin]) || counts[bin] < 0)
            {
                throw new ArgumentException(Invariant(
                    $"Bin {bin} ({histogram.Axis.Edges[bin]:G6} to {histogram.Axis.Edges[bin + 1]:G6}) has the content {counts[bin]}; a binned likelihood needs contents of 0 or more. Use wider bins, or a fit to single events with weights."));
            }

            scales[bin] = counts[bin] > 0 && histogram.Variances[bin] > 0 ? counts[bin] / histogram.Variances[bin] : double.NaN;
        }

        var (sum, variances) = (counts.Sum(), histogram.Variances.Sum());
        if (sum == 0)
            throw new ArgumentException("All bins are empty; a fit needs at least one event. (A limit does not: use a TemplateModel.)", nameof(histogram));
        for (var bin = 0; bin < counts.Length; bin++)
        {
            var scale = double.IsNaN(scales[bin]) ? (variances > 0 ? sum / variances : 1) : scales[bin];
            scales[bin] = Math.Abs(scale - 1) < 1e-12 ? 1 : scale;
        }

        return (counts, scales);
    }
}
