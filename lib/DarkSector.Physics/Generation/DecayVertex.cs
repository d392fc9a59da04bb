using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;

namespace DarkSector.Physics.Generation;

/// <summary>Where a long-lived particle decays: t p/m after a proper decay length t, which is exponential with mean c tau.</summary>
/// <remarks>The decay length is no part of the matrix element: it is drawn for events that have been made, in the frame of their momenta. The particle starts at
/// the origin, the interaction point. A particle that is not in the table is made of its products: events.WithParticle("chi2", (a, b) => a + b).</remarks>
public static class DecayVertex
{
    private const int BlockSize = 1024;

    /// <summary>The table with columns `[particle]VertexX`, `Y` and `Z` [cm]: the decay points of a particle.</summary>
    /// <param name="events">Events with the particle's four-momentum.</param>
    /// <param name="particle">Name of the particle; its momentum is massive.</param>
    /// <param name="properDecayLength">Mean proper decay length c tau [cm], finite and not negative.</param>
    /// <param name="rng">Random numbers; the first rows of a longer table get the same lengths.</param>
    public static EventTable WithDecayVertex(this EventTable events, string particle, double properDecayLength, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(rng);
        RefuseBad(properDecayLength);
        var momenta = events.Particle(particle);
        var (x, y, z) = (new double[momenta.Length], new double[momenta.Length], new double[momenta.Length]);
        for (var first = 0; first < momenta.Length; first += BlockSize)
        {
            var block = rng[first / BlockSize];
            for (var i = first; i < Math.Min(first + BlockSize, momenta.Length); i++)
                (x[i], y[i], z[i]) = momenta[i].Momentum * (block.Exponential(properDecayLength) / Mass(momenta[i], particle));
        }
        return events.WithColumn(particle + "VertexX", x).WithColumn(particle + "VertexY", y).WithColumn(particle + "VertexZ", z);
    }

    /// <summary>Probability that a particle decays between two distances from where it was made.</summary>
    /// <remarks>exp(-near/L) - exp(-far/L), L = (|p|/m) c tau. A weight for searches in which almost everything decays elsewhere.</remarks>
    /// <param name="momentum">Four-momentum of the particle, massive [GeV].</param>
    /// <param name="properDecayLength">Mean proper decay length c tau [cm]; infinite for a stable particle.</param>
    /// <param name="near">Smaller distance [cm], not negative.</param>
    /// <param name="far">Larger distance [cm], may be infinite.</param>
    public static double ProbabilityBetween(FourVector momentum, double properDecayLength, double near, double far)
    {
        if (!(properDecayLength >= 0))
            throw new ArgumentOutOfRangeException(nameof(properDecayLength), $"properDecayLength = {properDecayLength} cm; c tau is not negative.");
        if (!(near >= 0 && far >= near))
            throw new ArgumentOutOfRangeException(nameof(near), $"near = {near} cm, far = {far} cm; the distances need 0 <= near <= far.");
        var length = momentum.P / Mass(momentum, nameof(momentum)) * properDecayLength;
        return length == 0 ? near == 0 && far > 0 ? 1 : 0 : double.IsInfinity(length) ? 0 : Math.Exp(-near / length) - Math.Exp(-far / length);
    }

    private static double Mass(FourVector momentum, string particle) => momentum.Mass is > 0 and var mass ? mass
        : throw new ArgumentException($"{particle} = {momentum}; a particle that decays in flight has a mass above 0.", nameof(particle));

    private static void RefuseBad(double properDecayLength)
    {
        if (!(properDecayLength >= 0) || !double.IsFinite(properDecayLength))
            throw new ArgumentOutOfRangeException(nameof(properDecayLength), $"properDecayLength = {properDecayLength} cm; a mean of drawn lengths is finite and not negative. A stable particle has no vertex.");
    }
}
