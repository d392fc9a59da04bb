using DarkSector.Physics.Data;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Models;

/// <summary>What a virtual photon, or anything that couples like one, turns into, relative to a massless lepton pair.</summary>
/// <remarks>Hadrons: R = sigma(hadrons)/sigma(massless lepton pair), from the dark-photon branching fractions of FORESEE (vector-meson dominance of
/// P. Ilten et al., JHEP 06 (2018) 004), between 0.28 and 9.9 GeV; below there are no hadrons, above the last value holds.
/// Straight lines between masses 2 to 50 MeV apart; about 25 % at low energy.</remarks>
public static class VirtualPhoton
{
    private static readonly ResourceTable Table = ResourceTable.Load("dark-photon-foresee.csv");
    private static readonly Func<double, double> Hadrons = Table.Interpolated(Table["hadronRatio"]);
    private static readonly Func<double, double> Pions =
        Table.Interpolated([.. Table["pionPairFraction"].Zip(Table["electronFraction"], (pions, electrons) => pions / electrons)]);

    /// <summary>Masses between which the ratios are straight lines [GeV].</summary>
    internal static IReadOnlyList<double> Masses { get; } = Table["mass"];

    /// <summary>Ratio for a lepton pair: (1 + 2r) sqrt(1 - 4r), r = m_l^2/q^2; zero below threshold.</summary>
    /// <param name="q2">Squared mass of the virtual photon [GeV^2].</param>
    /// <param name="leptonMass">Lepton mass [GeV].</param>
    public static double LeptonRatio(double q2, double leptonMass)
    {
        var r = leptonMass * leptonMass / q2;
        return r < 0.25 ? (1 + 2 * r) * Math.Sqrt(1 - 4 * r) : 0;
    }

    /// <summary>The ratio R for hadrons; zero below two pion masses.</summary>
    /// <param name="q2">Squared mass of the virtual photon [GeV^2].</param>
    public static double HadronRatio(double q2) => AbovePions(Math.Sqrt(q2), Hadrons);

    /// <summary>The ratio for pi+ pi- alone.</summary>
    /// <param name="mass">Mass of the virtual photon [GeV].</param>
    internal static double PionRatio(double mass) => AbovePions(mass, Pions);

    private static double AbovePions(double mass, Func<double, double> ratio) => mass > 2 * Particle.ChargedPion.Mass ? ratio(mass) : 0;
}
