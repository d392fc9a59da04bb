using System.Xml.Linq;
using DarkSector.Notebook.Figures;
using DarkSector.Statistics.Diagnostics;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Scans;

namespace DarkSector.Notebook.Tests.Figures;

public sealed class FitFiguresTests
{
    public static TheoryData<string> Names => [.. FitSamples.Figures.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Texts_StayOnTheCanvasAndApart(string name) => Assert.Empty(FitSamples.Figures[name].Layout().Faults());

    [Theory, MemberData(nameof(Names))]
    public void Figures_AreValidPictures(string name)
    {
        var svg = FitSamples.Figures[name].ToSvg();
        if (Environment.GetEnvironmentVariable("FIGURE_FOLDER") is { Length: > 0 } folder)
            File.WriteAllText(Path.Combine(folder, $"{name}.svg"), svg);
        Assert.DoesNotContain(XDocument.Parse(svg).Descendants().SelectMany(e => e.Attributes()), a => a.Value.Contains("NaN", StringComparison.Ordinal));
        Assert.DoesNotContain("NaN\"", FitSamples.Figures[name].ToPlotlyJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Scan_WithFailuresSaysSo()
    {
        Assert.Single(FitSamples.Scan.Failed);
        Assert.Contains("1 of 60 points have no result", FitSamples.Figures["limits of a scan"].Notes);
        Assert.Contains("1 of 60 points have no result", FitSamples.Figures["p-values of a scan"].Notes);
    }

    [Fact]
    public void Figures_RefuseWhatHasNothingToDraw()
    {
        var model = TemplateModel.Signal("signal", [10]).Background("background", [100]);
        Assert.Throws<ArgumentException>(() => Pulls.From(model, model.Fit(model.Asimov(1))).ToFigure());
        Assert.Throws<ArgumentException>(() => Impacts.Of(model, model.Asimov(1)).ToFigure());
        var scan = MassScan.Run("nothing", [1.0, 2.0], _ => new ScanOutcome());
        Assert.Throws<ArgumentException>(() => scan.ToFigure());
        Assert.Throws<ArgumentException>(() => scan.ToPValueFigure());
    }
}
