using DarkSector.Physics.Models;

namespace DarkSector.Physics.Amplitudes;

/// <summary>Squared amplitudes of a virtual photon and a fermion pair with a boson X radiated, summed over all spins.</summary>
/// <remarks>W = -g_ab Sum J^a J^b* up to a factor, with J the current of <see cref="RadiativePair"/>, as a function of the denominators D_i of the
/// propagators. By crossing, the same W holds for a pair that comes in and leaves a virtual photon of mass squared s.</remarks>
internal static class PairTrace
{
    /// <summary>W(D1, D2) for a virtual photon of mass squared s, fermions of mass squared a and a boson of mass squared b.</summary>
    /// <remarks>
    /// Vector: 8(D1/D2 + D2/D1) - (32a + 16b + 16s)(1/D1 + 1/D2) + (16s^2 + 32sb + 16b^2 - 64a^2)/(D1 D2) - (32a^2 + 16ab + 16sa + 8sb)(1/D1^2 + 1/D2^2).
    /// Scalar: 8 + 4(D1/D2 + D2/D1) + (32a - 8b)(1/D1 + 1/D2) + (64a^2 - 48ab + 8b^2 + 32sa)/(D1 D2) + (32a^2 - 8ab + 16sa - 4sb)(1/D1^2 + 1/D2^2).
    /// Pseudoscalar: 8 + 4(D1/D2 + D2/D1) - 8b(1/D1 + 1/D2) + (8b^2 - 16ab)/(D1 D2) - (8ab + 4sb)(1/D1^2 + 1/D2^2).
    /// </remarks>
    public static double W(CouplingStructure structure, double d1, double d2, double s, double a, double b)
    {
        var (ratios, first, mixed, second) = (d1 / d2 + d2 / d1, 1 / d1 + 1 / d2, 1 / (d1 * d2), 1 / (d1 * d1) + 1 / (d2 * d2));
        return structure switch
        {
            CouplingStructure.Vector => 8 * ratios - (32 * a + 16 * b + 16 * s) * first
                + (16 * s * s + 32 * s * b + 16 * b * b - 64 * a * a) * mixed - (32 * a * a + 16 * a * b + 16 * s * a + 8 * s * b) * second,
            CouplingStructure.Scalar => 8 + 4 * ratios + (32 * a - 8 * b) * first
                + (64 * a * a - 48 * a * b + 8 * b * b + 32 * s * a) * mixed + (32 * a * a - 8 * a * b + 16 * s * a - 4 * s * b) * second,
            _ => 8 + 4 * ratios - 8 * b * first + (8 * b * b - 16 * a * b) * mixed - (8 * a * b + 4 * s * b) * second,
        };
    }
}
