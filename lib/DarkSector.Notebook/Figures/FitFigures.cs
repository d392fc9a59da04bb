using System.Globalization;
using DarkSector.Numerics.Histograms;
using DarkSector.Statistics.Diagnostics;
using DarkSector.Statistics.Intervals;

namespace DarkSector.Notebook.Figures;

/// <summary>Figures of what a fit of a template model found, and of what a method promises.</summary>
public static class FitFigures
{
    private const int Width = 760;

    /// <summary>Pulls of the constrained parameters with their errors after the fit, over bands of one and two uncertainties before it.</summary>
    /// <param name="pulls">The pulls.</param>
    /// <param name="count">How many of them, the largest, are shown.</param>
    public static Figure ToFigure(this Pulls pulls, int count = 30)
    {
        ArgumentNullException.ThrowIfNull(pulls);
        var shown = pulls.Largest(count).Of;
        if (shown.Count == 0)
            throw new ArgumentException("The model has no constrained parameter; there are no pulls to draw.", nameof(pulls));
        double[] rows = [-0.5, shown.Count - 0.5];
        double[] values = [.. shown.Select(pull => pull.Value)];
        var reach = Math.Max(2.6, 0.3 + shown.Max(pull => Math.Abs(pull.Value) + (double.IsFinite(pull.Error) ? pull.Error : 0)));
        return Named([.. shown.Select(pull => pull.Name)])
            .Add(Across("", -2, 2, rows[0], rows[1], "#efefef")).Add(Across("", -1, 1, rows[0], rows[1], "#dadada"))
            .AddVerticalLine(0, dash: LineDash.Solid)
            .AddPoints("", values, Positions(shown.Count), xErrors: ErrorBars.Symmetric([.. shown.Select(pull => pull.Error)]), color: "#000")
            .WithX(@"$(\hat\theta - \theta_0) / \Delta\theta$").WithXRange(-reach, reach);
    }

    /// <summary>The ranking of the parameters: change of the strength with each held one uncertainty up or down, after the fit (full) and before it (frame).</summary>
    /// <param name="impacts">The impacts.</param>
    /// <param name="count">How many of the first are shown.</param>
    public static Figure ToFigure(this Impacts impacts, int count = 20)
    {
        ArgumentNullException.ThrowIfNull(impacts);
        Impact[] shown = [.. impacts.Ranking.Where(impact => !double.IsNaN(impact.Size)).Take(count)];
        if (shown.Length == 0)
            throw new ArgumentException("There is no impact to draw: the model has no nuisance parameter, or every fit failed.", nameof(impacts));
        var (up, down) = (Palette.Color(2), Palette.Color(0));
        var figure = Named([.. shown.Select(impact => impact.Name)]);
        for (var row = 0; row < shown.Length; row++)
        {
            var name = row == 0 ? @"$\theta + \Delta\theta$, after the fit" : "";
            var other = row == 0 ? @"$\theta - \Delta\theta$, after the fit" : "";
            figure = figure.Add(Bar(name, shown[row].Up, row, up)).Add(Bar(other, shown[row].Down, row, down));
            foreach (var (change, color, text) in new[] { (shown[row].PrefitUp, up, "before the fit"), (shown[row].PrefitDown, down, "") })
            {
                if (!double.IsNaN(change))
                    figure = figure.Add(Bar(row == 0 ? text : "", change, row, color) with { Opacity = 0, Edge = new LineStyle(color, 1.4) });
            }
        }

        var reach = 1.1 * shown.SelectMany(impact => new[] { impact.Down, impact.Up, impact.PrefitDown, impact.PrefitUp }).Where(double.IsFinite).Max(Math.Abs);
        return figure.AddVerticalLine(0, dash: LineDash.Solid).WithX(@"$\Delta\hat\mu$").WithXRange(-reach, reach)
            .WithLabels("", string.Create(CultureInfo.InvariantCulture, $@"$\hat\mu$ = {impacts.Fit.Strength.Value:G3} $\pm$ {impacts.Fit.Strength.Error:G2}"));
    }

    /// <summary>The correlation matrix in colours, with its numbers where they have room; the numbers along x are those before the names.</summary>
    /// <param name="matrix">The correlations.</param>
    /// <param name="count">How many parameters, the most correlated, are shown.</param>
    public static Figure ToFigure(this CorrelationMatrix matrix, int count = 25)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var shown = matrix.Largest(count);
        var size = shown.Names.Count;
        if (size == 0)
            throw new ArgumentException("The fit has no parameter with an error; there are no correlations to draw.", nameof(matrix));
        var cells = new HeatMap(
            [.. Enumerable.Range(0, size + 1).Select(i => i + 0.5)], [.. Enumerable.Range(0, size + 1).Select(i => i - 0.5)],
            (column, row) => shown.Values[row * size + column], new FigureAxis { Label = "correlation", Low = -1, High = 1 })
        {
            IsDiverging = true, Numbers = "0.00",
        };
        return Named([.. shown.Names.Select((name, i) => $"{name}  {i + 1}")]).WithSize(Width, Math.Clamp(160 + 26 * size, 360, 900))
            .Add(cells).WithX("parameter").WithXRange(0.5, size + 0.5);
    }

    /// <summary>The profile of the likelihood, with lines where it has risen by one and by two standard deviations, and marks at the strengths where it does.</summary>
    /// <param name="profile">The profile.</param>
    public static Figure ToFigure(this LikelihoodProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        double[] strengths = [.. profile.Points.Select(point => point.Strength)];
        double[] rises = [.. profile.Points.Select(point => point.Rise)];
        var figure = new Figure().AddCurve("", strengths, rises).WithX(@"strength $\mu$").WithY(@"$-2\ln(L/L_{max})$").WithYRange(low: 0);
        foreach (var (rise, text) in new[] { (1.0, @"$1\sigma$"), (4.0, @"$2\sigma$") })
        {
            if (rises.Any(value => value > rise))
                figure = figure.AddHorizontalLine(rise, text);
            figure = Crossings(strengths, rises, rise).Aggregate(figure, (drawn, at) => drawn.AddVerticalLine(
                at, string.Create(CultureInfo.InvariantCulture, $"{at:G3}"), Palette.Color(2), LineDash.Dotted));
        }

        return figure;
    }

    // A parabola is straight in its root.
    private static IEnumerable<double> Crossings(double[] x, double[] rises, double level)
    {
        double Root(int i) => Math.Sqrt(Math.Max(0, rises[i]));
        for (var i = 1; i < x.Length; i++)
        {
            if (double.IsFinite(rises[i - 1] + rises[i]) && rises[i - 1] < level != rises[i] < level)
                yield return x[i - 1] + (x[i] - x[i - 1]) * (Math.Sqrt(level) - Root(i - 1)) / (Root(i) - Root(i - 1));
        }
    }

    /// <summary>Coverage against the true strength, with its statistical error; the line is what the method promises.</summary>
    /// <param name="coverage">The study.</param>
    /// <param name="name">Name of the method in the legend.</param>
    public static Figure ToFigure(this Coverage coverage, string name = "") => new Figure().AddCoverage(coverage, name)
        .AddHorizontalLine(100 * coverage.Confidence, string.Create(CultureInfo.InvariantCulture, $"{100 * coverage.Confidence:G4} %"))
        .WithX("true strength").WithY("coverage", "%");

    /// <summary>Adds the coverage of another method.</summary>
    /// <param name="figure">A coverage figure.</param>
    /// <param name="coverage">The study.</param>
    /// <param name="name">Name of the method in the legend.</param>
    public static Figure AddCoverage(this Figure figure, Coverage coverage, string name)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(coverage);
        double[] truths = [.. coverage.Points.Select(point => point.Truth)];
        double[] percent = [.. coverage.Points.Select(point => 100 * point.Fraction.Value)];
        var isExact = coverage.Points.All(point => point.Fraction.Error == 0);
        return isExact
            ? figure.AddCurve(name, truths, percent)
            : figure.AddPoints(name, truths, percent, ErrorBars.Symmetric([.. coverage.Points.Select(point => 100 * point.Fraction.Error)]));
    }

    /// <summary>The distribution of a channel with its samples stacked, their uncertainty, the data, and the ratio of both below.</summary>
    /// <param name="channel">The yields, after a fit or before it.</param>
    /// <param name="axis">The bins; left out, their numbers.</param>
    public static Figure ToFigure(this ChannelYields channel, Axis? axis = null)
    {
        ArgumentNullException.ThrowIfNull(channel);
        var bins = axis ?? Axis.Regular(channel.Total.Bins.Count, -0.5, channel.Total.Bins.Count - 0.5, "bin");
        if (bins.Bins != channel.Total.Bins.Count)
            throw new ArgumentException($"The axis has {bins.Bins} bins, the channel '{channel.Name}' {channel.Total.Bins.Count}.", nameof(axis));
        var stack = channel.Samples.Reverse().Select(sample => (sample.Name, new Histogram(
            bins, [.. sample.Bins.Select(bin => bin.Value)], [.. sample.Bins.Select(bin => bin.Error * bin.Error)])));
        var figure = Figure.Stack(
            [.. stack], channel.Observed is { } observed ? new Histogram(bins, observed, observed) : null,
            uncertainty: [.. channel.Total.Bins.Select(bin => bin.Error)]).WithLabels(channel.Name);
        return channel.Observed is null ? figure : figure.WithRatio();
    }

    private static Figure Named(string[] names) =>
        new Figure().WithCategories(names).WithSize(Width, Math.Clamp(140 + 26 * names.Length, 280, 1200));

    private static double[] Positions(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];

    private static Band Bar(string name, double change, int row, string color) => Across(name, Math.Min(0, change), Math.Max(0, change), row - 0.36, row + 0.36, color);

    // From the middle of the left end around the area, so that an edge is closed.
    private static Band Across(string name, double left, double right, double top, double bottom, string color)
    {
        var middle = 0.5 * (top + bottom);
        return new Band(name, [left, left, right, right], [middle, top, top, middle], [middle, bottom, bottom, middle], color);
    }
}
