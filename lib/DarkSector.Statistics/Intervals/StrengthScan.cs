using DarkSector.Numerics.Optimization;

namespace DarkSector.Statistics.Intervals;

/// <summary>Where a function of the strength changes its sign, in a range that widens by itself.</summary>
internal static class StrengthScan
{
    private const int MaximumDoublings = 200;

    /// <summary>The strength at which a function that is negative at <paramref name="lower"/> becomes positive.</summary>
    /// <exception cref="InvalidOperationException">It stays negative, or is not a number.</exception>
    internal static double FirstAbove(Func<double, double> function, double lower, double guess)
    {
        var first = lower;
        var upper = guess;
        for (var doubling = 0; doubling < MaximumDoublings; doubling++)
        {
            var value = function(upper);
            if (value >= 0)
                return RootFinder.Find(function, lower, upper, 1e-11);
            if (double.IsNaN(value))
                break;
            (lower, upper) = (upper, 2 * upper);
        }

        throw new InvalidOperationException(
            $"No strength between {first:G6} and {upper:G6} is excluded at this confidence level. Lower it, or check the uncertainty of the efficiency.");
    }

    /// <summary>The boundary between <paramref name="outside"/> and <paramref name="inside"/>, by bisection of a yes or no.</summary>
    internal static double Edge(Func<double, bool> accepted, double outside, double inside)
    {
        for (var halving = 0; halving < 60 && Math.Abs(outside - inside) > 1e-8 * Math.Abs(inside); halving++)
        {
            var middle = 0.5 * (outside + inside);
            if (accepted(middle))
                inside = middle;
            else
                outside = middle;
        }

        return inside;
    }
}
