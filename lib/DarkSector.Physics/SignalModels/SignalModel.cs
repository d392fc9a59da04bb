using DarkSector.Numerics;
using DarkSector.Numerics.Histograms;
using static System.FormattableString;

namespace DarkSector.Physics.SignalModels;

/// <summary>The signal of a search at any mass between those that were simulated: efficiency, width and template.</summary>
/// <remarks>Efficiency and width are interpolated over the grid; the shape, in units of the width, is a straight-line mixture of those of the two neighbours, moved to the mass and stretched to its width.</remarks>
public sealed record SignalModel
{
    private readonly SignalPoint[] _points;
    private readonly MassInterpolation _efficiency;
    private readonly MassInterpolation _width;

    /// <summary>A model of samples.</summary>
    /// <param name="points">At least three samples, masses rising, none twice.</param>
    /// <param name="shape">How efficiency and width go between the masses.</param>
    public SignalModel(IReadOnlyList<SignalPoint> points, InterpolationShape shape = InterpolationShape.Monotone)
    {
        ArgumentNullException.ThrowIfNull(points);
        _points = [.. points];
        Masses = [.. points.Select(p => p.Mass)];
        _efficiency = new MassInterpolation("efficiency", Masses, [.. points.Select(p => p.Efficiency)], shape);
        _width = new MassInterpolation("width", Masses, [.. points.Select(p => p.Width)], shape);
    }

    /// <summary>The simulated masses [GeV].</summary>
    public IReadOnlyList<double> Masses { get; }

    /// <summary>The simulated samples.</summary>
    public IReadOnlyList<SignalPoint> Points => _points;

    /// <summary>Selected over produced events at a mass.</summary>
    /// <param name="mass">Mass within the grid [GeV].</param>
    public Estimate Efficiency(double mass) => _efficiency.At(mass);

    /// <summary>Width of the squared mass at a mass [GeV^2].</summary>
    /// <param name="mass">Mass within the grid [GeV].</param>
    public Estimate Width(double mass) => _width.At(mass);

    /// <summary>A window about a mass, scaled with the resolution: mass^2 -+ so many widths [GeV^2].</summary>
    /// <remarks>Use the same number of widths at all masses, so that the expected significance varies smoothly; G. Punzi, arXiv:physics/0308063, used two.</remarks>
    /// <param name="mass">Mass within the grid [GeV].</param>
    /// <param name="widths">Half of the window in widths, above 0.</param>
    public (double Low, double High) Window(double mass, double widths)
    {
        if (!(widths > 0) || !double.IsFinite(widths))
            throw new ArgumentOutOfRangeException(nameof(widths), Invariant($"widths = {widths}; a window extends over a finite number of widths above 0."));
        var half = widths * Width(mass).Value;
        return (mass * mass - half, mass * mass + half);
    }

    /// <summary>Selected over produced events in bins of the squared mass: multiply with luminosity and cross-section for events.</summary>
    /// <param name="mass">Mass within the grid [GeV].</param>
    /// <param name="axis">Bins of the squared mass [GeV^2]. Beyond 12 widths from the peak there is nothing.</param>
    public Histogram Template(double mass, Axis axis)
    {
        ArgumentNullException.ThrowIfNull(axis);
        var (efficiency, width) = (Efficiency(mass).Value, Width(mass).Value);
        var neighbours = Neighbours(mass);
        double[] cumulative = [.. axis.Edges.Select(edge => Cumulative(neighbours, (edge - mass * mass) / width))];
        double[] values = [.. Enumerable.Range(0, axis.Bins).Select(bin => efficiency * (cumulative[bin + 1] - cumulative[bin]))];
        // The relative error of a bin is that of the selected events which are in it.
        return new Histogram(axis, values, [.. values.Select(value => value * efficiency * Math.Pow(_efficiency.At(mass).Error / efficiency, 2))]);
    }

    /// <summary>The model without the sample of one mass: what it predicts there, compared with that sample, is a closure test.</summary>
    /// <param name="mass">A simulated mass that is not the first or last [GeV].</param>
    public SignalModel Without(double mass)
    {
        if (!Masses.Skip(1).SkipLast(1).Contains(mass))
            throw new ArgumentException(Invariant($"mass = {mass} GeV is not inside the grid {string.Join(", ", Masses.Select(m => Invariant($"{m}")))} GeV; leave out one between its ends."), nameof(mass));
        return new SignalModel([.. _points.Where(point => point.Mass != mass)], _efficiency.Shape);
    }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"signal model at {Masses.Count} masses from {Masses[0]} to {Masses[^1]} GeV, {_efficiency.Shape}");

    private (SignalPoint Lower, SignalPoint Upper, double Share) Neighbours(double mass)
    {
        var upper = Math.Clamp(Array.FindIndex(_points, point => point.Mass >= mass), 1, _points.Length - 1);
        var (left, right) = (_points[upper - 1], _points[upper]);
        return (left, right, (mass - left.Mass) / (right.Mass - left.Mass));
    }

    private static double Cumulative((SignalPoint Lower, SignalPoint Upper, double Share) neighbours, double pull) =>
        (1 - neighbours.Share) * Cumulative(neighbours.Lower.Shape, pull) + neighbours.Share * Cumulative(neighbours.Upper.Shape, pull);

    private static double Cumulative(Histogram shape, double pull)
    {
        var inside = Math.Clamp(pull, shape.Axis.Low, shape.Axis.High);
        var bin = shape.Axis.Index(inside);
        return shape.Values.Take(bin).Sum() + shape.Values[bin] * (inside - shape.Axis.Edges[bin]) / shape.Axis.Width(bin);
    }
}
