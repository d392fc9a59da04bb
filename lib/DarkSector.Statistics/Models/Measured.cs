using DarkSector.Numerics.Optimization;
using DarkSector.Numerics.Random;
using static System.FormattableString;

namespace DarkSector.Statistics.Models;

/// <summary>A background or an efficiency as it is known from elsewhere: an auxiliary measurement of it.</summary>
/// <remarks>Every method needs three things of it: how likely the measurement is for a true value (profiling), the density of the true value
/// after the measurement (Bayesian averages), and the measurement done again for a true value (toys). True values are not negative.</remarks>
public abstract record Measured
{
    /// <summary>The measured value.</summary>
    public abstract double Value { get; }

    /// <summary>Its standard deviation; 0 when it is known exactly.</summary>
    public abstract double Sigma { get; }

    /// <summary>Known without uncertainty.</summary>
    /// <param name="value">At least 0.</param>
    public static Measured Exactly(double value) => new ExactValue(Required(value, nameof(value)));

    /// <summary>Measured with a Gaussian error, true values below zero being impossible.</summary>
    /// <remarks>The estimate may be negative, as after a side-band subtraction, but not by more than 5 sigma. For an efficiency with more than 20 %
    /// prefer <see cref="LogNormal"/>: a Gaussian allows an efficiency of 0, at which no signal can be excluded.</remarks>
    /// <param name="value">The estimate.</param>
    /// <param name="sigma">Standard deviation, positive.</param>
    public static Measured Gaussian(double value, double sigma)
    {
        RequiredPositive(sigma, nameof(sigma));
        return double.IsFinite(value) && value >= -5 * sigma
            ? new GaussianMeasurement(value, sigma)
            : throw new ArgumentOutOfRangeException(
                nameof(value), Invariant($"value = {value} with sigma = {sigma}; an estimate of a positive number is above -5 sigma."));
    }

    /// <summary>Known up to a factor: ln(truth/value) has a Gaussian error of width ln kappa.</summary>
    /// <param name="value">The estimate (median), positive.</param>
    /// <param name="kappa">Factor of one standard deviation, above 1: 1.2 for 20 %.</param>
    public static Measured LogNormal(double value, double kappa)
    {
        RequiredPositive(value, nameof(value));
        return kappa > 1 && double.IsFinite(kappa)
            ? new LogNormalMeasurement(value, kappa)
            : throw new ArgumentOutOfRangeException(
                nameof(kappa), Invariant($"kappa = {kappa}; a log-normal factor is above 1, for example 1.2 for an uncertainty of 20 %."));
    }

    /// <summary>Gamma-distributed with this mean and standard deviation, as a rate estimated from k = (value/sigma)^2 events.</summary>
    /// <remarks>Bayesian averages use the gamma density of mean <paramref name="value"/> and width <paramref name="sigma"/>; profiling and
    /// toys use the equivalent Poisson count k at tau = value/sigma^2.</remarks>
    /// <param name="value">Mean, positive.</param>
    /// <param name="sigma">Standard deviation, positive.</param>
    public static Measured Gamma(double value, double sigma)
    {
        RequiredPositive(value, nameof(value));
        RequiredPositive(sigma, nameof(sigma));
        var tau = value / (sigma * sigma);
        return new ControlCount(value * tau, tau, PriorPower: -1);
    }

    /// <summary>Counted in a control region that expects tau times as many events: m ~ Poisson(tau b).</summary>
    /// <remarks>Bayesian averages use a flat prior for the rate, so that its density is Gamma(m + 1, tau).</remarks>
    /// <param name="count">Events in the control region, m; not an integer only in Asimov sets.</param>
    /// <param name="tau">Ratio of the expectations in control and signal region, positive.</param>
    public static Measured Control(double count, double tau) =>
        new ControlCount(Required(count, nameof(count)), RequiredPositive(tau, nameof(tau)), PriorPower: 0);

    /// <summary>An efficiency counted in simulation: passed ~ Binomial(total, efficiency).</summary>
    /// <remarks>Bayesian averages use a flat prior between 0 and 1.</remarks>
    /// <param name="passed">Simulated events that pass, at least 1.</param>
    /// <param name="total">Simulated events.</param>
    public static Measured Binomial(long passed, long total) => passed >= 1 && passed <= total
        ? new BinomialMeasurement(passed, total)
        : throw new ArgumentOutOfRangeException(
            nameof(passed), $"{passed} of {total} events pass; an efficiency needs at least 1 that passes and not more than all. Simulate more events.");

    /// <summary>-ln of the likelihood of the measurement for a true value, relative to its largest value.</summary>
    internal abstract double Penalty(double truth);

    /// <summary>Derivative of <see cref="Penalty"/>.</summary>
    internal abstract double Slope(double truth);

    /// <summary>The true value that, added to <paramref name="other"/> expected events, describes a count and this measurement best.</summary>
    internal virtual double BestAddition(double count, double other)
    {
        if (count == 0 && other == 0 && Slope(0) + 1 >= 0)
            return 0;
        var (low, high) = (Math.Min(Value, Math.Max(0, count - other)), Math.Max(Value, count - other));
        low = low > 0 ? low : 1e-12 * high;
        return RootFinder.TryFind(b => 1 - count / (other + b) + Slope(b), low, high, out var best) ? best : low;
    }

    /// <summary>The measurement done again.</summary>
    internal abstract Measured Again(double truth, RandomStream rng);

    /// <summary>The measurement as it is expected for a true value, without fluctuation: that of an Asimov set. An efficiency stays as it
    /// is, since without signal nothing moves it.</summary>
    internal virtual Measured Centred(double truth) => this;

    /// <summary>ln of the density of the true value after the measurement, up to a constant; -infinity where it cannot be.</summary>
    internal abstract double LogDensity(double truth);

    /// <summary>Points and weights that average over the density, fine enough for functions that change over
    /// <paramref name="resolution"/>.</summary>
    internal abstract WeightedNodes Nodes(double resolution);

    /// <summary>The measurement with <paramref name="factor"/> times as much data.</summary>
    internal abstract Measured Projected(double factor, UncertaintyScaling scaling);

    private static double Required(double value, string name) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, Invariant($"{name} = {value}; it has to be a finite number of at least 0."));

    private static double RequiredPositive(double value, string name) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, Invariant($"{name} = {value}; it has to be positive and finite."));
}
