namespace DarkSector.Physics.Particles;

/// <summary>A particle of the Standard Model.</summary>
/// <param name="Name">Name as written in text.</param>
/// <param name="PdgCode">Number in the PDG Monte Carlo scheme; the particle, not the antiparticle.</param>
/// <param name="Mass">Mass [GeV].</param>
/// <param name="MassError">Uncertainty of the mass [GeV].</param>
/// <remarks>Masses: R. L. Workman et al. (Particle Data Group), Prog. Theor. Exp. Phys. 2022, 083C01.</remarks>
public sealed record Particle(string Name, int PdgCode, double Mass, double MassError)
{
    /// <summary>Electron, 0.51099895000(15) MeV.</summary>
    public static Particle Electron { get; } = new("e", 11, 0.51099895e-3, 1.5e-13);

    /// <summary>Muon, 105.6583755(23) MeV.</summary>
    public static Particle Muon { get; } = new("mu", 13, 0.1056583755, 2.3e-9);

    /// <summary>Tau, 1776.86(12) MeV.</summary>
    public static Particle Tau { get; } = new("tau", 15, 1.77686, 0.12e-3);

    /// <summary>Photon.</summary>
    public static Particle Photon { get; } = new("gamma", 22, 0, 0);

    /// <summary>Charged pion, 139.57039(18) MeV.</summary>
    public static Particle ChargedPion { get; } = new("pi", 211, 0.13957039, 1.8e-7);

    /// <summary>Charged kaon, 493.677(16) MeV.</summary>
    public static Particle ChargedKaon { get; } = new("K", 321, 0.493677, 1.6e-5);

    /// <summary>Proton, 938.27208816(29) MeV.</summary>
    public static Particle Proton { get; } = new("p", 2212, 0.93827208816, 2.9e-10);

    /// <summary>Neutral pion, 134.9768(5) MeV.</summary>
    public static Particle NeutralPion { get; } = new("pi0", 111, 0.1349768, 5e-7);

    /// <summary>Short-lived neutral kaon, 497.611(13) MeV.</summary>
    public static Particle KShort { get; } = new("K_S", 310, 0.497611, 1.3e-5);

    /// <summary>Long-lived neutral kaon, 497.611(13) MeV.</summary>
    public static Particle KLong { get; } = new("K_L", 130, 0.497611, 1.3e-5);

    /// <summary>Neutral K*(892), 895.55(20) MeV.</summary>
    public static Particle NeutralKaonStar { get; } = new("K*", 313, 0.89555, 2e-4);

    /// <summary>phi(1020), 1019.461(16) MeV.</summary>
    public static Particle PhiMeson { get; } = new("phi", 333, 1.019461, 1.6e-5);

    /// <summary>Charged B meson, 5279.34(12) MeV.</summary>
    public static Particle ChargedB { get; } = new("B+", 521, 5.27934, 1.2e-4);

    /// <summary>Neutral B meson, 5279.66(12) MeV.</summary>
    public static Particle NeutralB { get; } = new("B0", 511, 5.27966, 1.2e-4);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
