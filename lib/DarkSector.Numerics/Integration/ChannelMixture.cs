namespace DarkSector.Numerics.Integration;

/// <summary>Several maps of the unit cube onto one space, mixed: each follows other peaks of an integrand.</summary>
/// <remarks>
/// Channel i takes the cube to points x with density g_i(x). An integral is split among the channels by
/// 1 = Sum_i a_i g_i(x)/g(x), g = Sum_j a_j g_j (R. Kleiss and R. Pittau, Comput. Phys. Commun. 83, 141 (1994)): the part of channel i,
/// in its own coordinates u, is Int du a_i f/g, free of the peaks of all channels. The grid of each channel follows what is left.
/// </remarks>
public sealed class ChannelMixture
{
    private readonly double[] _amounts;

    internal ChannelMixture(double[] amounts, double[] shares, ImportanceGrid[] grids) => (_amounts, Shares, Grids) = (amounts, shares, grids);

    /// <summary>The grid of each channel.</summary>
    public IReadOnlyList<ImportanceGrid> Grids { get; }

    /// <summary>The a_i, positive, with sum 1: what the channels contribute to the mixed density.</summary>
    public IReadOnlyList<double> Amounts => _amounts;

    /// <summary>Fraction of all points that an integration spends on each channel.</summary>
    public IReadOnlyList<double> Shares { get; }

    /// <summary>Number of channels.</summary>
    public int Channels => _amounts.Length;

    /// <summary>Channels in equal amounts.</summary>
    /// <param name="channels">Number of channels, at least 1.</param>
    /// <param name="dimensions">Number of coordinates, at least 1.</param>
    public static ChannelMixture Equal(int channels, int dimensions)
    {
        if (channels < 1)
            throw new ArgumentOutOfRangeException(nameof(channels), $"channels = {channels}; an integral needs at least 1 channel.");
        var (equal, grid) = (1.0 / channels, ImportanceGrid.Uniform(dimensions));
        return new ChannelMixture([.. Enumerable.Repeat(equal, channels)], [.. Enumerable.Repeat(equal, channels)], [.. Enumerable.Repeat(grid, channels)]);
    }

    /// <summary>The factor a_i/g that turns a value of the integrand, met in channel i, into the integrand of that channel on the cube.</summary>
    /// <param name="channel">The channel that drew the point.</param>
    /// <param name="densities">g_j of every channel at the point.</param>
    public double Part(int channel, ReadOnlySpan<double> densities) => _amounts[channel] / Density(densities);

    /// <summary>The mixed density g.</summary>
    internal double Density(ReadOnlySpan<double> densities)
    {
        var sum = 0.0;
        for (var j = 0; j < _amounts.Length; j++)
            sum += _amounts[j] * densities[j];
        return sum;
    }
}
