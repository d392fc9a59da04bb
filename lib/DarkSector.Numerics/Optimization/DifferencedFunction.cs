namespace DarkSector.Numerics.Optimization;

/// <summary>A function without derivatives, which takes them by differences of adapted steps.</summary>
/// <remarks>The step of a variable aims at 3e-4 of its error (1/sqrt of the second derivative), or further where rounding would spoil the
/// difference, and is followed from point to point as in MINUIT (F. James, CERN D506). At a limit the difference is one-sided, of second
/// order.</remarks>
internal sealed class DifferencedFunction : IDifferentiable
{
    private const double StepInErrors = 3e-4;
    private const double MachinePrecision = 2.220446049250313e-16;
    private const int MaximumCycles = 6;

    private readonly Func<double[], double> function;
    private readonly double[] lower;
    private readonly double[] upper;
    private readonly double[] trial;
    private readonly double[] largest;
    private readonly double[] first;

    internal DifferencedFunction(Func<double[], double> function, IReadOnlyList<Parameter> parameters)
    {
        this.function = function;
        lower = [.. parameters.Select(parameter => parameter.Lower)];
        upper = [.. parameters.Select(parameter => parameter.Upper)];
        trial = new double[parameters.Count];
        first = [.. parameters.Select(parameter => 0.1 * parameter.Scale)];
        Steps = [.. first];
        largest = [.. parameters.Select(parameter => 1e4 * parameter.Scale)];
        Curvatures = new double[parameters.Count];
    }

    /// <inheritdoc/>
    public int Dimension => trial.Length;

    /// <summary>Calls so far.</summary>
    internal int Calls { get; private set; }

    /// <summary>Latest second derivatives along the axes.</summary>
    internal double[] Curvatures { get; }

    /// <summary>Noise of the function where it exceeds rounding; steps grow with it.</summary>
    internal double Noise { get; set; }

    /// <summary>Steps of the latest differences.</summary>
    internal double[] Steps { get; }

    /// <summary>Forgets the adapted steps.</summary>
    internal void Restart() => first.CopyTo(Steps, 0);

    /// <inheritdoc/>
    public double Value(ReadOnlySpan<double> point)
    {
        point.CopyTo(trial);
        return Call();
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
    {
        var value = Value(point);
        for (var i = 0; i < gradient.Length; i++)
            gradient[i] = double.IsFinite(value) && lower[i] < upper[i] ? Differentiate(point, i, value) : 0;
        return value;
    }

    private double Differentiate(ReadOnlySpan<double> point, int i, double value)
    {
        var slope = double.NaN;
        for (var cycle = 0; cycle < MaximumCycles; cycle++)
        {
            slope = Difference(point, i, value);
            if (!double.IsFinite(slope))
            {
                Steps[i] *= 0.1;
                continue;
            }

            var target = TargetStep(point[i], i, value);
            var ratio = target / Steps[i];
            Steps[i] = target;
            if (ratio is > 0.2 and < 5)
                break;
        }

        return slope;
    }

    /// <summary>A small part of an error, and not so little that rounding shows.</summary>
    private double TargetStep(double x, int i, double value)
    {
        var noise = Math.Max(Noise, MachinePrecision * (Math.Abs(value) + 1));
        var inErrors = Math.Max(StepInErrors, Math.Cbrt(noise));
        var curvature = Math.Abs(Curvatures[i]);
        var step = curvature > 0 ? inErrors / Math.Sqrt(curvature) : 10 * Steps[i];
        step = Math.Clamp(step, 0.01 * Steps[i], 100 * Steps[i]);
        return Math.Max(Math.Min(step, largest[i]), 64 * MachinePrecision * Math.Max(Math.Abs(x), 1e-300));
    }

    private double Difference(ReadOnlySpan<double> point, int i, double value)
    {
        var (below, above) = (point[i] - lower[i], upper[i] - point[i]);
        var step = Math.Min(Steps[i], 0.25 * (upper[i] - lower[i]));
        if (Math.Min(below, above) >= step)
        {
            var (plus, minus) = (At(point, i, point[i] + step), At(point, i, point[i] - step));
            var width = 2 * step;
            Curvatures[i] = (plus - 2 * value + minus) / (step * step);
            return (plus - minus) / width;
        }

        // Near a limit both points lie on the far side of it.
        var inward = above > below ? step : -step;
        var (near, far) = (At(point, i, point[i] + inward), At(point, i, point[i] + 2 * inward));
        Curvatures[i] = (far - 2 * near + value) / (inward * inward);
        return (4 * near - far - 3 * value) / (2 * inward);
    }

    private double At(ReadOnlySpan<double> point, int i, double x)
    {
        point.CopyTo(trial);
        trial[i] = x;
        return Call();
    }

    private double Call()
    {
        Calls++;
        return function(trial);
    }
}
