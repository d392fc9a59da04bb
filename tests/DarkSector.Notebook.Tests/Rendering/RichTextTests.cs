using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Tests.Rendering;

public sealed class RichTextTests
{
    [Theory]
    [InlineData("events", "events")]
    [InlineData("$x$", "<i>x</i>")]
    [InlineData("$M_{Z'}^2$", "<i>M</i><sub><i>Z</i></sub><sub>′</sub><sup>2</sup>")]
    [InlineData(@"$e^+e^- \to \mu^+\mu^-$", "<i>e</i><sup>+</sup><i>e</i><sup>−</sup> → <i>μ</i><sup>+</sup><i>μ</i><sup>−</sup>")]
    [InlineData(@"$M_{recoil}$", "<i>M</i><sub>recoil</sub>")]
    [InlineData(@"$p_T$", "<i>p</i><sub><i>T</i></sub>")]
    [InlineData("fb^{-1}", "fb<sup>−1</sup>")]
    [InlineData("GeV^2/c^4", "GeV<sup>2</sup>/c<sup>4</sup>")]
    [InlineData("recoil_mass", "recoil_mass")]
    [InlineData("H_{2}O", "H<sub>2</sub>O")]
    [InlineData(@"\mu decays", "μ decays")]
    [InlineData(@"$\mu$ < 3 & more", "<i>μ</i> &lt; 3 &amp; more")]
    [InlineData(@"5 \$", "5 $")]
    [InlineData("costs 5$ only", "costs 5$ only")]
    [InlineData(@"$\mathrm{inv}$", "inv")]
    [InlineData(@"$\bar{\nu}$", "<i>ν\u0304</i>")]
    [InlineData(@"$q\bar q$", "<i>qq\u0304</i>")]
    [InlineData(@"$\bar q$", "<i>q\u0304</i>")]
    [InlineData(@"$\sqrt{s}$", "√<i>s</i>")]
    [InlineData(@"$M_Z^2 \to a$", "<i>M</i><sub><i>Z</i></sub><sup>2</sup> → <i>a</i>")]
    [InlineData(@"$a - b$", "<i>a</i> − <i>b</i>")]
    [InlineData(@"$-b$", "−<i>b</i>")]
    [InlineData(@"$\pm 2\sigma$", "±2<i>σ</i>")]
    public void Markup_BecomesHtml(string markup, string html) => Assert.Equal(html, RichText.Parse(markup).ToHtml());

    [Theory]
    [InlineData("$M_{Z'}^2$ [GeV^2]", "M_Z′^2 [GeV^2]")]
    [InlineData(@"$e^+e^- \to \mu^+\mu^- Z'$", "e^+e^− → μ^+μ^−Z′")]
    public void Markup_BecomesPlainText(string markup, string plain) => Assert.Equal(plain, RichText.Parse(markup).ToPlain());

    [Theory]
    [InlineData(@"$\nosuch$", @"\nosuch")]
    [InlineData("$x^$", "nothing behind")]
    [InlineData("$x_{a$", "opening brace")]
    [InlineData("$x}$", "closing brace")]
    [InlineData("x^", "nothing behind")]
    public void Markup_ThatIsMalformed_SaysWhatIsWrong(string markup, string part)
    {
        var error = Assert.Throws<ArgumentException>(() => RichText.Parse(markup));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.Contains(markup, error.Message, StringComparison.Ordinal);
    }

    // Advance widths of Helvetica in the Adobe font metrics: M 833, a 556, i 222, digits 556 thousandths of an em.
    [Theory]
    [InlineData("Mai", 1.611)]
    [InlineData("2026", 2.224)]
    public void Width_IsThatOfHelvetica(string text, double expected) => Assert.Equal(expected, RichText.Parse(text).Width(), 3);

    [Fact]
    public void StackedScripts_TakeTheRoomOfTheLongerOne()
    {
        var both = RichText.Parse("$M_{recoil}^2$x").Width();
        Assert.Equal(RichText.Parse("$M_{recoil}$x").Width(), both, 6);
        Assert.Equal(RichText.Parse("$M^{2345}$x").Width(), RichText.Parse("$M_1^{2345}$x").Width(), 6);
    }

    [Fact]
    public void Superscripts_RiseAboveTheLine()
    {
        Assert.True(RichText.Parse("10^{-3}").Ascent > RichText.Parse("103").Ascent);
        Assert.True(RichText.Parse("$x_1$").Descent > RichText.Parse("$x1$").Descent);
    }

    [Fact]
    public void Wrap_KeepsAllWordsAndTheWidth()
    {
        var lines = RichText.Parse("no photon above $E_\\gamma$ = 0.2 GeV in the barrel of the calorimeter").Wrap(12);
        Assert.True(lines.Length > 1);
        Assert.All(lines, line => Assert.True(line.Width() <= 12));
        Assert.Equal("no photon above E_γ = 0.2 GeV in the barrel of the calorimeter", string.Join(" ", lines.Select(line => line.ToPlain())));
    }

    [Fact]
    public void Wrap_CutsAWordThatIsTooLong()
    {
        var line = Assert.Single(RichText.Parse(new string('m', 100)).Wrap(10));
        Assert.EndsWith("…", line.ToPlain(), StringComparison.Ordinal);
        Assert.True(line.Width() <= 10);
    }

    [Fact]
    public void Fit_ShrinksBeforeItBreaks()
    {
        var natural = RichText.Parse("a label of some length").Width() * 20;
        Assert.Equal(20, TextBlock.Fit("a label of some length", 20, natural + 1).Size);
        var smaller = TextBlock.Fit("a label of some length", 20, natural * 0.8);
        Assert.Single(smaller.Lines);
        Assert.Equal(16, smaller.Size, 6);
        Assert.Equal(2, TextBlock.Fit("a label of some length", 20, natural * 0.6).Lines.Length);
    }
}
