using DarkSector.Numerics.Shapes;
using static System.FormattableString;

namespace DarkSector.Physics.Triggers;

/// <summary>Shape of a turn-on curve.</summary>
public enum TurnOnShape
{
    /// <summary>Integral of a Gaussian: what a threshold on a quantity of Gaussian resolution gives.</summary>
    ErrorFunction,

    /// <summary>1/(1 + exp(-(x - threshold)/width)): the same with longer tails.</summary>
    Logistic,
}

/// <summary>Efficiency of a trigger against the quantity it cuts on.</summary>
/// <remarks>plateau Phi((x - threshold)/width), or the logistic function in its place; a width of 0 is a sharp threshold.</remarks>
public sealed record TurnOn
{
    // Beyond this many widths the curve is flat to a double's accuracy.
    private double FlatBeyond => Shape == TurnOnShape.ErrorFunction ? 8.5 : 40;

    /// <summary>A turn-on curve.</summary>
    /// <param name="threshold">Where half of the plateau is reached, in units of the quantity.</param>
    /// <param name="width">Width, in the same units, not negative.</param>
    /// <param name="plateau">Efficiency far above the threshold, in [0, 1].</param>
    /// <param name="shape">Shape.</param>
    public TurnOn(double threshold, double width = 0, double plateau = 1, TurnOnShape shape = TurnOnShape.ErrorFunction)
    {
        if (!double.IsFinite(threshold))
            throw new ArgumentOutOfRangeException(nameof(threshold), Invariant($"threshold = {threshold}; a turn-on needs a finite threshold."));
        if (!(width >= 0) || !double.IsFinite(width))
            throw new ArgumentOutOfRangeException(nameof(width), Invariant($"width = {width}; a turn-on needs a finite width of 0 or more."));
        if (plateau is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(plateau), Invariant($"plateau = {plateau}; an efficiency lies in [0, 1]. Give 95 % as 0.95."));
        (Threshold, Width, Plateau, Shape) = (threshold, width, plateau, shape);
    }

    /// <summary>Where half of the plateau is reached.</summary>
    public double Threshold { get; }

    /// <summary>Width; 0 for a sharp threshold.</summary>
    public double Width { get; }

    /// <summary>Efficiency far above the threshold.</summary>
    public double Plateau { get; }

    /// <summary>Shape.</summary>
    public TurnOnShape Shape { get; }

    /// <summary>The efficiency at a value; 0 for NaN.</summary>
    /// <param name="value">The quantity that the trigger cuts on.</param>
    public double Efficiency(double value)
    {
        var distance = value - Threshold;
        if (!(distance > -FlatBeyond * Width))
            return 0;
        if (distance > FlatBeyond * Width)
            return Plateau;
        return Plateau * (Shape == TurnOnShape.ErrorFunction ? StandardNormal.Cdf(distance / Width) : 1 / (1 + Math.Exp(-distance / Width)));
    }
}
