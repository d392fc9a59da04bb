using DarkSector.Notebook.Figures;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Searches;
using static DarkSector.Physics.Units;

namespace DarkSector.Notebook.Searches;

/// <summary>Figures of the plane of squared recoil mass and recoil angle, in which the invisible Z' is fitted.</summary>
public static class RecoilPlaneFigures
{
    private const double Resolutions = 2;

    /// <summary>Expected background in the whole plane, where an undetected photon of the gap of the barrel at 90 degrees would point to, and where signals lie.</summary>
    /// <param name="search">The search: for the luminosity and the collider.</param>
    /// <param name="fit">The fit.</param>
    /// <param name="masses">Z' masses to mark [GeV].</param>
    public static Figure Plane(ZPrimeInvisible search, RecoilMassFit fit, params IReadOnlyList<double> masses)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(masses);
        const int Columns = 40, Rows = 3;
        var (x, y) = (RecoilMassFit.Axis, RecoilMassFit.AngleAxis);
        var coarse = new double[x.Bins / Columns, y.Bins / Rows];
        for (var column = 0; column < x.Bins; column++)
            for (var row = 0; row < y.Bins; row++)
                coarse[column / Columns, row / Rows] += fit.Background.Value(column, row);
        var figure = Figure.HeatMap([.. x.Edges.Where((_, i) => i % Columns == 0)], [.. y.Edges.Where((_, i) => i % Rows == 0)],
            (column, row) => coarse[column, row] is > 1e-2 and var events ? events : double.NaN, "expected background / (1 GeV² x 6°)", logarithmic: true);
        return masses.Aggregate(figure.WithX(x.Label, x.Unit).WithY(y.Label, y.Unit), (known, mass) => known.AddVerticalLine(mass * mass, $"{mass} GeV", "#e42536"))
            .AddHorizontalLine(InCms(search.Collider, 90 * deg), "gap", "#e42536").WithLabels("toy simulation").WithLuminosity(search.Luminosity);
    }

    /// <summary>What is fitted at one mass: density of background and signal in the cells of the fit.</summary>
    /// <param name="templates">The templates.</param>
    /// <param name="fit">The fit that they are of.</param>
    public static FigureRow Cells(this RecoilTemplates templates, RecoilMassFit fit)
    {
        ArgumentNullException.ThrowIfNull(templates);
        ArgumentNullException.ThrowIfNull(fit);
        return Figure.Row(
            Density(templates, templates.Cells.Smooth(fit.Background)).WithLabels("toy simulation", "background"),
            Density(templates, templates.Cells.Values(templates.Signal)).WithLabels("toy simulation", FormattableString.Invariant($"$Z'$ ({templates.Mass} GeV), 1 fb")));
    }

    /// <summary>The angle of the recoil within two resolutions about a mass, background and signal scaled to unit area, and where the calorimeter has its gap and its barrel ends for photons.</summary>
    /// <param name="templates">The templates.</param>
    /// <param name="fit">The fit that they are of.</param>
    /// <param name="search">The search: collider and calorimeter.</param>
    public static Figure Angles(this RecoilTemplates templates, RecoilMassFit fit, ZPrimeInvisible search)
    {
        ArgumentNullException.ThrowIfNull(templates);
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(search);
        var (centre, half) = (templates.Mass * templates.Mass, Resolutions * templates.Resolution);
        Histogram Angle(Histogram2D plane) => plane.ProjectY(RecoilMassFit.Axis.Index(centre - half), RecoilMassFit.Axis.Index(centre + half)).Merge([.. Enumerable.Range(0, 31).Select(i => 3 * i)]);
        var barrel = search.Detector.Calorimeter.Barrel;
        return Figure.Histograms([("backgrounds", Angle(fit.Background)), (FormattableString.Invariant($"$Z'$ ({templates.Mass} GeV)"), Angle(templates.Signal))])
            .AddVerticalLine(InCms(search.Collider, 90 * deg), "gap").AddVerticalLine(InCms(search.Collider, barrel.Low), "barrel ends").AddVerticalLine(InCms(search.Collider, barrel.High))
            .WithXRange(20, 180).WithYRange(low: 0).WithLabels("toy simulation");
    }

    /// <summary>By how much limits improve with the angle: expected limits on the cross-section without the angle over those with it.</summary>
    /// <param name="withoutAngle">Limits of a fit of the squared recoil mass alone.</param>
    /// <param name="withAngle">Names of fits that see the angle and their limits, at the same masses.</param>
    public static Figure AngleGain(IReadOnlyList<ZPrimeLimit> withoutAngle, params IReadOnlyList<(string Name, IReadOnlyList<ZPrimeLimit> Limits)> withAngle)
    {
        ArgumentNullException.ThrowIfNull(withoutAngle);
        ArgumentNullException.ThrowIfNull(withAngle);
        double[] masses = [.. withoutAngle.Select(limit => limit.Mass)];
        if (withAngle.FirstOrDefault(one => !one.Limits.Select(limit => limit.Mass).SequenceEqual(masses)) is { Limits: not null } odd)
            throw new ArgumentException(FormattableString.Invariant($"'{odd.Name}' has limits at {string.Join(", ", odd.Limits.Select(limit => limit.Mass))} GeV, the fit without angle at {string.Join(", ", masses)} GeV; gains need the same masses."), nameof(withAngle));
        Marker[] markers = [Marker.Circle, Marker.OpenCircle, Marker.Square];
        return withAngle.Select((one, i) => (one, i)).Aggregate(new Figure(), (figure, next) => figure.AddPoints(next.one.Name, masses,
                [.. next.one.Limits.Zip(withoutAngle, (with, without) => without.CrossSection.Expected / with.CrossSection.Expected)], marker: markers[next.i % markers.Length]))
            .AddHorizontalLine(1).WithX("$M_{Z'}$", "GeV").WithY("expected limit, one dimension over two").WithYRange(low: 0.9).WithLabels("toy simulation");
    }

    // Only angles at which there is signal are shown and counted: cells at the ends of the barrel reach far beyond it.
    private static Figure Density(RecoilTemplates templates, IReadOnlyList<double> events)
    {
        var (cells, x, y) = (templates.Cells.Cells, RecoilMassFit.Axis, RecoilMassFit.AngleAxis);
        var angles = templates.Signal.ProjectY().Values.ToList();
        var (low, high) = (y.Edges[angles.FindIndex(signal => signal > 0)], y.Edges[angles.FindLastIndex(signal => signal > 0) + 1]);
        double[] masses = [.. cells.SelectMany(cell => new[] { cell.LowMassSquared, cell.HighMassSquared }).Distinct().Order()];
        double Content(int column, int row)
        {
            var at = Enumerable.Range(0, cells.Count).First(i => cells[i].LowMassSquared <= masses[column] && masses[column] < cells[i].HighMassSquared && cells[i].HighAngle > y.Center(row));
            var seen = Math.Min(high, cells[at].HighAngle) - Math.Max(low, cells[at].LowAngle);
            return seen > 0 ? events[at] / (cells[at].HighMassSquared - cells[at].LowMassSquared) / seen : double.NaN;
        }
        return Figure.HeatMap(masses, y.Edges, Content, "events / (GeV² °)").WithX(x.Label, x.Unit).WithY(y.Label, y.Unit).WithYRange(low, high);
    }

    // Where a photon with a polar angle in the laboratory points in the CMS [degrees]; the crossing of the beams is averaged over.
    private static double InCms(Collider collider, double theta) => Enumerable.Range(0, 36).Select(i => 10 * i * deg)
        .Average(phi => collider.ToCms(new FourVector(Math.Sin(theta) * Math.Cos(phi), Math.Sin(theta) * Math.Sin(phi), Math.Cos(theta), 1)).Theta) / deg;
}
