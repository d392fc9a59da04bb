using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Likelihoods;

namespace DarkSector.Statistics.Tests.Likelihoods;

public class SPlotTests
{
    [Fact]
    public void Weights_MatchTheReference()
    {
        var reference = Reference.Load("sweights");
        double Input(string name) => (double)reference.Inputs[name]!;
        var splot = SPlot.Of(Densities(reference), [Input("nsig"), Input("nbkg")]);
        var tolerance = reference.Tolerance("rel");

        var first = Reference.Numbers(reference.Expected["sweight_signal_first20"]!);
        for (var e = 0; e < first.Length; e++)
            Assert.Equal(first[e], splot.Weights[e][0], tolerance * Math.Abs(first[e]));
        Assert.Equal((double)reference.Expected["sum_signal"]!, splot.Weights.Sum(weights => weights[0]), 1e-5);
        Assert.Equal((double)reference.Expected["sum_bkg"]!, splot.Weights.Sum(weights => weights[1]), 1e-5);
        for (var n = 0; n < 2; n++)
        {
            var row = Reference.Numbers(reference.Expected["covariance_V"]![n]!);
            Assert.Equal(row[0], splot.Covariance[n][0], tolerance * Math.Abs(row[0]));
            Assert.Equal(row[1], splot.Covariance[n][1], tolerance * Math.Abs(row[1]));
        }

        Assert.True(splot.IsValid);
        Assert.All(splot.Weights, weights => Assert.Equal(1, weights.Sum(), 1e-6));
    }

    [Fact]
    public void Weights_OfYieldsAwayFromTheMaximum_AreNotValid()
    {
        var splot = SPlot.Of(Densities(Reference.Load("sweights")), [300, 415]);
        Assert.False(splot.IsValid);
        Assert.StartsWith("NOT VALID", splot.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_RejectsWhatHasNoWeights()
    {
        Assert.Throws<ArgumentException>(() => SPlot.Of([], [1]));
        Assert.Contains("Event 1", Assert.Throws<ArgumentException>(() => SPlot.Of([[1, 2], [1]], [1, 1])).Message, StringComparison.Ordinal);
        Assert.Contains("Event 0", Assert.Throws<ArgumentException>(() => SPlot.Of([[0, 0]], [1, 1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SPlot.Of([[-1, 2]], [1, 1]));
        Assert.Contains("same", Assert.Throws<ArgumentException>(() => SPlot.Of([[1, 1], [2, 2], [3, 3]], [1, 2])).Message, StringComparison.Ordinal);
    }

    // A Gaussian and a falling exponential, each normalised on the range.
    private static IReadOnlyList<IReadOnlyList<double>> Densities(Reference reference)
    {
        double Input(string name) => (double)reference.Inputs[name]!;
        var (mu, sigma, tau) = (Input("mu"), Input("sigma"), Input("tau"));
        var range = Reference.Numbers(reference.Inputs["range"]!);
        var inside = StandardNormal.Cdf((range[1] - mu) / sigma) - StandardNormal.Cdf((range[0] - mu) / sigma);
        return [.. Reference.Numbers(reference.Inputs["x"]!).Select(x => (IReadOnlyList<double>)[
            Math.Exp(-0.5 * Math.Pow((x - mu) / sigma, 2)) / (Math.Sqrt(2 * Math.PI) * sigma * inside),
            Math.Exp(-x / tau) / (tau * (Math.Exp(-range[0] / tau) - Math.Exp(-range[1] / tau)))])];
    }
}
