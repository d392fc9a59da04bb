using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Models;

/// <summary>Partial width of a boson of spin zero to a charged-lepton pair, at tree level.</summary>
/// <remarks>With r = (m_l/m)^2, scalar: g^2 m/(8 pi) (1 - 4r)^(3/2); pseudoscalar: g^2 m/(8 pi) (1 - 4r)^(1/2). The lepton pair is in a P wave
/// or an S wave. A. Djouadi, Phys. Rept. 457, 1 (2008), Sec. 2.1, and 459, 1 (2008), Sec. 2.1, with g = m_f/v there.</remarks>
internal static class LeptonPairWidth
{
    private static readonly Particle[] ChargedLeptons = [Particle.Electron, Particle.Muon, Particle.Tau];

    /// <summary>The width [GeV]; zero at and below threshold.</summary>
    public static double Of(ILeptonBoson boson, Particle lepton)
    {
        ArgumentNullException.ThrowIfNull(lepton);
        var coupling = boson.LeptonCoupling(lepton);
        var velocity2 = 1 - 4 * lepton.Mass * lepton.Mass / (boson.Mass * boson.Mass);
        if (!(velocity2 > 0))
            return 0;
        var velocity = Math.Sqrt(velocity2);
        return coupling * coupling * boson.Mass / (8 * Math.PI) * (boson.Structure == CouplingStructure.Scalar ? velocity2 * velocity : velocity);
    }

    /// <summary>Sum over the three charged leptons [GeV].</summary>
    public static double Total(ILeptonBoson boson) => ChargedLeptons.Sum(lepton => Of(boson, lepton));

    /// <summary>Width over the sum of widths; zero when no pair is open.</summary>
    public static double Fraction(ILeptonBoson boson, Particle lepton) => Of(boson, lepton) is > 0 and var width ? width / Total(boson) : 0;
}
