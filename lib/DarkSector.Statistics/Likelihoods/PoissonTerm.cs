namespace DarkSector.Statistics.Likelihoods;

/// <summary>Half the Poisson deviance of a bin, continued to where no events can be expected, so that a minimisation finds its way back.</summary>
/// <remarks>A shift of a template may take the sum of a bin below zero. Without events the term nu ends at zero: below, it is
/// floor (exp(nu/floor) - 1), which pulls no further than a few floors. With events it rises steeply anyway: below the floor it is continued by its
/// parabola. At and above the floor (zero, without events) the term is exact.</remarks>
/// <param name="Value">nu - n - n ln(nu/n).</param>
/// <param name="First">Its derivative with respect to nu.</param>
/// <param name="Second">Its second derivative.</param>
internal readonly record struct PoissonTerm(double Value, double First, double Second)
{
    /// <summary>The term of a bin.</summary>
    /// <param name="count">Observed events n.</param>
    /// <param name="expected">Expected events nu.</param>
    /// <param name="floor">A positive number far below any expectation of interest.</param>
    internal static PoissonTerm Of(double count, double expected, double floor)
    {
        if (count == 0)
        {
            if (expected >= 0)
                return new(expected, 1, 0);
            var decay = Math.Exp(expected / floor);
            return new(floor * (decay - 1), decay, decay / floor);
        }

        var at = Math.Max(expected, floor);
        var (first, second) = (1 - count / at, count / (at * at));
        var value = PoissonDeviance.Half(count, at);
        if (expected >= floor)
            return new(value, first, second);
        var below = expected - floor;
        return new(value + below * (first + 0.5 * below * second), first + below * second, second);
    }

    /// <summary>The first derivative alone.</summary>
    internal static double Slope(double count, double expected, double floor)
    {
        if (count == 0)
            return expected >= 0 ? 1 : Math.Exp(expected / floor);
        return expected >= floor ? 1 - count / expected : 1 - count / floor + (expected - floor) * count / (floor * floor);
    }
}
