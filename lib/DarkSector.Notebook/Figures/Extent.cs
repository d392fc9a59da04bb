namespace DarkSector.Notebook.Figures;

/// <summary>The values one axis has to show, collected from the elements.</summary>
internal sealed class AxisExtent
{
    // Simulated tails with small weights must not stretch a logarithmic axis over more decades than this.
    private const double HistogramDecades = 1e6;

    private double _low = double.PositiveInfinity;
    private double _high = double.NegativeInfinity;
    private double _smallestPositive = double.PositiveInfinity;

    /// <summary>Some element, a histogram or bars, stands on zero.</summary>
    public bool StandsOnZero { get; set; }

    /// <summary>Some element, such as points, wants room at the ends.</summary>
    public bool NeedsRoom { get; set; }

    /// <summary>The axis is one of a plane, as of a heat map or of contours: it ends where the content ends.</summary>
    public bool IsPlane { get; set; }

    /// <summary>Takes a value into account; NaN and infinities are not shown.</summary>
    public void Add(double value)
    {
        if (!double.IsFinite(value))
            return;
        _low = Math.Min(_low, value);
        _high = Math.Max(_high, value);
        if (value > 0)
            _smallestPositive = Math.Min(_smallestPositive, value);
    }

    /// <summary>Takes values into account.</summary>
    public void Add(IEnumerable<double> values)
    {
        foreach (var value in values)
            Add(value);
    }

    /// <summary>The range of an axis along which things lie side by side.</summary>
    public (double Low, double High) Along(FigureAxis axis)
    {
        var (low, high) = Known(axis);
        if (NeedsRoom)
            (low, high) = axis.Logarithmic ? (low / Math.Pow(high / low, 0.04), high * Math.Pow(high / low, 0.04))
                : (low - 0.04 * (high - low), high + 0.04 * (high - low));
        return Fixed(axis, low, high);
    }

    /// <summary>The range of an axis along which things have heights: zero where natural, some air above.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="air">Air above the highest value; 1 as usual, 0 for none.</param>
    public (double Low, double High) Upwards(FigureAxis axis, double air = 1)
    {
        var (low, high) = Known(axis);
        if (axis.Logarithmic)
        {
            if (StandsOnZero)
                low = Math.Max(low, high / HistogramDecades);
            var decades = Math.Pow(Math.Pow(high / low, 0.06) * 1.2, air);
            return Fixed(axis, low / (StandsOnZero ? 2 : decades), high * decades);
        }
        if (low >= 0 && (StandsOnZero || low < 0.4 * high))
            return Fixed(axis, 0, high * (1 + 0.1 * air));
        var room = 0.08 * air * (high - low);
        return Fixed(axis, StandsOnZero && low >= 0 ? 0 : low - room, high + room);
    }

    private (double Low, double High) Known(FigureAxis axis)
    {
        var (low, high) = (axis.Logarithmic ? _smallestPositive : _low, _high);
        if (!(low <= high))
            return axis.Logarithmic ? (0.1, 10) : (0, 1);
        if (low < high)
            return (low, high);
        if (axis.Logarithmic)
            return (low / 3, high * 3);
        var half = low == 0 ? 1 : Math.Abs(low) * 0.5;
        return StandsOnZero && low >= 0 ? (0, low == 0 ? 1 : low) : (low - half, low + half);
    }

    // A given end stays as it is; the other one moves when it would come to lie on the wrong side.
    private static (double Low, double High) Fixed(FigureAxis axis, double low, double high)
    {
        (low, high) = (axis.Low ?? low, axis.High ?? high);
        if (low < high)
            return (low, high);
        var step = axis.Logarithmic ? 0 : Math.Max(1, Math.Abs(low));
        return axis.Low is null ? (axis.Logarithmic ? high / 10 : high - step, high) : (low, axis.Logarithmic ? low * 10 : low + step);
    }
}

/// <summary>The values a panel has to show.</summary>
internal sealed class Extent
{
    /// <summary>Values along the x axis.</summary>
    public AxisExtent X { get; } = new();

    /// <summary>Values along the y axis.</summary>
    public AxisExtent Y { get; } = new();
}
