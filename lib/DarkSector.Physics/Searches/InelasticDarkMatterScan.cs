using DarkSector.Numerics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Selections;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;

namespace DarkSector.Physics.Searches;

/// <summary>Expected limits on inelastic dark matter: one counting experiment per mass, reweighted for every kinetic mixing.</summary>
/// <remarks>
/// As in the talk: the window holds the central 90 % of the signal, background events are counted in it, each of the samplings resamples the simulated background and sets a limit U at 95 %
/// from Poisson(n | mu + b) Poisson(m | tau b), and sigma = U/(eta L) with the median of U. U depends on the masses, eta on the kinetic mixing too. Limits are Bayesian with a flat prior,
/// which are 3.0 events without background; profile limits would be 1.4. Where no simulated event is left, no event is observed in any sampling.
/// At another luminosity the backgrounds are scaled.
/// </remarks>
public sealed record InelasticDarkMatterScan
{
    private readonly EventTable[] _backgrounds;
    private readonly double _typicalWeight;

    /// <summary>A scan with its backgrounds.</summary>
    /// <param name="search">The search.</param>
    /// <param name="backgrounds">Reconstructed backgrounds, weighted for the luminosity of the search.</param>
    public InelasticDarkMatterScan(InelasticDarkMatterSearch search, IReadOnlyList<EventTable> backgrounds)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(backgrounds);
        Search = search;
        _backgrounds = [.. backgrounds.Select(InelasticDarkMatterSearch.Preselection.Apply)];
        // What a simulated event stands for, where none is left: the mean weight of preselected events, sum w^2/sum w.
        var sum = _backgrounds.Sum(b => b.SumOfWeights);
        _typicalWeight = sum > 0 ? _backgrounds.Sum(b => b.SumOfSquaredWeights) / sum
            : throw new ArgumentException("No simulated background event passes the preselection, so that nobody knows what one stands for; simulate more.", nameof(backgrounds));
    }

    /// <summary>The search.</summary>
    public InelasticDarkMatterSearch Search { get; }

    /// <summary>What suppresses background at a mass m1 [GeV] after the preselection; one simple cut unless a forest is given.</summary>
    public Func<double, Selection> Suppression { get; init; } = _ => InelasticDarkMatterSearch.Suppression;

    /// <summary>Share of the signal in the window, with equal parts lost on either side.</summary>
    public double WindowShare { get; init; } = 0.90;

    /// <summary>Confidence level.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Samplings per mass.</summary>
    public int Samplings { get; init; } = 100;

    /// <summary>Relative uncertainty of the signal efficiency, log-normal; displaced tracks make most of it (assumed).</summary>
    public double EfficiencyUncertainty { get; init; } = 0.15;

    /// <summary>Luminosity over that of the search: backgrounds and signals grow, the simulation grows along.</summary>
    public double LuminosityRatio { get; init; } = 1;

    /// <summary>Everything before the window, for a mass.</summary>
    /// <param name="mass">Mass m1 [GeV].</param>
    public Selection SelectionFor(double mass) => InelasticDarkMatterSearch.Preselection.Then(Suppression(mass)).Then(Search.MassCuts(mass));

    /// <summary>The result at one mass.</summary>
    /// <param name="signal">Signal events.</param>
    /// <param name="mixings">Kinetic mixings.</param>
    /// <param name="rng">Random numbers.</param>
    /// <exception cref="InvalidOperationException">No signal event passes.</exception>
    public InelasticDarkMatterLimit Limit(InelasticDarkMatterSignal signal, IReadOnlyList<double> mixings, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(mixings);
        ArgumentNullException.ThrowIfNull(rng);
        var selection = SelectionFor(signal.Mass);
        EventTable[] selected = [.. signal.Events.Select(selection.Apply)];
        var (low, high) = Window(selected, signal.Mass);
        EventTable[] inside = [.. selected.Select(table => Inside(table, low, high))];
        var last = Suppression(signal.Mass).Then(Search.MassCuts(signal.Mass));
        double[] weights = [.. _backgrounds.SelectMany(table => Inside(last.Apply(table), low, high).Weights()).Where(w => w > 0).Select(w => w * LuminosityRatio)];
        var events = Sensitivity(weights, rng);
        return new InelasticDarkMatterLimit(signal.Mass, low, high, Simulated(weights),
            new CountingModel(Known(weights), Efficiency), events, [.. mixings.Select(mixing => Point(signal, inside, mixing, events.Median))]);
    }

    private Measured Efficiency => EfficiencyUncertainty > 0 ? Measured.LogNormal(1, 1 + EfficiencyUncertainty) : Measured.Exactly(1);

    // Without an observed event the background drops out of a posterior with a flat prior: one limit for all samplings that see none.
    private Sensitivity Sensitivity(double[] weights, RandomStream rng)
    {
        var none = Bayesian.UpperLimit(new CountingModel(Measured.Exactly(0), Efficiency), 0, Confidence);
        Interval Method(CountingModel model, double observed, double confidence) => observed == 0 ? none : Bayesian.UpperLimit(model, observed, confidence);
        return weights.Length > 0
            ? Statistics.Intervals.Sensitivity.ByBootstrap(weights, Efficiency, Method, Confidence, Samplings, rng)
            : Statistics.Intervals.Sensitivity.Of(_ => none.Upper, Confidence, Samplings, rng);
    }

    // Without simulated events the background is below about one of them.
    private Estimate Simulated(double[] weights) =>
        weights.Length > 0 ? new Estimate(weights.Sum(), Math.Sqrt(weights.Sum(w => w * w))) : new Estimate(0, _typicalWeight * LuminosityRatio);

    // As many effective events as have the relative error of the simulation, or none of the weight that an event has.
    private Measured Known(double[] weights)
    {
        var (sum, squares) = (weights.Sum(), weights.Sum(w => w * w));
        return sum > 0 ? Measured.Control(sum * sum / squares, sum / squares) : Measured.Control(0, 1 / (_typicalWeight * LuminosityRatio));
    }

    private InelasticDarkMatterPoint Point(InelasticDarkMatterSignal signal, EventTable[] inside, double mixing, double events)
    {
        var (efficiency, luminosity, sigma) = (signal.Efficiency(mixing, inside), signal.Luminosity * LuminosityRatio, signal.CrossSection(mixing));
        return new InelasticDarkMatterPoint(mixing, signal.ProperDecayLength(mixing), efficiency, sigma, sigma * efficiency.Value * luminosity, events / (efficiency.Value * luminosity));
    }

    private static EventTable Inside(EventTable table, double low, double high) =>
        table.Where(recoilMassSquared => low <= recoilMassSquared && recoilMassSquared <= high);

    // Quantiles of the weighted signal, all leptons together.
    private (double Low, double High) Window(EventTable[] selected, double mass)
    {
        (double Value, double Weight)[] signal =
            [.. selected.SelectMany(table => table["recoilMassSquared"].ToArray().Zip(table.Weights())).OrderBy(pair => pair.First)];
        var total = signal.Sum(pair => pair.Weight);
        if (!(total > 0))
            throw new InvalidOperationException($"No signal event of m1 = {mass} GeV passes the selection, so that it has no window; generate more events.");
        return (Quantile(signal, total * (1 - WindowShare) / 2), Quantile(signal, total * (1 + WindowShare) / 2));
    }

    private static double Quantile((double Value, double Weight)[] sorted, double wanted)
    {
        var sum = 0.0;
        foreach (var (value, weight) in sorted)
        {
            if ((sum += weight) >= wanted)
                return value;
        }
        return sorted[^1].Value;
    }
}
