namespace DarkSector.Statistics.Likelihoods;

/// <summary>The best factors of one bin, whatever their number: nu = C + sum_j gamma_j A_j.</summary>
/// <remarks>One factor has a closed form. Several are functions of the common slope t of the Poisson term, and nu(t) = C + sum_j gamma_j(t) A_j falls
/// where t(nu) rises: one equation with one root, found by secants inside a bracket.</remarks>
internal readonly ref struct BinProfile
{
    private const int MaximumIterations = 200;

    /// <summary>Observed events n.</summary>
    internal required double Count { get; init; }

    /// <summary>Where the Poisson term is continued, <see cref="PoissonTerm"/>.</summary>
    internal required double Floor { get; init; }

    /// <summary>C, events that no factor multiplies.</summary>
    internal required double Unscaled { get; init; }

    /// <summary>A, the events that each factor multiplies.</summary>
    internal required ReadOnlySpan<double> Scaled { get; init; }

    /// <summary>The constraints of the factors.</summary>
    internal required ReadOnlySpan<BinFactor> Factors { get; init; }

    /// <summary>The auxiliary measurements.</summary>
    internal required ReadOnlySpan<double> Centres { get; init; }

    /// <summary>Fills the best factors; one that multiplies nothing stays at its auxiliary value.</summary>
    internal void Solve(Span<double> gammas)
    {
        if (Scaled.Length == 1 && Scaled[0] > 0 && Unscaled >= 0)
        {
            gammas[0] = Factors[0].Best(Count, Scaled[0], Unscaled, Centres[0]);
            if (gammas[0] * Scaled[0] + Unscaled >= (Count > 0 ? Floor : 0))
                return;
        }

        var rest = AtSlope(0, gammas);
        if (rest != PoissonTerm.Best(Count, Floor))
            AtSlope(PoissonTerm.Of(Count, Root(rest, gammas), Floor).First, gammas);
    }

    /// <summary>The expectation at the maximum: between the one with all factors at rest and the one the count alone would choose.</summary>
    private double Root(double rest, Span<double> gammas)
    {
        var best = PoissonTerm.Best(Count, Floor);
        var (low, high) = (Math.Min(rest, best), Math.Max(rest, best));
        var (atLow, atHigh) = (Excess(low, gammas), Excess(high, gammas));
        for (var iteration = 0; iteration < MaximumIterations && high - low > 1e-15 * (Math.Abs(high) + Math.Abs(low)); iteration++)
        {
            var isSecant = iteration % 3 < 2 && atLow > 0 && double.IsFinite(atLow) && atHigh < 0;
            var nu = low + (high - low) * (isSecant ? atLow / (atLow - atHigh) : 0.5);
            if (nu <= low || nu >= high)
                nu = 0.5 * (low + high);
            if (nu <= low || nu >= high)
                break;
            var excess = Excess(nu, gammas);
            if (excess == 0)
                return nu;
            if (excess > 0)
                (low, atLow) = (nu, excess);
            else
                (high, atHigh) = (nu, excess);
        }

        return Math.Abs(atLow) < Math.Abs(atHigh) ? low : high;
    }

    private double Excess(double nu, Span<double> gammas) => AtSlope(PoissonTerm.Of(Count, nu, Floor).First, gammas) - nu;

    /// <summary>The factors at a slope of the Poisson term, and what they expect.</summary>
    private double AtSlope(double slope, Span<double> gammas)
    {
        var expected = Unscaled;
        for (var j = 0; j < gammas.Length; j++)
        {
            gammas[j] = Scaled[j] > 0
                ? Factors[j].AtSlope(slope, Scaled[j], Centres[j])
                : Math.Clamp(Centres[j], Factors[j].Lower, Factors[j].Upper);
            expected += gammas[j] * Scaled[j];
        }

        return expected;
    }
}
