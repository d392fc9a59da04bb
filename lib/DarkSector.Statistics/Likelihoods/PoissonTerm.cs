namespace DarkSector.Statistics.Likelihoods;

/// <summary>Half the Poisson deviance of a bin, continued to where no events can be expected, so that a minimisation finds its way back.</summary>
/// <remarks>A shift of a template may take the sum of a bin below zero. Without events the term nu ends at zero: below, it is
/// nu + nu^2/(2 floor), a soft wall. With events it rises steeply anyway: below the floor it is continued by its parabola. At and above the floor (zero,
/// without events) the term is exact.</remarks>
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
            return expected >= 0
                ? new(expected, 1, 0)
                : new(expected * (1 + 0.5 * expected / floor), 1 + expected / floor, 1 / floor);
        }

        var at = Math.Max(expected, Math.Min(floor, 0.5 * count));
        var (value, first, second) = (PoissonDeviance.Half(count, at), 1 - count / at, count / (at * at));
        var below = Math.Min(expected - at, 0);
        return new(value + below * (first + 0.5 * below * second), first + below * second, second);
    }

    /// <summary>The expectation at which the term is smallest.</summary>
    internal static double Best(double count, double floor) => count > 0 ? count : -floor;
}
