using DarkSector.Numerics.Optimization;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>What a measurement elsewhere says about one parameter.</summary>
internal sealed class ConstraintTerm : ITerm
{
    private readonly string parameter;
    private readonly Func<double, (double Value, double Slope)> function;
    private readonly double best;
    private readonly double constant;

    private ConstraintTerm(Parameter parameter, double best, double constant, Func<double, (double Value, double Slope)> function)
    {
        (this.parameter, this.best, this.constant, this.function) = (parameter.Name, best, constant, function);
        Parameters = [parameter];
    }

    public IReadOnlyList<Parameter> Parameters { get; }

    public bool IsWeighted => false;

    internal static ConstraintTerm Gaussian(string parameter, double mean, double sigma) => new(
        new Parameter(parameter, step: sigma), mean, Math.Log(sigma * Math.Sqrt(2 * Math.PI)),
        x => (0.5 * (x - mean) / sigma * ((x - mean) / sigma), (x - mean) / sigma / sigma));

    internal static ConstraintTerm LogNormal(string parameter, double median, double factor)
    {
        var width = Math.Log(factor);
        return new(new Parameter(parameter, lower: 0, step: median * width), median, Math.Log(width * Math.Sqrt(2 * Math.PI)) + Math.Log(median), x =>
        {
            var pull = Math.Log(x / median) / width;
            return (0.5 * pull * pull, pull / width / x);
        });
    }

    internal static ConstraintTerm Poisson(string parameter, double count, double scale) => new(
        new Parameter(parameter, lower: 0, step: Math.Sqrt(count + 1) / scale), count / scale, PoissonDeviance.Saturated(count),
        x => (PoissonDeviance.Half(count, scale * x), scale - (count > 0 ? count / x : 0)));

    public ITermFunction Bind(IReadOnlyList<Parameter> parameters, int threads) =>
        new Function(this, parameters.Select(known => known.Name).ToList().IndexOf(parameter));

    public double Guess(string parameter) => parameter == this.parameter ? best : double.NaN;

    private sealed class Function(ConstraintTerm term, int index) : ITermFunction
    {
        public bool HasGradient => true;

        public double Constant => term.constant;

        public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
        {
            var (value, slope) = term.function(point[index]);
            if (!gradient.IsEmpty)
                gradient[index] += slope;
            return double.IsNaN(value) ? double.PositiveInfinity : value;
        }

        public ITermFunction WithSquaredWeights() => this;

        public void AddOuterProduct(double[] point, IReadOnlyList<double> steps, double[] matrix)
        {
            // A constraint counts with its curvature: it is one measurement, known to be unbiased.
            var step = steps[index];
            if (step != 0)
                matrix[index * point.Length + index] += (term.function(point[index] + step).Slope - term.function(point[index] - step).Slope) / (2 * step);
        }
    }
}
