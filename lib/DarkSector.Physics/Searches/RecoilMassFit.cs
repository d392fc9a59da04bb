using System.Globalization;
using DarkSector.Numerics;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Models;
using DarkSector.Physics.Systematics;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Testing;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Searches;

/// <summary>The fit of squared recoil mass and recoil angle: selected backgrounds, pseudo-data, and the limit at any mass.</summary>
/// <remarks>
/// At a mass M the fit extends over M^2 +- 10 resolutions and all polar angles of the recoil in the CMS, in ranges of angle that are divided in bins of half a resolution, joined by straight lines
/// where the background has no peak (<see cref="RecoilCells"/>). The window ends where the selection changes. A quarter of the simulated events says where cells end, the others make the templates:
/// with the same events for both, a place that happens to hold too few of them would be chosen and believed. Signal and backgrounds are templates from simulation, the signal as a product of its distributions in mass and angle, with nuisance parameters for
/// <see cref="Systematics"/> and for the statistics of the simulated background. Limits: <see cref="AsymptoticCls"/>.
/// </remarks>
public sealed record RecoilMassFit
{
    private const double WindowInResolutions = 10;
    private const double NeededInResolutions = 4;
    private const double BinsPerResolution = 2;
    private const string SignalName = "signal";

    /// <summary>Trains a network on samples of its own, as large as the backgrounds, selects with it and draws the pseudo-data.</summary>
    /// <param name="search">The search.</param>
    /// <param name="backgrounds">Reconstructed backgrounds, weighted to the luminosity; the first is mu mu gamma.</param>
    /// <param name="rng">Random numbers for the network and the pseudo-data.</param>
    public RecoilMassFit(ZPrimeInvisible search, IReadOnlyList<EventTable> backgrounds, RandomStream rng)
        : this(search, search.NetworkSelection(backgrounds is { Count: > 0 } ? backgrounds[0].Count : 0, rng), backgrounds, rng)
    {
    }

    /// <summary>Selects backgrounds and draws the pseudo-data.</summary>
    /// <param name="search">The search.</param>
    /// <param name="selection">Which events enter: a trained network, or <see cref="ZPrimeSelection.Cuts"/>.</param>
    /// <param name="backgrounds">Reconstructed backgrounds, weighted to the luminosity; the first is mu mu gamma.</param>
    /// <param name="rng">Random numbers for the pseudo-data.</param>
    /// <exception cref="InvalidOperationException">The selection lets events through that a network was trained on.</exception>
    public RecoilMassFit(ZPrimeInvisible search, ZPrimeSelection selection, IReadOnlyList<EventTable> backgrounds, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(backgrounds);
        ArgumentNullException.ThrowIfNull(rng);
        (Search, Selection) = (search, selection);
        Backgrounds = [.. backgrounds.Select(b => Plane(selection.OfBackground(Quarters(b, first: false))))];
        BackgroundNames = [.. backgrounds.Select(b => b.Name)];
        Background = Backgrounds.Aggregate((a, b) => a + b);
        var quarter = backgrounds.Select(b => Plane(selection.OfBackground(Quarters(b, first: true)))).Aggregate((a, b) => a + b);
        // As well known as the three quarters.
        Explored = new Histogram2D(Axis, AngleAxis, Cells(quarter.Value), Cells((column, row) => quarter.Variance(column, row) / 3));
        PseudoData = Drawn(Background, SmearedBackground.Of(Background), rng);
    }

    /// <summary>Fine bins of the squared recoil mass, from which the fits are binned.</summary>
    public static Axis Axis { get; } = Axis.Regular(3520, -3, 85, "$M_{recoil}^2$", "GeV²");

    /// <summary>Fine bins of the polar angle of the recoil in the CMS, in degrees.</summary>
    public static Axis AngleAxis { get; } = Axis.Regular(90, 0, 180, @"$\theta^*_{recoil}$", "°");

    /// <summary>The masses of the published range at which limits are usually asked for [GeV]: 0.1, then steps of 0.25 up to 8.</summary>
    public static IReadOnlyList<double> Masses { get; } = [0.1, .. Enumerable.Range(1, 32).Select(i => 0.25 * i)];

    /// <summary>Which events enter.</summary>
    public ZPrimeSelection Selection { get; }

    private ZPrimeInvisible Search { get; init; }

    // The quarter of the simulated events that says where cells end; a projection keeps it.
    private Histogram2D Explored { get; init; }

    /// <summary>Names of the backgrounds.</summary>
    public IReadOnlyList<string> BackgroundNames { get; }

    /// <summary>The selected backgrounds, in fine bins.</summary>
    public IReadOnlyList<Histogram2D> Backgrounds { get; private init; }

    /// <summary>All selected backgrounds together.</summary>
    public Histogram2D Background { get; private init; }

    /// <summary>The systematic uncertainties of the fit, each a nuisance parameter as <see cref="SystematicNuisances"/> says; <see cref="ZPrimeSystematics.Published"/> unless set.</summary>
    public SystematicTable Systematics { get; init; } = ZPrimeSystematics.Published;

    /// <summary>Whether the fit sees the angle of the recoil; else it has one dimension, the squared recoil mass.</summary>
    public bool InAngle { get; init; } = true;

    /// <summary>Whether the statistics of the simulated background are in the fit; without them, limits are those of templates that are known exactly, in the same cells.</summary>
    public bool TemplateErrors { get; init; } = true;

    /// <summary>A data set drawn from the backgrounds, made smooth in mass: Poisson counts in fine bins. It holds no signal.</summary>
    /// <exception cref="ArgumentException">Another data set has other bins.</exception>
    public Histogram2D PseudoData
    {
        get;
        init => field = value is not null && value.X.SameBinsAs(Axis) && value.Y.SameBinsAs(AngleAxis) ? value
            : throw new ArgumentException($"Pseudo-data have the bins of {nameof(RecoilMassFit)}: {Axis} and {AngleAxis}. {nameof(Plane)} makes them of events.", nameof(value));
    }

    // A fit of the median expectation in place of pseudo-data.
    private bool IsProjection { get; init; }

    /// <summary>Events in the fine bins of the fit, with their weights.</summary>
    /// <param name="events">Events with `recoilMassSquared` [GeV^2] and `recoilThetaCms` [rad].</param>
    /// <exception cref="InvalidOperationException">A classifier was trained on the events.</exception>
    public static Histogram2D Plane(EventTable events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return events.With("recoilThetaCmsInDegrees", recoilThetaCms => recoilThetaCms / deg).Histogram("recoilMassSquared", Axis, "recoilThetaCmsInDegrees", AngleAxis);
    }

    /// <summary>The same fit with signal events in the pseudo-data: a Poisson number of them, drawn in addition to what is there.</summary>
    /// <param name="signal">The Z', with a coupling that makes the wanted number of events.</param>
    /// <param name="events">Number of signal events to generate: many more than are expected.</param>
    /// <param name="rng">Random numbers.</param>
    public RecoilMassFit WithSignal(LmuLtauZPrime signal, int events, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        var expected = Plane(Selection.OfSignal(Search.Signal(signal, events, rng["signal"])));
        return this with { PseudoData = PseudoData + Drawn(expected, expected.Value, rng["drawn"]) };
    }

    /// <summary>The same search with another luminosity: backgrounds scaled, with a simulation that has grown along.</summary>
    /// <remarks>Systematic uncertainties stay what they are, and so do the cells of the fit: how finely the simulation of today resolves the background. There are no pseudo-data: the simulation of today is too coarse to draw so many.
    /// What is fitted is the median expectation without signal (the Asimov data set), so that observed limits are the expected ones.</remarks>
    /// <param name="luminosity">Integrated luminosity [fb^-1].</param>
    public RecoilMassFit Projected(double luminosity)
    {
        if (!(luminosity > 0) || !double.IsFinite(luminosity))
            throw new ArgumentOutOfRangeException(nameof(luminosity), FormattableString.Invariant($"luminosity = {luminosity} fb^-1; a projection needs a finite one above 0."));
        var ratio = luminosity / Search.Luminosity;
        Histogram2D Grown(Histogram2D plane) => new Histogram2D(Axis, AngleAxis, Cells((column, row) => ratio * plane.Value(column, row)), Cells((column, row) => ratio * plane.Variance(column, row))).WithNotesOf(plane);
        return this with { Search = Search with { Luminosity = luminosity }, Backgrounds = [.. Backgrounds.Select(Grown)], Background = Grown(Background), IsProjection = true };
    }

    /// <summary>The limits at several masses.</summary>
    /// <param name="masses">Z' masses [GeV].</param>
    /// <param name="level">Confidence level.</param>
    /// <param name="events">Number of signal events to generate at each mass.</param>
    /// <param name="rng">Random numbers; each mass has its own branch.</param>
    public IReadOnlyList<ZPrimeLimit> Limits(IReadOnlyList<double> masses, double level, int events, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(masses);
        ArgumentNullException.ThrowIfNull(rng);
        return [.. masses.Select(mass => Limit(mass, level, events, rng[mass.ToString("R", CultureInfo.InvariantCulture)]))];
    }

    /// <summary>The limits at a mass.</summary>
    /// <param name="mass">Z' mass [GeV].</param>
    /// <param name="level">Confidence level, 0.90 in the published search.</param>
    /// <param name="events">Number of signal events to generate.</param>
    /// <param name="rng">Random numbers.</param>
    public ZPrimeLimit Limit(double mass, double level, int events, RandomStream rng) => Limit(Templates(mass, events, rng), level);

    /// <summary>The limits from templates.</summary>
    /// <param name="templates">Templates of this fit.</param>
    /// <param name="level">Confidence level, 0.90 in the published search.</param>
    public ZPrimeLimit Limit(RecoilTemplates templates, double level)
    {
        ArgumentNullException.ThrowIfNull(templates);
        var (mass, resolution) = (templates.Mass, templates.Resolution);
        var crossSection = Search.SignalCrossSection(LmuLtauZPrime.FullyInvisible(mass, coupling: 1));
        var vanilla = LmuLtauZPrime.Vanilla(mass, coupling: 1);
        var limit = AsymptoticCls.UpperLimit(templates.Model, templates.Data, level);
        return new ZPrimeLimit(mass, templates.Efficiency, resolution, templates.BarrelWidth,
            Background.ProjectX().Window(mass * mass - 2 * resolution, mass * mass + 2 * resolution).Sum, limit,
            limit.Map(sigma => Math.Sqrt(sigma / (crossSection * vanilla.InvisibleFraction))),
            limit.Map(sigma => Math.Sqrt(sigma / crossSection)),
            Discovery.Test(templates.Model, templates.Data).Significance);
    }

    /// <summary>What is fitted at a mass: signal and backgrounds in cells, with all uncertainties, and the pseudo-data.</summary>
    /// <param name="mass">Z' mass [GeV].</param>
    /// <param name="events">Number of signal events to generate.</param>
    /// <param name="rng">Random numbers.</param>
    /// <exception cref="InvalidOperationException">Fewer than 100 signal events are selected.</exception>
    public RecoilTemplates Templates(double mass, int events, RandomStream rng)
    {
        var unit = LmuLtauZPrime.FullyInvisible(mass, coupling: 1);
        var produced = Search.Signal(unit, events, rng).WithWeightsScaledBy(1 / Search.SignalCrossSection(unit));
        var selected = Selection.OfSignal(produced);
        if (selected.Count < 100)
            throw new InvalidOperationException($"Only {selected.Count} of {events} signal events at {mass} GeV are selected; generate more, at least 100 are needed.");
        var efficiency = Efficiency(selected, produced);
        var resolution = RecoilResolution.HalfWidth(selected);
        var window = Window(mass * mass, resolution);
        var plane = Plane(selected);
        var angle = plane.ProjectY(window.First, window.End);
        var cells = RecoilCells.Of(Explored, plane.ProjectX(), angle, window, Math.Max(1, (int)Math.Round(resolution / BinsPerResolution / Axis.Width(0))), InAngle);
        var model = Model(mass, cells, widening => Signal(selected, widening, angle))
            .WithNormalisation("signal statistics", efficiency.Error / efficiency.Value, SignalName);
        return new RecoilTemplates(mass, Signal(selected, 1, angle), efficiency, resolution, RecoilResolution.Width(produced), cells, model, IsProjection ? model.Asimov(0) : model.Data(cells.Values(PseudoData)));
    }

    // The signal is for 1 fb, so that the strength is a cross-section in fb.
    private TemplateModel Model(double mass, RecoilCells cells, Func<double, Histogram2D> signal)
    {
        var nominal = signal(1);
        var background = new SmoothBackground(cells, Background);
        var model = TemplateModel.Signal(SignalName, cells.Values(nominal));
        foreach (var (name, sample) in BackgroundNames.Zip(Backgrounds))
            model = TemplateErrors ? model.Background(name, background.Values(sample, sample.Value), background.Variances(sample)) : model.Background(name, background.Values(sample, sample.Value));
        return (TemplateErrors ? WithErrorsOfLines(model, background) : model).WithSystematics(Systematics, mass * mass, SignalName, widening => cells.Values(signal(widening)),
            (sample, size) => sample == SignalName ? cells.Values(nominal, Tilted(nominal, size))
                : Backgrounds[BackgroundNames.ToList().IndexOf(sample)] is var plane ? background.Values(plane, Tilted(plane, size)) : []);
    }

    // Content and slope of a divided slice: one parameter each, for all backgrounds in it.
    private TemplateModel WithErrorsOfLines(TemplateModel model, SmoothBackground background)
    {
        foreach (var slice in background.Divided)
        {
            var (content, slope) = background.Errors(slice);
            foreach (var (name, sample) in BackgroundNames.Zip(Backgrounds))
            {
                var nominal = background.Values(sample, sample.Value);
                var events = background.ContentOf(slice, sample);
                if (events == 0)
                    continue;
                IReadOnlyList<double> Varied(Func<int, double> change) => [.. nominal.Select((value, cell) => value + change(cell))];
                model = model.WithShape($"simulation of slice {slice}", name, Varied(cell => background.IsIn(slice, cell) ? -content * nominal[cell] : 0), Varied(cell => background.IsIn(slice, cell) ? content * nominal[cell] : 0))
                    .WithShape($"slope of slice {slice}", name, Varied(cell => -events * slope[cell]), Varied(cell => events * slope[cell]));
            }
        }
        return model;
    }

    // Linear in the angle, by the size at 45 and 135 degrees: roughly the ends of the barrel in the CMS. The number of events at each mass stays.
    private static Func<int, int, double> Tilted(Histogram2D events, double size)
    {
        double Tilt(int row) => 1 + size * Math.Clamp((AngleAxis.Center(row) - 90) / 45, -1, 1);
        double[] kept = [.. Enumerable.Range(0, Axis.Bins).Select(column => Enumerable.Range(0, AngleAxis.Bins).Sum(row => Tilt(row) * events.Value(column, row)) is > 0 and var tilted
            ? Enumerable.Range(0, AngleAxis.Bins).Sum(row => events.Value(column, row)) / tilted : 1)];
        return (column, row) => kept[column] * Tilt(row) * events.Value(column, row);
    }

    // What the detector adds to the squared recoil mass is widened by a factor; what radiation adds stays. Where in its peak a signal event lies and the angle have nothing to do with each other
    // (mean angles agree to a degree or two from one end of the peak to the other), so that the template is the product of both distributions, which are known much better than single cells.
    private static Histogram2D Signal(EventTable selected, double widening, Histogram angle)
    {
        var (measured, residual) = (selected["recoilMassSquared"], selected[RecoilResolution.ResidualColumn]);
        var mass = Histogram.Fill(Axis, [.. measured.Select((value, row) => value + (widening - 1) * residual[row])], selected.Weights());
        var values = new double[Axis.Bins, AngleAxis.Bins];
        for (var column = 0; column < Axis.Bins; column++)
            for (var row = 0; row < AngleAxis.Bins; row++)
                values[column, row] = mass.Values[column] * angle.Values[row] / angle.Sum;
        return new Histogram2D(Axis, AngleAxis, values, new double[Axis.Bins, AngleAxis.Bins]);
    }

    // A window that would reach into the peak of lost photons without need ends there.
    private static (int First, int End) Window(double centre, double resolution)
    {
        var (low, high) = (centre - WindowInResolutions * resolution, centre + WindowInResolutions * resolution);
        if (centre - NeededInResolutions * resolution > RecoilCells.EndOfPeak)
            low = Math.Max(low, RecoilCells.EndOfPeak);
        return (Bin(low), Bin(high));
    }

    private static int Bin(double value) => Math.Clamp(Axis.Index(value), 0, Axis.Bins);

    // Every fourth event, or the others, with weights that stand for all. Cells end where the events happen to look good; templates of the same events would be too low there.
    private static EventTable Quarters(EventTable events, bool first) =>
        events.WhereMarked([.. Enumerable.Range(0, events.Count).Select(row => row % 4 == 0 == first)]).WithWeightsScaledBy(first ? 4 : 4.0 / 3);

    private static Histogram2D Drawn(Histogram2D events, Func<int, int, double> expected, RandomStream rng)
    {
        var counts = Cells((column, row) => rng.Poisson(expected(column, row)));
        return new Histogram2D(Axis, AngleAxis, counts, counts).WithNotesOf(events);
    }

    private static double[,] Cells(Func<int, int, double> content)
    {
        var contents = new double[Axis.Bins, AngleAxis.Bins];
        for (var column = 0; column < Axis.Bins; column++)
            for (var row = 0; row < AngleAxis.Bins; row++)
                contents[column, row] = content(column, row);
        return contents;
    }

    // Unweighted signal events: the error is binomial.
    private static Estimate Efficiency(EventTable selected, EventTable produced)
    {
        var efficiency = selected.SumOfWeights / produced.SumOfWeights;
        return new Estimate(efficiency, Math.Sqrt(efficiency * (1 - efficiency) / produced.Count));
    }
}
