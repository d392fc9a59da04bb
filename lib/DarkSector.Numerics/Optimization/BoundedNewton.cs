namespace DarkSector.Numerics.Optimization;

/// <summary>Newton's method for a function with known second derivatives, its variables held between bounds.</summary>
/// <remarks>Use this when the Hessian is cheap, as for a template likelihood. A variable rests on a bound as long as the gradient pushes it
/// outwards; the others take the Newton step, damped (Levenberg, Marquardt) where the curvature is not positive and halved until the function
/// falls (Armijo). Deterministic. Nocedal and Wright, Numerical Optimization (2006), chapters 3 and 16.</remarks>
public static class BoundedNewton
{
    private const int MaximumIterations = 200;
    private const int MaximumHalvings = 60;

    /// <summary>Expected gain below which a point counts as the minimum when rounding forbids any further descent.</summary>
    private const double RoundingDistance = 1e-9;

    /// <summary>Damping that only lifts directions without any curvature: the minimum is flat there, and a point is as good as its neighbours.</summary>
    private const double FlatDamping = 1e-9;

    /// <summary>Walks downhill from <paramref name="start"/> until the expected gain is below <paramref name="tolerance"/>.</summary>
    /// <param name="function">What to minimise.</param>
    /// <param name="start">Where to begin; moved inside the bounds. The function has to be finite there.</param>
    /// <param name="lower">Lower bounds, -infinity for none.</param>
    /// <param name="upper">Upper bounds; equal to the lower one for a fixed variable.</param>
    /// <param name="tolerance">Expected gain of a further step, in units of the function, at which the minimum is reached.</param>
    /// <returns>The lowest point found; whether it is a minimum is said in <see cref="Minimum.Converged"/>.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a lower bound exceeds its upper bound.</exception>
    public static Minimum Minimize(
        ITwiceDifferentiable function,
        IReadOnlyList<double> start,
        IReadOnlyList<double> lower,
        IReadOnlyList<double> upper,
        double tolerance = 1e-18)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(lower);
        ArgumentNullException.ThrowIfNull(upper);
        if (start.Count != function.Dimension || lower.Count != start.Count || upper.Count != start.Count)
        {
            throw new ArgumentException(
                $"{start.Count} start values, {lower.Count} lower and {upper.Count} upper bounds for {function.Dimension} variables; "
                + "one of each is needed per variable.");
        }

        for (var i = 0; i < start.Count; i++)
        {
            if (!(lower[i] <= upper[i]))
                throw new ArgumentException($"Variable {i} has the bounds {lower[i]} to {upper[i]}; the lower one has to be the smaller.");
        }

        return new Walk(function, start, lower, upper).Run(tolerance);
    }

    /// <summary>The state of one minimisation.</summary>
    private sealed class Walk
    {
        private readonly ITwiceDifferentiable function;
        private readonly double[] lower;
        private readonly double[] upper;
        private readonly int size;
        private readonly bool[] held;
        private readonly int[] free;
        private readonly double[] factor;
        private readonly double[] reduced;
        private readonly double[] step;
        private double[] point;
        private double[] gradient;
        private double[] hessian;
        private double[] trialPoint;
        private double[] trialGradient;
        private double[] trialHessian;
        private double value;
        private double distance = double.PositiveInfinity;
        private int evaluations;

        internal Walk(ITwiceDifferentiable function, IReadOnlyList<double> start, IReadOnlyList<double> lower, IReadOnlyList<double> upper)
        {
            this.function = function;
            this.lower = [.. lower];
            this.upper = [.. upper];
            size = start.Count;
            held = new bool[size];
            free = new int[size];
            factor = new double[size * size];
            reduced = new double[size];
            step = new double[size];
            (point, trialPoint) = (new double[size], new double[size]);
            (gradient, trialGradient) = (new double[size], new double[size]);
            (hessian, trialHessian) = (new double[size * size], new double[size * size]);
            for (var i = 0; i < size; i++)
                point[i] = Math.Clamp(start[i], lower[i], upper[i]);
        }

        internal Minimum Run(double tolerance)
        {
            evaluations++;
            value = function.Evaluate(point, gradient, hessian);
            if (!double.IsFinite(value))
                return Stop(false, $"the function is {value} at the start");

            for (var iteration = 0; iteration < MaximumIterations; iteration++)
            {
                if (!TryStep(out var damped))
                    return Stop(false, "the derivatives are not finite");
                if (distance <= tolerance && !damped)
                    return Stop(true, "converged");
                if (!Descend())
                {
                    return distance <= RoundingDistance
                        ? Stop(true, "converged to rounding")
                        : Stop(false, $"no descent although a gain of {distance:G3} is expected");
                }
            }

            return Stop(false, $"stopped after {MaximumIterations} iterations with an expected gain of {distance:G3}");
        }

        /// <summary>Fills the Newton step; variables on a bound that would leave it are held there.</summary>
        private bool TryStep(out bool damped)
        {
            for (var i = 0; i < size; i++)
                held[i] = (point[i] <= lower[i] && gradient[i] >= 0) || (point[i] >= upper[i] && gradient[i] <= 0) || lower[i] == upper[i];

            damped = false;
            while (true)
            {
                if (!TrySolve(ref damped))
                    return false;
                var outward = false;
                for (var i = 0; i < size; i++)
                {
                    if (!held[i] && ((point[i] <= lower[i] && step[i] < 0) || (point[i] >= upper[i] && step[i] > 0)))
                        outward = held[i] = true;
                }

                if (!outward)
                    return true;
            }
        }

        private bool TrySolve(ref bool damped)
        {
            var count = 0;
            for (var i = 0; i < size; i++)
            {
                step[i] = 0;
                if (!held[i])
                    free[count++] = i;
            }

            var right = reduced.AsSpan(0, count);
            for (var damping = 0.0; damping < 1e20; damping = damping == 0 ? FlatDamping : Math.Max(1e-4, 10 * damping))
            {
                FillReduced(count, damping);
                if (!CholeskyFactor.TryFactorise(factor, count))
                    continue;
                CholeskyFactor.Solve(factor, right);
                damped |= damping > FlatDamping;
                distance = 0;
                for (var i = 0; i < count; i++)
                {
                    step[free[i]] = right[i];
                    distance -= 0.5 * right[i] * gradient[free[i]];
                }

                return double.IsFinite(distance);
            }

            return false;
        }

        private void FillReduced(int count, double damping)
        {
            for (var i = 0; i < count; i++)
            {
                var row = free[i];
                reduced[i] = -gradient[row];
                for (var j = 0; j < count; j++)
                    factor[i * count + j] = hessian[row * size + free[j]];

                // Without curvature the gradient sets the scale of a variable.
                var scale = Math.Abs(hessian[row * size + row]);
                if (scale == 0)
                    scale = gradient[row] == 0 ? 1 : gradient[row] * gradient[row];
                factor[i * count + i] += damping * scale;
            }
        }

        /// <summary>Goes along the step, to the first bound at most, until the function is lower.</summary>
        private bool Descend()
        {
            var length = 1.0;
            var blocking = -1;
            for (var i = 0; i < size; i++)
            {
                var room = step[i] < 0 ? lower[i] - point[i] : upper[i] - point[i];
                if (step[i] != 0 && Math.Abs(step[i]) * length > Math.Abs(room))
                    (length, blocking) = (room / step[i], i);
            }

            var noise = 1e-15 * Math.Abs(value);
            for (var halving = 0; halving < MaximumHalvings; halving++, length *= 0.5)
            {
                var expected = Move(length, halving == 0 ? blocking : -1);
                evaluations++;
                var trial = function.Evaluate(trialPoint, trialGradient, trialHessian);
                if (!(trial <= value + 1e-4 * expected + noise))
                    continue;
                if (trial >= value && distance <= RoundingDistance && halving > 0)
                    return false;
                (point, trialPoint) = (trialPoint, point);
                (gradient, trialGradient) = (trialGradient, gradient);
                (hessian, trialHessian) = (trialHessian, hessian);
                value = trial;
                return true;
            }

            return false;
        }

        /// <summary>Sets the trial point, the blocking variable exactly on its bound, and returns the change expected from the slope.</summary>
        private double Move(double length, int blocking)
        {
            var expected = 0.0;
            for (var i = 0; i < size; i++)
            {
                trialPoint[i] = i == blocking
                    ? (step[i] < 0 ? lower[i] : upper[i])
                    : Math.Clamp(point[i] + length * step[i], lower[i], upper[i]);
                expected += gradient[i] * (trialPoint[i] - point[i]);
            }

            return expected;
        }

        private Minimum Stop(bool converged, string message) =>
            new(converged, message, point, value, gradient, hessian, distance, evaluations);
    }
}
