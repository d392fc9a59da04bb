using DarkSector.Numerics.Shapes;
using static DarkSector.Physics.Detectors.AllowedValue;

namespace DarkSector.Physics.Detectors;

/// <summary>The shape of the energy response: a Gaussian core with a power law below, a Crystal Ball function.</summary>
/// <remarks>Density exp(-t^2/2) for t above -alpha, (n/alpha)^n exp(-alpha^2/2) (n/alpha - alpha - t)^-n below, t in widths of the core
/// (J. Gaiser, SLAC-R-255 (1982)). Showers leak out of the crystals and into material: they are measured low.</remarks>
public sealed record LowTail
{
    /// <summary>Where the tail begins, in widths below the peak. Assumed, about 1; with it 28 % of all photons are in the tail.</summary>
    public double Alpha { get; init => field = Positive(value, ""); } = 1;

    /// <summary>Power of the tail, above 1. Assumed, 3 to 5.</summary>
    public double Power { get; init => field = value > 1 && double.IsFinite(value) ? value
        : throw new ArgumentOutOfRangeException(nameof(Power), $"Power = {value}; the tail has a finite area for powers above 1."); } = 4;

    /// <summary>The deviation, in widths, below which the share <paramref name="probability"/> of the distribution lies.</summary>
    /// <param name="probability">Share, between 0 and 1.</param>
    /// <param name="lowest">Negative deviation that no photon can have: energy 0.</param>
    public double Quantile(double probability, double lowest)
    {
        var (scale, edge) = (Power / Alpha, Power / Alpha - Alpha);
        // Areas in units of the Gaussian's: the tail from its lowest deviation to -alpha, the core above.
        var cut = lowest < -Alpha ? Math.Pow(scale / (edge - lowest), Power - 1) : 1;
        var tail = scale / (Power - 1) * Math.Exp(-Alpha * Alpha / 2) / Math.Sqrt(2 * Math.PI) * (1 - cut);
        var below = StandardNormal.Cdf(Math.Max(-Alpha, lowest));
        var area = probability * (tail + 1 - below);
        if (area >= tail)
            return -StandardNormal.Quantile(Math.Max(0, 1 - below - (area - tail)));
        return edge - scale * Math.Pow(cut + (1 - cut) * (area / tail), -1 / (Power - 1));
    }
}
