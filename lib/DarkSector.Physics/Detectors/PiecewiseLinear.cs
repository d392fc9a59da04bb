using static System.FormattableString;

namespace DarkSector.Physics.Detectors;

/// <summary>Straight lines through points: an efficiency or a resolution against a distance, given by the numbers one knows.</summary>
/// <remarks>The first and last value hold beyond the ends. NaN in, NaN out.</remarks>
public sealed class PiecewiseLinear
{
    private readonly double[] _x;
    private readonly double[] _y;

    /// <summary>A curve through points in rising order of x.</summary>
    /// <param name="points">At least one point; all numbers finite, no value below 0.</param>
    public PiecewiseLinear(params IReadOnlyList<(double X, double Y)> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Count == 0)
            throw new ArgumentException("A curve needs at least one point.", nameof(points));
        (_x, _y) = ([.. points.Select(p => p.X)], [.. points.Select(p => p.Y)]);
        for (var i = 0; i < _x.Length; i++)
        {
            if (!double.IsFinite(_x[i]) || !double.IsFinite(_y[i]) || _y[i] < 0)
                throw new ArgumentOutOfRangeException(nameof(points), Invariant($"point {i + 1} = ({_x[i]}, {_y[i]}); both numbers are finite and the value is 0 or above."));
            if (i > 0 && _x[i] <= _x[i - 1])
                throw new ArgumentOutOfRangeException(nameof(points), Invariant($"point {i + 1} at {_x[i]} follows one at {_x[i - 1]}; the points rise."));
        }
    }

    /// <summary>The largest value.</summary>
    public double Largest => _y.Max();

    /// <summary>The points.</summary>
    public IReadOnlyList<(double X, double Y)> Points => [.. _x.Zip(_y)];

    /// <summary>The value at a place.</summary>
    public double At(double x)
    {
        if (double.IsNaN(x))
            return x;
        var next = 0;
        while (next < _x.Length && _x[next] <= x)
            next++;
        if (next == 0 || next == _x.Length)
            return _y[next == 0 ? 0 : next - 1];
        var fraction = (x - _x[next - 1]) / (_x[next] - _x[next - 1]);
        return _y[next - 1] + fraction * (_y[next] - _y[next - 1]);
    }

    /// <summary>The curve with all values multiplied, as for a systematic.</summary>
    /// <param name="factor">Finite factor, 0 or above.</param>
    public PiecewiseLinear ScaledBy(double factor) => new([.. Points.Select(p => (p.X, p.Y * factor))]);

    /// <summary>A curve of probabilities: no value above 1.</summary>
    internal static PiecewiseLinear OfProbabilities(PiecewiseLinear curve, string name)
    {
        ArgumentNullException.ThrowIfNull(curve, name);
        return curve.Largest <= 1 ? curve
            : throw new ArgumentOutOfRangeException(name, Invariant($"{name} reaches {curve.Largest}; a probability lies between 0 and 1."));
    }
}
