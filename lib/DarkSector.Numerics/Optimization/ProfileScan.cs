using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Optimization;

/// <summary>A function minimised over all parameters but one.</summary>
internal sealed class ProfileScan
{
    private const int MaximumSteps = 40;

    /// <summary>Accuracy of sqrt(2 rise): a relative accuracy of the error.</summary>
    private const double Accuracy = 1e-5;

    private readonly IDifferentiable function;
    private readonly Minimum minimum;
    private readonly int size;

    internal ProfileScan(IDifferentiable function, Minimum minimum)
    {
        (this.function, this.minimum, size) = (function, minimum, minimum.Point.Count);
        if (!minimum.IsValid)
            throw new ArgumentException($"The minimum is not valid ({minimum.Verdict}: {minimum.Message}); asymmetric errors need one that is.");
    }

    internal AsymmetricError Errors(string name, double rise)
    {
        if (!(rise > 0))
            throw new ArgumentOutOfRangeException(nameof(rise), $"rise = {rise}; it has to be positive: 0.5 for one standard deviation.");
        var index = minimum.Parameters.Select(parameter => parameter.Name).ToList().IndexOf(name);
        if (index < 0)
            throw new ArgumentException($"There is no parameter '{name}'. Nearest: {string.Join(", ", NearestNames.To(name, minimum.Parameters.Select(p => p.Name)))}.");
        if (minimum.Parameters[index].IsFixed)
            return new AsymmetricError(name, minimum.Point[index], 0, 0, true, "fixed");
        var (lower, lowerMessage) = Cross(index, -1, rise);
        var (upper, upperMessage) = Cross(index, 1, rise);
        var message = lowerMessage == upperMessage ? lowerMessage : $"below: {lowerMessage}; above: {upperMessage}";
        return new AsymmetricError(name, minimum.Point[index], lower, upper, !double.IsNaN(lower) && !double.IsNaN(upper), message);
    }

    /// <summary>Distance to where sqrt(2 rise of the profile) has the wanted height, by the secant method kept in a bracket.</summary>
    private (double Distance, string Message) Cross(int index, int side, double rise)
    {
        var metric = new VariableMetric(function, minimum.Parameters, new MinimizerOptions());
        var error = minimum.Error(index);
        var parameter = minimum.Parameters[index];
        var room = side < 0 ? minimum.Point[index] - parameter.Lower : parameter.Upper - minimum.Point[index];
        var wanted = Math.Sqrt(2 * rise);
        var (inside, heightInside, outside) = (0.0, 0.0, double.PositiveInfinity);
        var point = minimum.Point.ToArray();
        var length = Math.Min((error > 0 && double.IsFinite(error) ? error : parameter.Scale) * wanted, room);
        for (var k = 0; k < MaximumSteps; k++)
        {
            if (room == 0)
                return (0, "at its limit");
            var profiled = metric.RunHeld(Shifted(point, index, side * length, inside), [.. minimum.Hessian], index, minimum.Point[index] + side * length);
            var gain = profiled.Value - minimum.Value;
            if (gain < -1e-3)
                return (double.NaN, FormattableString.Invariant($"a lower minimum ({gain:G3}) was met at {parameter.Name} = {minimum.Point[index] + side * length:G6}; minimise again from there"));
            var height = double.IsFinite(gain) && profiled.IsValid ? Math.Sqrt(2 * Math.Max(gain, 0)) : double.NaN;
            if (Math.Abs(height - wanted) < Accuracy * wanted)
                return (side * length, "found");
            double next;
            if (height < wanted)
            {
                if (length >= room)
                    return (double.NaN, FormattableString.Invariant($"the limit {minimum.Point[index] + side * room:G6} comes first"));
                point = [.. profiled.Point];
                var growth = height > heightInside ? (wanted - height) * (length - inside) / (height - heightInside) : 2 * length;
                (inside, heightInside) = (length, height);
                next = length + Math.Min(growth * 1.0000001, 3 * length);
            }
            else
            {
                outside = length;
                next = double.IsNaN(height) ? 0.5 * (inside + length) : inside + (length - inside) * (wanted - heightInside) / (height - heightInside);
            }

            length = next < outside ? next : 0.5 * (inside + outside);
            length = Math.Min(length, room);
            if (outside - inside < 1e-9 * outside)
                return (double.NaN, FormattableString.Invariant($"the profile jumps at {minimum.Point[index] + side * inside:G6}"));
        }

        return (double.NaN, "the profile does not rise to the wanted height");
    }

    /// <summary>A start for the other parameters: where the covariance sends them.</summary>
    private double[] Shifted(double[] from, int index, double distance, double already)
    {
        var shifted = (double[])from.Clone();
        if (minimum.Covariance.Count == 0)
            return shifted;
        var variance = minimum.Covariance[index * size + index];
        var further = distance - Math.Sign(distance) * already;
        for (var j = 0; j < size && variance > 0; j++)
            shifted[j] += minimum.Covariance[j * size + index] / variance * further;
        return shifted;
    }
}
