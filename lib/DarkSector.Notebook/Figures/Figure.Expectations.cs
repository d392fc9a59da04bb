using System.Globalization;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Likelihoods;

namespace DarkSector.Notebook.Figures;

public sealed partial record Figure
{
    // Steps of the integral over a bin, by Simpson's rule.
    private const int StepsInBin = 8;

    /// <summary>Upper limits against mass, as they come from a search: expected with its bands, and observed. The y axis is logarithmic.</summary>
    /// <param name="masses">Masses [GeV].</param>
    /// <param name="limits">A limit for each mass.</param>
    /// <param name="observed">Whether the observed limit is shown; not before the box is opened.</param>
    public static Figure Limits(IReadOnlyList<double> masses, IReadOnlyList<UpperLimit> limits, bool observed = true)
    {
        ArgumentNullException.ThrowIfNull(limits);
        double[] Of(Func<UpperLimit, double> value) => [.. limits.Select(value)];
        var figure = Limits(masses, Of(limit => limit.Expected), (Of(limit => limit.ExpectedMinus1), Of(limit => limit.ExpectedPlus1)),
            (Of(limit => limit.ExpectedMinus2), Of(limit => limit.ExpectedPlus2)), observed ? Of(limit => limit.Observed) : null);
        return limits.Count == 0 ? figure : figure.WithNote(string.Create(CultureInfo.InvariantCulture, $"{100 * limits[0].Level:G4} % CL upper limit"));
    }

    /// <summary>Expected limit against the integrated luminosity, both logarithmic, with its bands; a dotted line falls as one over the root of the
    /// luminosity, as a limit does that its background bounds.</summary>
    /// <param name="luminosities">Integrated luminosities [fb^-1], rising, above 0.</param>
    /// <param name="limits">A limit for each luminosity.</param>
    /// <param name="today">Luminosity there is today [fb^-1], as a line, or nothing.</param>
    public static Figure Projection(IReadOnlyList<double> luminosities, IReadOnlyList<UpperLimit> limits, double? today = null)
    {
        ArgumentNullException.ThrowIfNull(luminosities);
        var figure = Limits(luminosities, limits, observed: false).WithLogX().WithX("integrated luminosity", "fb$^{-1}$");
        figure = figure.AddCurve(@"$\propto 1/\sqrt{L}$", luminosities,
            [.. luminosities.Select(luminosity => limits[0].Expected * Math.Sqrt(luminosities[0] / luminosity))], "#717581", LineDash.Dotted, 2);
        return today is { } line ? figure.AddVerticalLine(line, "today") : figure;
    }

    /// <summary>Data with a fitted function, the sum of its components, and the pulls below.</summary>
    /// <param name="data">Counts.</param>
    /// <param name="components">Names and densities, in events per unit of x; one of them is drawn as the whole fit, several as dashed lines below it.</param>
    public static Figure Fit(Histogram data, params IReadOnlyList<(string Name, Func<double, double> Density)> components)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(components);
        if (components.Count == 0)
            throw new ArgumentException("Give at least one component.", nameof(components));
        var axis = data.Axis;
        double Sum(double x) => components.Sum(component => component.Density(x));
        // Curves are drawn in events per bin of average width, so that they lie on the points.
        var width = (axis.High - axis.Low) / axis.Bins;
        double[] x = [.. ValueGrid.Positions(axis.Low, axis.High, 301)];
        var figure = new Figure().LabelledAs(axis);
        if (components.Count > 1)
            figure = components.Aggregate(figure, (drawn, one) => drawn.AddCurve(one.Name, x, [.. x.Select(at => width * one.Density(at))], dash: LineDash.Dashed, width: 2));
        figure = figure.AddCurve(components.Count > 1 ? "fit" : components[0].Name, x, [.. x.Select(at => width * Sum(at))], Palette.Color(2)).AddData("data", data);
        double[] pulls = [.. Enumerable.Range(0, axis.Bins).Select(bin => Pull(data.Values[bin], InBin(Sum, axis.Edges[bin], axis.Edges[bin + 1]), 0))];
        return figure.WithYRange(low: 0).WithPanel(PullPanel([.. Enumerable.Range(0, axis.Bins).Select(axis.Center)], pulls, [axis.Low, axis.High],
            ErrorBars.Symmetric([.. Enumerable.Range(0, axis.Bins).Select(bin => axis.Width(bin) / 2)])));
    }

    /// <summary>A resolution: measured minus true, with a Gaussian fitted to its core, the fitted width, and the half-width that holds the central 68 %.</summary>
    /// <remarks>The fit is repeated within two of its own standard deviations around its mean, so that tails do not widen it.</remarks>
    /// <param name="differences">Measured minus true.</param>
    /// <param name="label">What is measured.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="bins">Number of bins; the axis holds the central 99 %.</param>
    public static Figure Resolution(IReadOnlyList<double> differences, string label = "measured - true", string unit = "", int bins = 60)
    {
        ArgumentNullException.ThrowIfNull(differences);
        double[] sorted = [.. differences.Where(double.IsFinite).Order()];
        if (sorted.Length < 20 || sorted[0] == sorted[^1])
            throw new ArgumentException($"{sorted.Length} finite differences; a resolution needs at least 20 that are not all the same.", nameof(differences));
        double At(double share) => sorted[(int)Math.Round(share * (sorted.Length - 1))];
        var (low, high) = (At(0.005), At(0.995));
        var data = Histogram.Fill(Axis.Regular(bins, low, high > low ? high : sorted[^1], label, unit), sorted);
        var (events, mean, sigma) = Core(data, At(0.5), (At(0.84) - At(0.16)) / 2);
        // Tails are no part of the fit; pulls would show nothing else.
        var figure = Fit(data, ("Gaussian of the core", x => events * Pdf.Gaussian(x, mean, sigma))) with { Panel = null };
        return figure.WithNote(string.Create(CultureInfo.InvariantCulture, $@"$\sigma$ = {sigma:G3} {unit}").TrimEnd())
            .WithNote(string.Create(CultureInfo.InvariantCulture, $"central 68 %: ±{(At(0.8413) - At(0.1587)) / 2:G3} {unit}").TrimEnd());
    }

    private static (double Events, double Mean, double Sigma) Core(Histogram data, double mean, double sigma)
    {
        var events = data.Sum;
        for (var i = 0; i < 3; i++)
        {
            var core = data.Window(Math.Max(data.Axis.Low, mean - 2 * sigma), Math.Min(data.Axis.High, mean + 2 * sigma));
            if (core.Axis.Bins < 4 || core.Sum == 0)
                break;
            var fit = Likelihood.Binned(core, (x, n, m, s) => n * Pdf.Gaussian(x, m, s))
                .Start("n", events).Start("m", mean).Start("s", sigma).Limit("s", sigma / 20, sigma * 20).Limit("n", 0, 100 * data.Sum).Fit();
            if (!fit.Converged)
                break;
            (events, mean, sigma) = (fit["n"].Value, fit["m"].Value, fit["s"].Value);
        }

        return (events, mean, sigma);
    }

    private static double InBin(Func<double, double> density, double low, double high) =>
        (high - low) / (3 * StepsInBin) * Enumerable.Range(0, StepsInBin + 1)
            .Sum(i => (i == 0 || i == StepsInBin ? 1 : i % 2 == 1 ? 4 : 2) * density(low + (high - low) * i / StepsInBin));
}
