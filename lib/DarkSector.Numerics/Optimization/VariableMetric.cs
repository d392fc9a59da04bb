using System.Runtime.CompilerServices;

namespace DarkSector.Numerics.Optimization;

/// <summary>One minimisation by a variable metric (BFGS), its variables held between limits by an active set.</summary>
/// <remarks>A variable rests on a limit as long as the gradient pushes it outwards (the Karush-Kuhn-Tucker conditions); the others step by
/// the metric,
/// an approximation of the Hessian that each step improves (damped BFGS). Convergence is never taken from the metric: the full Hessian at
/// the end
/// has to be positive definite and to give the same small expected gain. Nocedal and Wright, Numerical Optimization (2006), chapters 3, 6,
/// 18.</remarks>
internal sealed partial class VariableMetric
{
    private const int MaximumIterations = 2000;
    private const double MachinePrecision = 2.220446049250313e-16;

    private readonly IDifferentiable function;
    private readonly DifferencedFunction? differenced;
    private readonly IReadOnlyList<Parameter> parameters;
    private readonly MinimizerOptions options;
    private readonly int size;
    private readonly double[] lower;
    private readonly double[] upper;
    private readonly double[] scale;
    private readonly bool[] held;
    private readonly int[] free;
    private readonly double[] factor;
    private readonly double[] reduced;
    private readonly double[] step;
    private readonly double[] metric;
    private readonly double[] hessian;
    private double[] point;
    private double[] gradient;
    private double[] trialPoint;
    private double[] trialGradient;
    private double value;
    private double distance = double.PositiveInfinity;
    private double noise;
    private int evaluations;
    private int stalls;
    private int notFinite;
    private double[]? notFiniteAt;

    internal VariableMetric(IDifferentiable function, IReadOnlyList<Parameter> parameters, MinimizerOptions options)
    {
        (this.function, this.parameters, this.options) = (function, parameters, options);
        differenced = function as DifferencedFunction;
        size = parameters.Count;
        lower = [.. parameters.Select(parameter => parameter.Lower)];
        upper = [.. parameters.Select(parameter => parameter.Upper)];
        scale = [.. parameters.Select(parameter => parameter.Scale)];
        (held, free) = (new bool[size], new int[size]);
        (factor, metric, hessian) = (new double[size * size], new double[size * size], new double[size * size]);
        (reduced, step) = (new double[size], new double[size]);
        (point, trialPoint) = (new double[size], new double[size]);
        (gradient, trialGradient) = (new double[size], new double[size]);
    }

    /// <summary>Calls of the function so far.</summary>
    internal int Calls => differenced?.Calls ?? evaluations;

    /// <summary>The minimum found from the starts of the parameters, with its Hessian and covariance.</summary>
    internal Minimum Run()
    {
        for (var i = 0; i < size; i++)
            point[i] = Math.Clamp(parameters[i].Start, lower[i], upper[i]);
        if (!TryBegin())
            return Stop(MinimumVerdict.NotFiniteAtStart, $"the function is {value} at the start and half-way to the middle of the limits");
        var outcome = TryFreshMetric() ? Descend(verify: true) : Stop(MinimumVerdict.NotFiniteDerivatives, "the derivatives at the start are not finite");
        for (var recovery = 0; recovery < options.Recoveries && CanRecover(outcome); recovery++)
        {
            if (recovery > 0)
                Tumble(recovery);
            if (TryFreshMetric())
                outcome = Descend(verify: true);
        }

        return outcome;
    }

    /// <summary>The lowest value with one variable held, starting from a point and a metric that are almost right.</summary>
    internal Minimum RunHeld(ReadOnlySpan<double> start, ReadOnlySpan<double> hessianThere, int fixedVariable, double at)
    {
        var (low, high) = (lower[fixedVariable], upper[fixedVariable]);
        start.CopyTo(point);
        hessianThere.CopyTo(metric);
        for (var i = 0; i < size; i++)
            point[i] = Math.Clamp(point[i], lower[i], upper[i]);
        lower[fixedVariable] = upper[fixedVariable] = point[fixedVariable] = at;
        Evaluate();
        noise = MachinePrecision * (Math.Abs(value) + 1);
        var outcome = !double.IsFinite(value) ? Stop(MinimumVerdict.NotFiniteAtStart, $"the function is {value} along the profile") : Descend(verify: false);
        if (!outcome.IsValid && double.IsFinite(value) && TryFreshMetric())
            outcome = Descend(verify: false);
        (lower[fixedVariable], upper[fixedVariable]) = (low, high);
        return outcome;
    }

    private static bool CanRecover(Minimum outcome) => outcome.Verdict is MinimumVerdict.NoDescent or MinimumVerdict.NotAMinimum
        or MinimumVerdict.NotFiniteDerivatives;

    /// <summary>Looks for a finite value at the start or, where limits allow, on the way to their middle.</summary>
    private bool TryBegin()
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            Evaluate();
            if (double.IsFinite(value))
            {
                noise = MachinePrecision * (Math.Abs(value) + 1);
                WidenDifferences();
                return true;
            }

            for (var i = 0; i < size; i++)
                point[i] = double.IsFinite(upper[i] - lower[i]) ? 0.5 * point[i] + 0.25 * (lower[i] + upper[i]) : point[i];
        }

        return false;
    }

    /// <summary>Differences have to be wider than noise, which is measured before the first of them is trusted.</summary>
    private void WidenDifferences()
    {
        if (differenced is null || EstimateNoise(scale, 1e-4) is var estimate && estimate <= 4 * noise)
            return;
        noise = 2 * estimate;
        differenced.Noise = noise;
        differenced.Restart();
        Evaluate();
    }

    private Minimum Descend(bool verify)
    {
        stalls = 0;
        for (var iteration = 0; iteration < MaximumIterations && Calls < options.MaximumCalls; iteration++)
        {
            if (!TryStep())
                return Stop(MinimumVerdict.NotFiniteDerivatives, "the derivatives are not finite");
            if (distance <= options.Tolerance)
            {
                if (!verify)
                    return Stop(MinimumVerdict.Converged, "expected gain below tolerance");
                if (Verify() is { } outcome)
                    return outcome;
                continue;
            }

            if (!Search())
                return verify ? AfterNoDescent() : Stop(MinimumVerdict.NoDescent, "no descent along the profile");
            if (value < -1e200)
                return Stop(MinimumVerdict.Unbounded, "the function falls without end; give limits, or look for a sign");
        }

        return Stop(MinimumVerdict.CallLimit, $"stopped after {Calls} calls with an expected gain of {distance:G3}; raise MaximumCalls or choose better starts");
    }

    /// <summary>No step leads down: the function has noise (then differences are taken wider and the walk goes on), or something is
    /// wrong.</summary>
    private Minimum AfterNoDescent()
    {
        var estimate = EstimateNoise(step, 1e-4 / Math.Sqrt(Math.Max(2 * distance, 1e-300)));
        if (differenced is not null && estimate > 4 * noise)
        {
            noise = estimate;
            differenced.Noise = noise;
            differenced.Restart();
            Evaluate();
            if (TryFreshMetric())
                return Descend(verify: true);
        }

        noise = Math.Max(noise, estimate);
        if (distance <= 100 * noise)
        {
            if (Verify() is { IsValid: true } outcome)
                return outcome with { Verdict = MinimumVerdict.ConvergedToNoise, Message = $"the expected gain {distance:G2} is below what the noise of the function ({noise:G2}) can show" };
        }

        if (notFinite > 2)
            return Stop(MinimumVerdict.NoDescent, "the lowest value lies at the edge of where the function is defined; limit a parameter so that the edge is its limit");
        return Stop(MinimumVerdict.NoDescent, $"no step leads down although a gain of {distance:G3} is expected: noise, a kink, or a gradient that does not fit the function");
    }

    /// <summary>Noise of the function: fourth differences of nine values close together leave nothing of a smooth function.</summary>
    /// <remarks>R. W. Hamming, Introduction to Applied Numerical Analysis (1971), chapter on difference tables.</remarks>
    private double EstimateNoise(ReadOnlySpan<double> direction, double spacing)
    {
        var values = new double[9];
        for (var k = 0; k < values.Length; k++)
        {
            for (var i = 0; i < size; i++)
                trialPoint[i] = Math.Clamp(point[i] + spacing * (k - 4) * direction[i], lower[i], upper[i]);
            values[k] = Call(trialPoint);
        }

        var sum = 0.0;
        for (var k = 0; k < 5; k++)
            sum += Math.Pow(values[k] - 4 * values[k + 1] + 6 * values[k + 2] - 4 * values[k + 3] + values[k + 4], 2);
        var estimate = Math.Sqrt(sum / (5 * 70));
        return double.IsFinite(estimate) ? estimate : noise;
    }

    /// <summary>Fills the step by the metric; variables on a limit that would leave it are held there.</summary>
    private bool TryStep()
    {
        FindHeld();
        while (true)
        {
            if (!TrySolve())
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

    private void FindHeld()
    {
        for (var i = 0; i < size; i++)
            held[i] = (point[i] <= lower[i] && gradient[i] >= 0) || (point[i] >= upper[i] && gradient[i] <= 0) || lower[i] == upper[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TrySolve()
    {
        var count = 0;
        for (var i = 0; i < size; i++)
        {
            step[i] = 0;
            if (!held[i])
                free[count++] = i;
        }

        var right = reduced.AsSpan(0, count);
        for (var damping = 0.0; damping < 1e20; damping = damping == 0 ? 1e-6 : 10 * damping)
        {
            for (var i = 0; i < count; i++)
            {
                right[i] = -gradient[free[i]];
                for (var j = 0; j < count; j++)
                    factor[i * count + j] = metric[free[i] * size + free[j]];
                factor[i * count + i] += damping * Math.Max(Math.Abs(factor[i * count + i]), 1e-300);
            }

            if (!CholeskyFactor.TryFactorise(factor, count))
                continue;
            CholeskyFactor.Solve(factor, right);
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

    /// <summary>Value and gradient at the present point.</summary>
    private void Evaluate()
    {
        evaluations++;
        value = function.Evaluate(point, gradient);
    }

    private double Call(double[] at)
    {
        evaluations++;
        return function.Value(at);
    }

    private Minimum Stop(MinimumVerdict verdict, string message)
    {
        FindHeld();
        if (notFinite > 0 && notFiniteAt is not null)
            message += FormattableString.Invariant($"; the function was not finite at {notFinite} points on the way, last at ({string.Join(", ", notFiniteAt.Select(x => x.ToString("G5", System.Globalization.CultureInfo.InvariantCulture)))})");
        var converged = verdict is MinimumVerdict.Converged or MinimumVerdict.ConvergedToNoise;
        return new Minimum(converged, message, [.. point], value, [.. gradient], [.. hessian], distance, Calls)
        {
            Verdict = verdict,
            Parameters = parameters,
            AtLimit = [.. held],
            Covariance = converged || verdict == MinimumVerdict.FlatDirection ? Covariance() : [],
        };
    }
}
