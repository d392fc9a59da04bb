using System.Globalization;
using System.Runtime.CompilerServices;

namespace DarkSector.Numerics.Optimization;

internal sealed partial class VariableMetric
{
    /// <summary>Step of a gradient difference, in errors.</summary>
    private const double GradientStep = 2e-3;

    /// <summary>Smallest eigenvalue, of the Hessian scaled to a unit diagonal, that differs from zero.</summary>
    private double Flatness => differenced is null ? 1e-7 : Math.Max(1e-5, 10 * Math.Sqrt(48 * noise));

    /// <summary>Starts the metric anew: second derivatives made positive definite.</summary>
    private bool TryFreshMetric()
    {
        metric.AsSpan().Clear();
        FindHeld();
        for (var i = 0; i < size; i++)
        {
            if (lower[i] == upper[i])
                metric[i * size + i] = 1;
            else if (differenced is not null)
                metric[i * size + i] = differenced.Curvatures[i];
            else if (!TryColumn(i, 0.01 * scale[i], oneSided: true, metric))
                return false;
        }

        MakePositive();
        return true;
    }

    /// <summary>The full Hessian by central differences at the present point.</summary>
    private bool TryHessian()
    {
        hessian.AsSpan().Clear();
        for (var i = 0; i < size; i++)
        {
            if (lower[i] == upper[i])
                continue;
            var curvature = metric[i * size + i];
            var error = curvature > 0 ? 1 / Math.Sqrt(curvature) : 100 * scale[i];
            if (differenced is null && !TryColumn(i, Math.Min(GradientStep * error, 10 * scale[i]), oneSided: false, hessian))
                return false;
        }

        if (differenced is not null)
            FillByValues();
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < i; j++)
                hessian[i * size + j] = hessian[j * size + i] = lower[i] < upper[i] && lower[j] < upper[j] ? 0.5 * (hessian[i * size + j] + hessian[j * size + i]) : 0;
        }

        return hessian.All(double.IsFinite);
    }

    /// <summary>Derivatives of the gradient with respect to one variable.</summary>
    private bool TryColumn(int i, double width, bool oneSided, double[] into)
    {
        for (var attempt = 0; attempt < 4; attempt++, width *= 0.05)
        {
            width = Math.Min(width, 0.25 * (upper[i] - lower[i]));
            var (below, above) = (point[i] - lower[i], upper[i] - point[i]);
            var ok = oneSided || Math.Min(below, above) < width
                ? TryOneSided(i, above > below ? width : -width, !oneSided, into)
                : TryCentral(i, width, into);
            if (ok)
                return true;
        }

        return false;
    }

    private bool TryCentral(int i, double width, double[] into)
    {
        if (!TryGradient(i, width))
            return false;
        for (var j = 0; j < size; j++)
            into[j * size + i] = trialGradient[j];
        if (!TryGradient(i, -width))
            return false;
        for (var j = 0; j < size; j++)
            into[j * size + i] = (into[j * size + i] - trialGradient[j]) / (2 * width);
        return true;
    }

    private bool TryOneSided(int i, double width, bool secondOrder, double[] into)
    {
        if (!TryGradient(i, width))
            return false;
        for (var j = 0; j < size; j++)
            into[j * size + i] = trialGradient[j];
        if (secondOrder && !TryGradient(i, 2 * width))
            return false;
        for (var j = 0; j < size; j++)
        {
            into[j * size + i] = secondOrder
                ? (4 * into[j * size + i] - trialGradient[j] - 3 * gradient[j]) / (2 * width)
                : (into[j * size + i] - gradient[j]) / width;
        }

        return true;
    }

    private bool TryGradient(int i, double offset)
    {
        point.AsSpan().CopyTo(trialPoint);
        trialPoint[i] += offset;
        evaluations++;
        return double.IsFinite(function.Evaluate(trialPoint, trialGradient)) && trialGradient.AsSpan().IndexOfAnyExceptInRange(double.MinValue, double.MaxValue) < 0;
    }

    /// <summary>Second derivatives of a function without gradient: four values for each pair of variables.</summary>
    private void FillByValues()
    {
        var inErrors = Math.Clamp(Math.Pow(48 * noise, 0.25), 0.02, 0.3);
        var widths = new double[size];
        for (var i = 0; i < size; i++)
        {
            var curvature = Math.Abs(differenced!.Curvatures[i]);
            var width = curvature > 0 ? Math.Min(inErrors / Math.Sqrt(curvature), 100 * scale[i]) : scale[i];
            widths[i] = Math.Min(width, 0.25 * (upper[i] - lower[i]));
        }

        // Where a limit is near, the centre of the differences moves away from it.
        var centre = new double[size];
        for (var i = 0; i < size; i++)
            centre[i] = lower[i] == upper[i] ? point[i] : Math.Clamp(point[i], lower[i] + widths[i], upper[i] - widths[i]);
        var middle = Call(centre);
        for (var i = 0; i < size; i++)
        {
            if (lower[i] == upper[i])
                continue;
            hessian[i * size + i] = (At(i, 1, i, 0) - 2 * middle + At(i, -1, i, 0)) / (widths[i] * widths[i]);
            for (var j = 0; j < i; j++)
            {
                if (lower[j] == upper[j])
                    continue;
                var mixed = At(i, 1, j, 1) - At(i, 1, j, -1) - At(i, -1, j, 1) + At(i, -1, j, -1);
                hessian[i * size + j] = hessian[j * size + i] = mixed / (4 * widths[i] * widths[j]);
            }
        }

        double At(int i, int alongI, int j, int alongJ)
        {
            centre.CopyTo(trialPoint, 0);
            trialPoint[i] += alongI * widths[i];
            trialPoint[j] += alongJ * widths[j];
            return Call(trialPoint);
        }
    }

    /// <summary>Judges the present point by its full Hessian: an outcome, or nothing when the walk has to go on.</summary>
    private Minimum? Verify()
    {
        if (!TryHessian())
            return Stop(MinimumVerdict.NotFiniteDerivatives, "the second derivatives are not finite");
        FindHeld();
        var (values, vectors, scales, indices) = Spectrum();
        var lowest = values.Length == 0 ? 1 : values.Min();
        if (lowest < -Flatness)
        {
            if (TryLeaveSaddle(values, vectors, scales, indices))
                return null;
            if (lowest < -0.1)
                return Stop(MinimumVerdict.NotAMinimum, $"the function is curved downwards along {Direction(Array.IndexOf(values, lowest), vectors, scales, indices)}");
        }

        if (lowest <= Flatness)
            return Stop(MinimumVerdict.FlatDirection, $"nothing determines {Direction(Array.IndexOf(values, lowest), vectors, scales, indices)}; fix a parameter or constrain it");
        hessian.CopyTo(metric, 0);
        for (var i = 0; i < size; i++)
            metric[i * size + i] = lower[i] == upper[i] ? 1 : metric[i * size + i];
        if (!TryStep())
            return Stop(MinimumVerdict.NotFiniteDerivatives, "the second derivatives are not finite");
        if (distance > options.Tolerance)
            return null;
        Polish();
        return Stop(MinimumVerdict.Converged, "expected gain below tolerance, Hessian positive definite");
    }

    /// <summary>A last Newton step with the true Hessian, kept unless it leads up.</summary>
    private void Polish()
    {
        if (distance < 1e-12)
            return;
        var (longest, blocking) = Room();
        Move(Math.Min(1, longest), longest <= 1 ? blocking : -1);
        evaluations++;
        var trial = function.Evaluate(trialPoint, trialGradient);
        if (!(trial <= value + 2 * noise))
            return;
        (point, trialPoint) = (trialPoint, point);
        (gradient, trialGradient) = (trialGradient, gradient);
        value = trial;
        TryStep();
    }

    /// <summary>Steps along the most negative curvature, to the lower side.</summary>
    private bool TryLeaveSaddle(double[] values, double[] vectors, double[] scales, int[] indices)
    {
        var k = Array.IndexOf(values, values.Min());
        for (var length = 1.0; length > 1e-4; length *= 0.1)
        {
            foreach (var side in (ReadOnlySpan<double>)[1, -1])
            {
                step.AsSpan().Clear();
                for (var a = 0; a < indices.Length; a++)
                    step[indices[a]] = side * vectors[a * indices.Length + k] * scales[a] / Math.Sqrt(-values[k]);
                Move(length, -1);
                if (!(Call(trialPoint) < value - 4 * noise))
                    continue;
                (point, trialPoint) = (trialPoint, point);
                Evaluate();
                return TryFreshMetric();
            }
        }

        return false;
    }

    /// <summary>Eigenvalues and vectors of the Hessian of the free variables, scaled to a unit diagonal (zero where the function does not
    /// change).</summary>
    private (double[] Values, double[] Vectors, double[] Scales, int[] Indices) Spectrum()
    {
        int[] indices = [.. Enumerable.Range(0, size).Where(i => !held[i])];
        var n = indices.Length;
        var (matrix, vectors, scales) = (new double[n * n], new double[n * n], new double[n]);
        for (var a = 0; a < n; a++)
        {
            var diagonal = Math.Abs(hessian[indices[a] * size + indices[a]]);
            var smallest = 64 * noise / (1e4 * scale[indices[a]] * scale[indices[a]]);
            scales[a] = 1 / Math.Sqrt(Math.Max(diagonal, smallest / Flatness));
        }

        for (var at = 0; at < matrix.Length; at++)
            matrix[at] = hessian[indices[at / n] * size + indices[at % n]] * scales[at / n] * scales[at % n];
        SymmetricEigen.Decompose(matrix, vectors, n);
        return ([.. Enumerable.Range(0, n).Select(a => matrix[a * n + a])], vectors, scales, indices);
    }

    private string Direction(int k, double[] vectors, double[] scales, int[] indices)
    {
        var parts = indices.Select((i, a) => (Name: parameters[i].Name, Along: vectors[a * indices.Length + k] * scales[a], Weight: Math.Abs(vectors[a * indices.Length + k])))
            .Where(part => part.Weight > 0.1).OrderByDescending(part => part.Weight).Take(4).ToArray();
        var largest = parts.Max(part => Math.Abs(part.Along));
        return parts.Length == 1
            ? $"the parameter {parts[0].Name}"
            : "the direction " + string.Join(" ", parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Along / largest:+0.###;-0.###} {part.Name}")));
    }

    /// <summary>Inverse Hessian of the free variables; NaN where flat directions take part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double[] Covariance()
    {
        var (values, vectors, scales, indices) = Spectrum();
        var n = indices.Length;
        var covariance = new double[size * size];
        for (var k = 0; k < n; k++)
        {
            var flat = values[k] <= Flatness;
            for (var a = 0; a < n; a++)
            {
                for (var b = 0; b < n; b++)
                {
                    var (va, vb) = (vectors[a * n + k], vectors[b * n + k]);
                    if (flat && (Math.Abs(va) > 1e-3 || Math.Abs(vb) > 1e-3))
                        covariance[indices[a] * size + indices[b]] = double.NaN;
                    else if (!flat)
                        covariance[indices[a] * size + indices[b]] += va * vb * scales[a] * scales[b] / values[k];
                }
            }
        }

        return covariance;
    }

    /// <summary>Replaces the metric by one of the same shape with positive eigenvalues.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MakePositive()
    {
        var (matrix, vectors, scales) = (new double[size * size], new double[size * size], new double[size]);
        for (var i = 0; i < size; i++)
        {
            var diagonal = Math.Abs(metric[i * size + i]);
            scales[i] = diagonal > 0 && double.IsFinite(diagonal) ? 1 / Math.Sqrt(diagonal) : 100 * scale[i];
        }

        for (var at = 0; at < matrix.Length; at++)
        {
            var (i, j) = (at / size, at % size);
            var entry = 0.5 * (metric[i * size + j] + metric[j * size + i]) * scales[i] * scales[j];
            matrix[at] = double.IsFinite(entry) ? entry : 0;
        }

        SymmetricEigen.Decompose(matrix, vectors, size);
        var largest = 0.0;
        for (var k = 0; k < size; k++)
            largest = Math.Max(largest, Math.Abs(matrix[k * size + k]));
        metric.AsSpan().Clear();
        for (var k = 0; k < size; k++)
        {
            var strength = Math.Max(Math.Abs(matrix[k * size + k]), Math.Max(1e-4 * largest, 1e-300));
            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j < size; j++)
                    metric[i * size + j] += strength * vectors[i * size + k] * vectors[j * size + k] / (scales[i] * scales[j]);
            }
        }
    }
}
