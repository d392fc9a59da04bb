using System.Xml.Linq;
using DarkSector.Notebook.Figures;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Tests.Figures;

public sealed class FeynmanDiagramTests
{
    private static readonly Dictionary<string, FeynmanDiagram> s_library = new()
    {
        ["s channel"] = FeynmanDiagram.SChannel(@"\tau"),
        ["s channel, dark"] = FeynmanDiagram.SChannel(@"\mu", "A'", dark: true, coupling: @"\varepsilon e"),
        ["final state radiation"] = FeynmanDiagram.FinalStateRadiation(@"\mu", "Z'", coupling: "g'").WithTitle(@"$e^+e^- \to \mu^+\mu^- Z'$"),
        ["final state radiation, scalar"] = FeynmanDiagram.FinalStateRadiation(@"\tau", @"\phi_L", LineKind.Scalar),
        ["final state radiation, invisible"] = FeynmanDiagram.FinalStateRadiation(@"\mu", "Z'").Decay("Z'", @"\chi", @"\bar\chi", dark: true),
        ["final state radiation, four muons"] = FeynmanDiagram.FinalStateRadiation(@"\mu", "Z'", coupling: "g'").Decay("Z'", @"\mu^-", @"\mu^+"),
        ["associated, decayed"] = FeynmanDiagram.Associated("A'", "h'").Decay("A'", @"\mu^-", @"\mu^+").Decay("h'", "A'", "A'", LineKind.Vector, dark: true),
        ["photon recoil, decayed"] = FeynmanDiagram.PhotonRecoil("A'", coupling: @"\varepsilon e").Decay("A'", @"\chi", @"\bar\chi", LineKind.Invisible, dark: true),
        ["associated"] = FeynmanDiagram.Associated("A'", "h'", @"\varepsilon e", "g_D"),
        ["photon recoil"] = FeynmanDiagram.PhotonRecoil("A'", coupling: @"\varepsilon e"),
        ["photon recoil, invisible"] = FeynmanDiagram.PhotonRecoil("X", LineKind.Invisible),
        ["photon fusion"] = FeynmanDiagram.PhotonFusion(@"\mu"),
        ["inelastic dark matter"] = FeynmanDiagram.InelasticDarkMatter(),
        ["photon ALP"] = FeynmanDiagram.PhotonAlp(),
        ["initial state radiation"] = FeynmanDiagram.InitialStateRadiation(@"\mu", "A'"),
        ["quark pair"] = FeynmanDiagram.QuarkPair(),
        ["Bhabha"] = FeynmanDiagram.Bhabha(),
        ["radiative Bhabha"] = FeynmanDiagram.RadiativeBhabha(),
        ["radiated pair"] = FeynmanDiagram.RadiatedPair(@"\mu"),
        ["photon pair"] = FeynmanDiagram.PhotonPair(),
        ["photon triple"] = FeynmanDiagram.PhotonTriple(),
        ["four leptons"] = FeynmanDiagram.FourLeptons(@"\mu", @"\tau"),
        ["photon and phi"] = FeynmanDiagram.PhotonPhi(),
        ["conversion"] = FeynmanDiagram.Conversion(),
        ["beauty to strange"] = FeynmanDiagram.BeautyToStrange("S"),
        ["beauty to strange, decayed"] = FeynmanDiagram.BeautyToStrange("a").Decay("a", @"\gamma", @"\gamma", LineKind.Vector),
        ["tau to lepton and boson"] = FeynmanDiagram.TauToLeptonBoson(@"\mu", @"\alpha"),
        ["inelastic with dark Higgs"] = FeynmanDiagram.Associated("A'", "h'").Decay("h'", @"\mu^-", @"\mu^+").Decay("A'", @"\chi_1", @"\chi_2", LineKind.Majorana, dark: true),
        ["title wider than the diagram"] = FeynmanDiagram.SChannel(@"\mu").WithTitle(@"the annihilation of an electron and a positron into muons, $e^+e^- \to \mu^+\mu^-$"),
    };

    public static TheoryData<string> Names => [.. s_library.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Texts_StayOnTheCanvasAndApart(string name)
    {
        var layout = s_library[name].Layout();
        Assert.True(layout.Texts.Length >= 4);
        Assert.Empty(layout.Faults());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Texts_StayOffTheLines(string name)
    {
        foreach (var layout in s_library[name].Terms.Select(term => new DiagramLayout(term)))
            foreach (var label in layout.Labels)
                Assert.DoesNotContain(layout.Ink, ink => label.Bounds.Grow(ink.Reach).Contains(new Box(ink.X, ink.Y, ink.X, ink.Y)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Svg_IsTheSameTwiceAndXmlWithoutNaN(string name)
    {
        var svg = s_library[name].ToSvg();
        Assert.Equal(svg, s_library[name].ToSvg());
        Assert.Equal("svg", XDocument.Parse(svg).Root!.Name.LocalName);
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("final state radiation", 2)]
    [InlineData("photon recoil", 2)]
    [InlineData("photon fusion", 2)]
    [InlineData("associated", 1)]
    public void Sum_HasAPlusSignBetweenDiagrams(string name, int terms)
    {
        var diagram = s_library[name];
        Assert.Equal(terms, diagram.Terms.Length);
        Assert.Equal(terms - 1, diagram.Layout().Texts.Count(text => text.Text == "+"));
    }

    // Along the arrows as many fermion lines enter a vertex as leave it: no vertex of these models makes or eats fermion number.
    [Theory]
    [MemberData(nameof(Names))]
    public void FermionNumber_IsConservedAtEachVertex(string name)
    {
        foreach (var term in s_library[name].Terms)
            foreach (var joint in term.Joints)
            {
                var fermions = term.Lines.Where(line => line.Kind == LineKind.Fermion).ToArray();
                Assert.Equal(fermions.Count(line => line.To == joint), fermions.Count(line => line.From == joint));
            }
    }

    [Fact]
    public void DarkLines_AreDrawnInTheirColour()
    {
        Assert.Contains("#bd1f01", FeynmanDiagram.PhotonRecoil("A'").ToSvg(), StringComparison.Ordinal);
        Assert.DoesNotContain("#bd1f01", FeynmanDiagram.PhotonFusion(@"\mu").ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_TellsTheReaction()
    {
        Assert.Equal("Feynman diagram: e^− e^+ → τ^− τ^+", FeynmanDiagram.SChannel(@"\tau").ToString());
        Assert.Equal("2 Feynman diagrams: e^− e^+ → μ^− Z′ μ^+", FeynmanDiagram.FinalStateRadiation(@"\mu", "Z'").ToString());
    }

    [Fact]
    public void Display_OffersSvgAndTextButNoPlotly()
    {
        IDisplayable diagram = FeynmanDiagram.SChannel(@"\mu");
        Assert.StartsWith("<svg", diagram.Display(MimeType.Svg), StringComparison.Ordinal);
        Assert.Equal(diagram.ToString(), diagram.Display(MimeType.Text));
        Assert.Null(diagram.Display(MimeType.Plotly));
    }

    [Fact]
    public void Line_RefusesPointsThatAreNoneOrTheSame()
    {
        Assert.Throws<ArgumentException>(() => FeynmanDiagram.Empty.Vector((1, 1), (1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => FeynmanDiagram.Empty.Vector((double.NaN, 0), (1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => FeynmanDiagram.Empty.Vector((0, 0), (21, 1)));
    }

    [Fact]
    public void Vertex_RefusesAPlaceWhereNoLinesMeet()
    {
        var error = Assert.Throws<ArgumentException>(() => FeynmanDiagram.SChannel(@"\mu").Vertex((3, 2), "$g$"));
        Assert.Contains("(1, 1), (2, 1)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decay_ActsOnEachTermAndRefusesWhatIsNotThere()
    {
        var diagram = FeynmanDiagram.FinalStateRadiation(@"\mu", "Z'");
        Assert.All(diagram.Decay("Z'", @"\nu", @"\bar\nu").Terms, term => Assert.Equal("e^− e^+ → μ^− ν ν̄ μ^+", term.Reaction));
        var error = Assert.Throws<ArgumentException>(() => diagram.Decay("A'", @"\nu", @"\bar\nu"));
        Assert.Contains("'A'' in e^− e^+ → μ^− Z′ μ^+", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyDiagram_CannotBeDrawn() => Assert.Throws<InvalidOperationException>(() => FeynmanDiagram.Empty.ToSvg());
}
