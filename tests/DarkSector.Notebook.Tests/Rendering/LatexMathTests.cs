using System.Xml.Linq;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Tests.Rendering;

public sealed class LatexMathTests
{
    [Theory]
    [InlineData("x", "<mi>x</mi>")]
    [InlineData("12.5", "<mn>12.5</mn>")]
    [InlineData("a-b", "<mi>a</mi><mo>−</mo><mi>b</mi>")]
    [InlineData("x^2", "<msup><mi>x</mi><mrow><mn>2</mn></mrow></msup>")]
    [InlineData("x^23", "<msup><mi>x</mi><mrow><mn>2</mn></mrow></msup><mn>3</mn>")]
    [InlineData("x_i^2", "<msubsup><mi>x</mi><mrow><mi>i</mi></mrow><mrow><mn>2</mn></mrow></msubsup>")]
    [InlineData("Z'", "<msup><mi>Z</mi><mrow><mo lspace=\"0\" rspace=\"0\">′</mo></mrow></msup>")]
    [InlineData(@"\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>")]
    [InlineData(@"\sqrt{s}", "<msqrt><mrow><mi>s</mi></mrow></msqrt>")]
    [InlineData(@"\sqrt[3]{x}", "<mroot><mrow><mi>x</mi></mrow><mrow><mn>3</mn></mrow></mroot>")]
    [InlineData(@"\mu^+", "<msup><mi>μ</mi><mrow><mo>+</mo></mrow></msup>")]
    [InlineData(@"\Gamma", "<mi mathvariant=\"normal\">Γ</mi>")]
    [InlineData(@"\mathrm{GeV}", "<mi mathvariant=\"normal\">GeV</mi>")]
    [InlineData(@"\text{a b}", "<mtext>a\u00A0b</mtext>")]
    [InlineData(@"\bar\nu", "<mover accent=\"true\"><mi>ν</mi><mo stretchy=\"false\">¯</mo></mover>")]
    [InlineData(@"\mathcal{L}", "<mi mathvariant=\"normal\">ℒ</mi>")]
    [InlineData(@"\lesssim \ell \pm \times \to \approx", "<mo>≲</mo><mi>ℓ</mi><mo>±</mo><mo>×</mo><mo>→</mo><mo>≈</mo>")]
    [InlineData(@"\left(x\right]", "<mrow><mo fence=\"true\" stretchy=\"true\">(</mo><mi>x</mi><mo fence=\"true\" stretchy=\"true\">]</mo></mrow>")]
    [InlineData(@"\sin\theta", "<mrow><mi mathvariant=\"normal\">sin</mi><mspace width=\"0.1667em\"/></mrow><mi>θ</mi>")]
    [InlineData(@"\begin{pmatrix}a&b\\c&d\end{pmatrix}", "<mrow><mo fence=\"true\" stretchy=\"true\">(</mo><mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr><mtr><mtd><mi>c</mi></mtd><mtd><mi>d</mi></mtd></mtr></mtable><mo fence=\"true\" stretchy=\"true\">)</mo></mrow>")]
    [InlineData(@"2\ln(x)", "<mn>2</mn><mspace width=\"0.1667em\"/><mi mathvariant=\"normal\">ln</mi><mo stretchy=\"false\">(</mo><mi>x</mi><mo stretchy=\"false\">)</mo>")]
    [InlineData(@"\slashed{D}", "<mrow><mi>D\u0338</mi></mrow>")]
    [InlineData("a<b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>")]
    public void ToMathMl_OfKnownFormulas(string latex, string expected) =>
        Assert.Equal($"<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mrow>{expected}</mrow></math>", LatexMath.ToMathMl(latex));

    [Fact]
    public void Sum_HasItsLimitsBelowAndAbove_InADisplayedFormula()
    {
        Assert.Contains("<munderover><mo>∑</mo>", LatexMath.ToMathMl(@"\sum_{i=1}^n x_i", display: true), StringComparison.Ordinal);
        Assert.Contains("<msubsup><mo>∑</mo>", LatexMath.ToMathMl(@"\sum_{i=1}^n x_i"), StringComparison.Ordinal);
        Assert.Contains("<msubsup><mo>∫</mo>", LatexMath.ToMathMl(@"\int_0^1 dx", display: true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"\unheardof", @"\unheardof")]
    [InlineData("a}b", "}")]
    [InlineData(@"x \right) y", @"\right")]
    public void WhatIsNotUnderstood_AppearsVerbatim(string latex, string shown) =>
        Assert.Contains($"<merror><mtext>{shown}</mtext></merror>", LatexMath.ToMathMl(latex), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("x^")]
    [InlineData(@"\frac{a}")]
    [InlineData(@"\frac")]
    [InlineData(@"\left(")]
    [InlineData(@"\begin{cases} a & b \\ c")]
    [InlineData("\\")]
    [InlineData(@"\text{unclosed")]
    [InlineData(@"\Gamma(Z' \to \ell^+\ell^-) = \frac{g'^2 M_{Z'}}{12\pi} \left(1 + \frac{2 m_\ell^2}{M_{Z'}^2}\right) \sqrt{1 - \frac{4 m_\ell^2}{M_{Z'}^2}}\,,")]
    [InlineData(@"\mathcal{L} = -g' \bar\mu \gamma^\alpha Z'_\alpha \mu + \sum_{f} \hat{x}_f \vec{p} \cdot \mathbf{q}")]
    [InlineData(@"M_{\mathrm{recoil}}^2 = s + M_{\mu\mu}^2 - 2\sqrt{s}\,E^{\mathrm{cms}}_{\mu\mu} \lesssim 10~\mathrm{GeV}^2/c^4 \& < >")]
    [InlineData(@"\begin{aligned} a &= b \\ &= c \end{aligned}")]
    [InlineData(@"-2\ln\lambda(\mu) = \begin{cases} q & \hat\mu \le \mu \\ 0 & \text{otherwise} \end{cases}")]
    public void AnyInput_GivesWellFormedMarkup(string latex)
    {
        Assert.Equal("math", XElement.Parse(LatexMath.ToMathMl(latex)).Name.LocalName);
        Assert.Equal("math", XElement.Parse(LatexMath.ToMathMl(latex, display: true)).Name.LocalName);
    }

    [Theory]
    [InlineData(@"\frac{a}{b}", "mfrac", 2)]
    [InlineData(@"x_a^b", "msubsup", 3)]
    [InlineData(@"x_{a}", "msub", 2)]
    [InlineData(@"\hat x", "mover", 2)]
    [InlineData(@"\frac{}{}", "mfrac", 2)]
    public void Elements_HaveTheNumberOfChildrenMathMlWants(string latex, string element, int children)
    {
        var found = XElement.Parse(LatexMath.ToMathMl(latex)).Descendants().Single(node => node.Name.LocalName == element);
        Assert.Equal(children, found.Elements().Count());
    }
}
