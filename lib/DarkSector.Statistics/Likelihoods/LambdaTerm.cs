using DarkSector.Numerics.Optimization;
using MathNet.Numerics.Integration;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>Bins or single events of a formula written as a lambda: events per unit of the observable.</summary>
internal sealed class LambdaTerm : ITerm
{
    private const int PanelsOfUnbinned = 40;
    private static readonly GaussLegendreRule Rule = new(-1, 1, 4);

    private readonly double[] edges;
    private readonly double[] counts;
    private readonly double[] scales;
    private readonly double[] data;
    private readonly Func<double, double[], double> density;

    internal LambdaTerm(double[] edges, double[] counts, double[] scales, double[] data, IEnumerable<string> names, Func<double, double[], double> density)
    {
        (this.edges, this.counts, this.scales, this.data, this.density) = (edges, counts, scales, data, density);
        Parameters = [.. names.Select(name => new Parameter(name))];
    }

    public IReadOnlyList<Parameter> Parameters { get; }

    public bool IsWeighted => false;

    public double Guess(string parameter) => double.NaN;

    public ITermFunction Bind(IReadOnlyList<Parameter> parameters, int threads)
    {
        var names = parameters.Select(parameter => parameter.Name).ToList();
        return new Function(this, [.. Parameters.Select(parameter => names.IndexOf(parameter.Name))]);
    }

    private double Integrate(double a, double b, double[] arguments)
    {
        var (middle, half, sum) = (0.5 * (a + b), 0.5 * (b - a), 0.0);
        for (var k = 0; k < Rule.Order; k++)
            sum += Rule.GetWeight(k) * density(middle + half * Rule.GetAbscissa(k), arguments);
        return half * sum;
    }

    private double Binned(double[] arguments)
    {
        var sum = 0.0;
        for (var bin = 0; bin < counts.Length; bin++)
            sum += scales[bin] * PoissonDeviance.Half(counts[bin], Integrate(edges[bin], edges[bin + 1], arguments));
        return sum;
    }

    private double Unbinned(double[] arguments)
    {
        var (sum, width) = (0.0, (edges[1] - edges[0]) / PanelsOfUnbinned);
        for (var panel = 0; panel < PanelsOfUnbinned; panel++)
            sum += Integrate(edges[0] + panel * width, edges[0] + (panel + 1) * width, arguments);
        foreach (var x in data)
            sum -= Math.Log(density(x, arguments));
        return sum;
    }

    private sealed class Function(LambdaTerm term, int[] indices) : ITermFunction
    {
        private readonly double[] arguments = new double[indices.Length];

        public bool HasGradient => false;

        public double Constant => term.counts.Select((count, bin) => PoissonDeviance.Saturated(count * term.scales[bin])).Sum();

        public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
        {
            for (var i = 0; i < indices.Length; i++)
                arguments[i] = point[indices[i]];
            var value = term.counts.Length > 0 ? term.Binned(arguments) : term.Unbinned(arguments);
            return double.IsNaN(value) ? double.PositiveInfinity : value;
        }

        public ITermFunction WithSquaredWeights() => this;

        public void AddOuterProduct(double[] point, IReadOnlyList<double> steps, double[] matrix) =>
            throw new NotSupportedException("A formula has no events with weights; use WeightCorrection.SumW2.");
    }
}
