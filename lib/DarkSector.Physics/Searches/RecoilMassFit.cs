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

namespace DarkSector.Physics.Searches;

/// <summary>The fit of the squared recoil mass: selected backgrounds, pseudo-data, and the limit at any mass.</summary>
/// <remarks>
/// At a mass M the fit extends over M^2 +- 10 resolutions, in bins of half a resolution; neighbours are merged until the simulation knows the
/// background of each bin to 25 %. Signal and backgrounds are templates from simulation, with nuisance parameters for
/// <see cref="Systematics"/> and for the statistics of the simulated background. Limits: <see cref="AsymptoticCls"/>.
/// </remarks>
public sealed class RecoilMassFit
{
    private const double WindowInResolutions = 10;
    private const double BinsPerResolution = 2;
    private const double LargestTemplateError = 0.25;
    private const string SignalName = "signal";

    private readonly ZPrimeInvisible _search;
    private readonly Histogram[] _backgrounds;

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
        (_search, Selection) = (search, selection);
        _backgrounds = [.. backgrounds.Select(b => selection.OfBackground(b).Histogram("recoilMassSquared", Axis))];
        BackgroundNames = [.. backgrounds.Select(b => b.Name)];
        var counts = Background.Values.Select(expected => (double)rng.Poisson(expected)).ToArray();
        PseudoData = new Histogram(Axis, counts, counts).WithNotesOf(Background);
    }

    /// <summary>Fine bins of the squared recoil mass, from which the fits are binned.</summary>
    public static Axis Axis { get; } = Axis.Regular(3520, -3, 85, "$M_{recoil}^2$", "GeV²");

    /// <summary>Which events enter.</summary>
    public ZPrimeSelection Selection { get; }

    /// <summary>Names of the backgrounds.</summary>
    public IReadOnlyList<string> BackgroundNames { get; }

    /// <summary>The selected backgrounds, in fine bins.</summary>
    public IReadOnlyList<Histogram> Backgrounds => _backgrounds;

    /// <summary>The systematic uncertainties of the fit, each a nuisance parameter as <see cref="SystematicNuisances"/> says; <see cref="ZPrimeSystematics.Published"/> unless set.</summary>
    public SystematicTable Systematics { get; init; } = ZPrimeSystematics.Published;

    /// <summary>All selected backgrounds together.</summary>
    public Histogram Background => _backgrounds.Aggregate((a, b) => a + b);

    /// <summary>A data set drawn from the backgrounds: Poisson counts in fine bins. It holds no signal.</summary>
    public Histogram PseudoData { get; }

    /// <summary>The masses of the published range at which limits are usually asked for [GeV]: 0.1, then steps of 0.25 up to 8.</summary>
    public static IReadOnlyList<double> Masses { get; } = [0.1, .. Enumerable.Range(1, 32).Select(i => 0.25 * i)];

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
    public ZPrimeLimit Limit(double mass, double level, int events, RandomStream rng)
    {
        var unit = LmuLtauZPrime.FullyInvisible(mass, coupling: 1);
        var crossSection = _search.SignalCrossSection(unit);
        var produced = _search.Signal(unit, events, rng).WithWeightsScaledBy(1 / crossSection);
        var selected = Selection.OfSignal(produced);
        if (selected.Count < 100)
            throw new InvalidOperationException($"Only {selected.Count} of {events} signal events at {mass} GeV are selected; generate more, at least 100 are needed.");
        var efficiency = Efficiency(selected, produced);
        var resolution = RecoilResolution.HalfWidth(selected);
        var (model, data) = Model(mass, selected, efficiency, resolution);
        var limit = AsymptoticCls.UpperLimit(model, data, level);
        var vanilla = LmuLtauZPrime.Vanilla(mass, coupling: 1);
        return new ZPrimeLimit(mass, efficiency, resolution, RecoilResolution.Width(produced),
            Background.Window(mass * mass - 2 * resolution, mass * mass + 2 * resolution).Sum, limit,
            limit.Map(sigma => Math.Sqrt(sigma / (crossSection * vanilla.InvisibleFraction))),
            limit.Map(sigma => Math.Sqrt(sigma / crossSection)),
            Discovery.Test(model, data).Significance);
    }

    // The signal is for 1 fb, so that the strength is a cross-section in fb.
    private (TemplateModel Model, Dataset Data) Model(double mass, EventTable selected, Estimate efficiency, double resolution)
    {
        var boundaries = Boundaries(mass * mass, resolution);
        IReadOnlyList<double> Signal(double widening) => Widened(selected, widening).Merge(boundaries).Values;
        var model = TemplateModel.Signal(SignalName, Signal(1));
        for (var i = 0; i < _backgrounds.Length; i++)
        {
            var template = _backgrounds[i].Merge(boundaries);
            model = model.Background(BackgroundNames[i], template.Values, template.Variances);
        }
        model = model.WithSystematics(Systematics, mass * mass, SignalName, Signal)
            .WithNormalisation("signal statistics", efficiency.Error / efficiency.Value, SignalName);
        return (model, model.Data(PseudoData.Merge(boundaries).Values));
    }

    // What the detector adds to the squared recoil mass, times a factor; what radiation adds stays.
    private static Histogram Widened(EventTable signal, double factor)
    {
        var (measured, residual) = (signal["recoilMassSquared"], signal[RecoilResolution.ResidualColumn]);
        return Histogram.Fill(Axis, [.. measured.Select((value, row) => value + (factor - 1) * residual[row])], signal.Weights());
    }

    private List<int> Boundaries(double centre, double resolution)
    {
        var background = Background;
        var (first, last) = (Bin(centre - WindowInResolutions * resolution), Bin(centre + WindowInResolutions * resolution));
        var step = Math.Max(1, (int)Math.Round(resolution / BinsPerResolution / Axis.Width(0)));
        var boundaries = new List<int> { first };
        var (sum, variance) = (0.0, 0.0);
        for (var bin = first; bin < last; bin++)
        {
            sum += background.Values[bin];
            variance += background.Variances[bin];
            if (bin + 1 - boundaries[^1] >= step && sum > 0 && variance <= LargestTemplateError * LargestTemplateError * sum * sum)
            {
                boundaries.Add(bin + 1);
                (sum, variance) = (0, 0);
            }
        }
        // What is left over joins the last bin.
        if (boundaries.Count > 1)
            boundaries[^1] = last;
        else
            boundaries.Add(last);
        return boundaries;
    }

    private static int Bin(double value) => Math.Clamp(Axis.Index(value), 0, Axis.Bins);

    // Unweighted signal events: the error is binomial.
    private static Estimate Efficiency(EventTable selected, EventTable produced)
    {
        var efficiency = selected.SumOfWeights / produced.SumOfWeights;
        return new Estimate(efficiency, Math.Sqrt(efficiency * (1 - efficiency) / produced.Count));
    }
}
