using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Amplitudes;

/// <summary>Squares of sums and differences of two momenta of one mass, accurate where energies or directions almost agree.</summary>
/// <remarks>k1.k2 - m^2 = m^2 (E1 - E2)^2/(E1 E2 + p1 p2 - m^2) + |k1 x k2|^2/(p1 p2 + k1.k2): no large numbers that cancel.</remarks>
internal static class Invariant
{
    /// <summary>(k1 + k2)^2 [GeV^2].</summary>
    public static double OfSum(FourVector k1, FourVector k2, double mass) => 4 * mass * mass + 2 * Excess(k1, k2, mass);

    /// <summary>(k1 - k2)^2 [GeV^2], not above zero.</summary>
    public static double OfDifference(FourVector k1, FourVector k2, double mass) => -2 * Excess(k1, k2, mass);

    private static double Excess(FourVector k1, FourVector k2, double mass)
    {
        var (mass2, energies, momenta) = (mass * mass, k1.E * k2.E, k1.P * k2.P);
        var (scalar, cross) = (k1.Momentum.Dot(k2.Momentum), k1.Momentum.Cross(k2.Momentum));
        var sum = energies + momenta - mass2;
        var unequal = sum > 0 ? mass2 * (k1.E - k2.E) * (k1.E - k2.E) / sum : 0;
        return unequal + (scalar > 0 ? cross.Dot(cross) / (momenta + scalar) : momenta - scalar);
    }
}
