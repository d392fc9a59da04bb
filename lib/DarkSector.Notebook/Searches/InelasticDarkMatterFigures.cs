using DarkSector.Notebook.Figures;
using DarkSector.Notebook.Tables;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;
using DarkSector.Physics.Searches;

namespace DarkSector.Notebook.Searches;

/// <summary>The figures and tables of the search for inelastic dark matter.</summary>
public static class InelasticDarkMatterFigures
{
    private const string MassLabel = @"$m_{\chi_1}$";
    private const string Relic = "#000";
    private const double LowestMixing = 1e-6;

    /// <summary>Cross-section of e+e- -> gamma chi1 chi2 against the mass of chi1, for eps = 1e-3 and the photon of the search.</summary>
    /// <param name="search">The search.</param>
    public static Figure CrossSection(InelasticDarkMatterSearch search)
    {
        ArgumentNullException.ThrowIfNull(search);
        var masses = ValueGrid.Positions(0.05, 3.4, 60);
        return Figure.Curves(masses, (@"photon above 0.9 GeV, 38° to 144° (CMS)", [.. masses.Select(mass =>
                new PhotonInelasticDarkMatter(search.Model(mass, 1e-3), Particle.Electron, search.Collider.SqrtS, search.PhotonCuts).ProductionCrossSection)]))
            .WithX(MassLabel, "GeV").WithY(@"$\sigma(e^+e^-\to\gamma\chi_1\chi_2)$", "fb").WithYRange(low: 0)
            .WithLabels("tree level", @"$\varepsilon = 10^{-3}$").WithNote(Ties(search));
    }

    /// <summary>Mean proper decay length of chi2 against the mass of chi1, for several kinetic mixings.</summary>
    /// <param name="search">The search.</param>
    /// <param name="mixings">Kinetic mixings.</param>
    public static Figure DecayLength(InelasticDarkMatterSearch search, params IReadOnlyList<double> mixings)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(mixings);
        var masses = ValueGrid.Positions(0.05, 3.2, 60, logarithmic: true);
        double[] lengths = [.. masses.Select(mass => search.Model(mass, 1).ProperDecayLength)];
        return Figure.Curves(masses, [.. mixings.Select(mixing =>
                ($@"$\varepsilon = {Ticks.Number(mixing)}$", (IReadOnlyList<double>)[.. lengths.Select(length => length / (mixing * mixing))]))])
            .WithLogX().WithLogY().AddHorizontalLine(0.5, "first vertex that counts").AddHorizontalLine(75, "last track that is found")
            .WithX(MassLabel, "GeV").WithY(@"$c\tau(\chi_2)$", "cm").WithNote(Ties(search));
    }

    /// <summary>Stacked recoil mass squared of the photon for backgrounds, with signals over it and the signal window.</summary>
    /// <param name="search">The search: for the luminosity.</param>
    /// <param name="backgrounds">Selected backgrounds.</param>
    /// <param name="signals">Selected signals.</param>
    /// <param name="limit">A result, whose window is marked; or nothing.</param>
    public static Figure RecoilMass(InelasticDarkMatterSearch search, IReadOnlyList<EventTable> backgrounds, IReadOnlyList<EventTable> signals, InelasticDarkMatterLimit? limit = null)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(backgrounds);
        ArgumentNullException.ThrowIfNull(signals);
        var axis = Axis.Regular(32, -8, 104, @"$M_{recoil}^2(\gamma)$", "GeV²");
        (string Name, Histogram Histogram) Of(EventTable table) => (table.Name, table.Histogram("recoilMassSquared", axis));
        var figure = Figure.Stack([.. backgrounds.Select(Of).OrderBy(b => b.Histogram.Sum)], null, [.. signals.Select(Of)])
            .WithLogY().WithYRange(low: 1e-3).WithLabels("toy simulation").WithLuminosity(search.Luminosity);
        return limit is null ? figure : figure.AddVerticalLine(limit.WindowLow).AddVerticalLine(limit.WindowHigh, "window");
    }

    /// <summary>Efficiency in the plane of mass and kinetic mixing.</summary>
    /// <param name="limits">Results at several masses for the same mixings.</param>
    public static Figure Efficiency(IReadOnlyList<InelasticDarkMatterLimit> limits) =>
        Figure.Contours(Grid(limits, point => Math.Max(1e-3, 100 * point.Efficiency.Value)), [0.01, 0.1, 1, 5], "efficiency [%]", colored: true, logarithmic: true)
            .WithLogX().WithLogY().WithX(MassLabel, "GeV").WithY(@"$\varepsilon$").WithLabels("toy simulation");

    /// <summary>Expected limit on the number of signal events against mass, with its bands, and the expected background.</summary>
    /// <param name="search">The search: for the luminosity.</param>
    /// <param name="limits">Results at several masses.</param>
    public static Figure EventLimit(InelasticDarkMatterSearch search, IReadOnlyList<InelasticDarkMatterLimit> limits)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(limits);
        IReadOnlyList<double> Of(Func<InelasticDarkMatterLimit, double> value) => [.. limits.Select(value)];
        return Figure.Limits(Of(l => l.Mass), Of(l => l.Events.Median), (Of(l => l.Events.Minus1), Of(l => l.Events.Plus1)), (Of(l => l.Events.Minus2), Of(l => l.Events.Plus2)))
            .AddCurve("expected background", Of(l => l.Mass), Of(l => l.Background.Value), "#bd1f01")
            .WithLogX().WithLogY(false).WithYRange(low: 0).WithX(MassLabel, "GeV").WithY("signal events, 95 % upper limit")
            .WithLabels("toy simulation").WithLuminosity(search.Luminosity);
    }

    /// <summary>What is expected to be excluded in the plane of mass and kinetic mixing, at one luminosity or several.</summary>
    /// <param name="search">The search: for its ties and the relic line.</param>
    /// <param name="scans">Results by name, the strongest last; the first is shaded.</param>
    /// <param name="recast">The single-photon search as <see cref="SinglePhotonRecast"/>, or nothing.</param>
    public static Figure MixingPlane(InelasticDarkMatterSearch search, IReadOnlyList<(string Name, IReadOnlyList<InelasticDarkMatterLimit> Limits)> scans, ValueGrid? recast = null) =>
        Plane(search, scans, recast, (_, mixing) => mixing)
            .WithY(@"$\varepsilon$");

    /// <summary>The same against y = eps^2 alpha_D (m1/m_A')^4, which decides the abundance of dark matter.</summary>
    /// <param name="search">The search.</param>
    /// <param name="scans">Results by name; the first is shaded.</param>
    /// <param name="recast">The single-photon search, or nothing.</param>
    public static Figure AbundancePlane(InelasticDarkMatterSearch search, IReadOnlyList<(string Name, IReadOnlyList<InelasticDarkMatterLimit> Limits)> scans, ValueGrid? recast = null) =>
        Plane(search, scans, recast, (one, mixing) => mixing * mixing * one.DarkFineStructure / Math.Pow(one.DarkPhotonRatio, 4))
            .WithY(@"$y = \varepsilon^2\alpha_D(m_{\chi_1}/m_{A'})^4$");

    /// <summary>The single-photon recast on the grid of a scan.</summary>
    /// <param name="signals">Signals at several masses.</param>
    /// <param name="mixings">Kinetic mixings.</param>
    public static ValueGrid Recast(IReadOnlyList<InelasticDarkMatterSignal> signals, IReadOnlyList<double> mixings)
    {
        ArgumentNullException.ThrowIfNull(signals);
        ArgumentNullException.ThrowIfNull(mixings);
        return new ValueGrid([.. signals.Select(s => s.Mass)], mixings, (column, row) => SinglePhotonRecast.Strength(signals[column], mixings[row]));
    }

    /// <summary>Results as a table, one row per mass and kinetic mixing.</summary>
    /// <param name="limits">Results at several masses.</param>
    public static Table ToTable(this IReadOnlyList<InelasticDarkMatterLimit> limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var table = new Table(["mass_GeV", "mixing", "ctau_cm", "efficiency", "efficiency_error", "sigma_model_fb", "expected_signal", "background", "limit_events", "sigma_limit_fb", "strength"]);
        return limits.SelectMany(limit => limit.Points, (limit, point) => (limit, point)).Aggregate(table, (rows, one) => rows.AddRow(
            one.limit.Mass, one.point.Mixing, one.point.ProperDecayLength, one.point.Efficiency.Value, one.point.Efficiency.Error, one.point.CrossSection,
            one.point.ExpectedSignal, one.limit.Background.Value, one.limit.Events.Median, one.point.ExcludedCrossSection, one.point.Strength));
    }

    private static Figure Plane(InelasticDarkMatterSearch search, IReadOnlyList<(string Name, IReadOnlyList<InelasticDarkMatterLimit> Limits)> scans, ValueGrid? recast,
        Func<InelasticDarkMatterSearch, double, double> coordinate)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(scans);
        var figure = new Figure().WithLogX().WithLogY().WithX(MassLabel, "GeV").WithLabels("toy simulation").WithNote(Ties(search)).WithNote("95 % CL, expected")
            .WithYRange(low: coordinate(search, LowestMixing)); // room for the legend
        ValueGrid Moved(ValueGrid grid) => new(grid.X, [.. grid.Y.Select(mixing => coordinate(search, mixing))], (column, row) => grid[column, row]);
        if (recast is not null)
            figure = figure.AddExcludedRegion("BaBar single photon, our recast", Moved(recast), color: "#717581", opacity: 0.25);
        foreach (var (scan, i) in scans.Select((scan, i) => (scan, i)))
            figure = figure.AddExcludedRegion(scan.Name, Moved(Grid(scan.Limits, point => Math.Max(1e-30, point.Strength))), opacity: i == 0 ? 0.3 : 0, dash: i == 0 ? LineDash.Solid : LineDash.Dashed);
        var masses = ValueGrid.Positions(scans[0].Limits[0].Mass, scans[0].Limits[^1].Mass, 60, logarithmic: true);
        return figure.AddCurve("relic abundance (estimate)", masses, [.. masses.Select(mass => coordinate(search, Math.Sqrt(
            RelicTarget.CouplingSquared(mass, search.SplittingRatio, search.DarkPhotonRatio) / search.DarkFineStructure)))], Relic, LineDash.DashDotted);
    }

    private static ValueGrid Grid(IReadOnlyList<InelasticDarkMatterLimit> limits, Func<InelasticDarkMatterPoint, double> value) =>
        ValueGrid.OfPoints(limits.SelectMany(limit => limit.Points, (limit, point) => (limit.Mass, point.Mixing, value(point))));

    private static string Ties(InelasticDarkMatterSearch search) =>
        $@"$\Delta = {Ticks.Number(search.SplittingRatio)}\,m_{{\chi_1}}$, $m_{{A'}} = {Ticks.Number(search.DarkPhotonRatio)}\,m_{{\chi_1}}$, $\alpha_D = {Ticks.Number(search.DarkFineStructure)}$";
}
