using DarkSector.Numerics.Optimization;
using DarkSector.Statistics.Likelihoods;

namespace DarkSector.Statistics.Models;

/// <summary>The likelihood of a counting experiment with background and efficiency at their best for each strength.</summary>
/// <remarks>Values are -ln L relative to the perfect description of count and auxiliary measurements, so 0 at best.</remarks>
internal readonly record struct CountingProfile(CountingModel Model, double Observed)
{
    /// <summary>The strength that describes everything perfectly; negative for a deficit.</summary>
    internal double Unbounded => (Observed - Math.Max(0, Model.Background.Value)) / Model.Efficiency.Value;

    /// <summary>The best strength that is not negative.</summary>
    internal double Best => Math.Max(0, Unbounded);

    /// <summary>-ln L at the best strength that is not negative.</summary>
    internal double Lowest => Unbounded >= 0 && Model.Background.Value >= 0 ? 0 : At(Best);

    /// <summary>-ln L at a strength, minimised over background and efficiency.</summary>
    internal double At(double strength)
    {
        var (background, efficiency) = Nuisances(strength);
        return PoissonDeviance.Half(Observed, strength * efficiency + background)
            + Model.Background.Penalty(background) + Model.Efficiency.Penalty(efficiency);
    }

    /// <summary>Background and efficiency that describe the data best at a strength.</summary>
    internal (double Background, double Efficiency) Nuisances(double strength)
    {
        var efficiency = BestEfficiency(strength);
        return (Model.Background.BestAddition(Observed, strength * efficiency), efficiency);
    }

    /// <summary>q-tilde, Eq. 16 of arXiv:1007.1727: 0 at and below the best strength.</summary>
    internal double QTilde(double strength) => strength <= Best ? 0 : 2 * Math.Max(0, At(strength) - Lowest);

    /// <summary>t-tilde, Eq. 11 of arXiv:1007.1727: two-sided, with the best strength not below 0.</summary>
    internal double TTilde(double strength) => 2 * Math.Max(0, At(strength) - Lowest);

    // By the envelope theorem the background may be held at its best while the efficiency moves.
    private double BestEfficiency(double strength)
    {
        var measured = Model.Efficiency;
        if (measured is ExactValue || strength == 0)
            return measured.Value;
        var (background, observed) = (Model.Background, Observed);
        double Slope(double efficiency)
        {
            var signal = strength * efficiency;
            var expected = signal + background.BestAddition(observed, signal);
            var pull = observed == 0 ? 1 : expected > 0 ? 1 - observed / expected : double.NegativeInfinity;
            return strength * pull + measured.Slope(efficiency);
        }

        // Too many events push the efficiency up, too few push it down; below zero or above its range it cannot go.
        var at = measured.Value;
        if (Slope(at) == 0)
            return at;
        var end = Slope(at) > 0 ? 1e-6 * at : measured is BinomialMeasurement ? 1 - 1e-12 : Math.Max(2 * at, 2 * (observed + 1) / strength);
        return RootFinder.TryFind(Slope, Math.Min(at, end), Math.Max(at, end), out var best) ? best : end;
    }
}
