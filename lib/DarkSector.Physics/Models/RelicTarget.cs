using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Models;

/// <summary>The couplings with which inelastic dark matter has today's abundance: the relic line of an exclusion plot.</summary>
/// <remarks>
/// An estimate, no solved Boltzmann equation: chi1 chi2 -> A'* -> f fbar at threshold, sigma v = 16 pi alpha alpha_D eps^2 m^2/(4 m^2 - m_A'^2)^2 Sum_f, is set to
/// 4.4e-26 cm^3/s (pseudo-Dirac pair) at freeze-out x = m/T = 20. Sum_f are the ratios of <see cref="VirtualPhoton"/> at a mass of 2m. With a splitting
/// delta = Delta/m there are fewer chi2: the rate falls by 4h/(1 + h)^2, h = (1 + delta)^(3/2) exp(-x delta) (co-annihilation; K. Griest and D. Seckel, Phys. Rev. D 43, 3191 (1991)).
/// Thermal averages, resonance and threshold effects are left out; with delta = 0.4 the suppression of 450 makes the line uncertain by a factor of some units.
/// </remarks>
public static class RelicTarget
{
    private const double CrossSectionTimesVelocity = 4.4e-26;
    private const double CubicCentimetrePerSecond = 1 / 1.16733e-17; // GeV^-2 per cm^3/s: (hbar c)^2 c
    private const double FreezeOut = 20;

    /// <summary>eps^2 alpha_D on the relic line.</summary>
    /// <param name="mass">Mass m1 [GeV], above 0.</param>
    /// <param name="splitting">Delta/m1, not negative.</param>
    /// <param name="darkPhotonRatio">m_A'/m1, above 2 + Delta/m1, so that the dark photon decays to the pair.</param>
    public static double CouplingSquared(double mass, double splitting, double darkPhotonRatio)
    {
        if (!(mass > 0) || !double.IsFinite(mass))
            throw new ArgumentOutOfRangeException(nameof(mass), $"mass = {mass} GeV; dark matter needs a mass above 0 GeV.");
        if (!(splitting >= 0))
            throw new ArgumentOutOfRangeException(nameof(splitting), $"splitting = {splitting}; Delta/m1 is not negative.");
        if (!(darkPhotonRatio > 2 + splitting))
            throw new ArgumentOutOfRangeException(nameof(darkPhotonRatio), $"darkPhotonRatio = {darkPhotonRatio}; m_A'/m1 is above 2 + Delta/m1 = {2 + splitting}, so that A' -> chi1 chi2 is open.");
        var q2 = 4 * mass * mass;
        var final = VirtualPhoton.LeptonRatio(q2, Particle.Electron.Mass) + VirtualPhoton.LeptonRatio(q2, Particle.Muon.Mass)
            + VirtualPhoton.LeptonRatio(q2, Particle.Tau.Mass) + VirtualPhoton.HadronRatio(q2);
        var propagator = 4 - darkPhotonRatio * darkPhotonRatio;
        return CrossSectionTimesVelocity * CubicCentimetrePerSecond * propagator * propagator * mass * mass
            / (16 * Math.PI * PhysicalConstants.FineStructure * final * Coannihilation(splitting));
    }

    /// <summary>y = eps^2 alpha_D (m1/m_A')^4 on the relic line.</summary>
    /// <param name="mass">Mass m1 [GeV].</param>
    /// <param name="splitting">Delta/m1.</param>
    /// <param name="darkPhotonRatio">m_A'/m1.</param>
    public static double Y(double mass, double splitting, double darkPhotonRatio) =>
        CouplingSquared(mass, splitting, darkPhotonRatio) / Math.Pow(darkPhotonRatio, 4);

    // 1 for equal masses.
    private static double Coannihilation(double splitting)
    {
        var rarity = Math.Pow(1 + splitting, 1.5) * Math.Exp(-FreezeOut * splitting);
        return 4 * rarity / ((1 + rarity) * (1 + rarity));
    }
}
