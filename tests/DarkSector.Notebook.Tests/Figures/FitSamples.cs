using DarkSector.Notebook.Figures;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Random;
using DarkSector.Statistics.Diagnostics;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Scans;

namespace DarkSector.Notebook.Tests.Figures;

/// <summary>Figures of one fit of a template model, of a coverage study and of a scan.</summary>
internal static class FitSamples
{
    private const int Bins = 20;
    private static readonly TemplateModel s_model = Model();
    private static readonly Dataset s_data = Data();

    internal static ScanResult<double> Scan { get; } = MassScan.Run("sample", [.. Enumerable.Range(0, 60).Select(i => 0.5 + 0.15 * i)], (mass, rng) =>
    {
        if (mass is > 3.0 and < 3.1)
            throw new InvalidOperationException("a resonance is in the way");
        var expected = 2 + Math.Sin(mass);
        return new ScanOutcome
        {
            LocalZ = Math.Abs(mass - 6.05) < 0.01 ? 3.4 : rng.Gaussian(),
            Limit = new UpperLimit(0.9, expected * Math.Exp(0.3 * rng.Gaussian()), 0.5 * expected, 0.7 * expected, expected, 1.4 * expected, 2 * expected),
        };
    }, new ScanOptions(), RandomStream.FromSeed(5));

    internal static IReadOnlyDictionary<string, Figure> Figures { get; } = new Dictionary<string, Figure>
    {
        ["pulls"] = Pulls.From(s_model, s_model.Fit(s_data)).ToFigure(),
        ["impacts"] = Impacts.Of(s_model, s_data).ToFigure(12),
        ["correlations"] = CorrelationMatrix.Of(s_model.Fit(s_data)).ToFigure(),
        ["profile"] = LikelihoodProfile.Of(s_model, s_data, 0, 3).ToFigure(),
        ["post-fit"] = ExpectedYields.Postfit(s_model, s_data, s_model.Fit(s_data))["region"].ToFigure(Axis.Regular(Bins, 0, 10, "recoil mass", "GeV")),
        ["pre-fit, no data"] = ExpectedYields.Prefit(s_model)["region"].ToFigure(),
        ["coverage"] = CoverageFigure(),
        ["coverage by toys"] = Coverage.Of(new CountingModel(Measured.Exactly(3), Measured.Exactly(1)), CountingCls.UpperLimit, [0, 2, 4, 6], 200, 0.9, RandomStream.FromSeed(4)).ToFigure("CLs"),
        ["limits of a scan"] = Scan.ToFigure().WithY("limit on the strength"),
        ["p-values of a scan"] = Scan.ToPValueFigure(),
    };

    private static Figure CoverageFigure()
    {
        var (model, truths) = (new CountingModel(Measured.Exactly(3), Measured.Exactly(1)), Enumerable.Range(0, 60).Select(i => 0.15 * i).ToArray());
        return Coverage.Exact(model, CountingCls.UpperLimit, truths, 0.9).ToFigure("CLs")
            .AddCoverage(Coverage.Exact(model, FeldmanCousins.Interval, truths, 0.9), "Feldman-Cousins");
    }

    private static TemplateModel Model()
    {
        double[] Shape(Func<double, double> density) => [.. Enumerable.Range(0, Bins).Select(bin => density(0.5 * bin + 0.25))];
        var mumu = Shape(mass => 40 * Math.Exp(-0.25 * mass));
        return TemplateModel.Signal("Z'", Shape(mass => 20 * Math.Exp(-0.5 * Math.Pow((mass - 4) / 0.5, 2))))
            .Background(@"$\mu\mu(\gamma)$", mumu, [.. mumu.Select(events => 0.02 * events * events)])
            .Background(@"$\tau\tau$", Shape(mass => 3 * mass), Shape(mass => 0.3 * mass))
            .WithNormalisation("luminosity", 0.02).WithNormalisation("trigger_efficiency", 0.05)
            .WithNormalisation("signal efficiency", 0.1, "Z'").WithNormalisation("tau cross-section", 0.1, @"$\tau\tau$")
            .WithShape("momentum scale", @"$\mu\mu(\gamma)$", Shape(mass => 40 * Math.Exp(-0.27 * mass)), Shape(mass => 40 * Math.Exp(-0.23 * mass)))
            .WithFreeNormalisation(@"$\mu\mu(\gamma)$");
    }

    private static Dataset Data()
    {
        var rng = RandomStream.FromSeed(3);
        return s_model.Data([.. s_model.Expected(1).Select(events => (double)rng.Poisson(events))]);
    }
}
