using DarkSector.Numerics.Histograms;
using DarkSector.Physics.Datasets;
using DarkSector.Physics.Models;

namespace DarkSector.Notebook.Figures;

public sealed partial record Figure
{
    // -2 ln(L/L_max) that 68.27 % and 95.45 % of a chi-squared distribution with two degrees of freedom stay below.
    private static readonly (string Name, double Rise)[] s_regions = [("68 % CL", 2.2957), ("95 % CL", 5.9915)];

    // Not the red of this search, not the violet of the muon's moment.
    private static readonly string[] s_others = [Palette.Color(0), Palette.Color(1), Palette.Color(8), Palette.Color(5)];

    /// <summary>An exclusion plane: a coupling against mass, both logarithmic, with what this search excludes and what others have excluded.</summary>
    /// <param name="name">Name of this search in the legend.</param>
    /// <param name="masses">Masses [GeV], above 0.</param>
    /// <param name="observed">Observed limit; what is above is shaded.</param>
    /// <param name="expected">Expected limit as a dashed line, or nothing.</param>
    /// <param name="others">Limits quoted in the abstracts of other searches, on the same quantity: `DataSets.BuiltIn.HeadlineLimits["invisible Z'"]`.</param>
    public static Figure Exclusion(string name, IReadOnlyList<double> masses, IReadOnlyList<double> observed, IReadOnlyList<double>? expected = null,
        params IReadOnlyList<HeadlineLimit> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        if (others.Select(other => other.Quantity).Distinct().Count() > 1)
            throw new ArgumentException($"The other limits are on {string.Join(", ", others.Select(other => $"{other.Quantity} ({other.Name})"))}; a plane shows one quantity.", nameof(others));
        var figure = new Figure().WithLogX().WithLogY().WithX("mass", "GeV").WithY("coupling");
        foreach (var (other, i) in others.Select((other, i) => (other, i)))
            figure = figure.AddQuotedLimit(other, color: s_others[i % s_others.Length]);
        figure = figure.AddExcluded(name, masses, observed, Palette.Color(2));
        return expected is null ? figure : figure.AddCurve("expected", masses, expected, "#000", LineDash.Dashed);
    }

    /// <summary>Adds the limit of another search as its abstract quotes it: hatched between the strongest and the weakest limit, shaded above.</summary>
    /// <param name="limit">The quoted numbers; a range of masses and at least one limit.</param>
    /// <param name="name">Name in the legend; left out, the search and its publication.</param>
    /// <param name="color">Colour, or nothing for the next of the palette.</param>
    public Figure AddQuotedLimit(HeadlineLimit limit, string? name = null, string? color = null)
    {
        ArgumentNullException.ThrowIfNull(limit);
        return NextColor(ref color).Add(new QuotedLimit(name ?? $"{limit.Name}, {limit.Source}", limit, color));
    }

    /// <summary>Adds the band of couplings with which a vector explains the muon's anomalous magnetic moment as it stood in 2023.</summary>
    /// <remarks>Two standard deviations around 249(48)e-11, see <see cref="MuonAnomaly"/>; the prediction of 2025 removes most of the difference,
    /// so that the band is a historical overlay.</remarks>
    /// <param name="low">Lowest mass [GeV], above 0.</param>
    /// <param name="high">Highest mass [GeV].</param>
    public Figure AddMuonAnomaly(double low, double high)
    {
        var masses = ValueGrid.Positions(low, high, 81, logarithmic: true);
        var (centre, error) = (MuonAnomaly.Difference2023.Value, MuonAnomaly.Difference2023.Error);
        return AddBand(@"$(g-2)_\mu \pm 2\sigma$ (2023)", masses,
            [.. masses.Select(mass => MuonAnomaly.ZPrimeCouplingFor(mass, centre - 2 * error))],
            [.. masses.Select(mass => MuonAnomaly.ZPrimeCouplingFor(mass, centre + 2 * error))], color: Palette.Color(4));
    }

    /// <summary>Contours of a function of two variables, each with its value written on it; behind them the function as colours on request.</summary>
    /// <param name="grid">The scan.</param>
    /// <param name="levels">Values along the lines.</param>
    /// <param name="label">What is shown.</param>
    /// <param name="colored">Draw the values as colours behind the lines.</param>
    /// <param name="logarithmic">The values span powers of ten: interpolate, and colour, their logarithm.</param>
    public static Figure Contours(ValueGrid grid, IReadOnlyList<double> levels, string label = "", bool colored = false, bool logarithmic = false)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(levels);
        if (levels.Count == 0)
            throw new ArgumentException("Give at least one level.", nameof(levels));
        var figure = new Figure().WithSize(colored ? 760 : 720, 540);
        if (colored)
            figure = figure.Add(new HeatMap(Edges(grid.X), Edges(grid.Y), (x, y) => grid[x, y], new FigureAxis { Label = label, Logarithmic = logarithmic }));
        return levels.Select((level, i) => (level, i)).Aggregate(figure, (drawn, line) => drawn.Add(
            new Contour("", grid, line.level, new LineStyle(colored ? "#000" : Palette.Color(line.i), 2)) { LogarithmicValues = logarithmic, Text = Ticks.Number(line.level) }));
    }

    /// <summary>Confidence regions of two parameters from the likelihood: 68 % and 95 %, with the best fit.</summary>
    /// <remarks>Where -2 ln(L/L_max) has risen by 2.30 and by 5.99: the quantiles of a chi-squared distribution with two degrees of freedom.</remarks>
    /// <param name="rise">-2 ln(L/L_max) on a grid of the two parameters.</param>
    public static Figure LikelihoodContours(ValueGrid rise)
    {
        ArgumentNullException.ThrowIfNull(rise);
        var best = Enumerable.Range(0, rise.Values.Length).Where(i => double.IsFinite(rise.Values[i])).DefaultIfEmpty(-1).MinBy(i => i < 0 ? 0 : rise.Values[i]);
        if (best < 0)
            throw new ArgumentException("The scan has no value; there is no contour to draw.", nameof(rise));
        var lowest = rise.Values[best];
        var figure = s_regions.Reverse().Aggregate(new Figure(), (drawn, region) => drawn.Add(
            new Contour(region.Name, rise, lowest + region.Rise, new LineStyle(Palette.Color(0), 2, region == s_regions[0] ? LineDash.Solid : LineDash.Dashed))
            {
                FillsBelow = true, Opacity = region == s_regions[0] ? 0.35 : 0.2,
            }));
        return figure.AddPoints("best fit", [rise.X[best % rise.X.Length]], [rise.Y[best / rise.X.Length]], color: "#000");
    }

    /// <summary>Adds a region of a plane that is excluded: where a scan reaches a level, as the cross-section over its limit reaches 1.</summary>
    /// <param name="name">Name in the legend; empty for none.</param>
    /// <param name="grid">The scan, positive.</param>
    /// <param name="level">Excluded is what is at or above it.</param>
    /// <param name="color">Colour, or nothing for the next of the palette.</param>
    /// <param name="opacity">Opacity of the area, 0 to 1; 0 for the line alone.</param>
    /// <param name="dash">Pattern of the line.</param>
    public Figure AddExcludedRegion(string name, ValueGrid grid, double level = 1, string? color = null, double opacity = 0.3, LineDash dash = LineDash.Solid)
    {
        if (!(level > 0))
            throw new ArgumentOutOfRangeException(nameof(level), $"level = {level}; it must be above 0, as the values are interpolated in their logarithm. For other values use AddContour.");
        return NextColor(ref color).Add(new Contour(name, grid, level, new LineStyle(color, 2.2, dash)) { Opacity = opacity, LogarithmicValues = true });
    }

    /// <summary>Adds the line along which a scan has a value.</summary>
    /// <param name="name">Name in the legend; empty for none.</param>
    /// <param name="grid">The scan.</param>
    /// <param name="level">The value.</param>
    /// <param name="text">Text on the line; empty for none.</param>
    /// <param name="color">Colour, or nothing for the next of the palette.</param>
    /// <param name="dash">Pattern.</param>
    public Figure AddContour(string name, ValueGrid grid, double level, string text = "", string? color = null, LineDash dash = LineDash.Solid) =>
        NextColor(ref color).Add(new Contour(name, grid, level, new LineStyle(color, 2.2, dash)) { Text = text });

    /// <summary>Adds rotated ellipses, such as overlapping mass windows.</summary>
    /// <param name="name">Name in the legend; empty for none.</param>
    /// <param name="windows">The ellipses, in the units of the axes.</param>
    /// <param name="color">Colour, or nothing for the next of the palette.</param>
    /// <param name="opacity">Opacity of their area, 0 to 1.</param>
    /// <param name="width">Width of the lines [px].</param>
    public Figure AddEllipses(string name, IReadOnlyList<Ellipse> windows, string? color = null, double opacity = 0.15, double width = 1) =>
        NextColor(ref color).Add(new Ellipses(name, windows, new LineStyle(color, width)) { Opacity = opacity });

    /// <summary>Overlapping mass windows over the plane of two quantities, with the events of a histogram behind them.</summary>
    /// <param name="windows">The windows, in the units of the axes.</param>
    /// <param name="events">Events in the plane; it names the axes.</param>
    /// <param name="highlighted">Windows drawn in another colour, as the one of the signal shown.</param>
    public static Figure Windows(IReadOnlyList<Ellipse> windows, Histogram2D events, params IReadOnlyList<Ellipse> highlighted)
    {
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(highlighted);
        ArgumentNullException.ThrowIfNull(events);
        var figure = HeatMap(events, logarithmic: true);
        figure = (figure with { Elements = [((HeatMap)figure.Elements[0]) with { IsMuted = true }] }).AddEllipses("windows", windows, opacity: 0);
        return highlighted.Count == 0 ? figure : figure.AddEllipses("signal", highlighted, Palette.Color(2), opacity: 0.3, width: 2);
    }

    // Nodes in the middle of cells, the outer ones half as wide.
    private static double[] Edges(IReadOnlyList<double> nodes) =>
        [nodes[0], .. nodes.Zip(nodes.Skip(1), (a, b) => a > 0 && b / a > 1.2 ? Math.Sqrt(a * b) : 0.5 * (a + b)), nodes[^1]];
}
