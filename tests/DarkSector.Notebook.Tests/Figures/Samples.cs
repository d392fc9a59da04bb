using DarkSector.Notebook.Figures;
using DarkSector.Numerics.Histograms;

namespace DarkSector.Notebook.Tests.Figures;

/// <summary>Figures of every kind and of every extreme, by name.</summary>
internal static class Samples
{
    public static readonly Axis Axis = Axis.Regular(40, -10, 70, "$M_{recoil}^2$", "GeV^2/c^4");

    public static readonly Histogram Low = Shape(x => 3e4 * Gaussian(x, 0, 2) + 2);
    public static readonly Histogram High = Shape(x => 500 * Gaussian(x, 45, 22) + 0.1);
    public static readonly Histogram Signal = Shape(x => 90 * Gaussian(x, 25, 1.2));
    public static readonly Histogram Data = Counts(bin => Math.Floor(Low.Values[bin] + High.Values[bin]) + bin % 3);

    private static readonly double[] s_masses = [.. Enumerable.Range(0, 86).Select(i => 0.1 * i)];
    private static readonly double[] s_limit = [.. s_masses.Select(mass => 2 * Math.Exp(0.3 * mass))];
    private static readonly string[] s_cuts =
        ["all events", "two tracks", @"$p_T(\mu\mu)$ > 1 GeV", "no photon above 0.2 GeV within 15° of the direction of the recoil momentum"];

    public static readonly Dictionary<string, Figure> All = new()
    {
        ["stack with pulls"] = Stack().WithLogY().WithLabels("toy simulation").WithLuminosity(79.7).WithPulls(),
        ["stack with ratio"] = Stack().WithLabels("toy simulation").WithLuminosity(1234).WithRatio().WithNote(@"$e^+e^- \to \mu^+\mu^- Z'$"),
        ["brazil"] = Limits(s_limit),
        ["limit over 12 decades"] = Limits([.. s_masses.Select(mass => Math.Pow(10, 1.4 * mass - 6))]),
        ["coupling"] = new Figure().WithLogY().WithYRange(1e-4, 10).AddBand(@"$(g-2)_\mu \pm 2\sigma$", s_masses, Scaled(1e-4), Scaled(3e-4))
            .AddExcluded("observed", s_masses, Scaled(5e-3)).AddVerticalLine(0.211, @"$2 m_\mu$").AddHorizontalLine(1, "perturbative"),
        ["log-log"] = Figure.Curves([0.1, 1, 10, 100], [("$g'$ = 0.1", [1e4, 1e2, 1, 1e-6]), ("$g'$ = 0.01", [1e2, 1, 1e-2, 1e-8])]).WithLogX().WithLogY(),
        ["less than a decade"] = Figure.Curves([1, 2], ("a", [2.0, 3.0])).WithLogY().WithYRange(2.1, 2.9),
        ["cut flow"] = Figure.CutFlow(s_cuts, [("signal", [812, 640, 300, 280]), ("background", [9e7, 3e6, double.NaN, 0])]).WithLogX(),
        ["one bar"] = Figure.CutFlow(["all"], [("", [0.0])]),
        ["many bars"] = Figure.CutFlow([.. Enumerable.Range(0, 30).Select(i => $"cut number {i}")],
            [.. Enumerable.Range(0, 6).Select(k => ($"sample {k}", (IReadOnlyList<double>)[.. Enumerable.Range(0, 30).Select(i => 1e6 / (i + k + 1))]))]),
        ["resolution"] = Figure.Points("measured", [0.5, 2, 4, 8], [0.8, 0.6, 0.3, 0.05], [0.02, 0.02, 0.01, 0.01]).WithX("$M_{Z'}$", "GeV").WithY("resolution", "GeV"),
        ["heat map"] = Heat(logarithmic: false).WithTitle("Where the recoil points").WithLabels("toy simulation"),
        ["heat map, logarithmic"] = Heat(logarithmic: true).WithNote("a note over the cells"),
        ["heat map of nothing"] = Figure.HeatMap(Histogram2D.Fill(Axis, Axis, [], [])),
        ["matrix"] = Figure.HeatMap([0, 1, 2], [0, 1, 2], (x, y) => x == y ? 1 : 0, "correlation"),
        ["shapes"] = Figure.Histograms([("low", Low), ("high", High), ("empty", Histogram.Empty(Axis))]),
        ["empty histogram"] = Figure.Stack([("nothing", Histogram.Empty(Axis))], Histogram.Empty(Axis)).WithPulls(),
        ["empty histogram, logarithmic"] = Figure.Stack([("nothing", Histogram.Empty(Axis))], Histogram.Empty(Axis)).WithLogY().WithRatio(),
        ["single bin"] = Figure.Stack([("one", new Histogram(Axis.Regular(1, 0, 1), [5], [5]))], new Histogram(Axis.Regular(1, 0, 1), [7], [7])).WithRatio(),
        ["NaN and zero on a log axis"] = Figure.Curves([1, 2, 3, 4, 5], ("a", [double.NaN, 0, 3, -1, 20])).WithLogY(),
        ["only NaN"] = Figure.Curves([1, 2], ("a", [double.NaN, double.NaN])),
        ["one point"] = Figure.Points("p", [3], [7], [0.0]),
        ["constant"] = Figure.Curves([0, 1], ("zero", [0.0, 0.0])),
        ["tiny numbers"] = Figure.Curves([1e-12, 3e-12], ("a", [2e-30, 5e-30])).WithX("time", "s").WithY("rate"),
        ["huge numbers"] = Figure.Curves([1e9, 5e9], ("a", [-3e15, 5e15])).WithX("number", "events").WithY("rate").WithLabels("toy simulation"),
        ["narrow range far from zero"] = Figure.Curves([10.57990, 10.58010], ("a", [5.0000001, 5.0000002])),
        ["negative"] = Figure.Curves([-5, 5], ("a", [-100.0, -5.0])),
        ["long texts"] = Stack().WithTitle(Long).WithLabels(Long, Long).WithX(Long, "GeV").WithY(Long).WithNote(Long).AddCurve(Long, [0, 50], [1, 5]).WithRatio(),
        ["long words"] = Figure.Curves([0, 1], (new string('W', 150), [1.0, 2.0])).WithTitle(new string('W', 200)).WithX(new string('M', 300)).WithY(new string('Q', 300)),
        ["small"] = Stack().WithSize(320, 240).WithLabels("toy simulation").WithLuminosity(79.7).WithLogY().WithPulls(),
        ["many curves"] = Figure.Curves([0, 1, 2], [.. Enumerable.Range(0, 14).Select(i => ($"curve number {i}", (IReadOnlyList<double>)[i, 14 - i, i * i / 10.0]))]),
        ["full frame"] = new Figure().AddBand("everywhere", [0, 1], [0, 0], [1, 1], opacity: 1).AddCurve("up", [0, 1], [0, 1]).AddCurve("down", [0, 1], [1, 0]).WithYRange(0, 1),
        ["many lines"] = Enumerable.Range(0, 12).Aggregate(Figure.Curves([0, 10], ("a", [0.0, 1.0])),
            (figure, i) => figure.AddVerticalLine(0.8 * i + 0.5, $"threshold {i}").AddHorizontalLine(0.08 * i + 0.03, $"level {i}")),
    };

    private static string Long => @"a very long text with $M_{Z'}^2 \to \mu^+\mu^-$ in the middle of it, that goes on well beyond what any figure can hold in one line";

    public static Figure Stack() => Figure.Stack([(@"$\mu^+\mu^-(\gamma)$", Low), (@"$\tau^+\tau^-$", High)], Data, [("$Z'$, 5 GeV", Signal)]);

    private static Figure Limits(double[] median) => Figure.Limits(s_masses, median,
        ([.. median.Select(y => 0.7 * y)], [.. median.Select(y => 1.4 * y)]), ([.. median.Select(y => 0.5 * y)], [.. median.Select(y => 2 * y)]),
        [.. median.Select((y, i) => y * (1 + 0.3 * Math.Sin(i)))]).WithX("$M_{Z'}$", "GeV").WithY(@"limit on $\sigma$", "fb").WithLabels("toy simulation");

    private static Figure Heat(bool logarithmic)
    {
        double[] xs = [.. Enumerable.Range(0, 2000).Select(i => 10.0 * ((i * 37) % 101) / 101)];
        double[] ys = [.. Enumerable.Range(0, 2000).Select(i => 180.0 * ((i * i) % 211) / 211)];
        return Figure.HeatMap(Histogram2D.Fill(Axis.Regular(20, 0, 11, "$M_{recoil}$", "GeV"), Axis.Regular(18, 0, 180, @"$\theta_{recoil}$", "deg"), xs, ys),
            logarithmic: logarithmic);
    }

    private static double[] Scaled(double factor) => [.. s_masses.Select(mass => factor * (1 + mass))];

    private static double Gaussian(double x, double mean, double sigma) => Math.Exp(-0.5 * (x - mean) * (x - mean) / (sigma * sigma));

    private static Histogram Shape(Func<double, double> height)
    {
        var values = Enumerable.Range(0, Axis.Bins).Select(bin => height(Axis.Center(bin))).ToArray();
        return new Histogram(Axis, values, [.. values.Select(value => 0.02 * value)]);
    }

    private static Histogram Counts(Func<int, double> count)
    {
        var values = Enumerable.Range(0, Axis.Bins).Select(count).ToArray();
        return new Histogram(Axis, values, values);
    }
}
