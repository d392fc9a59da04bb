using System.Globalization;
using DarkSector.Numerics.Histograms;
using DarkSector.Statistics.Testing;

namespace DarkSector.Notebook.Figures;

public sealed partial record Figure
{
    // Steps of a curve that nobody can see.
    private const double Unseen = 1e-3;

    /// <summary>Signal efficiency against background efficiency of classifiers, with the areas under the curves in the legend.</summary>
    /// <param name="curves">Names and curves.</param>
    public static Figure Roc(params IReadOnlyList<(string Name, RocCurve Curve)> curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        if (curves.Count == 0)
            throw new ArgumentException("Give at least one curve.", nameof(curves));
        var figure = new Figure();
        foreach (var (name, curve) in curves)
        {
            var (background, signal) = Thinned(curve);
            var area = string.Create(CultureInfo.InvariantCulture, $@"AUC = {curve.Area.Value:F3} $\pm$ {curve.Area.Error:F3}");
            figure = figure.AddCurve(name.Length > 0 ? $"{name}, {area}" : area, background, signal);
        }

        return figure.AddCurve("no separation", [0, 1], [0, 1], "#717581", LineDash.Dotted, 1.5)
            .WithX("background efficiency").WithY("signal efficiency").WithXRange(0, 1).WithYRange(0, 1.02);
    }

    /// <summary>The same on a logarithmic background axis, where searches work: little background kept.</summary>
    /// <param name="lowest">Lower end of the background axis, above 0.</param>
    /// <param name="curves">Names and curves.</param>
    public static Figure RocLogarithmic(double lowest, params IReadOnlyList<(string Name, RocCurve Curve)> curves)
    {
        if (!(lowest is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(lowest), $"lowest = {lowest}; a background efficiency between 0 and 1.");
        var linear = Roc(curves);
        double[] random = [.. ValueGrid.Positions(lowest, 1, 60, logarithmic: true)];
        return linear with
        {
            Elements = linear.Elements.SetItem(curves.Count, new Curve("no separation", random, random, new LineStyle("#717581", 1.5, LineDash.Dotted))),
            X = new FigureAxis { Label = linear.X.Label, Logarithmic = true, Low = lowest, High = 1 },
        };
    }

    /// <summary>The score of a classifier in each sample, each scaled to unit area, on a logarithmic axis: training samples as lines, test
    /// samples as points over them. Where both disagree, the classifier has learned the training sample by heart.</summary>
    /// <param name="training">Names and scores; the first sample, the signal, is filled.</param>
    /// <param name="test">Scores of independent events under the same names, or nothing.</param>
    /// <param name="bins">Number of bins from the lowest to the highest score.</param>
    public static Figure Scores(IReadOnlyList<(string Name, IReadOnlyList<double> Scores)> training,
        IReadOnlyList<(string Name, IReadOnlyList<double> Scores)>? test = null, int bins = 40)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (training.Count == 0 || training.Concat(test ?? []).Any(sample => !sample.Scores.Any(double.IsFinite)))
            throw new ArgumentException("Give at least one sample; each needs at least one finite score.", nameof(training));
        var axis = ScoreAxis(training.Concat(test ?? []).SelectMany(sample => sample.Scores).Where(double.IsFinite), bins);
        var figure = new Figure().WithLogY().WithX(axis.Label).WithY("fraction of events");
        var smallest = 1.0;
        for (var i = 0; i < training.Count; i++)
        {
            var (histogram, color) = (Share(axis, training[i].Scores), Palette.Color(i));
            var name = test is null ? training[i].Name : $"{training[i].Name}, training";
            figure = figure.Add(new HistogramLine(name, histogram, new LineStyle(color, 2.5)) { Opacity = i == 0 ? 0.25 : 0 });
            smallest = Math.Min(smallest, histogram.Values.Where(share => share > 0).Min());
        }

        foreach (var (name, scores) in test ?? [])
        {
            var position = training.Select(sample => sample.Name).ToList().IndexOf(name);
            figure = figure.Add(DataPoints.Of($"{name}, test", Share(axis, scores), Palette.Color(position < 0 ? training.Count : position)) with { SkipZeros = true, Marker = Marker.OpenCircle });
        }

        return figure.WithYRange(low: 0.4 * smallest);
    }

    private static Axis ScoreAxis(IEnumerable<double> scores, int bins)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var score in scores)
            (low, high) = (Math.Min(low, score), Math.Max(high, score));

        // Probabilities have their natural range.
        if (low >= 0 && high <= 1)
            (low, high) = (0, 1);
        var width = high > low ? high - low : 1;
        return Axis.Regular(bins, low, high > low ? high + 1e-9 * width : low + width, "score");
    }

    private static Histogram Share(Axis axis, IReadOnlyList<double> scores)
    {
        var filled = Histogram.Fill(axis, [.. scores]);
        return filled.Sum == 0 ? filled : filled.Scale(1 / filled.Sum);
    }

    private static (double[] Background, double[] Signal) Thinned(RocCurve curve)
    {
        var (background, signal) = (new List<double>(), new List<double>());
        for (var i = 0; i < curve.SignalEfficiency.Count; i++)
        {
            var (b, s) = (curve.BackgroundEfficiency[i], curve.SignalEfficiency[i]);
            var isLast = i == curve.SignalEfficiency.Count - 1;
            if (i > 0 && !isLast && Math.Abs(s - signal[^1]) < Unseen && Math.Abs(b - background[^1]) < Unseen * Math.Max(b, Unseen))
                continue;
            background.Add(b);
            signal.Add(s);
        }

        return ([.. background], [.. signal]);
    }
}
