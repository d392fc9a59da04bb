using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Tests.Rendering;

public class FormulasTests
{
    [Theory]
    [InlineData(@"$\mu\mu\gamma$ sample: 3 events", "μμγ sample: 3 events")]
    [InlineData("$M_{recoil}^2$ [GeV²]", "M_recoil^2 [GeV²]")]
    [InlineData("no formula", "no formula")]
    [InlineData("$5 here and $6 there", "$5 here and $6 there")]
    [InlineData("one $ alone", "one $ alone")]
    [InlineData("$x$ and $y$", "x and y")]
    public void InText_MakesFormulasPlain(string text, string expected) => Assert.Equal(expected, Formulas.InText(text));

    [Theory]
    [InlineData("<th>$M_{recoil}^2$</th>", "<th><i>M</i><sub>recoil</sub><sup>2</sup></th>")]
    [InlineData("<td>$Z&#39;$</td>", "<td><i>Z</i>′</td>")]
    [InlineData("<a href=\"$x\">y</a> $", "<a href=\"$x\">y</a> $")]
    public void InHtml_KeepsTags(string html, string expected) =>
        Assert.Equal(expected, System.Text.RegularExpressions.Regex.Replace(Formulas.InHtml(html), "<i>′</i>", "′"));
}
