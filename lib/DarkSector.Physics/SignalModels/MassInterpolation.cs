using DarkSector.Numerics;
using MathNet.Numerics.Interpolation;
using static System.FormattableString;

namespace DarkSector.Physics.SignalModels;

/// <summary>How values between the masses of a grid are found.</summary>
public enum InterpolationShape
{
    /// <summary>Piecewise cubic without overshoot: between two masses it stays between their values (F. N. Fritsch and R. E. Carlson, SIAM J. Numer. Anal. 17, 238 (1980)).</summary>
    Monotone,

    /// <summary>Natural cubic spline: smoother, but it may overshoot.</summary>
    Spline,
}

/// <summary>A quantity against mass, known at the masses of simulated samples, with its statistical error.</summary>
/// <remarks>The error at a mass is that of the values at the grid, moved one by one and added in quadrature; it does not tell how well the curve follows the truth between the masses: leave one out to see.
/// There is no value beyond the ends.</remarks>
public sealed class MassInterpolation
{
    private readonly double[] _masses;
    private readonly CubicSpline _curve;
    private readonly CubicSpline[] _moved;

    /// <summary>An interpolation.</summary>
    /// <param name="quantity">What is interpolated, for messages.</param>
    /// <param name="masses">At least three masses in rising order [GeV].</param>
    /// <param name="values">The values there.</param>
    /// <param name="shape">How to go between the masses.</param>
    public MassInterpolation(string quantity, IReadOnlyList<double> masses, IReadOnlyList<Estimate> values, InterpolationShape shape = InterpolationShape.Monotone)
    {
        ArgumentNullException.ThrowIfNull(masses);
        ArgumentNullException.ThrowIfNull(values);
        if (masses.Count < 3 || masses.Count != values.Count)
            throw new ArgumentException($"{masses.Count} masses and {values.Count} values of the {quantity}; at least three of each are needed.", nameof(masses));
        for (var i = 1; i < masses.Count; i++)
        {
            if (!(masses[i] > masses[i - 1]))
                throw new ArgumentException(Invariant($"Mass {masses[i]} GeV of the {quantity} follows {masses[i - 1]} GeV; masses rise and none comes twice. Sort them, and keep one sample per mass."), nameof(masses));
        }
        (Quantity, Shape, _masses, Values) = (quantity, shape, [.. masses], [.. values]);
        double[] centre = [.. values.Select(v => v.Value)];
        _curve = Through(centre);
        _moved = [.. values.Select((value, k) => Through([.. centre.Select((y, i) => i == k ? y + value.Error : y)]))];
    }

    /// <summary>What is interpolated.</summary>
    public string Quantity { get; }

    /// <summary>How to go between the masses.</summary>
    public InterpolationShape Shape { get; }

    /// <summary>The masses [GeV].</summary>
    public IReadOnlyList<double> Masses => _masses;

    /// <summary>The values there.</summary>
    public IReadOnlyList<Estimate> Values { get; }

    /// <summary>The value at a mass within the grid.</summary>
    /// <param name="mass">Mass [GeV].</param>
    /// <exception cref="ArgumentOutOfRangeException">The mass is outside the grid.</exception>
    public Estimate At(double mass)
    {
        if (!(mass >= _masses[0] && mass <= _masses[^1]))
            throw new ArgumentOutOfRangeException(nameof(mass), Invariant($"mass = {mass} GeV; the {Quantity} is known from {_masses[0]} to {_masses[^1]} GeV and is not extrapolated. Simulate a sample beyond."));
        var value = _curve.Interpolate(mass);
        return new Estimate(value, Math.Sqrt(_moved.Sum(curve => Math.Pow(curve.Interpolate(mass) - value, 2))));
    }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"{Quantity} at {_masses.Length} masses from {_masses[0]} to {_masses[^1]} GeV, {Shape}");

    private CubicSpline Through(double[] values) => Shape == InterpolationShape.Monotone
        ? CubicSpline.InterpolatePchipSorted(_masses, values) : CubicSpline.InterpolateNaturalSorted(_masses, values);
}
