using DarkSector.Notebook.Figures;
using DarkSector.Notebook.Tables;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;
using DarkSector.Physics.Searches;
using DarkSector.Statistics.Intervals;

namespace DarkSector.Notebook.Searches;

/// <summary>The figures and tables of the search for dark Higgsstrahlung with an invisible h'.</summary>
public static class DarkHiggsFigures
{
    private const string PhotonMass = "$M_{A'}$";
    private const string HiggsMass = "$M_{h'}$";

    /// <summary>Shares of the backgrounds in the search region before the cut on the helicity angle, as published [%].</summary>
    /// <remarks>Phys. Rev. Lett. 130, 071804 (2023), as shown in Belle II talks: mu mu (gamma), tau tau, ee mu mu.</remarks>
    public static IReadOnlyList<double> PublishedComposition { get; } = [79, 18, 3];

    /// <summary>Cross-section times the fraction of A' -> mu+mu- against the mass of the A', for eps^2 alpha_D = 1e-7.</summary>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    public static Figure CrossSection(double sqrtS)
    {
        double[] masses = Grid(0.5, 10.2, 90);
        double Sigma(double mass, double higgs) => mass + higgs < sqrtS - 0.02 && higgs < mass
            ? 1e-7 * DarkHiggsstrahlung.Invisible(DarkHiggsInvisible.UnitModel(mass, higgs), Particle.Muon, sqrtS).TotalCrossSection()
            : double.NaN;
        return Figure.Curves(masses, [.. new[] { 0.3, 2, 4 }.Select(higgs => ($"{HiggsMass} = {higgs} GeV", (IReadOnlyList<double>)[.. masses.Select(mass => Sigma(mass, higgs))]))])
            .WithLogY().WithX(PhotonMass, "GeV").WithY(@"$\sigma(e^+e^-\to A'h')\times B(A'\to\mu^+\mu^-)$", "fb")
            .WithLabels("tree level", @"$\varepsilon^2\alpha_D = 10^{-7}$");
    }

    /// <summary>|cos| of the helicity angle of signals and backgrounds, each scaled to unit area, with the cut.</summary>
    /// <param name="samples">Preselected samples.</param>
    public static Figure Helicity(params IReadOnlyList<EventTable> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var axis = Axis.Regular(25, 0, 1, @"$|\cos\theta_{hel}|$");
        return Figure.Histograms([.. samples.Select(sample => (sample.Name, sample.With("cosine", helicityCosine => Math.Abs(helicityCosine)).Histogram("cosine", axis)))])
            .AddVerticalLine(DarkHiggsInvisible.HelicityCut, "cut").WithLabels("toy simulation");
    }

    /// <summary>The plane of squared dimuon and squared recoil mass: expected events as colours, and some windows.</summary>
    /// <param name="search">The search: for the luminosity.</param>
    /// <param name="backgrounds">Selected backgrounds.</param>
    /// <param name="windows">Windows to outline.</param>
    public static Figure Plane(DarkHiggsInvisible search, IReadOnlyList<EventTable> backgrounds, IReadOnlyList<EllipticalWindow> windows)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(backgrounds);
        ArgumentNullException.ThrowIfNull(windows);
        var (x, y) = (Axis.Regular(112, 0, 112, @"$M_{\mu\mu}^2$", "GeV²"), Axis.Regular(80, -4, 36, "$M_{recoil}^2$", "GeV²"));
        double[] All(string column) => [.. backgrounds.SelectMany(sample => sample[column])];
        var plane = Histogram2D.Fill(x, y, All("dimuonMassSquared"), All("recoilMassSquared"), [.. backgrounds.SelectMany(sample => sample.Weights())]);
        double Content(int column, int row) => plane.Value(column, row) is var value && value > 1e-3 ? value : double.NaN;
        return Outlined(Figure.HeatMap(x.Edges, y.Edges, Content, "expected events", logarithmic: true), windows).WithX(x.Label, x.Unit).WithY(y.Label, y.Unit)
            .AddCurve("$M_{h'} = M_{A'}$", [0, 36], [0, 36], color: "#e42536", dash: LineDash.Dashed)
            .WithXRange(0, 112).WithYRange(-4, 36).WithLabels("toy simulation").WithLuminosity(search.Luminosity);
    }

    /// <summary>Signal events about a window: why it is an ellipse, and why it is rotated.</summary>
    /// <param name="signal">Selected signal events.</param>
    /// <param name="window">The window.</param>
    public static Figure SignalWindow(EventTable signal, EllipticalWindow window)
    {
        ArgumentNullException.ThrowIfNull(signal);
        var (dx, dy) = (5 * window.DimuonWidth, 5 * window.RecoilWidth);
        var x = Axis.Regular(50, window.DimuonMassSquared - dx, window.DimuonMassSquared + dx, @"$M_{\mu\mu}^2$", "GeV²");
        var y = Axis.Regular(50, window.RecoilMassSquared - dy, window.RecoilMassSquared + dy, "$M_{recoil}^2$", "GeV²");
        return Outlined(Figure.HeatMap(signal.Histogram("dimuonMassSquared", x, "recoilMassSquared", y), "events"), [window]).WithLabels("toy simulation", signal.Name);
    }

    /// <summary>Stacked dimuon mass of backgrounds in the search region, with signals over it and data where given.</summary>
    /// <param name="search">The search: for the luminosity.</param>
    /// <param name="backgrounds">Selected backgrounds.</param>
    /// <param name="signals">Selected signals.</param>
    public static Figure DimuonMass(DarkHiggsInvisible search, IReadOnlyList<EventTable> backgrounds, IReadOnlyList<EventTable> signals)
    {
        ArgumentNullException.ThrowIfNull(search);
        var axis = Axis.Regular(88, 1.7, 10.5, @"$M_{\mu\mu}$", "GeV");
        (string, Histogram) Spectrum(EventTable sample) => (sample.Name, DarkHiggsInvisible.Region.Apply(sample).Histogram("dimuonMass", axis));
        return Figure.Stack([.. backgrounds.Select(Spectrum).OrderBy(b => b.Item2.Sum)], null, [.. signals.Select(Spectrum)])
            .WithLogY().WithYRange(low: 0.5).WithLabels("toy simulation").WithLuminosity(search.Luminosity);
    }

    /// <summary>Yields and shares of the backgrounds in the search region, before and after the cut on the helicity angle, beside the published shares.</summary>
    /// <param name="backgrounds">Reconstructed backgrounds: mu mu gamma, tau tau, ee mu mu.</param>
    public static Table Composition(IReadOnlyList<EventTable> backgrounds)
    {
        ArgumentNullException.ThrowIfNull(backgrounds);
        double[] Yields(Func<EventTable, EventTable> select) => [.. backgrounds.Select(sample => select(sample).SumOfWeights)];
        var preselected = Yields(sample => DarkHiggsInvisible.Region.Apply(DarkHiggsInvisible.Preselection.Apply(sample)));
        var selected = Yields(sample => DarkHiggsInvisible.Region.Apply(DarkHiggsInvisible.Selection.Apply(sample)));
        var headline = Yields(sample => DarkHiggsInvisible.Region.Apply(DarkHiggsInvisible.Selection.Apply(sample)).Where(dimuonMass => dimuonMass is > 4.0 and < 9.7));
        string Share(double[] yields, int i) => FormattableString.Invariant($"{yields[i]:F0} ({100 * yields[i] / yields.Sum():F0} %)");
        return Enumerable.Range(0, backgrounds.Count).Aggregate(
            new Table("background", "preselection", "with the helicity cut", "of those 4.0 to 9.7 GeV", "published share [%]"),
            (table, i) => table.AddRow(backgrounds[i].Name, Share(preselected, i), Share(selected, i), Share(headline, i), i < 3 ? PublishedComposition[i] : double.NaN));
    }

    /// <summary>The limits over the plane of masses as colours.</summary>
    /// <param name="search">The search: for the luminosity.</param>
    /// <param name="limits">Limits of all windows.</param>
    /// <param name="value">What to show, such as `limit => limit.CrossSection.Observed`.</param>
    /// <param name="label">Its name and unit.</param>
    /// <param name="logarithmic">Logarithmic colours.</param>
    public static Figure OverThePlane(DarkHiggsInvisible search, IReadOnlyList<DarkHiggsLimit> limits, Func<DarkHiggsLimit, double> value, string label, bool logarithmic = true)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(value);
        var (x, y) = (Grid(DarkHiggsInvisible.LowestMass, DarkHiggsInvisible.HighestMass, 75), Grid(0, 5.4, 55));
        double Content(int column, int row)
        {
            var (mass, higgs) = ((x[column] + x[column + 1]) / 2, (y[row] + y[row + 1]) / 2);
            var nearest = Nearest(limits, mass, higgs);
            return higgs <= search.LargestHiggsMass(mass) && nearest.Window.Ellipse.SquaredDistance(mass * mass, higgs * higgs) < 9 ? value(nearest) : double.NaN;
        }
        return Figure.HeatMap(x, y, Content, label, logarithmic).WithX(PhotonMass, "GeV").WithY(HiggsMass, "GeV").WithLabels("toy simulation").WithLuminosity(search.Luminosity);
    }

    /// <summary>The limit along the mass of the A' at one mass of the h', with its expectation.</summary>
    /// <param name="search">The search: for the luminosity.</param>
    /// <param name="limits">Limits of all windows.</param>
    /// <param name="higgsMass">Mass of the h' [GeV].</param>
    /// <param name="coupling">Whether eps^2 alpha_D is shown; else the cross-section.</param>
    public static Figure Along(DarkHiggsInvisible search, IReadOnlyList<DarkHiggsLimit> limits, double higgsMass, bool coupling)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(limits);
        var along = Grid(Math.Max(DarkHiggsInvisible.LowestMass, higgsMass), DarkHiggsInvisible.HighestMass, 140).Where(mass => higgsMass <= search.LargestHiggsMass(mass))
            .Select(mass => Nearest(limits, mass, higgsMass)).DistinctBy(limit => limit.DarkPhotonMass).ToArray();
        IReadOnlyList<double> Values(Func<UpperLimit, double> value) => [.. along.Select(limit => value(coupling ? limit.Coupling : limit.CrossSection))];
        var figure = Figure.Limits([.. along.Select(limit => limit.DarkPhotonMass)], Values(l => l.Expected),
            (Values(l => l.ExpectedMinus1), Values(l => l.ExpectedPlus1)), (Values(l => l.ExpectedMinus2), Values(l => l.ExpectedPlus2)), Values(l => l.Observed));
        var (low, high) = coupling ? (1.7e-8, 2.0e-6) : (1.7, 5.0);
        return figure.AddCurve("published range, 4.0 to 9.7 GeV", [4, 4, 9.7, 9.7, 4], [low, high, high, low, low], color: "#832db6", dash: LineDash.Dotted)
            .WithX(PhotonMass, "GeV").WithY(coupling ? @"$\varepsilon^2\alpha_D$" : @"$\sigma\times B(A'\to\mu^+\mu^-)$", coupling ? "" : "fb")
            .WithNote($"{HiggsMass} = {higgsMass} GeV, {100 * along[0].CrossSection.Level:0} % credibility").WithLabels("toy simulation").WithLuminosity(search.Luminosity);
    }

    /// <summary>Local significances of all windows that hold an event.</summary>
    /// <param name="significances">Local significances.</param>
    public static Figure LocalSignificances(IReadOnlyList<double> significances)
    {
        ArgumentNullException.ThrowIfNull(significances);
        var histogram = Histogram.Fill(Axis.Regular(50, -4, 6, "local significance", "σ"), [.. significances.Where(double.IsFinite)]);
        return new Figure().AddHistogram("windows with events", histogram).WithX("local significance", "σ").WithY("windows").WithLogY().WithYRange(low: 0.5).WithLabels("toy simulation");
    }

    /// <summary>The ends of our limits for 4.0 to 9.7 GeV beside the published ones.</summary>
    /// <remarks>For the cross-section nine windows out of ten lie between the ends, since the single highest of thousands of observed limits is luck; for the coupling all do,
    /// which varies with the masses by orders of magnitude.</remarks>
    /// <param name="limits">Limits of all windows.</param>
    public static Table BesidePublished(IReadOnlyList<DarkHiggsLimit> limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var range = limits.Where(limit => limit.DarkPhotonMass is > 4.0 and < 9.7).ToArray();
        Table Row(Table table, string name, Func<DarkHiggsLimit, double> value, double left, double low, double high)
        {
            var sorted = range.Select(value).Order().ToArray();
            var (first, last) = (sorted[(int)(left * (sorted.Length - 1))], sorted[(int)((1 - left) * (sorted.Length - 1))]);
            return table.AddRow(name, $"{100 * (1 - 2 * left):0} %", first, last, low, high, first / low, last / high);
        }
        var rows = new Table("limit", "windows between", "lowest", "highest", "published, lowest", "published, highest", "ratio, low", "ratio, high");
        rows = Row(rows, "cross-section, observed [fb]", limit => limit.CrossSection.Observed, 0.05, 1.7, 5.0);
        rows = Row(rows, "cross-section, expected [fb]", limit => limit.CrossSection.Expected, 0.05, 1.7, 5.0);
        rows = Row(rows, @"$\varepsilon^2\alpha_D$, observed", limit => limit.Coupling.Observed, 0, 1.7e-8, 2.0e-6);
        return Row(rows, @"$\varepsilon^2\alpha_D$, expected", limit => limit.Coupling.Expected, 0, 1.7e-8, 2.0e-6).WithFormat("G3");
    }

    /// <summary>All limits as a table, one line per window.</summary>
    /// <param name="limits">Limits.</param>
    public static Table ToTable(this IReadOnlyList<DarkHiggsLimit> limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return limits.Aggregate(
            new Table("darkPhotonMass_GeV", "higgsMass_GeV", "efficiency", "background", "background_error", "observed",
                "sigma_fb_observed", "sigma_fb_expected", "eps2alphaD_observed", "eps2alphaD_expected"),
            (table, l) => table.AddRow(l.DarkPhotonMass, l.HiggsMass, l.Window.Signal.Efficiency.Value, l.Background.Value, l.Background.Error, l.Observed,
                l.CrossSection.Observed, l.CrossSection.Expected, l.Coupling.Observed, l.Coupling.Expected));
    }

    private static DarkHiggsLimit Nearest(IReadOnlyList<DarkHiggsLimit> limits, double mass, double higgs) =>
        limits.MinBy(limit => limit.Window.Ellipse.SquaredDistance(mass * mass, higgs * higgs))!;

    private static Figure Outlined(Figure figure, IReadOnlyList<EllipticalWindow> windows) => windows.Aggregate(figure, (drawn, window) =>
    {
        var (x, y) = window.Outline();
        return drawn.AddCurve("", x, y, color: "#e42536");
    });

    private static double[] Grid(double low, double high, int points) => [.. Enumerable.Range(0, points).Select(i => low + (high - low) * i / (points - 1))];
}
