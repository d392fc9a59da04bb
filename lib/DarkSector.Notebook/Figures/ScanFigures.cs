using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Scans;

namespace DarkSector.Notebook.Figures;

/// <summary>Figures of a scan over masses.</summary>
public static class ScanFigures
{
    private const int MarkedSignificances = 8;

    /// <summary>Observed and expected limit against mass with the bands of one and two standard deviations; points that failed leave a gap.</summary>
    /// <param name="scan">A scan with limits.</param>
    public static Figure ToFigure(this ScanResult<double> scan)
    {
        ArgumentNullException.ThrowIfNull(scan);
        if (scan.Limited.Count == 0)
            throw new ArgumentException($"The scan '{scan.Name}' has no limits; set Limit in its outcomes.", nameof(scan));
        int[] order = [.. scan.Points.OrderBy(point => point.Point).Select(point => point.Index)];
        double[] Sorted(string column) => scan.Column(column) is var values ? [.. order.Select(i => values[i])] : [];
        return Noted(Figure.Limits(
            Sorted("mass"), Sorted("expected"), (Sorted("-1 sigma"), Sorted("+1 sigma")), (Sorted("-2 sigma"), Sorted("+2 sigma")), Sorted("observed")), scan);
    }

    /// <summary>Local p-values against mass, with lines at whole standard deviations.</summary>
    /// <param name="scan">A scan with local significances.</param>
    public static Figure ToPValueFigure(this ScanResult<double> scan)
    {
        ArgumentNullException.ThrowIfNull(scan);
        if (scan.LargestExcess is not { } largest)
            throw new ArgumentException($"The scan '{scan.Name}' has no local significances; set LocalZ in its outcomes.", nameof(scan));
        var sorted = scan.Points.OrderBy(point => point.Point).ToArray();
        var figure = new Figure().WithLogY().WithX("mass", "GeV").WithY("local p-value")
            .AddCurve("", [.. sorted.Select(point => point.Point)], [.. sorted.Select(point => StandardNormal.Survival(point.Outcome?.LocalZ ?? double.NaN))], width: 1.6);
        var reach = Math.Clamp((int)Math.Ceiling(largest.Outcome!.LocalZ!.Value), 1, MarkedSignificances);
        for (var z = 1; z <= reach; z++)
            figure = figure.AddHorizontalLine(StandardNormal.Survival(z), $@"${z}\sigma$");
        return Noted(figure, scan);
    }

    private static Figure Noted(Figure figure, ScanResult<double> scan) => scan.IsValid
        ? figure
        : figure.WithNote($"{scan.Failed.Count + scan.NotRun} of {scan.Points.Count} points have no result");
}
