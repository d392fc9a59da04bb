using DarkSector.Notebook.Figures;
using DarkSector.Statistics.Testing;

namespace DarkSector.Notebook.Tests.Figures;

public sealed class ClassifierFiguresTests
{
    [Fact]
    public void Roc_GoesFromNothingToEverythingAndNamesTheArea()
    {
        var curve = ClassifierSamples.Curve(1.2);
        var line = curve.ToFigure("trees").Elements.OfType<Curve>().First();
        Assert.Equal((0, 0, 1, 1), (line.X[0], line.Y[0], line.X[^1], line.Y[^1]));
        Assert.Contains(FormattableString.Invariant($"AUC = {curve.Area.Value:F3}"), line.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Roc_OfManyEvents_IsThinnedWithoutMovingTheArea()
    {
        var (scores, isSignal) = ClassifierSamples.Events(40000, 1, 3);
        var curve = RocCurve.Of(scores, isSignal);
        var line = curve.ToFigure().Elements.OfType<Curve>().First();
        Assert.True(line.X.Length < 0.2 * curve.Thresholds.Count);
        Assert.Equal(curve.Area.Value, Enumerable.Range(1, line.X.Length - 1).Sum(i => (line.X[i] - line.X[i - 1]) * 0.5 * (line.Y[i] + line.Y[i - 1])), 1e-3);
    }

    [Fact]
    public void RocLogarithmic_KeepsSmallBackgroundEfficiencies()
    {
        var plan = new FigurePlan(ClassifierSamples.RocLogarithmic());
        Assert.Equal((true, 1e-3, 1), (plan.X.Logarithmic, plan.X.Low, plan.X.High));
        Assert.Throws<ArgumentOutOfRangeException>(() => Figure.RocLogarithmic(0, ("a", ClassifierSamples.Curve(1))));
    }

    [Fact]
    public void Scores_AreSharesOfEachSample()
    {
        var lines = ClassifierSamples.Scores().Elements.OfType<HistogramLine>().ToArray();
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Equal(1, line.Histogram.Sum, 9));
        Assert.Equal((0, 1), (lines[0].Histogram.Axis.Low, lines[0].Histogram.Axis.High), new Near());
    }

    [Fact]
    public void Scores_OfOneValue_OrBeyondProbabilities_HaveARange()
    {
        Assert.Empty(Figure.Scores([("one", [3.0, 3.0])]).Layout().Faults());
        Assert.Empty(Figure.Scores([("a", [-3.0, 3.0]), ("b", [double.NaN, -700])]).Layout().Faults());
        Assert.Throws<ArgumentException>(() => Figure.Scores([("none", [])]));
    }

    private sealed class Near : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) a, (double, double) b) => Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) < 1e-6;

        public int GetHashCode((double, double) of) => 0;
    }
}
