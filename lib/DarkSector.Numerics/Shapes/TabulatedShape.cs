using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Optimization;
using static System.FormattableString;

namespace DarkSector.Numerics.Shapes;

/// <summary>A density without parameters, from a histogram or from events.</summary>
public sealed class TabulatedShape : Shape
{
    private readonly double[] nodes;
    private readonly double[] values;
    private readonly bool steps;

    private TabulatedShape(double[] nodes, double[] values, bool steps) => (this.nodes, this.values, this.steps) = (nodes, values, steps);

    /// <inheritdoc/>
    public override string Name => "template";

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => [];

    /// <summary>Constant in each bin, in proportion to its content over its width.</summary>
    /// <exception cref="ArgumentException">A content is negative or not finite, or all are zero.</exception>
    public static TabulatedShape Of(Histogram histogram)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        for (var bin = 0; bin < histogram.Axis.Bins; bin++)
        {
            if (!(histogram.Values[bin] >= 0) || double.IsInfinity(histogram.Values[bin]))
                throw new ArgumentException(Invariant($"Bin {bin} of the template has the content {histogram.Values[bin]}; a density needs contents of 0 or more. Use wider bins."), nameof(histogram));
        }

        if (!(histogram.Sum > 0))
            throw new ArgumentException("All bins of the template are empty; nothing can be distributed by it.", nameof(histogram));
        return new TabulatedShape([.. histogram.Axis.Edges], [.. histogram.Values.Select((value, bin) => value / histogram.Axis.Width(bin))], steps: true);
    }

    /// <summary>A sum of Gaussians at the events, narrower where events are dense; what would leave the range is reflected at its
    /// ends.</summary>
    /// <remarks>K. Cranmer, Comput. Phys. Commun. 136 (2001) 198: width of an event (4/(3 n))^(1/5) sqrt(rms / f(x)), f being the estimate
    /// with the width (4/(3 n))^(1/5) rms for all; at most ten times that.
    /// Tabulated at 2001 points with straight lines between.</remarks>
    /// <param name="data">Events; those outside the range still reach into it.</param>
    /// <param name="low">Lower end of the range.</param>
    /// <param name="high">Upper end of the range.</param>
    /// <param name="smoothness">Factor on the widths.</param>
    /// <exception cref="ArgumentException">Fewer than two different events, or one that is not finite.</exception>
    public static TabulatedShape KernelEstimate(IReadOnlyList<double> data, double low, double high, double smoothness = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!(low < high) || !(smoothness > 0))
            throw new ArgumentException(Invariant($"The range [{low}, {high}] and the smoothness {smoothness} have to be an interval and a positive number."));
        var mean = data.Count > 0 ? data.Average() : double.NaN;
        var rms = Math.Sqrt(data.Sum(x => (x - mean) * (x - mean)) / data.Count);
        if (!(rms > 0) || !double.IsFinite(rms))
            throw new ArgumentException(Invariant($"A kernel estimate needs at least two different, finite events; their number is {data.Count}, their standard deviation {rms}."), nameof(data));
        var (nodes, values) = KernelEstimator.Estimate(data, low, high, smoothness * rms * Math.Pow(4.0 / (3 * data.Count), 0.2), rms);
        return new TabulatedShape(nodes, values, steps: false);
    }

    /// <inheritdoc/>
    public override ShapeKernel Over(IReadOnlyList<double> edges) => new Kernel(edges, nodes, values, steps);

    /// <inheritdoc/>
    public override IReadOnlyList<double> Guess(double low, double high, double median, double width) => [];

    private sealed class Kernel(IReadOnlyList<double> edges, double[] nodes, double[] table, bool steps) : ShapeKernel(edges, 0)
    {
        public override bool IsLogarithmic => false;

        public override void Prepare(ReadOnlySpan<double> parameters)
        {
            if (Low < nodes[0] - 1e-9 * (High - Low) || High > nodes[^1] + 1e-9 * (High - Low))
                throw new ArgumentException(Invariant($"The range [{Low}, {High}] of the fit is wider than that of the template, [{nodes[0]}, {nodes[^1]}]; make the template wider or the range narrower."));
            Normalise();
            if (!double.IsFinite(LogIntegral))
                throw new ArgumentException(Invariant($"The template is empty on the range [{Low}, {High}] of the fit."));
        }

        public override void Values(ReadOnlySpan<double> x, Span<double> destination)
        {
            for (var i = 0; i < x.Length; i++)
                destination[i] = Value(x[i], Cell(x[i]));
        }

        public override void AddGradient(ReadOnlySpan<double> x, ReadOnlySpan<double> values, ReadOnlySpan<double> coefficients, Span<double> sums)
        {
        }

        // The density is linear in each cell: the middle of the part inside gives its integral.
        protected override double Integrate(double a, double b, Span<double> gradient)
        {
            var sum = 0.0;
            for (var cell = Cell(a); cell < nodes.Length - 1 && nodes[cell] < b; cell++)
            {
                var (from, to) = (cell == 0 ? a : Math.Max(a, nodes[cell]), cell == nodes.Length - 2 ? b : Math.Min(b, nodes[cell + 1]));
                sum += (to - from) * Value(0.5 * (from + to), cell);
            }

            return sum;
        }

        private double Value(double x, int cell)
        {
            if (steps)
                return table[cell];
            var part = (x - nodes[cell]) / (nodes[cell + 1] - nodes[cell]);
            return table[cell] + part * (table[cell + 1] - table[cell]);
        }

        private int Cell(double x)
        {
            var found = Array.BinarySearch(nodes, x);
            return Math.Clamp(found < 0 ? ~found - 1 : found, 0, nodes.Length - 2);
        }
    }
}
