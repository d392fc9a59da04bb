namespace DarkSector.Notebook.Figures;

/// <content>The diagrams of the processes in this project. Names of particles are formulas without dollar signs: `Z'`, `\mu`.</content>
public sealed partial record FeynmanDiagram
{
    /// <summary>e+e- annihilates into a boson that becomes a pair: e+e- -> gamma* -> mu+mu-.</summary>
    /// <param name="pair">Name of the charged fermion without its charge: `\mu`.</param>
    /// <param name="boson">Name of the boson between the vertices.</param>
    /// <param name="kind">How the boson is drawn.</param>
    /// <param name="dark">Whether the boson belongs to the dark sector.</param>
    /// <param name="coupling">Coupling at the vertex of the pair; empty for none.</param>
    public static FeynmanDiagram SChannel(string pair, string boson = @"\gamma^*", LineKind kind = LineKind.Vector, bool dark = false, string coupling = "") =>
        Annihilation(boson, kind, dark)
            .Fermion((2, 1), (3, 2), Formula($"{pair}^-")).Fermion((3, 0), (2, 1), Formula($"{pair}^+"))
            .Vertex((2, 1), Formula(coupling));

    /// <summary>A pair from e+e- annihilation radiates a boson: e+e- -> mu+mu- Z', off either lepton.</summary>
    /// <param name="pair">Name of the fermion without charge: `\mu`.</param>
    /// <param name="boson">Name of the boson.</param>
    /// <param name="kind">How the boson is drawn.</param>
    /// <param name="coupling">Coupling at the vertex of the boson; empty for none.</param>
    /// <param name="dark">Whether the boson belongs to the dark sector.</param>
    public static FeynmanDiagram FinalStateRadiation(string pair, string boson, LineKind kind = LineKind.Vector, string coupling = "", bool dark = true)
    {
        var (minus, plus, name) = (Formula($"{pair}^-"), Formula($"{pair}^+"), Formula(boson));
        var offMinus = Annihilation(@"\gamma^*")
            .Fermion((2, 1), (2.75, 1.5)).Fermion((2.75, 1.5), (3.5, 2), minus).Fermion((3.5, 0), (2, 1), plus)
            .Line(kind, (2.75, 1.5), (3.5, 1), name, dark).Vertex((2.75, 1.5), Formula(coupling));
        var offPlus = Annihilation(@"\gamma^*")
            .Fermion((2, 1), (3.5, 2), minus).Fermion((3.5, 0), (2.75, 0.5), plus).Fermion((2.75, 0.5), (2, 1))
            .Line(kind, (2.75, 0.5), (3.5, 1), name, dark).Vertex((2.75, 0.5), Formula(coupling));
        return offMinus + offPlus;
    }

    /// <summary>A vector radiates a scalar of its own sector: e+e- -> A'* -> A' h', dark Higgsstrahlung.</summary>
    /// <param name="boson1">Name of the vector, on its mass shell in the final state and virtual before.</param>
    /// <param name="boson2">Name of the scalar.</param>
    /// <param name="production">Coupling of the vector to electrons; empty for none.</param>
    /// <param name="coupling">Coupling of the scalar to the vector; empty for none.</param>
    public static FeynmanDiagram Associated(string boson1, string boson2, string production = "", string coupling = "") =>
        Annihilation($"{boson1}^*", dark: true)
            .Vector((2, 1), (3, 2), Formula(boson1), dark: true).Scalar((2, 1), (3, 0), Formula(boson2), dark: true)
            .Vertex((1, 1), Formula(production)).Vertex((2, 1), Formula(coupling));

    /// <summary>e+e- -> gamma A': the boson recoils against a photon, with either of the two at the electron.</summary>
    /// <param name="boson">Name of the boson.</param>
    /// <param name="kind">How the boson is drawn.</param>
    /// <param name="coupling">Coupling of the boson to electrons; empty for none.</param>
    public static FeynmanDiagram PhotonRecoil(string boson, LineKind kind = LineKind.Vector, string coupling = "")
    {
        var photonAbove = Exchange.Vector((1.3, 1.8), (2.6, 1.8), @"$\gamma$").Line(kind, (1.3, 0.2), (2.6, 0.2), Formula(boson), dark: true)
            .Vertex((1.3, 0.2), Formula(coupling));
        var photonBelow = Exchange.Line(kind, (1.3, 1.8), (2.6, 1.8), Formula(boson), dark: true).Vector((1.3, 0.2), (2.6, 0.2), @"$\gamma$")
            .Vertex((1.3, 1.8), Formula(coupling));
        return photonAbove + photonBelow;
    }

    /// <summary>Two photons, one from each beam, make a pair: e+e- -> e+e- mu+mu-.</summary>
    /// <param name="pair">Name of the fermion without charge: `\mu`.</param>
    public static FeynmanDiagram PhotonFusion(string pair)
    {
        (double X, double Y) upper = (1.9, 1.9), lower = (1.9, 0.9);
        var (minus, plus) = (Formula($"{pair}^-"), Formula($"{pair}^+"));
        var minusAbove = TwoPhotons.Fermion((3.2, 0.9), lower, plus).Fermion(lower, upper).Fermion(upper, (3.2, 1.9), minus);
        var plusAbove = TwoPhotons.Fermion((3.2, 1.9), upper, plus).Fermion(upper, lower).Fermion(lower, (3.2, 0.9), minus);
        return minusAbove + plusAbove;
    }

    /// <summary>Inelastic dark matter: e+e- -> gamma A', A' -> chi1 chi2, chi2 -> chi1 l+l-.</summary>
    /// <remarks>One of two diagrams: in the other one the photon comes off the positron.</remarks>
    /// <param name="lepton">Name of the lepton in the decay without charge.</param>
    public static FeynmanDiagram InelasticDarkMatter(string lepton = @"\ell") =>
        Empty.Fermion((0, 3.2), (1, 3), "$e^-$").Fermion((1, 3), (1, 1.6)).Fermion((1, 1.6), (0, 1.4), "$e^+$")
            .Vector((1, 3), (2.4, 3.2), @"$\gamma$")
            .Vector((1, 1.6), (2.1, 1.6), "$A'$", dark: true)
            .Line(LineKind.Majorana, (2.1, 1.6), (3.2, 2.1), @"$\chi_2$", dark: true)
            .Line(LineKind.Majorana, (2.1, 1.6), (4.8, 0.4), @"$\chi_1$", dark: true)
            .Line(LineKind.Majorana, (3.2, 2.1), (4.8, 2.8), @"$\chi_1$", dark: true)
            .Vector((3.2, 2.1), (4.1, 1.6), "$A'^*$", dark: true)
            .Fermion((4.1, 1.6), (4.8, 2), Formula($"{lepton}^-")).Fermion((4.8, 1.2), (4.1, 1.6), Formula($"{lepton}^+"))
            .Vertex((1, 1.6), @"$\varepsilon e$").Vertex((2.1, 1.6), "$g_D$");

    /// <summary>An axion-like particle that couples to photons: e+e- -> gamma* -> gamma a, a -> gamma gamma.</summary>
    public static FeynmanDiagram PhotonAlp() =>
        Annihilation(@"\gamma^*")
            .Vector((2, 1), (3.9, 2.1), @"$\gamma$").Scalar((2, 1), (3, 0.5), "$a$", dark: true)
            .Vector((3, 0.5), (3.9, 1), @"$\gamma$").Vector((3, 0.5), (3.9, -0.1), @"$\gamma$")
            .Blob((2, 1), @"$g_{a\gamma\gamma}$").Blob((3, 0.5), @"$g_{a\gamma\gamma}$");

    private static FeynmanDiagram Annihilation(string boson, LineKind kind = LineKind.Vector, bool dark = false) =>
        Empty.Fermion((0, 2), (1, 1), "$e^-$").Fermion((1, 1), (0, 0), "$e^+$").Line(kind, (1, 1), (2, 1), Formula(boson), dark);

    private static FeynmanDiagram Exchange =>
        Empty.Fermion((0, 2), (1.3, 1.8), "$e^-$").Fermion((1.3, 1.8), (1.3, 0.2)).Fermion((1.3, 0.2), (0, 0), "$e^+$");

    private static FeynmanDiagram TwoPhotons =>
        Empty.Fermion((0, 3), (1.3, 2.7), "$e^-$").Fermion((1.3, 2.7), (3.2, 3), "$e^-$").Vector((1.3, 2.7), (1.9, 1.9), @"$\gamma$")
            .Fermion((3.2, -0.2), (1.3, 0.1), "$e^+$").Fermion((1.3, 0.1), (0, -0.2), "$e^+$").Vector((1.3, 0.1), (1.9, 0.9), @"$\gamma$");

    private static string Formula(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length == 0 ? "" : $"${name}$";
    }
}
