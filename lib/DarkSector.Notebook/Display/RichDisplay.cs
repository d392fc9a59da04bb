using System.Reflection;
using DarkSector.Notebook.Figures;
using DarkSector.Notebook.Rendering;
using DarkSector.Notebook.Tables;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Kinematics;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Likelihoods;
using DarkSector.Statistics.Testing;
using Microsoft.DotNet.Interactive.Formatting;

namespace DarkSector.Notebook.Display;

/// <summary>How the results of the libraries below, which know of no notebook, show themselves in one: histograms and curves as figures, limits and
/// four-vectors as tables, models with their Lagrangian, everything else that has markup of its own with it.</summary>
/// <remarks>The kernel and the runner of this project ask here. In another C# kernel write `RichDisplay.Of(result)` as the last expression of a cell.</remarks>
public static class RichDisplay
{
    /// <summary>The formats a value may have, the best first.</summary>
    public static IReadOnlyList<string> MimeTypes { get; } = [MimeType.Plotly, MimeType.Svg, MimeType.Html, MimeType.Latex];

    /// <summary>How a value shows itself beyond its text; nothing for one that has no more than that.</summary>
    /// <param name="value">The last expression of a cell.</param>
    public static IDisplayable? Of(object? value) => value switch
    {
        null => null,
        IDisplayable self => self,
        Histogram histogram => Drawn(histogram),
        Histogram2D histogram => Figure.HeatMap(histogram),
        RocCurve curve => curve.ToFigure(),
        LimitScan { Points.Count: > 1 } scan => scan.ToFigure(),
        UpperLimit limit => limit.ToTable(),
        ToyLimit limit => limit.Limit.ToTable(),
        ClsValue cls => cls.ToTable(),
        FourVector momentum => momentum.ToTable(),
        FitResult fit => new Markup(fit, fit.ToHtml(), fit.ToTable().ToLatex()),
        _ when value.GetType().Namespace?.StartsWith("DarkSector.", StringComparison.Ordinal) != true => null,
        _ when ModelCard.LagrangianOf(value.GetType()) is { } lagrangian => new ModelCard(value, lagrangian),
        _ => Text(value, "ToHtml") is { } html ? new Markup(value, Formulas.InHtml(html), Text(value, "ToLatex")) : null,
    };

    private static Figure Drawn(Histogram histogram)
    {
        var figure = new Figure().AddHistogram("", histogram).WithX(histogram.Axis.Label, histogram.Axis.Unit).WithY("entries");
        return histogram.Underflow + histogram.Overflow == 0 ? figure
            : figure.WithNote(FormattableString.Invariant($"below {histogram.Underflow:G4}, above {histogram.Overflow:G4}"));
    }

    private static string? Text(object value, string method) =>
        value.GetType().GetMethod(method, Type.EmptyTypes) is { IsStatic: false } found && found.ReturnType == typeof(string)
            ? (string?)found.Invoke(value, BindingFlags.DoNotWrapExceptions, null, null, null) : null;

    [TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
    private sealed class Markup(object value, string html, string? latex) : IDisplayable
    {
        public string? Display(string mimeType) => mimeType switch
        {
            MimeType.Html => html,
            MimeType.Latex => latex,
            MimeType.Text => ToString(),
            _ => null,
        };

        public override string ToString() => Formulas.InText(value.ToString() ?? "");
    }
}
