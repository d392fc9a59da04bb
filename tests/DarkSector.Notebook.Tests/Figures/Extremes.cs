using DarkSector.Notebook.Figures;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Datasets;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Testing;

namespace DarkSector.Notebook.Tests.Figures;

/// <summary>Kinds of figures with nothing, one thing, too much, very long names and very large and small numbers.</summary>
internal static class Extremes
{
    private const string Long = @"a very long text with $M_{Z'}^2 \to \mu^+\mu^-$ in the middle of it, that goes on well beyond what any figure can hold in one line";

    private static readonly ValueGrid s_nothing = ValueGrid.Of([1, 2, 3], [1, 2, 3], (_, _) => double.NaN);
    private static readonly ValueGrid s_tiny = ValueGrid.Of([1e-12, 2e-12], [1e-30, 5e-30], (x, _) => x);
    private static readonly ValueGrid s_huge = ValueGrid.Of([1e9, 2e9, 3e12], [-1e20, 5e20], (_, y) => y);
    private static readonly FourVector s_soft = FourVector.FromMass(new ThreeVector(1e-3, 0, 0), 0.000511);
    private static readonly DisplayedTrack s_hard = new(Long, FourVector.FromMass(new ThreeVector(3, 3, 3), 0.1), 1, default, IsMuon: true);

    public static IReadOnlyList<CatalogueEntry> All { get; } =
    [
        Entry("contours of nothing", Figure.Contours(s_nothing, [1, 2])),
        Entry("contours of tiny numbers", Figure.Contours(s_tiny, [1.5e-12], Long, colored: true)),
        Entry("contours of huge numbers", Figure.Contours(s_huge, [0, 1e20], Long)),
        Entry("many contours", Figure.Contours(ValueGrid.Of(ValueGrid.Positions(-1, 1, 20), ValueGrid.Positions(-1, 1, 20), (x, y) => x * y), [.. Enumerable.Range(-12, 25).Select(i => 0.07 * i)])),
        Entry("contour with a long text", new Figure().AddContour(Long, PlaneSamples.Displaced(365), 1, Long).WithLogX().WithLogY()),
        Entry("excluded nothing", new Figure().AddExcludedRegion(Long, s_nothing).AddExcludedRegion("all", ValueGrid.Of([1, 2], [1, 2], (_, _) => 9))),
        Entry("contours of a flat likelihood", Figure.LikelihoodContours(ValueGrid.Of([0, 1], [0, 1], (_, _) => 0))),
        Entry("exclusion of one mass", Figure.Exclusion(Long, [1], [1e-3], [2e-3], DataSets.BuiltIn.HeadlineLimits["invisible Z'"]).WithLabels("toy simulation")),
        Entry("exclusion, all quoted couplings", Figure.Exclusion(Long, [0.1, 1, 10], [1e-3, double.NaN, 1e-1], null, [.. DataSets.BuiltIn.HeadlineLimits.Where(limit => limit.Quantity == "g'")])
            .AddMuonAnomaly(0.001, 10).WithTitle(Long).WithX(Long).WithY(Long)),
        Entry("small exclusion", PlaneSamples.Exclusion().WithSize(320, 240)),
        Entry("one ellipse", new Figure().AddEllipses(Long, [new Ellipse(1e-9, 1e9, 1e-12, 1e3, 0.3)])),
        Entry("many ellipses", new Figure().AddEllipses("windows", [.. Enumerable.Range(0, 2000).Select(i => new Ellipse(i % 50, i / 50, 2, 0.5, 0.01 * i))])),
        Entry("curve of two events", Figure.Roc((Long, RocCurve.Of([0.2, 0.8], [false, true])))),
        Entry("many curves of classifiers", Figure.Roc([.. Enumerable.Range(0, 12).Select(i => ($"classifier {i}", ClassifierSamples.Curve(0.2 * i)))])),
        Entry("scores of nothing but one value", Figure.Scores([(Long, [0.5])], [(Long, [0.5])], bins: 1)),
        Entry("scores of many samples", Figure.Scores([.. Enumerable.Range(0, 9).Select(i => ($"sample {i}, {Long}", (IReadOnlyList<double>)[0.1 * i, 0.5, 0.9]))])),
        Entry("limit at one mass", Figure.Limits([3], [ExpectationSamples.Limit(1e-40, 1)]).WithY(Long)),
        Entry("limits of no mass known", Figure.Limits([1, 2], [ExpectationSamples.Limit(double.NaN, 1), ExpectationSamples.Limit(double.NaN, 1)])),
        Entry("projection of one luminosity", Figure.Projection([100], [ExpectationSamples.Limit(1e12, 1)], today: 1e5)),
        Entry("fit of one bin", Figure.Fit(new Histogram(Axis.Regular(1, 0, 1, Long, Long), [5], [5]), (Long, _ => 5), (Long, _ => 0))),
        Entry("fit of nothing", Figure.Fit(Histogram.Empty(Axis.Regular(5, 0, 1)), ("zero", _ => 0))),
        Entry("resolution of huge numbers", Figure.Resolution([.. Enumerable.Range(0, 100).Select(i => 1e30 * Math.Sin(i))], Long, "GeV")),
        Entry("resolution of tiny numbers", Figure.Resolution([.. Enumerable.Range(0, 100).Select(i => 1e-30 * Math.Sin(i))], Long)),
        Entry("efficiency of one mass", Figure.EfficiencyBand([1], [new EfficiencyInterval(0, 0, 1e-9, 0.68)], Long)),
        Entry("slider with long names", Figure.Slider(Long, "GeV", [1e-30, 1e30], value => Figure.Curves([0, 1], (Long, [value, 2 * value])))),
        Entry("event with nothing", new EventDisplay([], [], [])),
        Entry("event with soft tracks", new EventDisplay([new DisplayedTrack("$e$", s_soft, 1, default), new DisplayedTrack("$e$", s_soft, -1, new ThreeVector(300, 0, 0))],
            [new DisplayedPhoton("at rest nearly", FourVector.FromMass(new ThreeVector(0, 0, 1e-9), 0), default)], []).WithRadius(1)),
        Entry("event with much", new EventDisplay([.. Enumerable.Repeat(s_hard, 20)], [.. Enumerable.Repeat(new DisplayedPhoton(Long, s_hard.Momentum, default), 10)],
            [.. Enumerable.Repeat(new DisplayedVertex(Long, new ThreeVector(1e6, 0, 0)), 5)]).WithTitle(Long).WithRadius(500)),
        Entry("matrix with numbers", new Figure().Add(new HeatMap([.. Enumerable.Range(0, 31).Select(i => (double)i)], [.. Enumerable.Range(0, 31).Select(i => (double)i)], (x, y) => x - y, new FigureAxis()) { Numbers = "0.0000" })),
    ];

    private static CatalogueEntry Entry(string name, object picture) => new(name, name, "", picture);
}
