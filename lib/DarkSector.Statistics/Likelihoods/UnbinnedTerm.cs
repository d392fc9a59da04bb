using DarkSector.Numerics.Optimization;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>Single events distributed by a density.</summary>
internal sealed class UnbinnedTerm : ITerm
{
    private readonly double[] data;
    private readonly double[]? weights;
    private readonly Density density;
    private readonly double low;
    private readonly double high;

    internal UnbinnedTerm(IReadOnlyList<double> data, Density density, double low, double high, IReadOnlyList<double>? weights)
    {
        (this.density, this.low, this.high) = (density, low, high);
        var copy = EventValues.Copy(data, low, high);
        (this.data, this.weights) = EventOrder.Bucketed(copy, weights is null ? null : EventValues.CopyWeights(weights, copy.Length), low, high);
    }

    public IReadOnlyList<Parameter> Parameters => density.Parameters;

    public bool IsWeighted => weights is not null;

    public ITermFunction Bind(IReadOnlyList<Parameter> parameters, int threads) =>
        new UnbinnedFunction(data, weights, new MixtureKernel(density, [low, high], parameters), parameters.Count, threads);

    public double Guess(string parameter)
    {
        return StartGuess.For(density, parameter, DataSummary.Of(data, weights, low, high));
    }
}
