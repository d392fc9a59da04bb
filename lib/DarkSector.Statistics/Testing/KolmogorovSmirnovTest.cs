using static System.FormattableString;

namespace DarkSector.Statistics.Testing;

/// <summary>The Kolmogorov-Smirnov test: the largest distance between cumulative distributions.</summary>
/// <remarks>Use this for unbinned numbers. The hypothesis must not have been fitted to the same data, else p-values are too large. p-values
/// are exact for small samples without weights (ties in two samples are ignored, which makes them conservative); weighted samples count as
/// their effective number of events, (sum w)^2 / sum w^2, in the asymptotic formula.</remarks>
public static class KolmogorovSmirnovTest
{
    private const long LargestLattice = 4_000_000;

    /// <summary>Whether numbers come from a distribution.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="cumulative">Cumulative distribution of the hypothesis, rising from 0 to 1.</param>
    public static GoodnessOfFitResult OneSample(IReadOnlyList<double> values, Func<double, double> cumulative)
    {
        ArgumentNullException.ThrowIfNull(cumulative);
        var sorted = Sorted(values, nameof(values));
        var distance = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            var f = cumulative(sorted[i]);
            if (!(f is >= 0 and <= 1))
                throw new ArgumentException(Invariant($"The cumulative distribution is {f} at {sorted[i]}; it has to lie between 0 and 1."));
            distance = Math.Max(distance, Math.Max((i + 1.0) / sorted.Length - f, f - i / (double)sorted.Length));
        }

        return new GoodnessOfFitResult(
            "Kolmogorov-Smirnov, one sample", distance, KolmogorovDistribution.Survival(distance, sorted.Length), 0, "hypothesis not fitted to these data");
    }

    /// <summary>Whether two samples come from the same distribution.</summary>
    /// <param name="first">One sample.</param>
    /// <param name="second">The other.</param>
    public static GoodnessOfFitResult TwoSamples(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var (a, b) = (Sorted(first, nameof(first)), Sorted(second, nameof(second)));
        var distance = Distance(a, Equal(a.Length), b, Equal(b.Length));
        var exact = (long)a.Length * b.Length <= LargestLattice;
        var pValue = exact
            ? KolmogorovDistribution.TwoSampleSurvival(distance, a.Length, b.Length)
            : Asymptotic(distance, a.Length, b.Length);
        return new GoodnessOfFitResult("Kolmogorov-Smirnov, two samples", distance, pValue, 0, exact ? "independent samples" : "independent samples, asymptotic");
    }

    /// <summary>Whether two weighted samples come from the same distribution.</summary>
    /// <param name="first">One sample.</param>
    /// <param name="firstWeights">Its weights, not negative.</param>
    /// <param name="second">The other sample.</param>
    /// <param name="secondWeights">Its weights, not negative.</param>
    public static GoodnessOfFitResult TwoSamples(
        IReadOnlyList<double> first, IReadOnlyList<double> firstWeights, IReadOnlyList<double> second, IReadOnlyList<double> secondWeights)
    {
        var (a, u) = Sorted(first, firstWeights, nameof(first));
        var (b, v) = Sorted(second, secondWeights, nameof(second));
        var distance = Distance(a, u, b, v);
        var (n, m) = (Effective(u), Effective(v));
        return new GoodnessOfFitResult(
            "Kolmogorov-Smirnov, two weighted samples", distance, Asymptotic(distance, n, m), 0,
            Invariant($"asymptotic, {n:F0} and {m:F0} effective events"));
    }

    /// <summary>The asymptotic p-value of two samples, in which they count as n m/(n + m) events.</summary>
    internal static double Asymptotic(double distance, double n, double m) =>
        KolmogorovDistribution.Survival(distance, Math.Max(1, Math.Round(n * m / (n + m))));

    private static double Distance(double[] a, double[] u, double[] b, double[] v)
    {
        var (sumU, sumV) = (u.Sum(), v.Sum());
        var (i, j, f, g, distance) = (0, 0, 0.0, 0.0, 0.0);
        while (i < a.Length && j < b.Length)
        {
            var x = Math.Min(a[i], b[j]);
            while (i < a.Length && a[i] == x)
                f += u[i++] / sumU;
            while (j < b.Length && b[j] == x)
                g += v[j++] / sumV;
            distance = Math.Max(distance, Math.Abs(f - g));
        }

        return distance;
    }

    private static double Effective(double[] weights) => weights.Sum() * weights.Sum() / weights.Sum(weight => weight * weight);

    private static double[] Equal(int count) => [.. Enumerable.Repeat(1.0, count)];

    private static double[] Sorted(IReadOnlyList<double> values, string name) => Sorted(values, Equal((values ?? []).Count), name).Values;

    private static (double[] Values, double[] Weights) Sorted(IReadOnlyList<double> values, IReadOnlyList<double> weights, string name)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        ArgumentNullException.ThrowIfNull(weights, name);
        if (values.Count == 0 || weights.Count != values.Count)
            throw new ArgumentException($"{name} has {values.Count} values and {weights.Count} weights; at least one of each, and as many, are needed.");
        for (var i = 0; i < values.Count; i++)
        {
            if (double.IsNaN(values[i]) || !(weights[i] >= 0 && double.IsFinite(weights[i])))
            {
                throw new ArgumentException(
                    Invariant($"{name} has the value {values[i]} with weight {weights[i]} at {i}; values are numbers, weights finite and not negative."));
            }
        }

        if (!(weights.Sum() > 0))
            throw new ArgumentException($"All weights of {name} are zero; nothing can be compared.");
        var (sorted, sortedWeights) = (values.ToArray(), weights.ToArray());
        Array.Sort(sorted, sortedWeights);
        return (sorted, sortedWeights);
    }
}
