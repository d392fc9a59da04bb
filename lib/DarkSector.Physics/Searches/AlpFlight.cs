using DarkSector.Physics.Models;
using static System.FormattableString;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Searches;

/// <summary>How far an ALP of e+e- -> gamma a flies before it decays to two photons, and how far these are apart.</summary>
/// <remarks>Mean decay length L = (p/m) c tau with c tau = 64 pi hbar c/(g^2 m^3) and p = (s - m^2)/(2 sqrt(s)), in the CMS; the boost to the laboratory changes it by up to 30 % with the direction.
/// Three regions follow: prompt, decays inside the detector away from the beams, and an ALP that escapes and leaves a single photon.</remarks>
public static class AlpFlight
{
    /// <summary>Radius up to which a decay counts as prompt: photons that start there point a tenth wrong at the calorimeter, 125 cm away [cm]. Assumed.</summary>
    public const double PromptRadius = 12.5 * cm;

    /// <summary>Radius beyond which nothing of the ALP is seen: the outer edge of the calorimeter [cm]; crystals of 30 cm from 125 cm on (arXiv:1011.0352).</summary>
    public const double EscapeRadius = 155 * cm;

    /// <summary>Mean decay length in the CMS [cm].</summary>
    /// <param name="model">The ALP.</param>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    public static double MeanLength(PhotonAlp model, double sqrtS)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Momentum(model.Mass, sqrtS) / model.Mass * model.ProperDecayLength;
    }

    /// <summary>Share of the ALPs that decay within a radius: 1 - exp(-radius/L).</summary>
    /// <param name="model">The ALP.</param>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    /// <param name="radius">Radius [cm], such as <see cref="PromptRadius"/>.</param>
    public static double DecaysWithin(PhotonAlp model, double sqrtS, double radius) => -double.ExpM1(-radius / MeanLength(model, sqrtS));

    /// <summary>The coupling at which the mean decay length has a value, g = sqrt(64 pi hbar c p/(m^4 L)) [GeV^-1]; weaker coupled ALPs fly farther.</summary>
    /// <param name="mass">ALP mass [GeV].</param>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    /// <param name="length">Mean decay length [cm], above 0.</param>
    public static double CouplingOf(double mass, double sqrtS, double length)
    {
        if (!(length > 0))
            throw new ArgumentOutOfRangeException(nameof(length), Invariant($"length = {length} cm; a decay length is above 0 cm."));
        return Math.Sqrt(64 * Math.PI * PhysicalConstants.HbarC * Momentum(mass, sqrtS) / (Math.Pow(mass, 4) * length));
    }

    /// <summary>The mass below which even the widest-opening symmetric decay is closer than an angle, m = E_a sin(angle/2) [GeV]: its photons make one cluster.</summary>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    /// <param name="angle">Opening angle [rad], such as those of <see cref="Detectors.ClusterMerging"/>.</param>
    public static double MassOfOpeningAngle(double sqrtS, double angle)
    {
        if (angle is not (> 0 and < Math.PI))
            throw new ArgumentOutOfRangeException(nameof(angle), Invariant($"angle = {angle} rad; an opening angle lies between 0 and pi rad."));
        // E_a = (s + m^2)/(2 sqrt(s)) makes m = E_a sin(angle/2) a quadratic equation; its lower root is the mass.
        var sine = Math.Sin(angle / 2);
        return sqrtS * (1 - Math.Sqrt(1 - sine * sine)) / sine;
    }

    private static double Momentum(double mass, double sqrtS)
    {
        if (!(mass > 0 && mass < sqrtS))
            throw new ArgumentOutOfRangeException(nameof(mass), Invariant($"mass = {mass} GeV; e+e- -> gamma a at {sqrtS:F2} GeV needs a mass between 0 and {sqrtS:F2} GeV."));
        return (sqrtS * sqrtS - mass * mass) / (2 * sqrtS);
    }
}
