namespace DarkSector.Physics.Generation;

/// <summary>The lowest-order cross-section of e+e- -> l+ l- through one photon: the unit of annihilation.</summary>
/// <remarks>4 pi alpha^2/(3 s) = 86.854 nb GeV^2/s for massless leptons, 0.776 nb at the Upsilon(4S). R. L. Workman et al. (Particle Data Group),
/// Prog. Theor. Exp. Phys. 2022, 083C01, Sec. 50.2.</remarks>
public static class PointCrossSection
{
    /// <summary>The cross-section for leptons without mass [fb].</summary>
    /// <param name="s">Centre-of-mass energy squared [GeV^2], above 0.</param>
    public static double Of(double s) => s > 0
        ? PhysicalConstants.HbarCSquared * 4 * Math.PI * PhysicalConstants.FineStructure * PhysicalConstants.FineStructure / (3 * s)
        : throw new ArgumentOutOfRangeException(nameof(s), $"s = {s} GeV^2; a centre-of-mass energy squared is above 0.");

    /// <summary>The cross-section for leptons of a mass [fb]: times beta (3 - beta^2)/2, beta = sqrt(1 - 4 m^2/s).</summary>
    /// <param name="s">Centre-of-mass energy squared [GeV^2], above 0; at or below threshold the cross-section is zero.</param>
    /// <param name="leptonMass">Lepton mass [GeV].</param>
    public static double Of(double s, double leptonMass)
    {
        var beta2 = Math.Max(0, 1 - 4 * leptonMass * leptonMass / s);
        return Of(s) * Math.Sqrt(beta2) * (3 - beta2) / 2;
    }
}
