using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DarkSector.Notebook.Figures;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;

namespace DarkSector.Notebook.Tests.Figures;

/// <summary>A kind of figure: its picture in the documentation and the call that makes it.</summary>
/// <param name="Name">Name of its file.</param>
/// <param name="Title">Heading.</param>
/// <param name="Call">The call, as one writes it.</param>
/// <param name="Picture">A <see cref="Figure"/>, a <see cref="FigureSequence"/> or a <see cref="Picture"/>.</param>
internal sealed record CatalogueEntry(string Name, string Title, string Call, object Picture)
{
    public string Svg => Picture switch
    {
        Figure figure => figure.ToSvg(),
        FigureSequence figures => figures.ToSvg(),
        _ => ((Picture)Picture).ToSvg(),
    };

    public IEnumerable<FigureLayout> Layouts => Picture switch
    {
        Figure figure => [figure.Layout()],
        FigureSequence figures => figures.Figures.Select(figure => figure.WithSize(500, 410).Layout()),
        FigureRow row => row.Figures.Select(figure => figure.Layout()),
        VennDiagram diagram => [diagram.Layout()],
        FeynmanDiagram diagram => [diagram.Layout()],
        EventDisplay display => [display.Layout()],
        var other => throw new NotSupportedException($"The catalogue does not know where the texts of a {other.GetType().Name} are."),
    };

    public JsonObject? Plotly => Picture switch
    {
        Figure figure => figure.ToPlotly(),
        FigureSequence figures => figures.ToPlotly(),
        _ => null,
    };
}

/// <summary>Every kind of figure, one example each: the documentation is made from it, and every example is checked.</summary>
internal static class Catalogue
{
    private static readonly (string Section, CatalogueEntry[] Entries)[] s_sections =
    [
        ("Distributions",
        [
            new("stack-ratio", "Data over stacked backgrounds, with their ratio", "Figure.Stack(backgrounds, data, signals).WithRatio()", Samples.All["stack with ratio"]),
            new("stack-pulls", "The same with pulls, logarithmic", "Figure.Stack(backgrounds, data, signals).WithLogY().WithPulls()", Samples.All["stack with pulls"]),
            new("shapes", "Shapes compared", "Figure.Histograms([(\"low\", low), (\"high\", high)])", Toy(Figure.Histograms([("low", Samples.Low), ("high", Samples.High)]))),
            new("fit", "A fit with its components and pulls", "Figure.Fit(data, (\"signal\", m => ...), (\"background\", m => ...))", ExpectationSamples.Fit()),
            new("resolution", "A resolution with its Gaussian core", "Figure.Resolution(differences, \"measured − true\", \"MeV\")", ExpectationSamples.Resolution()),
            new("heat-map", "Events in two quantities", "Figure.HeatMap(histogram2D)", Samples.All["heat map"]),
            new("post-fit", "A template model after its fit", "ExpectedYields.Postfit(model, data, fit)[\"region\"].ToFigure(axis)", Toy(FitSamples.Figures["post-fit"])),
        ]),
        ("Selections",
        [
            new("cut-flow", "A cut flow", "selection.CutFlow(signal, background).ToFigure()", Toy(SelectionSamples.Figures["cut flow of a selection"])),
            new("n-minus-one", "All cuts but one", "selection.NMinusOne(cut, axis, signal, background).ToFigure()", Toy(SelectionSamples.Figures["n-1 plot"])),
            new("cut-scan", "A figure of merit against the cut", "optimisation.Above(\"x\", thresholds, rng).ToFigure(\"transverse momentum\", \"GeV\")", Toy(SelectionSamples.Figures["cut scan"])),
            new("efficiencies", "Efficiencies against mass", "Figure.Efficiencies(masses, (\"two tracks\", tracks), (\"trigger\", trigger))", Toy(SelectionSamples.Figures["efficiency against mass"])),
            new("efficiency-band", "Efficiency against mass with its band", "Figure.EfficiencyBand(masses, efficiencies)", ExpectationSamples.Efficiency()),
            new("turn-on", "The turn-on of a trigger", "turnOn.ToFigure(\"hie\", high: 2)", Toy(SelectionSamples.Figures["turn-on"])),
            new("trigger-retention", "What a trigger keeps of many models", "retention.ToFigure()", Toy(SelectionSamples.Figures["trigger retention"])),
            new("venn", "How selections share events", "overlap.ToFigure()", SelectionSamples.Diagrams["three triggers"].WithTitle("toy simulation")),
            new("roc", "Classifiers", "Figure.Roc((\"gradient boosting\", trees), (\"cuts\", cuts))", ClassifierSamples.Roc()),
            new("roc-logarithmic", "Classifiers where little background is kept", "Figure.RocLogarithmic(1e-3, (\"gradient boosting\", trees), (\"cuts\", cuts))", ClassifierSamples.RocLogarithmic()),
            new("scores", "Scores in training and test samples", "Figure.Scores(training, test)", ClassifierSamples.Scores()),
        ]),
        ("Fits and systematic uncertainties",
        [
            new("pulls", "Pulls of the parameters", "Pulls.From(model, fit).ToFigure()", Toy(FitSamples.Figures["pulls"])),
            new("impacts", "Ranking of the parameters by their impact", "Impacts.Of(model, data).ToFigure()", FitSamples.Figures["impacts"].WithLabels("toy simulation", FitSamples.Figures["impacts"].RightLabel)),
            new("correlations", "Correlations", "CorrelationMatrix.Of(fit).ToFigure()", Toy(FitSamples.Figures["correlations"])),
            new("profile", "A profile of the likelihood", "LikelihoodProfile.Of(model, data, 0, 3).ToFigure()", Toy(FitSamples.Figures["profile"])),
            new("likelihood-contours", "Confidence regions of two parameters", "Figure.LikelihoodContours(rise)", PlaneSamples.Likelihood()),
        ]),
        ("Limits",
        [
            new("brazil", "Upper limits against mass", "Figure.Limits(masses, limits)", ExpectationSamples.Brazil()),
            new("exclusion", "An exclusion plane with other limits", "Figure.Exclusion(\"this search\", masses, observed, expected, DataSets.BuiltIn.HeadlineLimits[\"invisible Z'\"]).AddMuonAnomaly(0.01, 9.5)", PlaneSamples.Exclusion()),
            new("excluded-region", "Excluded regions of a scan, with the relic density", "new Figure().WithLogX().WithLogY().AddExcludedRegion(\"365 fb$^{-1}$\", eventsOverLimit).AddCurve(\"relic density\", masses, y)", PlaneSamples.InelasticPlane()),
            new("contours", "Contours of a scan", "Figure.Contours(grid, [5, 10, 20], \"efficiency [%]\", colored: true)", PlaneSamples.Contours()),
            new("windows", "Overlapping mass windows", "Figure.Windows(windows, events, signalWindow)", PlaneSamples.Windows()),
            new("projection", "Sensitivity against luminosity", "Figure.Projection(luminosities, limits, today: 575)", ExpectationSamples.Projection()),
            new("p-values", "Local p-values against mass", "scan.ToPValueFigure()", Toy(FitSamples.Figures["p-values of a scan"])),
            new("cls", "How a limit comes about", "AsymptoticCls.Scan(model, data, 0.9, 0, 2).ToFigure()", Toy(ClsScan())),
            new("coverage", "Coverage", "Coverage.Exact(model, CountingCls.UpperLimit, truths, 0.9).ToFigure(\"CLs\")", Toy(FitSamples.Figures["coverage"])),
        ]),
        ("For talks and teaching",
        [
            new("event-display", "One event in the detector", "EventDisplay.Of(sample, reconstructed, row: 0)", ExpectationSamples.Display()),
            new("event-display-close", "The same near the interaction point", "EventDisplay.Of(sample, reconstructed, row: 0).WithRadius(40)", ExpectationSamples.Display().WithRadius(40)),
            new("slider", "A slider (in a notebook or an .html page; on paper side by side)", "Figure.Slider(\"$M_{Z'}$\", \"GeV\", [1, 2, 3, 4, 5, 6, 7, 8], mass => Figure.Functions(0, 10, ...))", ExpectationSamples.Slider()),
            new("functions", "Functions", "Figure.Functions(0.1, 10, (\"$1/x$\", x => 1 / x), (\"$1/x^2$\", x => 1 / (x * x))).WithLogY()", Figure.Functions(0.1, 10, ("$1/x$", x => 1 / x), ("$1/x^2$", x => 1 / (x * x))).WithLogY().WithX("$x$")),
            new("row", "Figures side by side", "Figure.Row(left, right)", Figure.Row(Toy(Figure.Histograms([("low", Samples.Low)])), Toy(Figure.Histograms([("high", Samples.High)])))),
            new("feynman", "A Feynman diagram", "FeynmanDiagram.InelasticDarkMatter()", FeynmanDiagram.InelasticDarkMatter()),
        ]),
    ];

    public static IReadOnlyList<CatalogueEntry> All { get; } = [.. s_sections.SelectMany(section => section.Entries)];

    /// <summary>The page of the documentation.</summary>
    public static string Page()
    {
        var page = new StringBuilder("""
            # Figures

            Each kind of figure is one call. A figure never changes: `With...` and `Add...` return a new one, so that a call can be continued
            (`.WithX("$M_{Z'}$", "GeV").WithLogY().WithLabels("toy simulation").WithLuminosity(365)`). Labels may hold formulas between dollar signs.
            The last expression of a cell shows the figure; `figure.Save("limit.pdf")` writes it.

            | file | what it is | needs |
            |---|---|---|
            | `.svg` | the figure, the same bytes for the same figure | nothing |
            | `.html` | a page that can be zoomed and read off, without a network: plotly.js is inside | plotly.js at build time (`npm`), else the page shows the SVG |
            | `.json` | the figure in Plotly's schema | nothing |
            | `.pdf`, `.png` | for papers and slides; the PNG has two pixels for each one | `rsvg-convert`, Chromium or Chrome |

            Colours are those of M. A. Petroff, arXiv:2107.02270, for any colour vision. Nothing here is data of an experiment: all examples are toy
            simulation, and say so. The code of each example is in `tests/DarkSector.Notebook.Tests/Figures`.


            """.ReplaceLineEndings("\n"));
        foreach (var (section, entries) in s_sections)
        {
            page.Append(CultureInfo.InvariantCulture, $"## {section}\n\n");
            foreach (var entry in entries)
                page.Append(CultureInfo.InvariantCulture, $"### {entry.Title}\n\n```csharp\n{entry.Call}\n```\n\n![{entry.Title}](figures/{entry.Name}.svg)\n\n");
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static Figure Toy(Figure figure) => figure.WithLabels("toy simulation", figure.RightLabel);

    private static Figure ClsScan()
    {
        var model = TemplateModel.Signal("s", [20, 80, 20]).Background("b", [900, 800, 700]).WithNormalisation("norm", 0.02, "b");
        return AsymptoticCls.Scan(model, model.Data([905, 815, 690]), 0.9, 0, 2).ToFigure();
    }
}
