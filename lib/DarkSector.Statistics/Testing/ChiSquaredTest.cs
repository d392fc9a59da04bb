using MathNet.Numerics;
using static System.FormattableString;

namespace DarkSector.Statistics.Testing;

/// <summary>Pearson's chi-squared between counts and expectations.</summary>
/// <remarks>Use this for binned data with at least about five expected events in each bin; with fewer, use the deviance with toys. The sum of
/// (n - nu)^2/nu is distributed as chi-squared with (bins - fitted parameters) degrees of freedom if counts are Poisson and parameters were
/// fitted to the same bins by maximum likelihood. PDG review "Statistics", section on goodness of fit.</remarks>
public static class ChiSquaredTest
{
    private const double FewestExpected = 5;

    /// <summary>The test.</summary>
    /// <param name="observed">Counts per bin.</param>
    /// <param name="expected">Expected events per bin, positive.</param>
    /// <param name="fittedParameters">Parameters fitted to these counts.</param>
    public static GoodnessOfFitResult Of(IReadOnlyList<double> observed, IReadOnlyList<double> expected, int fittedParameters = 0)
    {
        ArgumentNullException.ThrowIfNull(observed);
        ArgumentNullException.ThrowIfNull(expected);
        if (observed.Count != expected.Count)
            throw new ArgumentException($"{observed.Count} observed and {expected.Count} expected bins; there must be one of each per bin.");
        var degrees = observed.Count - fittedParameters;
        if (fittedParameters < 0 || degrees < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(fittedParameters), $"{fittedParameters} fitted parameters for {observed.Count} bins leave no degree of freedom.");
        }

        var sum = 0.0;
        for (var bin = 0; bin < observed.Count; bin++)
        {
            if (!(observed[bin] >= 0 && double.IsFinite(observed[bin])))
                throw new ArgumentException(Invariant($"Bin {bin} has {observed[bin]} observed events; a count is a finite number of at least 0."));
            if (!(expected[bin] > 0 && double.IsFinite(expected[bin])))
                throw new ArgumentException(Invariant($"Bin {bin} expects {expected[bin]} events; chi-squared needs a positive number. Merge it with a neighbour."));
            sum += (observed[bin] - expected[bin]) * (observed[bin] - expected[bin]) / expected[bin];
        }

        var sparse = expected.Count(events => events < FewestExpected);
        return new GoodnessOfFitResult(
            "chi-squared", sum, SpecialFunctions.GammaUpperRegularized(0.5 * degrees, 0.5 * sum), 0, $"{degrees} degrees of freedom, Poisson counts")
        {
            Warnings = sparse == 0
                ? []
                : [$"{sparse} of {expected.Count} bins expect fewer than {FewestExpected} events: the p-value is not reliable. Merge bins or use toys"],
        };
    }
}
