using DarkSector.Numerics;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Random;

namespace DarkSector.Physics.ControlSamples;

/// <summary>The share of events with a property, bin by bin: an efficiency or an inefficiency.</summary>
/// <remarks>Errors by propagation of both parts as independent sums of weights: sigma^2 = [(1 - e)^2 V(with) + e^2 V(without)]/N^2, the binomial error for counts.</remarks>
/// <param name="With">Events with the property.</param>
/// <param name="Without">Events without it, in the same bins.</param>
public sealed record BinnedShare(Histogram With, Histogram Without)
{
    /// <summary>The share per bin; NaN in a bin without events.</summary>
    public IReadOnlyList<Estimate> Values =>
        [.. Enumerable.Range(0, With.Axis.Bins).Select(bin => Share(With.Values[bin], With.Variances[bin], Without.Values[bin], Without.Variances[bin]))];

    /// <summary>The share of all bins together.</summary>
    public Estimate Overall => Share(With.Sum, With.Variances.Sum(), Without.Sum, Without.Variances.Sum());

    /// <summary>Counts drawn from these expectations.</summary>
    /// <param name="rng">Random numbers.</param>
    public BinnedShare Drawn(RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        return new BinnedShare(PseudoData.Draw(With, rng["with"]), PseudoData.Draw(Without, rng["without"]));
    }

    private static Estimate Share(double with, double withVariance, double without, double withoutVariance)
    {
        var (sum, share) = (with + without, with / (with + without));
        return new Estimate(share, Math.Sqrt((1 - share) * (1 - share) * withVariance + share * share * withoutVariance) / sum);
    }
}
