using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>A nearly real photon emitted by a beam, in light-cone components along that beam.</summary>
/// <remarks>
/// Flux (alpha/2 pi) [(1 + (1-y)^2)/y 1/Q^2 - 2 m_e^2 y/Q^4] dy dQ^2: V. M. Budnev et al., Phys. Rep. 15, 181 (1975). With the light-cone fraction
/// y = 1 - p'+/p+ the virtuality Q^2 = (pT^2 + y^2 m_e^2)/(1 - y) is exact for a massive electron.
/// </remarks>
/// <param name="Fraction">Light-cone fraction y of the beam that the photon carries.</param>
/// <param name="Virtuality">Q^2 [GeV^2].</param>
/// <param name="Px">Momentum along x [GeV].</param>
/// <param name="Py">Momentum along y [GeV].</param>
/// <param name="Weight">Flux per unit of ln(y) and of the coordinate from which Q^2 was drawn; zero outside phase space.</param>
internal readonly record struct EquivalentPhoton(double Fraction, double Virtuality, double Px, double Py, double Weight)
{
    private static readonly double ElectronMass2 = Particle.Electron.Mass * Particle.Electron.Mass;

    /// <summary>Draws ln(Q^2) uniformly between m_e^2 y^2/(1 - y) and s.</summary>
    /// <param name="fraction">Light-cone fraction y.</param>
    /// <param name="s">Centre-of-mass energy squared [GeV^2].</param>
    /// <param name="uniform">A number in [0, 1], for Q^2.</param>
    /// <param name="turn">A number in [0, 1], for the azimuth.</param>
    internal static EquivalentPhoton Draw(double fraction, double s, double uniform, double turn)
    {
        var lowest = ElectronMass2 * fraction * fraction / (1 - fraction);
        if (!(fraction < 1) || !(lowest < s))
            return default;
        var range = Math.Log(s / lowest);
        var virtuality = lowest * Math.Exp(uniform * range);
        var (sin, cos) = Math.SinCos(2 * Math.PI * turn);
        var pt = Math.Sqrt((virtuality - lowest) * (1 - fraction));
        var flux = 1 + (1 - fraction) * (1 - fraction) - 2 * ElectronMass2 * fraction * fraction / virtuality;
        return new EquivalentPhoton(fraction, virtuality, pt * cos, pt * sin, PhysicalConstants.FineStructure / (2 * Math.PI) * flux * range);
    }

    /// <summary>The electron that emitted the photon.</summary>
    /// <param name="beam">Large light-cone component E + p of the beam [GeV].</param>
    /// <param name="along">+1 for a beam along +z, -1 for one along -z.</param>
    internal FourVector Electron(double beam, int along)
    {
        var large = (1 - Fraction) * beam;
        var small = (Px * Px + Py * Py + ElectronMass2) / large;
        return new FourVector(-Px, -Py, along * (large - small) / 2, (large + small) / 2);
    }

    /// <summary>Four-momentum of the photon; its square is -Q^2.</summary>
    /// <param name="beam">Large light-cone component E + p of the beam [GeV].</param>
    /// <param name="along">+1 for a beam along +z, -1 for one along -z.</param>
    internal FourVector Momentum(double beam, int along)
    {
        var large = Fraction * beam;
        var small = -(Px * Px + Py * Py + Fraction * ElectronMass2) / ((1 - Fraction) * beam);
        return new FourVector(Px, Py, along * (large - small) / 2, (large + small) / 2);
    }
}
