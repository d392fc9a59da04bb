using DarkSector.Notebook.Figures;
using DarkSector.Notebook.Tables;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Datasets;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Searches;
using DarkSector.Statistics.Intervals;

namespace DarkSector.Notebook.Searches;

/// <summary>The figures and tables of the search for an ALP that decays to two photons.</summary>
public static class AlpFigures
{
    private const string MassLabel = "$m_a$";
    private const string CouplingLabel = @"$g_{a\gamma\gamma}$";

    private static readonly string[] LimitKinds =
        ["observed", "expected", "expected_minus2", "expected_minus1", "expected_plus1", "expected_plus2"];

    /// <summary>Cross-section of e+e- -> gamma a against mass, at g = 10^-3 GeV^-1, without and with radiation of the beams.</summary>
    /// <param name="search">The search: its collider.</param>
    public static Figure CrossSection(AlpToPhotons search)
    {
        ArgumentNullException.ThrowIfNull(search);
        double[] masses = [.. Enumerable.Range(0, 100).Select(i => 0.1 + 0.1 * i)];
        return Figure.Curves(masses,
                ("tree level", [.. masses.Select(mass => new PhotonAlpPair(new PhotonAlp(mass, 1e-3), search.Collider.SqrtS).TotalCrossSection())]),
                ("with radiation of the beams", [.. masses.Select(mass => search.SignalCrossSection(new PhotonAlp(mass, 1e-3)))]))
            .WithLogY().WithX(MassLabel, "GeV").WithY(@"$\sigma(e^+e^-\to\gamma a)$", "fb").WithNote(@"$g_{a\gamma\gamma} = 10^{-3}$ GeV$^{-1}$");
    }

    /// <summary>Squared masses that selected events offer: stacked backgrounds, signals over them, and data where given.</summary>
    /// <param name="range">Range of masses, with observable and selection.</param>
    /// <param name="backgrounds">Reconstructed backgrounds.</param>
    /// <param name="signals">Reconstructed signals.</param>
    /// <param name="data">Data, or nothing.</param>
    public static Figure Candidates(AlpMassRange range, IReadOnlyList<EventTable> backgrounds, IReadOnlyList<EventTable> signals, EventTable? data = null)
    {
        ArgumentNullException.ThrowIfNull(range);
        ArgumentNullException.ThrowIfNull(backgrounds);
        ArgumentNullException.ThrowIfNull(signals);
        var axis = Axis.Regular(55, 0, 110, SquaredMass(range.Observable), "GeV²");
        Histogram Spectrum(EventTable sample) => AlpCandidates.Of(range, sample).Histogram(axis);
        var stack = backgrounds.Select(background => (background.Name, Spectrum(background))).OrderBy(one => one.Item2.Sum).ToArray();
        var figure = Figure.Stack(stack, data is null ? null : Spectrum(data), [.. signals.Select(signal => (signal.Name, Spectrum(signal)))])
            .WithLogY().WithYRange(low: 0.3).WithLabels("toy simulation").WithNote($"three candidates per event, {range.Name}");
        return data is null ? figure : figure.WithPulls();
    }

    /// <summary>Efficiency against mass, for each range.</summary>
    /// <param name="scan">The scan.</param>
    public static Figure Efficiency(AlpScan scan)
    {
        ArgumentNullException.ThrowIfNull(scan);
        return scan.Fits.Select(fit => fit.Signal).Aggregate(new Figure(), (figure, signal) => figure.AddPoints(signal.Range.Name,
                [.. signal.Points.Select(p => p.Mass)], [.. signal.Points.Select(p => 100 * p.Efficiency.Value)], ErrorBars.Symmetric([.. signal.Points.Select(p => 100 * p.Efficiency.Error)])))
            .WithX(MassLabel, "GeV").WithY("signal efficiency", "%").WithYRange(0, 45).WithLabels("toy simulation");
    }

    /// <summary>Width of the peak in the squared mass against mass, for several scans.</summary>
    /// <param name="scans">Scans: of measured photons, and with the kinematic fit, for example.</param>
    public static Figure Resolution(params IReadOnlyList<AlpScan> scans)
    {
        ArgumentNullException.ThrowIfNull(scans);
        return scans.SelectMany(scan => scan.Fits).Select(fit => fit.Signal).Aggregate(new Figure(), (figure, signal) => figure
                .AddCurve(signal.Range.Name, [.. signal.Points.Select(p => p.Mass)], [.. signal.Points.Select(p => p.Sigma.Value)]))
            .WithLogY().WithX(MassLabel, "GeV").WithY("width of the peak in the squared mass", "GeV²").WithLabels("toy simulation");
    }

    /// <summary>The fit at a mass: data, fitted background, and the signal that fits best or a given one.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="data">Candidates.</param>
    /// <param name="mass">ALP mass [GeV].</param>
    public static Figure Fit(AlpMassFit fit, AlpCandidates data, double mass)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var (model, counts) = fit.Model(data, mass);
        var (background, best) = (model.FitAt(counts, 0).Valid(), model.Fit(counts).Valid());
        var edges = fit.Edges(mass);
        double[] centres = [.. edges.Skip(1).Zip(edges, (high, low) => (low + high) / 2)];
        return new Figure()
            .AddPoints("data", centres, counts.Counts, ErrorBars.Symmetric([.. counts.Counts.Select(n => Math.Sqrt(n))]), color: "#000")
            .AddCurve("background alone", centres, background.Yields, dash: LineDash.Dashed)
            .AddCurve("background and signal", centres, best.Yields)
            .WithX(SquaredMass(fit.Range.Observable), "GeV²").WithY("candidates per bin").WithYRange(low: 0).WithLabels("toy simulation")
            .WithNote(FormattableString.Invariant($"$m_a$ = {mass:F3} GeV, {fit.Range.Name}"));
    }

    /// <summary>Limit on the cross-section against mass.</summary>
    /// <param name="search">The search: for the luminosity.</param>
    /// <param name="limits">Limits, masses rising.</param>
    public static Figure CrossSectionLimit(AlpToPhotons search, IReadOnlyList<AlpLimit> limits) =>
        Brazil(search, limits, limit => limit.CrossSection).WithY(@"$\sigma(e^+e^-\to\gamma a)$", "fb");

    /// <summary>Limit on the coupling against mass, beside the published one.</summary>
    /// <param name="search">The search: for the luminosity.</param>
    /// <param name="limits">Limits, masses rising.</param>
    public static Figure CouplingLimit(AlpToPhotons search, IReadOnlyList<AlpLimit> limits)
    {
        var published = Published("Belle II");
        return Brazil(search, limits, limit => limit.Coupling)
            .AddCurve("Belle II, PRL 125, 161806, observed", [.. published.Select(p => p.Mass)], [.. published.Select(p => p.Coupling)], color: "#832db6", width: 1.6)
            .WithY(CouplingLabel, "GeV$^{-1}$");
    }

    /// <summary>The plane of mass and coupling: limits of ours and of others, projections, and where the ALP flies or its photons merge.</summary>
    /// <param name="search">The search.</param>
    /// <param name="limits">Limits, masses rising; the expected ones are drawn.</param>
    /// <param name="projections">Names and expected limits at other luminosities.</param>
    public static Figure Plane(AlpToPhotons search, IReadOnlyList<AlpLimit> limits, params IReadOnlyList<(string Name, IReadOnlyList<AlpLimit> Limits)> projections)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(projections);
        var sqrtS = search.Collider.SqrtS;
        double[] masses = [.. Enumerable.Range(0, 121).Select(i => 0.01 * Math.Pow(1000, i / 120.0))];
        var (belle, lep, dumps) = (Published("Belle II"), Published("LEP").Where(p => p.Mass < 30).ToArray(), Published("beam dumps"));
        var figure = new Figure()
            .AddExcluded("LEP", [.. lep.Select(p => p.Mass)], [.. lep.Select(p => p.Coupling)], color: "#94a4a2")
            .AddCurve("beam dumps", [.. dumps.Select(p => p.Mass)], [.. dumps.Select(p => p.Coupling)], color: "#717581")
            .AddExcluded("Belle II, published", [.. belle.Select(p => p.Mass)], [.. belle.Select(p => p.Coupling)], color: "#832db6")
            .AddCurve("this search, expected", [.. limits.Select(l => l.Mass)], [.. limits.Select(l => l.Coupling.Expected)], color: "#000");
        figure = projections.Aggregate(figure, (drawn, projection) => drawn
            .AddCurve(projection.Name, [.. projection.Limits.Select(l => l.Mass)], [.. projection.Limits.Select(l => l.Coupling.Expected)], dash: LineDash.Dashed));
        figure = new[] { ("flies 12.5 cm", AlpFlight.PromptRadius), ("flies 155 cm", AlpFlight.EscapeRadius) }.Aggregate(figure, (drawn, one) => drawn
            .AddCurve(one.Item1, masses, [.. masses.Select(mass => AlpFlight.CouplingOf(mass, sqrtS, one.Item2))], dash: LineDash.Dotted, width: 1.8));
        return figure.AddVerticalLine(AlpFlight.MassOfOpeningAngle(sqrtS, search.Detector.Calorimeter.Merging.NeverAbove), "photons merge")
            .WithLogX().WithLogY().WithXRange(0.01, 12).WithYRange(1e-7, 5).WithX(MassLabel, "GeV").WithY(CouplingLabel, "GeV$^{-1}$").WithLabels("toy simulation");
    }

    /// <summary>Share of selected signal events that each trigger line keeps, against mass.</summary>
    /// <param name="samples">Masses and reconstructed signals, before the requirement of a trigger.</param>
    public static Figure Triggers(params IReadOnlyList<(double Mass, EventTable Signal)> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return AlpToPhotons.TriggerLines.Append("photon").Aggregate(new Figure(), (figure, line) => figure.AddCurve(line == "photon" ? "any" : line,
                [.. samples.Select(one => one.Mass)], [.. samples.Select(one => 100 * one.Signal[line + "Trigger"].ToArray().Average())], dash: line == "photon" ? LineDash.Dashed : LineDash.Solid))
            .WithX(MassLabel, "GeV").WithY("kept by the trigger", "%").WithYRange(0, 125).WithLabels("toy simulation");
    }

    /// <summary>Limits as a table: mass, then expected with its bands and observed, for cross-section and coupling.</summary>
    /// <param name="limits">Results at several masses.</param>
    public static Table ToTable(this IReadOnlyList<AlpLimit> limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var table = new Table(["mass_GeV", "efficiency", "resolution_GeV2", "background", "yield", "significance", .. Columns("sigma_fb"), .. Columns("g_per_GeV")]);
        return limits.Aggregate(table, (t, l) => t.AddRow([l.Mass, l.Efficiency.Value, l.Resolution, l.Background, l.Yield, l.Significance, .. Cells(l.CrossSection), .. Cells(l.Coupling)]));
    }

    private static string SquaredMass(AlpObservable observable) => observable switch
    {
        AlpObservable.Pair => @"$M^2_{\gamma\gamma}$",
        AlpObservable.Recoil => "$M^2_{recoil}$",
        _ => @"$M^2_{\gamma\gamma}$, kinematic fit",
    };

    private static AlpPhotonLimit[] Published(string experiment) => [.. DataSets.BuiltIn.AlpPhotonLimits.Where(point => point.Experiment == experiment)];

    private static IEnumerable<string> Columns(string quantity) => LimitKinds.Select(which => $"{quantity}_{which}");

    private static IEnumerable<object?> Cells(UpperLimit limit) =>
        [limit.Observed, limit.Expected, limit.ExpectedMinus2, limit.ExpectedMinus1, limit.ExpectedPlus1, limit.ExpectedPlus2];

    private static Figure Brazil(AlpToPhotons search, IReadOnlyList<AlpLimit> limits, Func<AlpLimit, UpperLimit> limit)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(limits);
        IReadOnlyList<double> Values(Func<UpperLimit, double> value) => [.. limits.Select(l => value(limit(l)))];
        return Figure.Limits([.. limits.Select(l => l.Mass)], Values(l => l.Expected),
                (Values(l => l.ExpectedMinus1), Values(l => l.ExpectedPlus1)), (Values(l => l.ExpectedMinus2), Values(l => l.ExpectedPlus2)), Values(l => l.Observed))
            .WithX(MassLabel, "GeV").WithNote($"{100 * limit(limits[0]).Level:0} % CL upper limit").WithLabels("toy simulation").WithLuminosity(search.Luminosity);
    }
}
