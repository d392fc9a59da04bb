using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Models;
using static System.FormattableString;

namespace DarkSector.Statistics.Intervals;

/// <summary>Averages over the densities of background and efficiency, by Gauss-Legendre quadrature.</summary>
internal sealed class CountingAverage
{
    private readonly double observed;
    private readonly WeightedNodes backgrounds;
    private readonly WeightedNodes efficiencies;

    internal CountingAverage(CountingModel model, double observed)
    {
        this.observed = observed;
        backgrounds = model.Background.Nodes(Math.Sqrt(observed + 1));
        efficiencies = model.Efficiency.Nodes(model.Efficiency.Value / Math.Sqrt(observed + 1));
        RequirePossible(Tail(0), model, observed);
    }

    /// <summary>Refuses a count that is impossible without signal, and more so with it.</summary>
    internal static void RequirePossible(double probability, CountingModel model, double observed)
    {
        if (!(probability > 1e-290))
        {
            throw new ArgumentException(
                Invariant($"{observed} observed events are impossible with the background of {model}: the probability of so few is below 1e-290. ")
                + "Check the background estimate, tau or the luminosity.");
        }
    }

    /// <summary>P(N &lt;= n) on average.</summary>
    internal double Tail(double strength) => Average((background, efficiency) => PoissonDistribution.Cdf(observed, strength * efficiency + background));

    /// <summary>P(N = n) on average: the likelihood with background and efficiency integrated out.</summary>
    internal double Likelihood(double strength) =>
        Average((background, efficiency) => PoissonDistribution.Probability(observed, strength * efficiency + background));

    /// <summary>Integral of <see cref="Likelihood"/> from 0 to a strength, which is known in closed form for each efficiency.</summary>
    internal double Integral(double strength) => Average((background, efficiency) =>
        (PoissonDistribution.Cdf(observed, background) - PoissonDistribution.Cdf(observed, strength * efficiency + background)) / efficiency);

    /// <summary>The integral beyond a strength.</summary>
    internal double IntegralAbove(double strength) =>
        Average((background, efficiency) => PoissonDistribution.Cdf(observed, strength * efficiency + background) / efficiency);

    /// <summary>Fisher information of the strength when background and efficiency are integrated out.</summary>
    /// <remarks>I = sum_n (dp_n/dmu)^2 / p_n, with dP(n|nu)/dnu = P(n-1|nu) - P(n|nu).</remarks>
    internal double Information(double strength)
    {
        var highest = efficiencies.Values[^1] * strength + backgrounds.Values[^1];
        var counts = (int)Math.Ceiling(highest + 8 * Math.Sqrt(highest) + 25);
        var (probability, slope) = (new double[counts], new double[counts]);
        for (var j = 0; j < efficiencies.Values.Length; j++)
        {
            var efficiency = efficiencies.Values[j];
            for (var i = 0; i < backgrounds.Values.Length; i++)
            {
                var mean = strength * efficiency + backgrounds.Values[i];
                Add(mean, backgrounds.Weights[i] * efficiencies.Weights[j], efficiency, probability, slope);
            }
        }

        return probability.Zip(slope, (p, d) => p > 1e-300 ? d * d / p : 0).Sum();
    }

    // Upwards and downwards from the most likely count, by the ratio of neighbours.
    private static void Add(double mean, double weight, double efficiency, double[] probability, double[] slope)
    {
        var mode = Math.Min((int)mean, probability.Length - 1);
        var peak = weight * PoissonDistribution.Probability(mode, mean);
        var p = peak;
        for (var n = mode; n < probability.Length && p > 1e-18 * peak; n++)
        {
            probability[n] += p;
            slope[n] += efficiency * (mean > 0 ? p * (n / mean - 1) : n == 1 ? weight : -p);
            p *= mean / (n + 1);
        }

        p = peak;
        for (var n = mode - 1; n >= 0 && p > 1e-18 * peak; n--)
        {
            p *= (n + 1) / mean;
            probability[n] += p;
            slope[n] += efficiency * p * (n / mean - 1);
        }
    }

    private double Average(Func<double, double, double> function)
    {
        var sum = 0.0;
        for (var j = 0; j < efficiencies.Values.Length; j++)
        {
            for (var i = 0; i < backgrounds.Values.Length; i++)
                sum += backgrounds.Weights[i] * efficiencies.Weights[j] * function(backgrounds.Values[i], efficiencies.Values[j]);
        }

        return sum;
    }
}
