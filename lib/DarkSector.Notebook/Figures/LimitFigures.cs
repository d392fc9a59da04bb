using DarkSector.Numerics.Histograms;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Testing;

namespace DarkSector.Notebook.Figures;

/// <summary>Figures of how a limit comes about.</summary>
public static class LimitFigures
{
    /// <summary>CLs against the strength: observed, expected with its bands, and the level at which a strength is excluded.</summary>
    /// <param name="scan">The scan.</param>
    public static Figure ToFigure(this LimitScan scan)
    {
        ArgumentNullException.ThrowIfNull(scan);
        double[] x = [.. scan.Points.Select(point => point.Strength)];
        double[] Of(Func<ClsValue, double> cls) => [.. scan.Points.Select(cls)];
        return new Figure()
            .Add(new Band("expected ± 2σ", x, Of(point => point.ExpectedMinus2), Of(point => point.ExpectedPlus2), Palette.TwoSigma))
            .Add(new Band("expected ± 1σ", x, Of(point => point.ExpectedMinus1), Of(point => point.ExpectedPlus1), Palette.OneSigma))
            .Add(new Curve("expected", x, Of(point => point.Expected), new LineStyle("#000", 2, LineDash.Dashed)))
            .Add(new Curve("observed", x, Of(point => point.Observed), new LineStyle("#000", 2.2)))
            .AddHorizontalLine(1 - scan.Limit.Level, FormattableString.Invariant($"excluded at {100 * scan.Limit.Level:G4} %"))
            .AddVerticalLine(scan.Limit.Observed)
            .WithX("signal strength").WithY("$CL_s$").WithYRange(0, 1.05);
    }

    /// <summary>The distributions of a test statistic that a limit compares, from toys with and without signal, with the asymptotic ones as lines.</summary>
    /// <remarks>Half of the toys with signal have more events than tested, and the statistic 0: they are in the first bin.</remarks>
    /// <param name="toys">The test by toys, with q_mu or q-tilde.</param>
    /// <param name="asymptotic">The same test by asymptotic formulas.</param>
    /// <param name="statistic">Which of the two.</param>
    /// <param name="bins">Number of bins.</param>
    /// <exception cref="ArgumentException">The tests are of different strengths, or the statistic is not one of upper limits.</exception>
    public static Figure ToFigure(this ToyClsValue toys, ClsValue asymptotic, TestStatistic statistic = TestStatistic.QTilde, int bins = 40)
    {
        ArgumentNullException.ThrowIfNull(toys);
        ArgumentNullException.ThrowIfNull(asymptotic);
        if (toys.Strength != asymptotic.Strength)
            throw new ArgumentException($"The toys test strength {toys.Strength}, the formulas {asymptotic.Strength}; test the same.", nameof(asymptotic));
        if (statistic is not (TestStatistic.QMu or TestStatistic.QTilde))
            throw new ArgumentException($"Upper limits use q_mu or q-tilde, not {statistic}.", nameof(statistic));
        var highest = toys.WithSignal.Values.Concat(toys.WithoutSignal.Values).Append(toys.Statistic).Max();
        var axis = Axis.Regular(bins, 0, Math.Max(highest * 1.001, 1e-3), statistic == TestStatistic.QTilde ? @"$\tilde q_\mu$" : @"$q_\mu$");
        var root = Math.Sqrt(asymptotic.AsimovStatistic);
        double Share(int bin, Func<(double With, double Without), double> which) =>
            (bin == 0 ? 1 : which(Tails(axis.Edges[bin]))) - which(Tails(axis.Edges[bin + 1]));
        (double With, double Without) Tails(double q) => AsymptoticDistribution.Tails(statistic, Math.Sqrt(q), root);
        double[] centres = [.. Enumerable.Range(0, bins).Select(axis.Center)];
        double[] Curve(Func<(double With, double Without), double> which) => [.. Enumerable.Range(0, bins).Select(bin => Share(bin, which))];
        return Points(Points(new Figure(), "toys without signal", toys.WithoutSignal, axis, Palette.Color(0)), "toys with signal", toys.WithSignal, axis, Palette.Color(2))
            .AddCurve("asymptotic, without", centres, Curve(tails => tails.Without), Palette.Color(0))
            .AddCurve("asymptotic, with", centres, Curve(tails => tails.With), Palette.Color(2), LineDash.Dashed)
            .AddVerticalLine(toys.Statistic, "data")
            .WithX(axis.Label).WithY("fraction of toys per bin").WithLogY().WithYRange(0.2 / Math.Max(1, toys.WithoutSignal.Values.Count), 3);
    }

    /// <summary>Coverage of several methods against the true strength, and what they promise.</summary>
    /// <param name="methods">Names and coverage studies at one confidence level.</param>
    public static Figure OfCoverage(params IReadOnlyList<(string Name, Coverage Coverage)> methods)
    {
        ArgumentNullException.ThrowIfNull(methods);
        if (methods.Select(method => method.Coverage.Confidence).Distinct().Count() != 1)
            throw new ArgumentException("Give at least one study of coverage, all at one confidence level.", nameof(methods));
        var promised = 100 * methods[0].Coverage.Confidence;
        return methods.Select((method, i) => (method, i)).Aggregate(new Figure(), (figure, pair) => figure.AddCurve(
                pair.method.Name, [.. pair.method.Coverage.Points.Select(point => point.Truth)],
                [.. pair.method.Coverage.Points.Select(point => 100 * point.Fraction.Value)], Palette.Color(pair.i), (LineDash)(pair.i % 3)))
            .AddHorizontalLine(promised, FormattableString.Invariant($"promised: {promised:G4} %"))
            .WithX("true signal").WithY("intervals that hold it", "%");
    }

    private static Figure Points(Figure figure, string name, ToyDistribution toys, Axis axis, string color)
    {
        var filled = Histogram.Fill(axis, [.. toys.Values]);
        var total = Math.Max(1, toys.Values.Count);
        double[] centres = [.. Enumerable.Range(0, axis.Bins).Select(axis.Center)];
        return figure.AddPoints(name, centres, [.. filled.Values.Select(n => n > 0 ? n / total : double.NaN)],
            ErrorBars.Symmetric([.. filled.Values.Select(n => Math.Sqrt(n) / total)]), color: color);
    }
}
