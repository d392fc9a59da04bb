using System.Globalization;
using DarkSector.Physics.Selections;

namespace DarkSector.Notebook.Figures;

/// <summary>Figures of what justifies a selection.</summary>
public static class SelectionFigures
{
    /// <summary>An n-1 plot: the shape of what a cut reads in each sample, scaled to unit area, with lines where the cut is.</summary>
    /// <param name="plot">The histograms.</param>
    /// <param name="edges">Where to draw lines; left out, where the cut was found to change its mind.</param>
    public static Figure ToFigure(this NMinusOne plot, params IReadOnlyList<double> edges)
    {
        ArgumentNullException.ThrowIfNull(plot);
        ArgumentNullException.ThrowIfNull(edges);
        var lines = edges.Count > 0 ? edges : plot.Edges;
        return lines.Select((edge, i) => (edge, text: i == 0 ? "cut" : "")).Aggregate(Figure.Histograms(plot.Samples),
                (figure, line) => figure.AddVerticalLine(line.edge, line.text))
            .WithNote($"all cuts but: {plot.Cut}");
    }

    /// <summary>A figure of merit against the threshold, with its statistical uncertainty and the optimum; below, what is kept of the signal.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="label">Label of the column cut on; left out, its name.</param>
    /// <param name="unit">Unit of the column.</param>
    public static Figure ToFigure(this CutScan scan, string? label = null, string unit = "")
    {
        ArgumentNullException.ThrowIfNull(scan);
        double[] thresholds = [.. scan.Points.Select(p => p.Threshold)];
        double[] Values(Func<CutScanPoint, double> value) => [.. scan.Points.Select(p => value(p) is var v && double.IsFinite(v) ? v : double.NaN)];
        var figure = new Figure()
            .AddBand("statistical uncertainty", thresholds, Values(p => p.Merit.Value - p.Merit.Error), Values(p => p.Merit.Value + p.Merit.Error), Palette.Color(0), 0.3)
            .AddCurve(scan.FigureOfMerit.Name, thresholds, Values(p => p.Merit.Value), Palette.Color(0))
            .WithX(label ?? scan.Column, unit).WithY(scan.FigureOfMerit.Label, scan.FigureOfMerit.Unit);
        if (scan.BestIndex >= 0)
            figure = figure.AddVerticalLine(scan.Best.Threshold, string.Create(CultureInfo.InvariantCulture, $"best: {(scan.KeepsAbove ? ">" : "<")} {scan.Best.Threshold:G3}"));
        var kept = new Figure().AddCurve("", thresholds, Values(p => 100 * p.Efficiency.Value), "#000").WithY("signal", "%").WithYRange(low: 0);
        return figure.WithPanel(kept);
    }

    /// <summary>A Venn diagram of two or three sets.</summary>
    /// <param name="overlap">The numbers.</param>
    public static VennDiagram ToFigure(this Overlap overlap) => new(overlap);
}
