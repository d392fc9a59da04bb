namespace DarkSector.Physics.Generation;

/// <summary>A cosine drawn with density 1/(1 - b^2 cos^2): the poles of a particle radiated along either of two lines.</summary>
/// <param name="Value">The cosine.</param>
/// <param name="Jacobian">d(cos)/du, the inverse of its density.</param>
internal readonly record struct PeakedCosine(double Value, double Jacobian)
{
    /// <summary>Draws the cosine within +-limit.</summary>
    /// <param name="u">A number in [0, 1].</param>
    /// <param name="b">Place of the poles, cos = +-1/b; from above 0 to 1, and b times limit below 1.</param>
    /// <param name="limit">Largest absolute value of the cosine.</param>
    public static PeakedCosine Draw(double u, double b, double limit)
    {
        var range = Math.Atanh(b * limit);
        var bCosine = Math.Tanh((2 * u - 1) * range);
        return new PeakedCosine(Math.Clamp(bCosine / b, -1, 1), JacobianAt(bCosine, b, range));
    }

    /// <summary>d(cos)/du at a given cosine.</summary>
    public static double JacobianOf(double cosine, double b, double limit) => JacobianAt(b * cosine, b, Math.Atanh(b * limit));

    private static double JacobianAt(double bCosine, double b, double range) => 2 * range * (1 - bCosine * bCosine) / b;
}
