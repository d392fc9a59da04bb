namespace DarkSector.Numerics.Optimization;

/// <summary>Where a continuous function of one variable crosses zero.</summary>
/// <remarks>Chandrupatla's method: inverse quadratic interpolation where it is safe, bisection where it is not; never leaves the bracket.
/// T. R. Chandrupatla, Advances in Engineering Software 28 (1997) 145. Use <see cref="Find"/> when a missing root is a mistake and
/// <see cref="TryFind"/> when it is an ordinary answer.</remarks>
public static class RootFinder
{
    private const int MaximumEvaluations = 200;
    private const double MachinePrecision = 2.220446049250313e-16;

    /// <summary>The root of <paramref name="function"/> between <paramref name="lower"/> and <paramref name="upper"/>.</summary>
    /// <param name="function">A continuous function.</param>
    /// <param name="lower">One end of the bracket.</param>
    /// <param name="upper">The other end; the function has the opposite sign there, or is zero.</param>
    /// <param name="relativeTolerance">Accuracy relative to the root.</param>
    /// <exception cref="InvalidOperationException">The function has the same sign at both ends, or is not a number in between.</exception>
    public static double Find(Func<double, double> function, double lower, double upper, double relativeTolerance = 1e-12) =>
        TryFind(function, lower, upper, out var root, relativeTolerance)
            ? root
            : throw new InvalidOperationException(
                $"No root between {lower:R} and {upper:R}: the function is {function(lower):R} and {function(upper):R} there. "
                + "Choose a bracket at whose ends the signs differ.");

    /// <summary>Looks for the root of <paramref name="function"/> between <paramref name="lower"/> and <paramref name="upper"/>.</summary>
    /// <param name="function">A continuous function.</param>
    /// <param name="lower">One end of the bracket.</param>
    /// <param name="upper">The other end.</param>
    /// <param name="root">The root, or NaN.</param>
    /// <param name="relativeTolerance">Accuracy relative to the root.</param>
    /// <returns>False when the signs at the ends agree or the function is not a number.</returns>
    public static bool TryFind(
        Func<double, double> function, double lower, double upper, out double root, double relativeTolerance = 1e-12)
    {
        ArgumentNullException.ThrowIfNull(function);
        if (!(relativeTolerance > 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(relativeTolerance), $"relativeTolerance = {relativeTolerance}; it has to be positive, for example 1e-10.");
        }

        root = double.NaN;
        var fLower = function(lower);
        var fUpper = function(upper);
        if (double.IsNaN(fLower) || double.IsNaN(fUpper) || fLower * fUpper > 0)
            return false;
        root = Narrow(function, (lower, fLower), (upper, fUpper), Math.Max(relativeTolerance, 2 * MachinePrecision));
        return !double.IsNaN(root);
    }

    private static double Narrow(Func<double, double> function, (double X, double F) a, (double X, double F) b, double tolerance)
    {
        var fraction = 0.5;
        for (var evaluation = 0; evaluation < MaximumEvaluations; evaluation++)
        {
            var best = Math.Abs(a.F) < Math.Abs(b.F) ? a : b;
            var smallest = Math.Max(tolerance * Math.Abs(best.X), double.Epsilon) / Math.Abs(b.X - a.X);
            if (best.F == 0 || smallest >= 1 || double.IsNaN(smallest))
                return best.X;
            fraction = Math.Clamp(fraction, 0.5 * smallest, 1 - 0.5 * smallest);

            var x = a.X + fraction * (b.X - a.X);
            var next = (X: x, F: function(x));
            if (double.IsNaN(next.F))
                return double.NaN;

            // a is the newest point, b the end with the opposite sign, c the point that was replaced.
            (double X, double F) c;
            if (Math.Sign(next.F) == Math.Sign(a.F))
                c = a;
            else
                (b, c) = (a, b);
            a = next;
            fraction = InterpolatedFraction(a, b, c);
        }

        return Math.Abs(a.F) < Math.Abs(b.F) ? a.X : b.X;
    }

    private static double InterpolatedFraction((double X, double F) a, (double X, double F) b, (double X, double F) c)
    {
        var xi = (a.X - b.X) / (c.X - b.X);
        var phi = (a.F - b.F) / (c.F - b.F);
        if (!(phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi))
            return 0.5;
        return a.F / (b.F - a.F) * (c.F / (b.F - c.F))
            + (c.X - a.X) / (b.X - a.X) * (a.F / (c.F - a.F)) * (b.F / (c.F - b.F));
    }
}
