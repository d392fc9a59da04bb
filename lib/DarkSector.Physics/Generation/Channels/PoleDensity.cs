namespace DarkSector.Physics.Generation.Channels;

/// <summary>The density 1/(1 - b c) of a cosine c, or 1/(1 - b^2 c^2): one or two propagators with poles beyond the ends.</summary>
/// <param name="margin">1 - b, above 0 and below 1; b itself may be 1 to all its digits.</param>
internal readonly struct PoleDensity(double margin)
{
    private readonly double _b = 1 - margin;
    private readonly double _range = Math.Log((2 - margin) / margin);

    /// <summary>A cosine with one pole, as 1 - c.</summary>
    public double OnePole(double u) => Math.Clamp(margin * (Math.Exp(u * _range) - 1) / _b, 0, 2);

    /// <summary>Its density at 1 - c.</summary>
    public double OnePoleAt(double oneMinusCosine) => _b / (_range * (margin + _b * oneMinusCosine));

    /// <summary>A cosine with a pole at either end, as 1 - c.</summary>
    public double TwoPoles(double u)
    {
        // b c = tanh(x), x uniform; 1 - tanh(x) = 2/(1 + e^(2x)).
        var x = (u - 0.5) * _range;
        return Math.Clamp((2 / (1 + Math.Exp(2 * x)) - margin) / _b, 0, 2);
    }

    /// <summary>Its density at 1 - c.</summary>
    public double TwoPolesAt(double oneMinusCosine) =>
        _b / (_range * (margin * (2 - margin) + _b * _b * oneMinusCosine * (2 - oneMinusCosine)));
}
