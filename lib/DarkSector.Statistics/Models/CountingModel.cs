using DarkSector.Numerics.Random;
using static System.FormattableString;

namespace DarkSector.Statistics.Models;

/// <summary>A single-bin counting experiment: n events observed where strength times efficiency plus background are expected.</summary>
/// <remarks>
/// L(mu, e, b) = Poisson(n | mu e + b) times the likelihoods of the auxiliary measurements of background and efficiency. With a control region this
/// is the on/off problem, Poisson(n | mu + b) Poisson(m | tau b). The model holds the auxiliary measurements; the count n is given to the methods.
/// With an efficiency of 1 the strength is the number of signal events; with an efficiency of S it is the multiple of a signal of S events.
/// <code>
/// var model = CountingModel.OnOff(control: 10, tau: 10);
/// var limit = Bayesian.UpperLimit(model, observed: 5, confidence: 0.90, SignalPrior.Flat);
/// </code>
/// </remarks>
/// <param name="Background">Expected background events.</param>
/// <param name="Efficiency">Signal events per unit of strength, positive.</param>
public sealed record CountingModel(Measured Background, Measured Efficiency)
{
    /// <summary>Expected background events.</summary>
    public Measured Background { get; init => field = CheckedBackground(value); } = CheckedBackground(Background);

    /// <summary>Signal events per unit of strength.</summary>
    public Measured Efficiency { get; init => field = CheckedEfficiency(value); } = CheckedEfficiency(Efficiency);

    /// <summary>A known background.</summary>
    /// <param name="background">Expected events, at least 0.</param>
    public static CountingModel Known(double background) => With(Measured.Exactly(background));

    /// <summary>The on/off problem: background from a control region.</summary>
    /// <param name="control">Events in the control region (m, n_off), at least 0.</param>
    /// <param name="tau">Background expected there per background in the signal region (1/alpha), positive.</param>
    public static CountingModel OnOff(double control, double tau) => With(Measured.Control(control, tau));

    /// <summary>An uncertain background.</summary>
    /// <param name="background">The auxiliary measurement of it.</param>
    public static CountingModel With(Measured background) => new(background, Measured.Exactly(1));

    /// <summary>The same with another efficiency.</summary>
    /// <param name="efficiency">Signal events per unit of strength.</param>
    public CountingModel WithEfficiency(Measured efficiency) => new(Background, efficiency);

    /// <summary>The same with a known efficiency.</summary>
    /// <param name="efficiency">Signal events per unit of strength, positive.</param>
    public CountingModel WithEfficiency(double efficiency) => WithEfficiency(Measured.Exactly(efficiency));

    /// <summary>Expected events at the measured background and efficiency.</summary>
    /// <param name="strength">Signal strength.</param>
    public double Expected(double strength) => strength * Efficiency.Value + Math.Max(0, Background.Value);

    /// <summary>A pseudo-experiment: count and auxiliary measurements drawn for true values that equal those measured here.</summary>
    /// <param name="strength">True strength, at least 0.</param>
    /// <param name="rng">Random numbers.</param>
    /// <returns>A model with auxiliary measurements of its own, and its observed count.</returns>
    public (CountingModel Model, double Observed) Toy(double strength, RandomStream rng) =>
        Toy(strength, Math.Max(0, Background.Value), Efficiency.Value, rng);

    /// <summary>The model after more data: the background grows, the signal per unit of strength as well.</summary>
    /// <param name="factor">New luminosity over old, positive.</param>
    /// <param name="background">Whether the uncertainty of the background shrinks with data of its own or stays the same fraction.</param>
    /// <param name="efficiency">The same for the efficiency.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not positive and finite.</exception>
    public CountingModel Projected(
        double factor, UncertaintyScaling background = UncertaintyScaling.Statistical, UncertaintyScaling efficiency = UncertaintyScaling.Fixed)
    {
        if (!(factor > 0 && double.IsFinite(factor)))
            throw new ArgumentOutOfRangeException(nameof(factor), Invariant($"factor = {factor}; a ratio of luminosities is positive and finite."));
        return new CountingModel(Background.Projected(factor, background), Efficiency.Projected(factor, efficiency));
    }

    /// <summary>Background and efficiency in words.</summary>
    public override string ToString() => $"counting: background {Background}, efficiency {Efficiency}";

    internal (CountingModel Model, double Observed) Toy(double strength, double background, double efficiency, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        if (!(strength >= 0 && double.IsFinite(strength)))
            throw new ArgumentOutOfRangeException(nameof(strength), Invariant($"strength = {strength}; toys need a finite one of at least 0."));
        var observed = rng.Poisson(strength * efficiency + background);
        return (new CountingModel(Background.Again(background, rng), Positive(efficiency, rng)), observed);
    }

    internal static void RequireCount(double observed)
    {
        if (!(observed >= 0 && double.IsFinite(observed)))
            throw new ArgumentOutOfRangeException(nameof(observed), Invariant($"observed = {observed}; a count is a finite number of at least 0."));
    }

    internal static void RequireWholeCount(double observed)
    {
        RequireCount(observed);
        if (observed != Math.Floor(observed))
        {
            throw new ArgumentOutOfRangeException(
                nameof(observed), Invariant($"observed = {observed}; this method counts events one by one and needs a whole number."));
        }
    }

    private static Measured CheckedBackground(Measured background)
    {
        ArgumentNullException.ThrowIfNull(background);
        return background is not BinomialMeasurement
            ? background
            : throw new ArgumentException("The background is a binomial measurement, which is an efficiency; count it in a control region instead.");
    }

    private static Measured CheckedEfficiency(Measured efficiency)
    {
        ArgumentNullException.ThrowIfNull(efficiency);
        return efficiency.Value > 0
            ? efficiency
            : throw new ArgumentException(Invariant($"The efficiency is {efficiency.Value}; without a positive efficiency there is nothing to limit."));
    }

    /// <summary>An efficiency measured as not positive would not have been used: it is measured again.</summary>
    private Measured Positive(double efficiency, RandomStream rng)
    {
        while (true)
        {
            var again = Efficiency.Again(efficiency, rng);
            if (again.Value > 0)
                return again;
        }
    }
}
