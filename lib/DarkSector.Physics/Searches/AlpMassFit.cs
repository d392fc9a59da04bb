using DarkSector.Physics.Models;
using DarkSector.Physics.Systematics;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Testing;
using static System.FormattableString;

namespace DarkSector.Physics.Searches;

/// <summary>The fit of a peak on a smooth background in the squared mass: yield, significance and limit at any mass of a range.</summary>
/// <remarks>
/// The fit extends from 20 widths below to 30 above the peak, as far as the observable goes, in bins of half a width. The signal is a double Crystal Ball of fixed shape
/// (<see cref="AlpSignal"/>); the background a Bernstein polynomial, each of whose terms is a sample of free normalisation: positive, and linear in what is fitted. Limits:
/// <see cref="AsymptoticCls"/>, with <see cref="Systematics"/> as nuisance parameters; significances do without them.
/// </remarks>
public sealed class AlpMassFit
{
    private const double WidthsBelow = 20;
    private const double WidthsAbove = 30;
    private const double BinsPerWidth = 2;
    private const string SignalName = "signal";

    private readonly AlpToPhotons _search;

    /// <summary>A fit.</summary>
    /// <param name="search">The search: luminosity and cross-section.</param>
    /// <param name="signal">Signal at any mass of a range.</param>
    public AlpMassFit(AlpToPhotons search, AlpSignal signal)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(signal);
        (_search, Signal) = (search, signal);
    }

    /// <summary>The signal.</summary>
    public AlpSignal Signal { get; }

    /// <summary>The range of masses.</summary>
    public AlpMassRange Range => Signal.Range;

    /// <summary>Systematic uncertainties of the limits; <see cref="AlpSystematics.Assumed"/> unless set.</summary>
    public SystematicTable Systematics { get; init; } = AlpSystematics.Assumed;

    /// <summary>The limit at a mass.</summary>
    /// <param name="data">Candidates of data, pseudo-data, or of weighted backgrounds for the expectation.</param>
    /// <param name="mass">ALP mass [GeV].</param>
    /// <param name="level">Confidence level, 0.95 in the published search.</param>
    public AlpLimit Limit(AlpCandidates data, double mass, double level)
    {
        var (model, counts) = Model(data, mass);
        var complete = WithSystematics(model, mass, _search.Luminosity);
        return Result(mass, Background(data, mass), AsymptoticCls.UpperLimit(complete, complete.Data(counts.Counts), level), Discovery.Test(model, counts));
    }

    /// <summary>Local significance of an excess at a mass [standard deviations], without systematics; 0 for a deficit.</summary>
    /// <param name="data">Candidates.</param>
    /// <param name="mass">ALP mass [GeV].</param>
    public double Significance(AlpCandidates data, double mass)
    {
        var (model, counts) = Model(data, mass);
        return Discovery.Test(model, counts).Significance;
    }

    /// <summary>The limit to be expected with another luminosity: the fitted background, scaled.</summary>
    /// <param name="background">Candidates of the weighted backgrounds, for the luminosity of the search.</param>
    /// <param name="mass">ALP mass [GeV].</param>
    /// <param name="luminosity">The other luminosity [fb^-1].</param>
    /// <param name="level">Confidence level.</param>
    public AlpLimit Projected(AlpCandidates background, double mass, double luminosity, double level)
    {
        if (!(luminosity > 0) || !double.IsFinite(luminosity))
            throw new ArgumentOutOfRangeException(nameof(luminosity), Invariant($"luminosity = {luminosity} fb^-1; it must be a finite number above 0."));
        var (model, counts) = Model(background, mass);
        var factor = luminosity / _search.Luminosity;
        var fitted = model.FitAt(counts, 0).Valid();
        var terms = fitted.Parameters.Skip(1).Select(parameter => factor * parameter.Value * BernsteinYield(counts.Total));
        var complete = WithSystematics(Described(mass, Edges(mass), luminosity, [.. terms]), mass, luminosity);
        return Result(mass, factor * Background(background, mass), AsymptoticCls.UpperLimit(complete, complete.Asimov(0), level), new DiscoveryResult(0, 0, 0, 0.5));
    }

    /// <summary>The model at a mass with its data; the strength is the cross-section in fb.</summary>
    /// <param name="data">Candidates.</param>
    /// <param name="mass">ALP mass [GeV].</param>
    public (TemplateModel Model, Dataset Data) Model(AlpCandidates data, double mass)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Range != Range)
            throw new ArgumentException($"The candidates are those of the range '{data.Range.Name}', the signal is of '{Range.Name}'. Select with the same range.", nameof(data));
        var edges = Edges(mass);
        double[] counts = [.. edges.Skip(1).Zip(edges, (high, low) => data.Between(low, high))];
        var model = Described(mass, edges, _search.Luminosity, [.. Enumerable.Repeat(BernsteinYield(counts.Sum()), Range.Degree + 1)]);
        return (model, model.Data(counts));
    }

    /// <summary>Edges of the bins about a mass [GeV^2].</summary>
    /// <param name="mass">ALP mass [GeV].</param>
    public IReadOnlyList<double> Edges(double mass)
    {
        var width = Signal.Resolution(mass);
        var (low, high) = (Math.Max(Range.LowestObserved, mass * mass - WidthsBelow * width), Math.Min(Range.HighestObserved, mass * mass + WidthsAbove * width));
        var bins = (int)Math.Ceiling(BinsPerWidth * (high - low) / width);
        return [.. Enumerable.Range(0, bins + 1).Select(i => low + (high - low) * i / bins)];
    }

    private double BernsteinYield(double events) => Math.Max(1, events) / (Range.Degree + 1);

    private double Background(AlpCandidates data, double mass)
    {
        var half = 2 * Signal.Resolution(mass);
        return data.Between(mass * mass - half, mass * mass + half);
    }

    private AlpLimit Result(double mass, double background, UpperLimit limit, DiscoveryResult discovery)
    {
        var unit = _search.SignalCrossSection(new PhotonAlp(mass, coupling: 1));
        var efficiency = Signal.Efficiency(mass);
        return new AlpLimit(mass, efficiency, Signal.Resolution(mass), background, limit, limit.Map(sigma => Math.Sqrt(sigma / unit)),
            discovery.Strength * efficiency.Value * _search.Luminosity, discovery.Significance);
    }

    private TemplateModel Described(double mass, IReadOnlyList<double> edges, double luminosity, IReadOnlyList<double> yields)
    {
        var model = TemplateModel.Signal(SignalName, [.. Signal.Template(mass, edges).Select(share => share * luminosity)]);
        for (var k = 0; k < yields.Count; k++)
            model = model.Background(Term(k), Bernstein(k, yields[k], edges.Count - 1)).WithFreeNormalisation(Term(k));
        return model;
    }

    // Efficiencies enter as one factor with their quadratic sum: the same limit from fewer parameters.
    private TemplateModel WithSystematics(TemplateModel model, double mass, double luminosity)
    {
        var (edges, efficiency) = (Edges(mass), Signal.Efficiency(mass));
        var relative = Math.Sqrt(Math.Pow(Systematics.Total(SystematicEffect.Efficiency, mass * mass), 2) + Math.Pow(efficiency.Error / efficiency.Value, 2));
        var others = new SystematicTable(Systematics.Name, [.. Systematics.Systematics.Where(one => one.Affects != SystematicEffect.Efficiency)]);
        return model.WithNormalisation("signal efficiency", relative, SignalName)
            .WithSystematics(others, mass * mass, SignalName, widening => [.. Signal.Template(mass, edges, widening).Select(share => share * luminosity)]);
    }

    private static string Term(int k) => $"background {k}";

    // The k-th Bernstein polynomial at the middle of each bin, so that all bins together hold the yield.
    private double[] Bernstein(int k, double yield, int bins)
    {
        var binomial = MathNet.Numerics.SpecialFunctions.Binomial(Range.Degree, k);
        double[] values = [.. Enumerable.Range(0, bins).Select(bin => (bin + 0.5) / bins).Select(x => binomial * Math.Pow(x, k) * Math.Pow(1 - x, Range.Degree - k))];
        var sum = values.Sum();
        return [.. values.Select(value => yield * value / sum)];
    }
}
