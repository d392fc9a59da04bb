namespace DarkSector.Notebook.Figures;

/// <summary>Maps values to pixels along one axis.</summary>
/// <param name="Logarithmic">Logarithmic instead of linear.</param>
/// <param name="Low">Value at the first pixel.</param>
/// <param name="High">Value at the last pixel.</param>
/// <param name="PixelLow">First pixel [px].</param>
/// <param name="PixelHigh">Last pixel [px].</param>
internal sealed record AxisScale(bool Logarithmic, double Low, double High, double PixelLow, double PixelHigh)
{
    // How far a value may lie outside, in lengths of the axis: keeps coordinates short without bending visible lines.
    private const double Reach = 10;

    /// <summary>Length of the axis [px].</summary>
    public double Length => Math.Abs(PixelHigh - PixelLow);

    /// <summary>Pixel of a value; NaN for NaN. What a logarithmic axis cannot show lies far below its lower end.</summary>
    public double Map(double value) => PixelLow + Fraction(value) * (PixelHigh - PixelLow);

    /// <summary>Pixel of a value, moved to the nearest end when outside.</summary>
    public double MapInside(double value) => PixelLow + Math.Clamp(Fraction(value), 0, 1) * (PixelHigh - PixelLow);

    /// <summary>Whether a value lies on the axis, within rounding.</summary>
    public bool Shows(double value) => Fraction(value) is >= -1e-9 and <= 1 + 1e-9;

    /// <summary>The value at a fraction of the axis.</summary>
    public double At(double fraction) =>
        Logarithmic ? Low * Math.Pow(High / Low, fraction) : Low + (High - Low) * fraction;

    private double Fraction(double value)
    {
        if (Logarithmic && value <= 0)
            return -Reach;
        var fraction = Logarithmic ? Math.Log(value / Low) / Math.Log(High / Low) : (value - Low) / (High - Low);
        return double.IsNaN(value) ? double.NaN : Math.Clamp(fraction, -Reach, Reach);
    }
}
