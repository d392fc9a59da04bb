using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Intervals;

/// <summary>Probabilities of a counting experiment by summing over all its outcomes, (n, m) with a control region, nothing being drawn.</summary>
/// <remarks>For each m a statistic is unimodal in n, so that the outcomes less extreme than a threshold are the counts between two bounds: found by
/// bisection, summed by incomplete gamma functions. Outcomes of less than 1e-13 in a tail of m are left out, and
/// beyond 10 000 control events only every hundredth of a standard deviation of m is looked at.</remarks>
internal sealed class CountingTails(CountingModel model, double strength, double threshold, Func<CountingProfile, double, double> statistic)
{
    private const double StepsPerDeviation = 100;

    // Two outcomes with equal statistics may differ by rounding.
    private readonly double limit = threshold - 1e-9 * Math.Max(1, threshold);

    /// <summary>Probability of a statistic at or above the threshold, for given true values.</summary>
    internal double AtOrAbove(double truth, double background)
    {
        // Data that are impossible at this strength have an infinite statistic, which no outcome of this strength reaches.
        if (double.IsPositiveInfinity(threshold))
            return 0;
        var signal = truth * model.Efficiency.Value;
        if (model.Background is not ControlCount control)
            return Math.Clamp(1 - Below(model, signal + background), 0, 1);
        var mean = control.Tau * background;
        var first = (long)Math.Max(0, Math.Floor(mean - 8 * Math.Sqrt(mean) - 8));
        var last = (long)Math.Ceiling(mean + 8 * Math.Sqrt(mean) + 25);
        var stride = Math.Max(1, (long)(Math.Sqrt(mean) / StepsPerDeviation));
        var (inside, total) = (0.0, 0.0);
        for (var count = first; count <= last; count += stride)
        {
            var probability = PoissonDistribution.Probability(count, mean);
            total += probability;
            if (probability > 1e-13)
                inside += probability * Below(model with { Background = control with { Count = count } }, signal + background);
        }

        return Math.Clamp(1 - (stride == 1 ? inside : inside / total), 0, 1);
    }

    /// <summary>Probability of a statistic below the threshold, given the auxiliary measurements.</summary>
    private double Below(CountingModel toy, double mean)
    {
        double Statistic(long observed) => statistic(new CountingProfile(toy, observed), strength);

        // The statistic is smallest where the data are as expected at this strength.
        var bottom = (long)Math.Round(toy.Expected(strength));
        var found = Enumerable.Range(-1, 3).Select(step => Math.Max(0, bottom + step)).FirstOrDefault(n => Statistic(n) < limit, -1);
        if (found < 0)
            return 0;
        var low = Statistic(0) < limit ? 0 : Turn(Statistic, 0, found);
        var step = Math.Max(8, found);
        var high = found + step;
        while (Statistic(high) < limit && high < mean + 40 * Math.Sqrt(mean) + 100)
            high += step *= 2;
        var top = Statistic(high) < limit ? high : Turn(Statistic, high, found);
        return PoissonDistribution.Cdf(top, mean) - PoissonDistribution.Cdf(low - 1, mean);
    }

    /// <summary>The last count below the threshold on the way from one inside to one outside.</summary>
    private long Turn(Func<long, double> at, long outside, long inside)
    {
        while (Math.Abs(outside - inside) > 1)
        {
            var middle = (outside + inside) / 2;
            if (at(middle) < limit)
                inside = middle;
            else
                outside = middle;
        }

        return inside;
    }
}
