namespace DarkSector.Notebook.Figures;

/// <content>The diagrams of the Standard Model processes that look like signals.</content>
public sealed partial record FeynmanDiagram
{
    /// <summary>The beams radiate a boson and annihilate into a pair: e+e- -> mu+mu- A', off either beam.</summary>
    /// <param name="pair">Name of the fermion without charge: `\mu`.</param>
    /// <param name="boson">Name of the boson.</param>
    /// <param name="dark">Whether the boson belongs to the dark sector.</param>
    public static FeynmanDiagram InitialStateRadiation(string pair, string boson, bool dark = true)
    {
        var (minus, plus, name) = (Formula($"{pair}^-"), Formula($"{pair}^+"), Formula(boson));
        var offElectron = Empty.Fermion((0, 2), (0.6, 1.5), "$e^-$").Fermion((0.6, 1.5), (1.2, 1)).Fermion((1.2, 1), (0, 0), "$e^+$")
            .Vector((0.6, 1.5), (1.8, 2.2), name, dark);
        var offPositron = Empty.Fermion((0, 2), (1.2, 1), "$e^-$").Fermion((1.2, 1), (0.6, 0.5)).Fermion((0.6, 0.5), (0, 0), "$e^+$")
            .Vector((0.6, 0.5), (1.8, -0.2), name, dark);
        return WithPair(offElectron) + WithPair(offPositron);

        FeynmanDiagram WithPair(FeynmanDiagram beams) => beams.Vector((1.2, 1), (2.2, 1), @"$\gamma^*$")
            .Fermion((2.2, 1), (3.1, 1.8), minus).Fermion((3.1, 0.2), (2.2, 1), plus);
    }

    /// <summary>e+e- -> q qbar by annihilation.</summary>
    public static FeynmanDiagram QuarkPair() => Annihilation(@"\gamma^*").Fermion((2, 1), (3, 2), "$q$").Fermion((3, 0), (2, 1), @"$\bar q$");

    /// <summary>Bhabha scattering: e+e- -> e+e- by annihilation and by exchange of a photon.</summary>
    public static FeynmanDiagram Bhabha() => SChannel("e") + Scattering(1.5).Fermion((1.5, 1.8), (3, 2), "$e^-$");

    /// <summary>Radiative Bhabha scattering: one of eight diagrams, the photon off the outgoing electron of the exchange.</summary>
    public static FeynmanDiagram RadiativeBhabha() =>
        Scattering(1.5).Fermion((1.5, 1.8), (2.3, 1.9)).Fermion((2.3, 1.9), (3.2, 2.4), "$e^-$").Vector((2.3, 1.9), (3.2, 1.4), @"$\gamma$");

    /// <summary>e+e- -> e+e- mu+mu- with the muons from a photon that a scattered electron radiates: one of eight such diagrams.</summary>
    /// <param name="pair">Name of the fermion without charge: `\mu`.</param>
    public static FeynmanDiagram RadiatedPair(string pair) =>
        Scattering(1.5).Fermion((1.5, 1.8), (2.2, 1.9)).Fermion((2.2, 1.9), (3.6, 2.6), "$e^-$").Vector((2.2, 1.9), (2.9, 1.2), @"$\gamma^*$")
            .Fermion((2.9, 1.2), (3.6, 1.5), Formula($"{pair}^-")).Fermion((3.6, 0.8), (2.9, 1.2), Formula($"{pair}^+"));

    /// <summary>e+e- -> gamma gamma: either photon at the electron.</summary>
    public static FeynmanDiagram PhotonPair() =>
        Exchange.Vector((1.3, 1.8), (2.6, 1.8), @"$\gamma_1$").Vector((1.3, 0.2), (2.6, 0.2), @"$\gamma_2$")
            + Exchange.Vector((1.3, 1.8), (2.6, 1.8), @"$\gamma_2$").Vector((1.3, 0.2), (2.6, 0.2), @"$\gamma_1$");

    /// <summary>e+e- -> gamma gamma gamma: one of six diagrams, the orders of the photons along the electron line.</summary>
    public static FeynmanDiagram PhotonTriple() =>
        Empty.Fermion((0, 2), (1.2, 2), "$e^-$").Fermion((1.2, 2), (1.2, 1)).Fermion((1.2, 1), (1.2, 0)).Fermion((1.2, 0), (0, 0), "$e^+$")
            .Vector((1.2, 2), (2.6, 2), @"$\gamma_1$").Vector((1.2, 1), (2.6, 1), @"$\gamma_2$").Vector((1.2, 0), (2.6, 0), @"$\gamma_3$");

    /// <summary>Four leptons: two virtual photons that each become a pair, and a pair radiated by the other one; one diagram of each kind.</summary>
    /// <param name="first">Name of the first fermion without charge.</param>
    /// <param name="second">Name of the second.</param>
    public static FeynmanDiagram FourLeptons(string first, string second)
    {
        var twoPhotons = Exchange.Vector((1.3, 1.8), (2.3, 1.8), @"$\gamma^*$").Vector((1.3, 0.2), (2.3, 0.2), @"$\gamma^*$");
        var radiated = Annihilation(@"\gamma^*").Fermion((2, 1), (2.75, 1.5)).Fermion((2.75, 1.5), (3.5, 2), Formula($"{first}^-"))
            .Fermion((3.5, 0), (2, 1), Formula($"{first}^+")).Vector((2.75, 1.5), (3.5, 1.2), @"$\gamma^*$");
        return Pair(Pair(twoPhotons, (2.3, 1.8), 0.35, first), (2.3, 0.2), 0.35, second) + Pair(radiated, (3.5, 1.2), 0.3, second);

        static FeynmanDiagram Pair(FeynmanDiagram diagram, (double X, double Y) at, double rise, string name) => diagram
            .Fermion(at, (at.X + 0.8, at.Y + rise), Formula($"{name}^-")).Fermion((at.X + 0.8, at.Y - rise), at, Formula($"{name}^+"));
    }

    /// <summary>e+e- -> gamma phi, phi -> K_S K_L: a resonance beside a photon; one of two diagrams.</summary>
    public static FeynmanDiagram PhotonPhi() =>
        Exchange.Vector((1.3, 1.8), (3.2, 1.8), @"$\gamma$").Vector((1.3, 0.2), (2.3, 0.2), @"$\phi$")
            .Scalar((2.3, 0.2), (3.2, 0.7), "$K_S$").Scalar((2.3, 0.2), (3.2, -0.3), "$K_L$").Blob((2.3, 0.2));

    /// <summary>A photon becomes e+e- in the field of a nucleus.</summary>
    public static FeynmanDiagram Conversion() =>
        Empty.Vector((0, 1.6), (1, 1.6), @"$\gamma$").Fermion((1, 1.6), (2.4, 2), "$e^-$").Fermion((2.4, 1), (1, 0.9), "$e^+$").Fermion((1, 0.9), (1, 1.6))
            .Vector((1, 0.9), (1, 0.1), @"$\gamma^*$").Line(LineKind.Majorana, (0, 0), (1, 0.1), "nucleus").Line(LineKind.Majorana, (1, 0.1), (2.4, 0), "nucleus");

    /// <summary>A meson with a heavy quark that turns into a lighter one and a boson, by a loop: B -> K S.</summary>
    /// <param name="boson">Name of the boson.</param>
    public static FeynmanDiagram BeautyToStrange(string boson) =>
        Empty.Fermion((0, 1), (1.3, 1), "$b$").Fermion((1.3, 1), (2.8, 1), "$s$").Scalar((1.3, 1), (2.6, 1.9), Formula(boson), dark: true)
            .Fermion((2.8, 0.3), (0, 0.3), @"$\bar q$").Blob((1.3, 1), "$W, t$");

    /// <summary>Tau pairs, one tau decaying to a lepton and an invisible boson.</summary>
    /// <param name="lepton">Name of the lepton without charge.</param>
    /// <param name="boson">Name of the boson.</param>
    public static FeynmanDiagram TauToLeptonBoson(string lepton, string boson) =>
        Annihilation(@"\gamma^*").Fermion((2, 1), (2.8, 1.7), @"$\tau^-$").Fermion((3, 0), (2, 1), @"$\tau^+$")
            .Fermion((2.8, 1.7), (3.8, 2.2), Formula($"{lepton}^-")).Scalar((2.8, 1.7), (3.8, 1.3), Formula(boson), dark: true);

    // e+e- with a photon exchanged at a given x; the electron leaves the upper vertex by lines of its own.
    private static FeynmanDiagram Scattering(double x) =>
        Empty.Fermion((0, 2), (x, 1.8), "$e^-$").Vector((x, 1.8), (x, 0.2), @"$\gamma$").Fermion((3, 0), (x, 0.2), "$e^+$").Fermion((x, 0.2), (0, 0), "$e^+$");
}
