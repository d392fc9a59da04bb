using System.Collections.Immutable;
using System.Globalization;
using DarkSector.Numerics.Histograms;

namespace DarkSector.Notebook.Figures;

public sealed partial record Figure
{
    /// <summary>Backgrounds stacked, signals as dashed lines, data as points: the spectrum of a search.</summary>
    /// <param name="backgrounds">Names and histograms with the same bins, the first at the bottom.</param>
    /// <param name="data">Observed counts, or nothing.</param>
    /// <param name="signals">Names and histograms drawn over the stack, or nothing.</param>
    /// <param name="uncertainty">Standard deviation of the summed background per bin; left out, it is the statistical one of the simulation.</param>
    public static Figure Stack(IReadOnlyList<(string Name, Histogram Histogram)> backgrounds, Histogram? data = null,
        IReadOnlyList<(string Name, Histogram Histogram)>? signals = null, IReadOnlyList<double>? uncertainty = null)
    {
        ArgumentNullException.ThrowIfNull(backgrounds);
        if (backgrounds.Count == 0)
            throw new ArgumentException("A stack needs at least one background histogram.", nameof(backgrounds));
        ImmutableArray<StackLayer> layers = [.. backgrounds.Select((one, i) => new StackLayer(one.Name, one.Histogram, Palette.Color(i)))];
        var figure = new Figure { ColorsUsed = layers.Length }.Add(new StackedHistograms(layers, uncertainty)).LabelledAs(layers[0].Histogram.Axis);
        string[] colors = [Palette.Signal, "#000000", "#717581"];
        foreach (var (signal, i) in (signals ?? []).Select((signal, i) => (signal, i)))
            figure = figure.Add(new HistogramLine(signal.Name, signal.Histogram, new LineStyle(colors[i % colors.Length], 2.5, LineDash.Dashed)) { HasSeam = true });
        return data is null ? figure : figure.AddData("data", data);
    }

    /// <summary>Shapes compared: each histogram scaled to unit area, as step lines.</summary>
    /// <param name="histograms">Names and histograms.</param>
    public static Figure Histograms(IReadOnlyList<(string Name, Histogram Histogram)> histograms)
    {
        ArgumentNullException.ThrowIfNull(histograms);
        if (histograms.Count == 0)
            throw new ArgumentException("A comparison needs at least one histogram.", nameof(histograms));
        var figure = new Figure().LabelledAs(histograms[0].Histogram.Axis).WithY("fraction of entries");
        foreach (var (name, histogram) in histograms)
            figure = figure.AddHistogram(name, histogram.Sum == 0 ? histogram : histogram.Scale(1 / histogram.Sum));
        return figure;
    }

    /// <summary>An upper limit against mass: expected median with its one and two standard deviation bands, and observed. The y axis is logarithmic.</summary>
    /// <param name="masses">Masses [GeV].</param>
    /// <param name="expected">Median expected limit.</param>
    /// <param name="oneSigma">Ends of the central 68 % band.</param>
    /// <param name="twoSigma">Ends of the central 95 % band.</param>
    /// <param name="observed">Observed limit, or nothing.</param>
    public static Figure Limits(IReadOnlyList<double> masses, IReadOnlyList<double> expected,
        (IReadOnlyList<double> Low, IReadOnlyList<double> High) oneSigma, (IReadOnlyList<double> Low, IReadOnlyList<double> High) twoSigma,
        IReadOnlyList<double>? observed = null)
    {
        var figure = new Figure().WithLogY().WithX("mass", "GeV")
            .Add(new Band(@"expected $\pm 2\sigma$", masses, twoSigma.Low, twoSigma.High, Palette.TwoSigma))
            .Add(new Band(@"expected $\pm 1\sigma$", masses, oneSigma.Low, oneSigma.High, Palette.OneSigma));
        if (observed is not null)
            figure = figure.Add(new Curve("observed", masses, observed, new LineStyle("#000", 2.2)));
        return figure.Add(new Curve("expected", masses, expected, new LineStyle("#000", 2, LineDash.Dashed)));
    }

    /// <summary>Lines over a common x.</summary>
    /// <param name="x">Positions.</param>
    /// <param name="curves">Names and heights.</param>
    public static Figure Curves(IReadOnlyList<double> x, params IReadOnlyList<(string Name, IReadOnlyList<double> Y)> curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        if (curves.Count == 0)
            throw new ArgumentException("Give at least one curve.", nameof(curves));
        return curves.Aggregate(new Figure(), (figure, curve) => figure.AddCurve(curve.Name, x, curve.Y));
    }

    /// <summary>Functions drawn over a range: a cross-section against mass.</summary>
    /// <param name="low">Lower end of x.</param>
    /// <param name="high">Upper end of x.</param>
    /// <param name="functions">Names and functions; each is asked for 100 positions from low to high.</param>
    public static Figure Functions(double low, double high, params IReadOnlyList<(string Name, Func<double, double> Function)> functions)
    {
        const int Positions = 100;
        ArgumentNullException.ThrowIfNull(functions);
        if (!(low < high) || !double.IsFinite(high - low))
            throw new ArgumentOutOfRangeException(nameof(low), $"The range is {low} to {high}; the lower end must be below the upper one, both finite.");
        double[] x = [.. Enumerable.Range(0, Positions).Select(i => low + (high - low) * i / (Positions - 1))];
        return Curves(x, [.. functions.Select(one => (one.Name, (IReadOnlyList<double>)[.. x.Select(one.Function)]))]);
    }

    /// <summary>Figures side by side, each drawn 500 px wide: two distributions of one process.</summary>
    /// <param name="figures">One to four figures, from left to right.</param>
    public static FigureRow Row(params IReadOnlyList<Figure> figures) => new(figures);

    /// <summary>Points with error bars: resolutions, efficiencies.</summary>
    /// <param name="name">Name in the legend; empty for none.</param>
    /// <param name="x">Positions.</param>
    /// <param name="y">Heights.</param>
    /// <param name="errors">Standard deviation of each height.</param>
    public static Figure Points(string name, IReadOnlyList<double> x, IReadOnlyList<double> y, IReadOnlyList<double> errors) =>
        new Figure().AddPoints(name, x, y, ErrorBars.Symmetric(errors));

    /// <summary>A histogram of two variables as colours.</summary>
    /// <param name="histogram">The contents.</param>
    /// <param name="label">What the colours mean.</param>
    /// <param name="logarithmic">Logarithmic colour scale.</param>
    public static Figure HeatMap(Histogram2D histogram, string label = "events", bool logarithmic = false)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        return new Figure().WithSize(760, 540).WithX(histogram.X.Label, histogram.X.Unit).WithY(histogram.Y.Label, histogram.Y.Unit)
            .Add(new HeatMap(histogram, new FigureAxis { Label = label, Logarithmic = logarithmic }));
    }

    /// <summary>Values on a grid as colours: a scan of two parameters, a correlation matrix.</summary>
    /// <param name="xEdges">Edges of the cells along x.</param>
    /// <param name="yEdges">Edges of the cells along y.</param>
    /// <param name="content">Value of a cell from its column and row.</param>
    /// <param name="label">What the colours mean.</param>
    /// <param name="logarithmic">Logarithmic colour scale.</param>
    public static Figure HeatMap(IReadOnlyList<double> xEdges, IReadOnlyList<double> yEdges, Func<int, int, double> content, string label = "",
        bool logarithmic = false)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new Figure().WithSize(760, 540).Add(new HeatMap(xEdges, yEdges, content, new FigureAxis { Label = label, Logarithmic = logarithmic }));
    }

    /// <summary>Horizontal bars, one group per category with the numbers written behind: yields or efficiencies after each cut.</summary>
    /// <param name="steps">Names of the cuts, from top to bottom.</param>
    /// <param name="series">Names of the samples and their values after each cut.</param>
    public static Figure CutFlow(IReadOnlyList<string> steps, IReadOnlyList<(string Name, IReadOnlyList<double> Values)> series)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(series);
        if (series.FirstOrDefault(one => one.Values.Count != steps.Count) is { Values: not null } odd)
            throw new ArgumentException($"'{odd.Name}' has {odd.Values.Count} values for {steps.Count} steps; they must agree.", nameof(series));
        var bars = new Bars([.. series.Select((one, i) => new BarSeries(one.Name, [.. one.Values], Palette.Color(i)))]);
        return new Figure { Y = new FigureAxis { Categories = [.. steps] } }
            .WithSize(760, Math.Clamp(120 + steps.Count * (16 + 20 * series.Count), 280, 1200)).Add(bars).WithX("events");
    }

    // A histogram knows its label, its unit and the width of its bins.
    private Figure LabelledAs(Axis axis)
    {
        var width = axis.IsRegular ? string.Create(CultureInfo.InvariantCulture, $"{axis.Width(0):G4}") : "bin";
        var per = axis.IsRegular && axis.Unit.Length > 0 ? $"({width} {axis.Unit})" : width;
        return WithX(axis.Label, axis.Unit).WithY(per == "1" ? "events" : $"events / {per}");
    }
}
