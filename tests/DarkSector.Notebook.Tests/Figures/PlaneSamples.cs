using System.Collections.Immutable;
using DarkSector.Notebook.Figures;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Datasets;

namespace DarkSector.Notebook.Tests.Figures;

/// <summary>Figures of planes: exclusions, contours, windows.</summary>
internal static class PlaneSamples
{
    private static readonly ImmutableArray<double> s_masses = ValueGrid.Positions(0.01, 9.5, 60, logarithmic: true);

    public static Figure Exclusion() => Figure.Exclusion("this search", s_masses, [.. s_masses.Select(m => 4e-3 * Math.Exp(0.5 * m))],
            [.. s_masses.Select(m => 3.5e-3 * Math.Exp(0.5 * m))], DataSets.BuiltIn.HeadlineLimits["invisible Z'"], DataSets.BuiltIn.HeadlineLimits["invisible Z' pilot"],
            DataSets.BuiltIn.HeadlineLimits["BaBar Z' to muons"])
        .AddMuonAnomaly(0.01, 9.5).WithXRange(0.01, 10).WithYRange(1e-5, 3).WithX("$M_{Z'}$", "GeV").WithY("$g'$").WithLabels("toy simulation").WithLuminosity(79.7);

    /// <summary>A closed region in mass and coupling, as displaced decays exclude: too weak a coupling makes no events, too strong a one no flight.</summary>
    public static ValueGrid Displaced(double luminosity) => ValueGrid.Of(
        ValueGrid.Positions(0.05, 4, 45, logarithmic: true), ValueGrid.Positions(1e-13, 1e-6, 50, logarithmic: true), (mass, y) =>
        {
            var produced = luminosity * 2e9 * y / mass;
            var flight = 3e-9 / y / Math.Pow(mass, 4);
            return produced / 2.3 * Math.Exp(-0.2 / flight) * (1 - Math.Exp(-60 / flight)) * (mass < 3.3 ? 1 : 0);
        });

    public static Figure InelasticPlane()
    {
        var masses = ValueGrid.Positions(0.05, 4, 40, logarithmic: true);
        return new Figure().WithLogX().WithLogY()
            .AddExcludedRegion("365 fb$^{-1}$", Displaced(365)).AddExcludedRegion("50 ab$^{-1}$", Displaced(5e4), opacity: 0, dash: LineDash.Dashed)
            .AddCurve("relic density", masses, [.. masses.Select(m => 7.6e-10 * m * m)], "#000", width: 2)
            .WithX(@"$m_{\chi_1}$", "GeV").WithY(@"$y = \epsilon^2\alpha_D (m_{\chi_1}/m_{A'})^4$").WithLabels("toy simulation");
    }

    public static Figure Contours() => Figure.Contours(ValueGrid.Of(ValueGrid.Positions(0, 9, 40), ValueGrid.Positions(0, 7, 40),
            (a, h) => a + h < 10.4 ? 3 + 25 * Math.Exp(-0.5 * (Math.Pow(a - 3, 2) + Math.Pow(h - 2, 2)) / 4) : double.NaN), [5, 10, 20], "efficiency [%]", colored: true)
        .WithX("$m_{A'}$", "GeV").WithY("$m_{h'}$", "GeV").WithLabels("toy simulation");

    public static Figure Likelihood() => Figure.LikelihoodContours(ValueGrid.Of(ValueGrid.Positions(-1, 5, 60), ValueGrid.Positions(-3, 3, 60),
            (mu, theta) => Math.Pow(mu - 1.8, 2) + Math.Pow(theta - 0.3, 2) / 0.8 + 0.9 * (mu - 1.8) * (theta - 0.3)))
        .WithX(@"strength $\mu$").WithY(@"$\theta$").WithLabels("toy simulation");

    public static Figure Windows()
    {
        var rng = RandomStream.FromSeed(11);
        double[] xs = [.. Enumerable.Range(0, 4000).Select(_ => 10 * rng.Uniform())];
        double[] ys = [.. xs.Select(x => 8 * rng.Uniform() * rng.Uniform() + 0.1 * x)];
        var events = Histogram2D.Fill(Axis.Regular(50, 0, 10, "$M_{recoil}$", "GeV"), Axis.Regular(40, 0, 8, @"$M_{\mu\mu}$", "GeV"), xs, ys);
        Ellipse At(double a, double h) => Ellipse.OfCovariance(a, h, Math.Pow(0.35 - 0.03 * a, 2), -0.5 * (0.35 - 0.03 * a) * (0.1 + 0.02 * h), Math.Pow(0.1 + 0.02 * h, 2), 2);
        Ellipse[] windows = [.. Enumerable.Range(0, 18).SelectMany(i => Enumerable.Range(0, 18).Select(k => At(0.5 + 0.5 * i, 0.4 + 0.42 * k))).Where(one => one.X > one.Y)];
        return Figure.Windows(windows, events, At(5, 2.5)).WithLabels("toy simulation");
    }
}
