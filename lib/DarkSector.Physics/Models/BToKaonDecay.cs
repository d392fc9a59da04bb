using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Datasets;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Models;

/// <summary>A B meson that decays to a kaon and a light boson without spin, by the flavour-changing vertex of a W and a top quark.</summary>
/// <remarks>
/// Form factors, with m the mass of the boson: f0 = 0.33/(1 - m^2/38) for K and A0 = 1.36/(1 - m^2/5.28^2) - 0.99/(1 - m^2/36.8) for K*, masses in GeV;
/// P. Ball and R. Zwicky, Phys. Rev. D 71, 014015 and 014029 (2005), as used by M. W. Winkler, Phys. Rev. D 99, 015018 (2019). Uncertain by 10 to 20 %.
/// </remarks>
/// <param name="Name">Name of the decay as a formula.</param>
/// <param name="Meson">The B meson.</param>
/// <param name="Kaon">The kaon.</param>
/// <param name="Lifetime">Mean life of the meson [ns].</param>
/// <param name="PairCrossSection">Cross-section of e+e- -> meson and antimeson at the Upsilon(4S) [fb].</param>
public sealed record BToKaonDecay(string Name, Particle Meson, Particle Kaon, double Lifetime, double PairCrossSection)
{
    /// <summary>|V_ts V_tb| = 0.0404.</summary>
    internal const double MixingElements = 0.0404;

    /// <summary>Mass of the top quark, pole [GeV]. With the running mass, 163 GeV, branching fractions to a scalar come out 21 % lower.</summary>
    internal const double TopMass = 173 * GeV;

    /// <summary>B+ -> K+ X. Lifetime 1.638(4) ps (PDG 2022), sigma(B+ B-) = 0.540 nb.</summary>
    public static BToKaonDecay ChargedToK { get; } = new(@"$B^+\to K^+$", Particle.ChargedB, Particle.ChargedKaon, 1.638e-3 * ns, DataSets.BuiltIn.CrossSections["B+ B-"].Value.Value);

    /// <summary>B0 -> K*0 X. Lifetime 1.519(4) ps (PDG 2022), sigma(B0 B0bar) = 0.510 nb.</summary>
    public static BToKaonDecay NeutralToKStar { get; } = new(@"$B^0\to K^{*0}$", Particle.NeutralB, Particle.NeutralKaonStar, 1.519e-3 * ns, DataSets.BuiltIn.CrossSections["B0 B0bar"].Value.Value);

    /// <summary>Whether the kaon has spin 1; a boson without spin then leaves it with helicity 0.</summary>
    public bool KaonIsVector => Kaon == Particle.NeutralKaonStar;

    /// <summary>Largest mass of the boson, m_B - m_K [GeV].</summary>
    public double LargestMass => Meson.Mass - Kaon.Mass;

    /// <summary>Branching fraction for a coupling L = C X sbar P_R b.</summary>
    /// <remarks>K: (C/2)^2 f0^2 ((m_B^2 - m_K^2)/(m_b - m_s))^2 lambda^(1/2)/(16 pi m_B^3); K*: (C/2)^2 A0^2 lambda^(3/2)/(16 pi m_B^3 (m_b + m_s)^2), with
    /// lambda = lambda(m_B^2, m_K^2, m_X^2). The half is that of the projector P_R. Zero where the decay is closed.</remarks>
    internal double ScalarFraction(double mass, double coupling)
    {
        const double bottom = 4.18 * GeV, strange = 0.095 * GeV;
        var quarks = KaonIsVector ? bottom + strange : bottom - strange;
        return coupling * coupling / (quarks * quarks) * DerivativeFraction(mass, 1);
    }

    /// <summary>Branching fraction for a coupling L = C (d_mu X) sbar gamma^mu P_L b.</summary>
    /// <remarks>K: C^2 m_B^3/(64 pi) (1 - m_K^2/m_B^2)^2 f0^2 lambda^(1/2); K*: C^2 m_B^3/(64 pi) A0^2 lambda^(3/2), with lambda = lambda(1, m_K^2/m_B^2, m_X^2/m_B^2).
    /// E. Izaguirre, T. Lin and B. Shuve, Phys. Rev. Lett. 118, 111802 (2017).</remarks>
    internal double DerivativeFraction(double mass, double coupling)
    {
        if (!(mass < LargestMass))
            return 0;
        var (b2, k2, x2) = (Meson.Mass * Meson.Mass, Kaon.Mass * Kaon.Mass, mass * mass);
        var lambda = PhaseSpace.Kallen(b2, k2, x2);
        var matrixElement = KaonIsVector ? VectorFormFactor(x2) * Math.Sqrt(lambda) : ScalarFormFactor(x2) * (b2 - k2);
        var width = coupling * coupling / 4 * matrixElement * matrixElement * Math.Sqrt(lambda) / (16 * Math.PI * Meson.Mass * b2);
        return width * Lifetime * SpeedOfLight / PhysicalConstants.HbarC;
    }

    private const double SpeedOfLight = 29.9792458 * cm / ns;

    private static double ScalarFormFactor(double q2) => 0.33 / (1 - q2 / 38);

    private static double VectorFormFactor(double q2) => 1.36 / (1 - q2 / (5.28 * 5.28)) - 0.99 / (1 - q2 / 36.8);
}
