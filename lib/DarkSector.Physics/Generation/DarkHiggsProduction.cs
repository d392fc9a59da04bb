using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Models;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> A'* -> A' h' before decays, for a dark photon on its mass shell or off it.</summary>
internal static class DarkHiggsProduction
{
    /// <summary>The cross-section [fb].</summary>
    /// <remarks>(pi alpha q^2 alpha_D eps^2/(3 s)) (1 - m_A'^2/s)^-2 (m_A'^2/M^2) sqrt(lambda) (lambda + 12 M^2/s), lambda = lambda(1, m_h^2/s, M^2/s).</remarks>
    /// <param name="model">The dark Higgs boson.</param>
    /// <param name="mass">Mass M of the dark photon in the final state [GeV].</param>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    public static double CrossSection(DarkHiggs model, double mass, double sqrtS)
    {
        var photon = model.DarkPhoton;
        var s = sqrtS * sqrtS;
        var rootLambda = 2 * PhaseSpace.BreakupMomentum(sqrtS, mass, model.Mass) / sqrtS;
        var propagator = 1 - photon.Mass * photon.Mass / s;
        var couplings = photon.FineStructure * model.Strength * photon.KineticMixing * photon.KineticMixing;
        return PhysicalConstants.HbarCSquared * Math.PI * couplings / (3 * s * propagator * propagator)
            * (photon.Mass * photon.Mass / (mass * mass)) * rootLambda * (rootLambda * rootLambda + 12 * mass * mass / s);
    }

    /// <summary>Momenta of A' and h' and the angular density 2 + (p^2/M^2) sin^2 over its average.</summary>
    public static (FourVector Boson, FourVector Higgs, double Angular) Draw(DarkHiggs model, double mass, double sqrtS, double u, double v)
    {
        var direction = IsotropicDirection.At(u, v);
        var (boson, higgs) = PhaseSpace.TwoBody(FourVector.AtRest(sqrtS), mass, model.Mass, direction);
        var boost2 = boson.P * boson.P / (mass * mass);
        var sine2 = direction.X * direction.X + direction.Y * direction.Y;
        return (boson, higgs, (2 + boost2 * sine2) / (2 + boost2 * 2 / 3));
    }

    /// <summary>Refuses a pair too heavy for the beams.</summary>
    public static void RefuseClosed(DarkHiggs model, double lowestMass, double sqrtS)
    {
        if (!(sqrtS > 0) || !double.IsFinite(sqrtS))
            throw new ArgumentOutOfRangeException(nameof(sqrtS), $"sqrtS = {sqrtS} GeV; it must be a finite energy above 0 GeV.");
        if (!(model.Mass + lowestMass < sqrtS))
            throw new ArgumentOutOfRangeException(nameof(model), $"mass of h' = {model.Mass} GeV; e+e- -> A' h' with m_A' = {lowestMass} GeV needs a mass below {sqrtS - lowestMass:F3} GeV at sqrt(s) = {sqrtS:F2} GeV.");
    }
}
