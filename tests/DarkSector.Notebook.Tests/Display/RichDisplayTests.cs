using DarkSector.Notebook.Display;
using DarkSector.Notebook.Figures;
using DarkSector.Notebook.Rendering;
using DarkSector.Notebook.Tables;
using DarkSector.Notebook.Tests.Figures;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Models;
using DarkSector.Physics.Selections;
using DarkSector.Statistics.Intervals;
using Microsoft.DotNet.Interactive.Formatting;

namespace DarkSector.Notebook.Tests.Display;

public sealed class RichDisplayTests
{
    // Not results: what reads rows for lambdas and what draws toys.
    private static readonly string[] s_workers = ["RowReader", "RowFunction`1", "ToySource"];

    public static TheoryData<Type> ShownTypes => [.. new[] { typeof(FourVector), typeof(UpperLimit), typeof(LmuLtauZPrime), typeof(Figure) }
        .SelectMany(type => type.Assembly.GetExportedTypes())
        .Where(type => !type.IsAbstract && !type.IsEnum && !type.IsInterface && !typeof(Delegate).IsAssignableFrom(type) && !typeof(Exception).IsAssignableFrom(type)
            && !typeof(Attribute).IsAssignableFrom(type) && !type.IsByRefLike && !s_workers.Contains(type.Name))];

    // A host lists the properties of a type that says nothing about itself.
    [Theory]
    [MemberData(nameof(ShownTypes))]
    public void EveryPublicType_SaysMoreThanItsName(Type type)
    {
        var declaring = type.GetMethod(nameof(ToString), Type.EmptyTypes)!.DeclaringType!;
        var speaks = declaring != typeof(object) && declaring != typeof(ValueType);
        Assert.True(speaks || type.GetProperties().Any(property => property.GetIndexParameters().Length == 0), $"{type.FullName} shows only its name.");
    }

    [Fact]
    public void Histogram_IsAFigure()
    {
        var histogram = Histogram.Fill(Axis.Regular(4, 0, 4, "mass", "GeV"), [0.5, 1.5, 1.6, 9]);
        var shown = RichDisplay.Of(histogram)!;
        Assert.StartsWith("<svg", shown.Display(MimeType.Svg), StringComparison.Ordinal);
        Assert.Contains("\"scatter\"", shown.Display(MimeType.Plotly), StringComparison.Ordinal);
        Assert.Contains("above 1", Assert.IsType<Figure>(shown).Notes.Single(), StringComparison.Ordinal);
        Assert.Empty(((Figure)RichDisplay.Of(Histogram.Empty(histogram.Axis))!).Layout().Faults());
    }

    [Fact]
    public void Limit_IsATableInHtmlAndLatex()
    {
        var shown = RichDisplay.Of(ExpectationSamples.Limit(2.5, 1.2))!;
        Assert.Contains("<table>", shown.Display(MimeType.Html), StringComparison.Ordinal);
        Assert.Contains(@"\toprule", shown.Display(MimeType.Latex), StringComparison.Ordinal);
    }

    [Fact]
    public void FourVector_IsATable() =>
        Assert.Contains("<i>p</i><sub><i>T</i></sub>", RichDisplay.Of(new FourVector(3, 4, 0, 6))!.Display(MimeType.Html), StringComparison.Ordinal);

    [Fact]
    public void Models_ShowTheirLagrangian()
    {
        var models = typeof(LmuLtauZPrime).Assembly.GetExportedTypes().Where(type => ModelCard.LagrangianOf(type) is not null).ToArray();
        Assert.True(models.Length >= 10);
        foreach (var model in models)
            Assert.DoesNotContain("merror", LatexMath.ToMathMl(ModelCard.LagrangianOf(model)!, display: true), StringComparison.Ordinal);
        var shown = RichDisplay.Of(LmuLtauZPrime.Vanilla(3, 1e-3))!;
        Assert.Contains("<math", shown.Display(MimeType.Html), StringComparison.Ordinal);
        Assert.Contains("invisible fraction", shown.Display(MimeType.Html), StringComparison.Ordinal);
        Assert.StartsWith(@"$\mathcal{L}", shown.Display(MimeType.Latex), StringComparison.Ordinal);
    }

    [Fact]
    public void ModelThatCannotAnswerEverything_ShowsTheRest() =>
        Assert.NotNull(RichDisplay.Of(LmuLtauZPrime.FullyInvisible(1, 0))!.Display(MimeType.Html));

    [Fact]
    public void ResultsWithMarkup_ShowIt()
    {
        var cutFlow = Selection.Named("s").Require("x above 1", x => x > 1).CutFlow(Numerics.Tables.EventTable.FromColumns("events", ("x", [1.0, 2])));
        Assert.Contains(@"\begin{tabular}", RichDisplay.Of(cutFlow)!.Display(MimeType.Latex), StringComparison.Ordinal);
        Assert.Equal(Formulas.InHtml(cutFlow.ToHtml()), RichDisplay.Of(cutFlow)!.Display(MimeType.Html));
    }

    [Fact]
    public void AnotherKernel_ShowsThemByTheConvention()
    {
        var card = RichDisplay.Of(LmuLtauZPrime.Vanilla(3, 1e-3))!;
        Assert.Equal([MimeType.Html, MimeType.Text], Formatter.GetPreferredMimeTypesFor(card.GetType()));
        Assert.Equal(card.Display(MimeType.Html), card.ToDisplayString(MimeType.Html));
        Assert.Contains("vanilla", card.ToDisplayString(MimeType.Text), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNotOurs_IsLeftAlone()
    {
        Assert.Null(RichDisplay.Of(null));
        Assert.Null(RichDisplay.Of("text"));
        Assert.Null(RichDisplay.Of(new Uri("https://example.org")));
        Assert.Null(RichDisplay.Of(3.5));
    }

    [Fact]
    public void Table_IsLatexWithRulesAndEscapes()
    {
        var latex = new Table("cut", @"$\epsilon_{signal}$ [%]").AddRow("a & b_1 > 2 GeV", 1.5e-7).AddRow("−3 µm, μ, e^{-}", 12.0).WithFormat("G3").ToLatex();
        Assert.Equal("""
            \begin{tabular}{lr}
            \toprule
            cut & $\epsilon_\mathrm{signal}$ [\%] \\
            \midrule
            a \& b\_1 $>$ 2 GeV & 1.5$\times$10$^{-7}$ \\
            $-$3 µm, $\mu$, e$^{-}$ & 12 \\
            \bottomrule
            \end{tabular}

            """.ReplaceLineEndings("\n"), latex);
    }
}
