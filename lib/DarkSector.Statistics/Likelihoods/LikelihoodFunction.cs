using DarkSector.Numerics.Optimization;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>The sum of all terms on one vector of parameters.</summary>
internal sealed class LikelihoodFunction : IDifferentiable
{
    private readonly ITermFunction[] terms;

    internal LikelihoodFunction(IEnumerable<ITermFunction> terms, int dimension)
    {
        this.terms = [.. terms];
        Dimension = dimension;
    }

    public int Dimension { get; }

    internal bool HasGradient => terms.All(term => term.HasGradient);

    internal double Constant => terms.Sum(term => term.Constant);

    public double Value(ReadOnlySpan<double> point)
    {
        var sum = 0.0;
        foreach (var term in terms)
            sum += term.Evaluate(point, []);
        return sum;
    }

    public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
    {
        gradient.Clear();
        var sum = 0.0;
        foreach (var term in terms)
        {
            sum += term.Evaluate(point, gradient);
            if (!double.IsFinite(sum))
                return double.PositiveInfinity;
        }

        return sum;
    }

    internal double ValueOf(double[] point) => Value(point);

    internal LikelihoodFunction WithSquaredWeights() => new(terms.Select(term => term.WithSquaredWeights()), Dimension);

    internal double[] OuterProduct(double[] point, IReadOnlyList<double> steps)
    {
        var matrix = new double[Dimension * Dimension];
        foreach (var term in terms)
            term.AddOuterProduct(point, steps, matrix);
        return matrix;
    }
}
