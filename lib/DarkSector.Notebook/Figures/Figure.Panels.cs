using System.Collections.Immutable;

namespace DarkSector.Notebook.Figures;

public sealed partial record Figure
{
    /// <summary>The figure of a stack and data with a panel of pulls below.</summary>
    /// <remarks>(data - expected) / sqrt(expected + uncertainty^2) with the expected counts of the stack; bins that expect nothing are left out.</remarks>
    public Figure WithPulls()
    {
        var (stack, data) = StackAndData("pulls");
        var bins = Enumerable.Range(0, stack.Total.Axis.Bins).ToArray();
        var pulls = bins.Select(bin => Pull(data.Y[bin], stack.Total.Values[bin], stack.Uncertainty[bin])).ToArray();
        return WithPanel(PullPanel(data.X, pulls, [stack.Total.Axis.Low, stack.Total.Axis.High], data.XErrors));
    }

    /// <summary>The figure of a stack and data with a panel of their ratio below; the hatched band is the uncertainty of the stack.</summary>
    public Figure WithRatio()
    {
        var (stack, data) = StackAndData("a ratio");
        var expected = stack.Total.Values;
        var errors = new ErrorBars(Over(data.YErrors.Low, expected), Over(data.YErrors.High, expected));
        var relative = Over(stack.Uncertainty, expected);
        ImmutableArray<double> edges = [.. stack.Total.Axis.Edges.SelectMany((edge, i) => i == 0 || i == expected.Count ? [edge] : new[] { edge, edge })];
        var ratio = new DataPoints("", data.X, [.. Over(data.Y, expected).Select(value => value == 0 ? double.NaN : value)], data.XErrors, errors, "#000");
        var half = HalfRange(ratio);
        return WithPanel(new FigurePanel(new FigureAxis { Label = "data / expected", Low = 1 - half, High = 1 + half },
        [
            new Band("", edges, Twice(relative, -1), Twice(relative, +1), "#333333") { Hatched = true },
            new ReferenceLine(isVertical: false, 1, "", new LineStyle("#555", 1)),
            ratio,
        ]));
    }

    private static FigurePanel PullPanel(ImmutableArray<double> x, double[] pulls, double[] ends, ErrorBars xErrors)
    {
        var end = Math.Max(3, Math.Ceiling(pulls.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max())) + 0.5;
        return new FigurePanel(new FigureAxis { Label = "pull", Low = -end, High = end },
        [
            new Band("", ends, [-2, -2], [2, 2], "#ededed"),
            new Band("", ends, [-1, -1], [1, 1], "#d5d5d5"),
            new ReferenceLine(isVertical: false, 0, "", new LineStyle("#555", 1)),
            new DataPoints("", x, pulls, xErrors, ErrorBars.None(pulls.Length), "#000"),
        ]);
    }

    private (StackedHistograms Stack, DataPoints Data) StackAndData(string purpose)
    {
        var stack = Elements.OfType<StackedHistograms>().FirstOrDefault();
        var data = Elements.OfType<DataPoints>().FirstOrDefault(points => points.X.Length == stack?.Total.Axis.Bins);
        if (stack is null || data is null)
            throw new InvalidOperationException($"A panel of {purpose} needs a stack and data with the same bins: make the figure with Figure.Stack(backgrounds, data).");
        return (stack, data);
    }

    // The smallest of a few customary ranges that shows all points.
    private static double HalfRange(DataPoints ratio)
    {
        var farthest = ratio.Y.Select((value, i) => Math.Max(value + ratio.YErrors.High[i] - 1, 1 - value + ratio.YErrors.Low[i]))
            .Where(double.IsFinite).DefaultIfEmpty(0).Max();
        return farthest < 0.12 ? 0.15 : farthest < 0.3 ? 0.35 : farthest < 0.55 ? 0.6 : 1;
    }

    private static double Pull(double observed, double expected, double uncertainty) =>
        expected > 0 ? (observed - expected) / Math.Sqrt(expected + uncertainty * uncertainty) : double.NaN;

    private static ImmutableArray<double> Over(IReadOnlyList<double> values, IReadOnlyList<double> expected) =>
        [.. values.Zip(expected, (value, mean) => mean > 0 ? value / mean : double.NaN)];

    private static ImmutableArray<double> Twice(ImmutableArray<double> relative, int sign) =>
        [.. relative.SelectMany(value => new[] { 1 + sign * value, 1 + sign * value })];
}
