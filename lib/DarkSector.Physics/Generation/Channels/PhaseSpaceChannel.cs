using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Generation.Channels;

/// <summary>A map of the unit cube onto phase space that follows the peaks of one kind of diagram.</summary>
/// <remarks>Phase space: dPhi_n = (2 pi)^4 delta^4(P - Sum k_i) Prod d^3k_i/((2 pi)^3 2 E_i). Implementations are thread-safe and allocate nothing.</remarks>
public abstract class PhaseSpaceChannel
{
    /// <summary>Maps a point of the unit cube to momenta.</summary>
    /// <param name="point">Coordinates in [0, 1).</param>
    /// <param name="momenta">Receives the CMS four-momenta [GeV] of the process's final state.</param>
    /// <returns>Whether there are such momenta; if not, the point counts as zero.</returns>
    public abstract bool TryMap(ReadOnlySpan<double> point, Span<FourVector> momenta);

    /// <summary>Points per unit of phase space, d(point)/dPhi_n [GeV^(4-2n)], that the map puts at given momenta.</summary>
    /// <param name="momenta">CMS four-momenta [GeV], of this or any other channel.</param>
    /// <returns>The density; zero where the map does not reach, never where it has just put a point.</returns>
    public abstract double Density(ReadOnlySpan<FourVector> momenta);
}
