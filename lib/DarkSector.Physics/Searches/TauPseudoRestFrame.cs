using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Searches;

/// <summary>An approximate rest frame of a tau, from the visible products of the other one.</summary>
/// <remarks>The energy of the tau is sqrt(s)/2 and its direction opposite to that of the hadrons of the other tau, both in the CMS. Without radiation
/// and neutrinos it would be exact. ARGUS, Z. Phys. C 68, 25 (1995); Belle II, Phys. Rev. Lett. 130, 181803 (2023).</remarks>
public static class TauPseudoRestFrame
{
    /// <summary>x = 2 E/m_tau with the energy of the lepton in that frame.</summary>
    /// <param name="lepton">The lepton, CMS frame [GeV].</param>
    /// <param name="otherHadrons">Sum of the hadrons of the other tau, CMS frame [GeV].</param>
    /// <param name="sqrtS">Centre-of-mass energy [GeV], above 2 m_tau.</param>
    public static double X(FourVector lepton, FourVector otherHadrons, double sqrtS)
    {
        var energy = sqrtS / 2;
        if (!(energy > Particle.Tau.Mass))
            throw new ArgumentOutOfRangeException(nameof(sqrtS), $"sqrtS = {sqrtS} GeV; a pair of taus needs more than {2 * Particle.Tau.Mass:F4} GeV.");
        var momentum = otherHadrons.Momentum.Unit * -Math.Sqrt(energy * energy - Particle.Tau.Mass * Particle.Tau.Mass);
        var tau = new FourVector(momentum.X, momentum.Y, momentum.Z, energy);
        return 2 * lepton.Dot(tau) / (Particle.Tau.Mass * Particle.Tau.Mass);
    }
}
