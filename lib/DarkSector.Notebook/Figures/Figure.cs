using System.Collections.Immutable;
using System.Globalization;
using DarkSector.Notebook.Rendering;
using DarkSector.Numerics;
using DarkSector.Numerics.Histograms;
using Microsoft.DotNet.Interactive.Formatting;

namespace DarkSector.Notebook.Figures;

/// <summary>A picture described, not drawn: axes, labels and elements. It never changes; each With and Add returns a new figure.</summary>
/// <remarks>Texts may hold formulas: `$M_{Z'}^2$`, `\mu`, `\to`, `fb^{-1}`. The same figure gives the same SVG, byte by byte.
/// In a notebook it shows itself.</remarks>
[TypeFormatterSource(typeof(PictureFormatterSource), PreferredMimeTypes = [MimeType.Svg, MimeType.Text])]
public sealed partial record Figure : IDisplayable, INoted
{
    /// <summary>Width [px].</summary>
    public int Width { get; private init; } = 720;

    /// <summary>Height [px]; a lower panel adds to it.</summary>
    public int Height { get; private init; } = 540;

    /// <summary>Title over the frame; empty for none.</summary>
    public string Title { get; private init; } = "";

    /// <summary>Text at the upper left over the frame, bold: what this is, as "toy simulation".</summary>
    public string LeftLabel { get; private init; } = "";

    /// <summary>Text at the upper right over the frame: how much data.</summary>
    public string RightLabel { get; private init; } = "";

    /// <summary>Lines of text at the head of the legend.</summary>
    public ImmutableArray<string> Notes { get; private init; } = [];

    /// <summary>The x axis.</summary>
    public FigureAxis X { get; private init; } = new();

    /// <summary>The y axis.</summary>
    public FigureAxis Y { get; private init; } = new();

    /// <summary>What is drawn, from back to front.</summary>
    public ImmutableArray<FigureElement> Elements { get; private init; } = [];

    /// <summary>The panel below, or nothing.</summary>
    public FigurePanel? Panel { get; private init; }

    /// <summary>Notes of the events that the histograms in it were filled with, such as the opening of a box: they stand in the SVG and the JSON, where nobody sees them by accident.</summary>
    public IReadOnlyList<string> DataNotes => [.. Elements.Concat(Panel?.Elements ?? []).SelectMany(element => element.DataNotes).Distinct()];

    IReadOnlyList<string> INoted.Notes => DataNotes;

    private int ColorsUsed { get; init; }

    /// <summary>The figure with a size.</summary>
    /// <param name="width">Width [px], 200 to 4000.</param>
    /// <param name="height">Height [px], 200 to 4000.</param>
    public Figure WithSize(int width, int height)
    {
        if (width is < 200 or > 4000 || height is < 200 or > 4000)
            throw new ArgumentOutOfRangeException(nameof(width), $"The size is {width} x {height} px; a figure has 200 to 4000 px on each side.");
        return this with { Width = width, Height = height };
    }

    /// <summary>The figure with a title over the frame.</summary>
    public Figure WithTitle(string title) => this with { Title = title };

    /// <summary>The figure with labels over the frame: what it is (left, bold) and how much data (right).</summary>
    public Figure WithLabels(string left, string right = "") => this with { LeftLabel = left, RightLabel = right };

    /// <summary>The figure with the integrated luminosity at the upper right.</summary>
    /// <param name="luminosity">Integrated luminosity [fb^-1].</param>
    public Figure WithLuminosity(double luminosity) => this with
    {
        RightLabel = luminosity >= 1000
            ? string.Create(CultureInfo.InvariantCulture, $@"$\int L\,dt$ = {luminosity / 1000:0.###} ab^{{-1}}")
            : string.Create(CultureInfo.InvariantCulture, $@"$\int L\,dt$ = {luminosity:0.###} fb^{{-1}}"),
    };

    /// <summary>The figure with one more line at the head of the legend.</summary>
    public Figure WithNote(string note) => this with { Notes = Notes.Add(note) };

    /// <summary>The figure with a label and a unit at the x axis.</summary>
    public Figure WithX(string label, string unit = "") => this with { X = X with { Label = label, Unit = unit } };

    /// <summary>The figure with a label and a unit at the y axis.</summary>
    public Figure WithY(string label, string unit = "") => this with { Y = Y with { Label = label, Unit = unit } };

    /// <summary>The figure with names on the y axis instead of numbers, from the top at 0, 1, 2 and so on.</summary>
    /// <param name="names">The names, in label markup.</param>
    public Figure WithCategories(IReadOnlyList<string> names) => this with { Y = Y with { Categories = [.. names] } };

    /// <summary>The figure with a given range along x; an end that is left open is found from the content.</summary>
    public Figure WithXRange(double? low = null, double? high = null) => this with { X = (X with { Low = low, High = high }).Checked("x") };

    /// <summary>The figure with a given range along y; an end that is left open is found from the content.</summary>
    public Figure WithYRange(double? low = null, double? high = null) => this with { Y = (Y with { Low = low, High = high }).Checked("y") };

    /// <summary>The figure with a logarithmic x axis.</summary>
    public Figure WithLogX(bool on = true) => this with { X = (X with { Logarithmic = on }).Checked("x") };

    /// <summary>The figure with a logarithmic y axis.</summary>
    public Figure WithLogY(bool on = true) => this with { Y = (Y with { Logarithmic = on }).Checked("y") };

    /// <summary>The figure with a panel below.</summary>
    public Figure WithPanel(FigurePanel panel)
    {
        ArgumentNullException.ThrowIfNull(panel);
        if (panel.Elements.IsDefaultOrEmpty)
            throw new ArgumentException("A panel needs at least one element.", nameof(panel));
        panel.Y.Checked("panel's y");
        return this with { Panel = panel };
    }

    /// <summary>The figure with the elements and the y axis of another one as a panel below: residuals, an efficiency.</summary>
    public Figure WithPanel(Figure below)
    {
        ArgumentNullException.ThrowIfNull(below);
        return WithPanel(new FigurePanel(below.Y, below.Elements));
    }

    /// <summary>The figure with one more element in front of the others.</summary>
    public Figure Add(FigureElement element)
    {
        ArgumentNullException.ThrowIfNull(element);
        return this with { Elements = Elements.Add(element) };
    }

    /// <summary>Adds a line through points.</summary>
    /// <param name="name">Name in the legend; empty for none.</param>
    /// <param name="x">Positions.</param>
    /// <param name="y">Heights; NaN leaves a gap.</param>
    /// <param name="color">Colour, or nothing for the next of the palette.</param>
    /// <param name="dash">Pattern.</param>
    /// <param name="width">Width of the line [px].</param>
    public Figure AddCurve(string name, IReadOnlyList<double> x, IReadOnlyList<double> y, string? color = null,
        LineDash dash = LineDash.Solid, double width = 2.5) =>
        NextColor(ref color).Add(new Curve(name, x, y, new LineStyle(color, width, dash)));

    /// <summary>Adds the area between two lines.</summary>
    /// <param name="name">Name in the legend; empty for none.</param>
    /// <param name="x">Positions.</param>
    /// <param name="low">Lower line; minus infinity reaches to the frame.</param>
    /// <param name="high">Upper line; infinity reaches to the frame.</param>
    /// <param name="color">Colour, or nothing for the next of the palette.</param>
    /// <param name="opacity">Opacity, 0 to 1.</param>
    /// <param name="hatched">Diagonal lines instead of a plain area.</param>
    public Figure AddBand(string name, IReadOnlyList<double> x, IReadOnlyList<double> low, IReadOnlyList<double> high, string? color = null,
        double opacity = 0.4, bool hatched = false) =>
        NextColor(ref color).Add(new Band(name, x, low, high, color) { Opacity = opacity, Hatched = hatched });

    /// <summary>Adds a region excluded above a line, shaded up to the frame.</summary>
    /// <param name="name">Name in the legend; empty for none.</param>
    /// <param name="x">Positions.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="color">Colour, or nothing for the next of the palette.</param>
    public Figure AddExcluded(string name, IReadOnlyList<double> x, IReadOnlyList<double> limit, string? color = null)
    {
        ArgumentNullException.ThrowIfNull(limit);
        var open = limit.Select(value => double.IsNaN(value) ? double.NaN : double.PositiveInfinity).ToArray();
        return NextColor(ref color).Add(new Band(name, x, limit, open, color) { Opacity = 0.25, Edge = new LineStyle(color, 1.8) });
    }

    /// <summary>Adds points.</summary>
    /// <param name="name">Name in the legend; empty for none.</param>
    /// <param name="x">Positions.</param>
    /// <param name="y">Heights; NaN leaves a point out.</param>
    /// <param name="errors">Vertical error bars, or nothing.</param>
    /// <param name="xErrors">Horizontal error bars, or nothing.</param>
    /// <param name="color">Colour, or nothing for the next of the palette.</param>
    /// <param name="marker">Shape.</param>
    public Figure AddPoints(string name, IReadOnlyList<double> x, IReadOnlyList<double> y, ErrorBars? errors = null, ErrorBars? xErrors = null,
        string? color = null, Marker marker = Marker.Circle)
    {
        ArgumentNullException.ThrowIfNull(y);
        return NextColor(ref color).Add(new DataPoints(name, x, y, xErrors ?? ErrorBars.None(y.Count), errors ?? ErrorBars.None(y.Count), color) { Marker = marker });
    }

    /// <summary>Adds a histogram of data as black points with Poisson errors.</summary>
    public Figure AddData(string name, Histogram data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Add(DataPoints.Of(name, data, "#000") with { SkipZeros = true });
    }

    /// <summary>Adds a histogram as a step line.</summary>
    /// <param name="name">Name in the legend; empty for none.</param>
    /// <param name="histogram">The contents.</param>
    /// <param name="color">Colour, or nothing for the next of the palette.</param>
    /// <param name="dash">Pattern.</param>
    public Figure AddHistogram(string name, Histogram histogram, string? color = null, LineDash dash = LineDash.Solid) =>
        NextColor(ref color).Add(new HistogramLine(name, histogram, new LineStyle(color, 2.5, dash)));

    /// <summary>Adds a vertical line with a text beside it.</summary>
    public Figure AddVerticalLine(double x, string text = "", string color = "#555", LineDash dash = LineDash.Dashed) =>
        Add(new ReferenceLine(isVertical: true, x, text, new LineStyle(color, 1.5, dash)));

    /// <summary>Adds a horizontal line with a text beside it.</summary>
    public Figure AddHorizontalLine(double y, string text = "", string color = "#555", LineDash dash = LineDash.Dashed) =>
        Add(new ReferenceLine(isVertical: false, y, text, new LineStyle(color, 1.5, dash)));

    /// <inheritdoc/>
    public override string ToString()
    {
        var kinds = Elements.GroupBy(element => element.GetType().Name).Select(group => group.Count() == 1 ? group.Key : $"{group.Count()} {group.Key}");
        var title = Title.Length > 0 ? $" '{RichText.Parse(Title).ToPlain()}'" : "";
        return $"Figure{title}: {Plain(Y, "y")} against {Plain(X, "x")}; {string.Join(", ", kinds)}{(Panel is null ? "" : $"; panel {Plain(Panel.Y, "below")}")}";

        static string Plain(FigureAxis axis, string otherwise) => axis.Title.Length > 0 ? RichText.Parse(axis.Title).ToPlain() : otherwise;
    }

    private Figure NextColor([System.Diagnostics.CodeAnalysis.NotNull] ref string? color)
    {
        if (color is not null)
            return this;
        color = Palette.Color(ColorsUsed);
        return this with { ColorsUsed = ColorsUsed + 1 };
    }
}
