using DarkSector.Numerics.Optimization;
using MathNet.Numerics;

namespace DarkSector.Numerics.Shapes;

/// <summary>The Poisson distribution: probabilities, tails, and the means at which a tail has a given probability.</summary>
/// <remarks>Use this for counts: a tail sum over counts is an incomplete gamma function of the mean, P(N &lt;= n; mu) = Q(n + 1, mu), so
/// that no sum is needed and counts that are no integers (Asimov sets) have a smooth continuation. Relative accuracy about 1e-12 up to
/// means of 1e5.</remarks>
public static class PoissonDistribution
{
    /// <summary>ln P(N = n; mu) = -mu + n ln mu - ln Gamma(n + 1), without cancellation for large n.</summary>
    /// <param name="count">n, not negative; need not be an integer.</param>
    /// <param name="mean">mu, not negative.</param>
    /// <returns>-infinity where the count cannot happen.</returns>
    public static double LogProbability(double count, double mean)
    {
        Require(count, mean);
        if (count == 0)
            return -mean;
        if (mean == 0)
            return double.NegativeInfinity;

        // Loader's form: deviance from n plus the error of Stirling's formula.
        var x = (mean - count) / count;
        return -count * (x - LogOnePlus(x)) - 0.5 * Math.Log(2 * Math.PI * count) - StirlingError(count);
    }

    /// <summary>P(N = n; mu).</summary>
    /// <param name="count">n, not negative.</param>
    /// <param name="mean">mu, not negative.</param>
    public static double Probability(double count, double mean) => Math.Exp(LogProbability(count, mean));

    /// <summary>Probability of this count or fewer, P(N &lt;= n; mu) = Q(n + 1, mu).</summary>
    /// <param name="count">n; below 0 the probability is 0.</param>
    /// <param name="mean">mu, not negative.</param>
    public static double Cdf(double count, double mean)
    {
        if (count < 0)
            return 0;
        Require(count, mean);
        return mean == 0 ? 1 : SpecialFunctions.GammaUpperRegularized(count + 1, mean);
    }

    /// <summary>Probability of this count or more, P(N >= n; mu) = P(n, mu).</summary>
    /// <param name="count">n; at 0 and below the probability is 1.</param>
    /// <param name="mean">mu, not negative.</param>
    public static double Survival(double count, double mean)
    {
        if (count <= 0)
            return 1;
        Require(count, mean);
        return mean == 0 ? 0 : SpecialFunctions.GammaLowerRegularized(count, mean);
    }

    /// <summary>The mean at which this count or fewer has a given probability: the classical upper limit, -ln p at n = 0.</summary>
    /// <param name="count">n, not negative.</param>
    /// <param name="probability">Between 0 and 1, both excluded.</param>
    public static double MeanWithCdf(double count, double probability)
    {
        RequireProbability(probability);
        Require(count, 0);
        return count == 0 ? -Math.Log(probability) : Solve(mean => Math.Log(Cdf(count, mean) / probability), count + 1);
    }

    /// <summary>The mean at which this count or more has a given probability: the classical lower limit; 0 at n = 0.</summary>
    /// <param name="count">n, not negative.</param>
    /// <param name="probability">Between 0 and 1, both excluded.</param>
    public static double MeanWithSurvival(double count, double probability)
    {
        RequireProbability(probability);
        Require(count, 0);
        return count == 0 ? 0 : Solve(mean => Math.Log(probability / Survival(count, mean)), count);
    }

    /// <summary>The zero of a function that falls with the mean.</summary>
    private static double Solve(Func<double, double> falling, double guess)
    {
        var (lower, upper) = (guess, guess);
        while (falling(lower) < 0)
            lower *= 0.5;
        while (falling(upper) > 0)
            upper *= 2;
        return RootFinder.Find(falling, lower, upper, 1e-15);
    }

    private static void Require(double count, double mean)
    {
        if (!(count >= 0 && double.IsFinite(count)))
            throw new ArgumentOutOfRangeException(nameof(count), $"count = {count}; a count is a finite number of at least 0.");
        if (!(mean >= 0))
            throw new ArgumentOutOfRangeException(nameof(mean), $"mean = {mean}; a Poisson mean is at least 0.");
    }

    private static void RequireProbability(double probability)
    {
        if (!(probability is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), $"probability = {probability}; it has to lie between 0 and 1.");
    }

    /// <summary>ln Gamma(n + 1) - (n ln n - n + ln(2 pi n)/2).</summary>
    private static double StirlingError(double n)
    {
        if (n < 16)
            return SpecialFunctions.GammaLn(n + 1) - (n * Math.Log(n) - n + 0.5 * Math.Log(2 * Math.PI * n));
        var square = n * n;
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square) / n;
    }

    private static double LogOnePlus(double x)
    {
        var y = 1 + x;
        return y == 1 ? x : Math.Log(y) * (x / (y - 1));
    }
}
