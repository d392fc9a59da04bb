using System.Runtime.CompilerServices;

namespace DarkSector.Numerics.Optimization;

internal sealed partial class VariableMetric
{
    private const int MaximumReductions = 60;
    private const int MaximumExtensions = 15;

    /// <summary>Goes along the step, to the first limit at most, until the function is lower, and improves the metric.</summary>
    private bool Search()
    {
        var slope = 0.0;
        for (var i = 0; i < size; i++)
            slope += gradient[i] * step[i];
        var (longest, blocking) = Room();
        var length = Math.Min(1, longest);
        for (var reduction = 0; reduction < MaximumReductions; reduction++)
        {
            Move(length, length == longest ? blocking : -1);
            var trial = Try();
            if (!double.IsFinite(trial))
            {
                notFinite++;
                notFiniteAt = [.. trialPoint];
                length *= 0.2;
                continue;
            }

            if (trial <= value + 1e-4 * length * slope + 2 * noise)
            {
                if (trial >= value && ++stalls > 5)
                    return false;
                Extend(slope, length, longest, blocking, trial);
                return true;
            }

            var parabola = -0.5 * slope * length * length / (trial - value - slope * length);
            length = Math.Clamp(parabola, 0.1 * length, 0.5 * length);
        }

        return false;
    }

    /// <summary>Goes further while the slope shows that most of the way down is still ahead, then accepts the lowest point.</summary>
    private void Extend(double slope, double length, double longest, int blocking, double reached)
    {
        var (last, lastLength) = (reached, length);
        for (var extension = 0; extension < MaximumExtensions && lastLength >= 1 && lastLength < longest && IsSteep(slope, lastLength, last); extension++)
        {
            var next = Math.Min(3 * lastLength, longest);
            Move(next, next == longest ? blocking : -1);
            var trial = Try();
            if (!(trial < last))
            {
                // Back to the best one: its gradient is needed.
                Move(lastLength, lastLength == longest ? blocking : -1);
                last = Try();
                break;
            }

            (last, lastLength) = (trial, next);
        }

        Accept(last);
    }

    private bool IsSteep(double slope, double length, double reached)
    {
        if (differenced is not null)
            return reached - value < 0.75 * slope * length;
        var there = 0.0;
        for (var i = 0; i < size; i++)
            there += trialGradient[i] * step[i];
        return there < 0.5 * slope;
    }

    private double Try()
    {
        if (differenced is not null)
            return Call(trialPoint);
        evaluations++;
        return function.Evaluate(trialPoint, trialGradient);
    }

    private void Accept(double reached)
    {
        if (differenced is not null)
        {
            evaluations++;
            reached = function.Evaluate(trialPoint, trialGradient);
        }

        UpdateMetric();
        (point, trialPoint) = (trialPoint, point);
        (gradient, trialGradient) = (trialGradient, gradient);
        value = reached;
    }

    /// <summary>Length of step to the first limit, and the variable that meets it.</summary>
    private (double Longest, int Blocking) Room()
    {
        var (longest, blocking) = (double.PositiveInfinity, -1);
        for (var i = 0; i < size; i++)
        {
            if (step[i] == 0)
                continue;
            var room = (step[i] < 0 ? lower[i] - point[i] : upper[i] - point[i]) / step[i];
            if (room < longest)
                (longest, blocking) = (room, i);
        }

        return (longest, blocking);
    }

    private void Move(double length, int blocking)
    {
        for (var i = 0; i < size; i++)
        {
            trialPoint[i] = i == blocking
                ? (step[i] < 0 ? lower[i] : upper[i])
                : Math.Clamp(point[i] + length * step[i], lower[i], upper[i]);
        }
    }

    /// <summary>BFGS, damped (Powell) so that the metric stays positive definite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void UpdateMetric()
    {
        var (along, curved, image) = (0.0, 0.0, reduced);
        for (var i = 0; i < size; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < size; j++)
                sum += metric[i * size + j] * (trialPoint[j] - point[j]);
            image[i] = sum;
            along += (trialPoint[i] - point[i]) * (trialGradient[i] - gradient[i]);
            curved += (trialPoint[i] - point[i]) * sum;
        }

        if (!(curved > 0) || !double.IsFinite(along))
            return;
        var theta = along >= 0.2 * curved ? 1 : 0.8 * curved / (curved - along);
        var product = theta * along + (1 - theta) * curved;
        for (var i = 0; i < size; i++)
        {
            var change = theta * (trialGradient[i] - gradient[i]) + (1 - theta) * image[i];
            for (var j = 0; j <= i; j++)
            {
                var other = theta * (trialGradient[j] - gradient[j]) + (1 - theta) * image[j];
                metric[i * size + j] += change * other / product - image[i] * image[j] / curved;
                metric[j * size + i] = metric[i * size + j];
            }
        }
    }

    /// <summary>A simplex search from the present point, its size growing with each recovery.</summary>
    private void Tumble(int recovery)
    {
        var sizes = new double[size];
        for (var i = 0; i < size; i++)
            sizes[i] = lower[i] == upper[i] ? 0 : recovery * scale[i];
        var best = Simplex.Minimize(Call, point, sizes, lower, upper, 200 * size);
        best.CopyTo(point, 0);
        Evaluate();
    }
}
