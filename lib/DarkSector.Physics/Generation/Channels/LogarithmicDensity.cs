namespace DarkSector.Physics.Generation.Channels;

/// <summary>The density 1/(x + offset) between two limits, that of a propagator: x is uniform in a logarithm.</summary>
/// <param name="low">Smallest x.</param>
/// <param name="high">Largest x.</param>
/// <param name="offset">Moves the pole; low + offset is above 0.</param>
internal readonly struct LogarithmicDensity(double low, double high, double offset = 0)
{
    private readonly double _range = Math.Log((high + offset) / (low + offset));

    /// <summary>The x below which lies a part u of all.</summary>
    public double Quantile(double u) => Math.Clamp((low + offset) * Math.Exp(u * _range) - offset, low, high);

    /// <summary>The density at x within the limits.</summary>
    public double At(double x) => 1 / ((x + offset) * _range);
}
