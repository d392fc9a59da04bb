using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Generation.Channels;

namespace DarkSector.Physics.Generation;

/// <summary>A process with peaks that no single map of the unit cube follows: several channels share the work.</summary>
/// <remarks>
/// Each channel maps the cube to momenta and knows its density for momenta of the others. <see cref="Generator"/> finds out how much
/// of each it needs, and adapts a grid to each. As an ordinary <see cref="Process"/> the first coordinate chooses among the channels, all equally often.
/// </remarks>
public abstract class MultichannelProcess : Process
{
    /// <summary>The channels; together they reach all momenta where the cross-section is not zero.</summary>
    public abstract IReadOnlyList<PhaseSpaceChannel> Channels { get; }

    /// <summary>The cross-section per unit of phase space, d(sigma)/dPhi_n [fb GeV^(4-2n)]; zero outside the cuts.</summary>
    /// <param name="momenta">CMS four-momenta [GeV] of <see cref="Process.FinalState"/>.</param>
    public abstract double DifferentialCrossSection(ReadOnlySpan<FourVector> momenta);

    /// <inheritdoc/>
    public sealed override double Evaluate(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        Span<double> densities = stackalloc double[Channels.Count];
        Span<double> inChannel = stackalloc double[point.Length];
        point.CopyTo(inChannel);
        var scaled = point[0] * Channels.Count;
        var channel = (int)scaled;
        inChannel[0] = scaled - channel;
        var value = Evaluate(channel, inChannel, momenta, densities);
        if (value == 0)
            return 0;
        var sum = 0.0;
        foreach (var density in densities)
            sum += density;
        return value * Channels.Count / sum;
    }

    /// <summary>Momenta at a point of one channel, the cross-section per unit of phase space, and the densities of all channels there.</summary>
    internal double Evaluate(int channel, ReadOnlySpan<double> point, Span<FourVector> momenta, Span<double> densities)
    {
        if (!Channels[channel].TryMap(point, momenta))
            return 0;
        var value = DifferentialCrossSection(momenta);
        if (value == 0)
            return 0;
        for (var i = 0; i < densities.Length; i++)
            densities[i] = Channels[i].Density(momenta);
        return value;
    }
}
