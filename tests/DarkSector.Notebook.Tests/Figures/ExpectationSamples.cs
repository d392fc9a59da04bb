using System.Collections.Immutable;
using DarkSector.Notebook.Figures;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Intervals;

namespace DarkSector.Notebook.Tests.Figures;

/// <summary>Figures of what is expected and of what a fit found; an event display.</summary>
internal static class ExpectationSamples
{
    private static readonly ImmutableArray<double> s_masses = ValueGrid.Positions(0.25, 9, 36);

    public static UpperLimit Limit(double expected, double observed) =>
        new(0.9, observed * expected, 0.52 * expected, 0.7 * expected, expected, 1.42 * expected, 1.95 * expected);

    public static Figure Brazil() => Figure.Limits(s_masses, [.. s_masses.Select(m => Limit(2 * Math.Exp(0.25 * m), 1 + 0.4 * Math.Sin(3 * m)))])
        .WithX("$M_{Z'}$", "GeV").WithY(@"$\sigma \times B$", "fb").WithLabels("toy simulation").WithLuminosity(365);

    public static Figure Projection()
    {
        var luminosities = ValueGrid.Positions(10, 50000, 25, logarithmic: true);
        return Figure.Projection(luminosities, [.. luminosities.Select(l => Limit(3 / Math.Sqrt(l) + 20 / l, 1))], today: 575)
            .WithY(@"$\sigma \times B$", "fb").WithLabels("toy simulation");
    }

    public static Figure Resolution()
    {
        var rng = RandomStream.FromSeed(8);
        double[] differences = [.. Enumerable.Range(0, 8000).Select(i => (i % 8 == 0 ? 25 : 8) * rng.Gaussian() - (i % 20 == 0 ? 20 * rng.Uniform() : 0))];
        return Figure.Resolution(differences, @"$M_{\mu\mu}$, measured - true", "MeV").WithLabels("toy simulation");
    }

    public static Figure Fit()
    {
        var rng = RandomStream.FromSeed(9);
        double Signal(double m) => 160 * Pdf.Gaussian(m, 3.2, 0.06);
        double Background(double m) => 900 * Math.Exp(-0.6 * (m - 2));
        var axis = Axis.Regular(50, 2, 5, @"$M_{\mu\mu}$", "GeV");
        double[] counts = [.. Enumerable.Range(0, axis.Bins).Select(i => (double)rng.Poisson(axis.Width(i) * (Signal(axis.Center(i)) + Background(axis.Center(i)))))];
        return Figure.Fit(new Histogram(axis, counts, counts), ("signal", Signal), ("background", Background)).WithLabels("toy simulation").WithLuminosity(365);
    }

    public static Figure Efficiency() => Figure.EfficiencyBand(s_masses,
            [.. s_masses.Select(m => 0.12 * Math.Exp(-Math.Pow(m - 4, 2) / 20)).Select(e => new EfficiencyInterval(e, 0.93 * e - 0.002, 1.07 * e + 0.002, 0.6827))], "selected over produced")
        .WithX("$M_{Z'}$", "GeV").WithLabels("toy simulation");

    public static FigureSequence Slider() => Figure.Slider("$M_{Z'}$", "GeV", [1, 2, 3, 4, 5, 6, 7, 8], mass => Figure.Functions(0, 10,
            ("signal", m => 100 * Pdf.Gaussian(m, mass, 0.6 - 0.05 * mass)), ("background", m => 40 * Math.Exp(-0.3 * m)))
        .WithX("$M_{recoil}$", "GeV").WithY("events").WithLabels("toy simulation"));

    public static EventDisplay Display()
    {
        var vertex = new ThreeVector(14, 22, 12);
        return new EventDisplay(
        [
            new DisplayedTrack("$e^-$ from the vertex", FourVector.FromMass(new ThreeVector(0.35, 0.22, 0.20), 0.000511), -1, vertex),
            new DisplayedTrack("$e^+$ from the vertex", FourVector.FromMass(new ThreeVector(0.12, 0.45, 0.31), 0.000511), +1, vertex),
            new DisplayedTrack(@"$\mu^-$", FourVector.FromMass(new ThreeVector(-0.8, 1.3, 1.9), 0.10566), -1, default, IsMuon: true),
        ],
        [new DisplayedPhoton(@"$\gamma$", FourVector.FromMass(new ThreeVector(-1.1, -2.6, 0.4), 0), default)],
        [new DisplayedVertex(@"$\chi_2$ vertex", vertex)]);
    }
}
