using System.Globalization;
using DarkSector.Numerics.Random;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Tests.Likelihoods;

/// <summary>Fits of random template models: sparse bins, many systematics of all kinds, several channels. Every minimum is checked from other starts.</summary>
/// <param name="Fits">Number of fits.</param>
/// <param name="Valid">Fits that say they converged, where no other start finds a lower point.</param>
/// <param name="Flagged">Fits that say they did not converge, with the reason.</param>
/// <param name="Wrong">Fits that say they converged, where another start finds a lower point.</param>
internal sealed record RandomTemplateFits(int Fits, int Valid, IReadOnlyList<string> Flagged, IReadOnlyList<string> Wrong)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Fits} random template fits: {Valid} valid ({100.0 * Valid / Fits:F2} %), {Flagged.Count} flagged, {Wrong.Count} not the lowest minimum")
        + string.Concat(Flagged.Concat(Wrong).Take(20).Select(reason => "\n  " + reason));

    internal static RandomTemplateFits Run(int fits, RandomStream rng) => Run([.. Enumerable.Range(0, fits)], rng);

    /// <summary>Some of the fits, by their numbers.</summary>
    internal static RandomTemplateFits Run(IReadOnlyList<int> fits, RandomStream rng)
    {
        var (flagged, wrong, valid) = (new List<string>(), new List<string>(), 0);
        foreach (var i in fits)
        {
            var (model, data) = Draw(rng[i]);
            var fit = model.Fit(data);
            if (!fit.Converged)
                flagged.Add($"fit {i}: {fit.Message}");
            else if (fit.HalfDeviance - Lowest(model, data, rng[i]["starts"]) is var above && above > 1e-5)
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"fit {i}: {above:G3} above another minimum; bent {string.Join(' ', fit.Parameters.Where((_, v) => model.Templates.Variables[v].IsBent).Select(p => $"{p.Value:F2}"))}, strength {fit.Strength.Value:F2}"));
            else
                valid++;
        }

        return new RandomTemplateFits(fits.Count, valid, flagged, wrong);
    }

    /// <summary>A model and data drawn near it.</summary>
    internal static (TemplateModel Model, Dataset Data) Draw(RandomStream rng)
    {
        var channels = new List<Channel>();
        var count = 1 + rng.Index(3);
        for (var c = 0; c < count; c++)
            channels.Add(DrawChannel(c, rng));
        var model = TemplateModel.Of("mu", channels, [new ParameterSetting("lumi") { AuxData = [1], Sigmas = [0.02] }]);
        var counts = model.Expected(rng.Uniform(0, 2)).Select(events => (double)rng.Poisson(events * Math.Exp(0.3 * rng.Gaussian())));
        return (model, model.Data([.. counts]));
    }

    /// <summary>The lowest point that fits from a few random places find.</summary>
    private static double Lowest(TemplateModel model, Dataset data, RandomStream rng)
    {
        var lowest = double.PositiveInfinity;
        for (var start = 0; start < 3; start++)
        {
            var fit = model.Prepare(data);
            fit.StartFrom([.. fit.Report(fit.Free(0)).Parameters.Select(parameter => parameter with { Value = parameter.Value + rng.Gaussian() })]);
            var minimum = fit.Free(0);
            if (minimum.Converged)
                lowest = Math.Min(lowest, minimum.Value);
        }

        return lowest;
    }

    private static Channel DrawChannel(int index, RandomStream rng)
    {
        var bins = 1 + rng.Index(12);
        var level = Math.Pow(10, rng.Uniform(-1.5, 2.5));
        var channel = Channel.Named($"c{index}").With(
            "signal", [.. Enumerable.Range(0, bins).Select(bin => 0.1 + 5 * Math.Exp(-0.5 * Math.Pow((bin - 0.5 * bins) / (0.15 * bins), 2)))],
            new NormFactor("mu"), new Lumi(), Norm("signal efficiency", rng));
        var backgrounds = 1 + rng.Index(4);
        for (var b = 0; b < backgrounds; b++)
        {
            double[] yields = [.. Enumerable.Range(0, bins).Select(_ => rng.Uniform() < 0.15 ? 0 : level * rng.Exponential(1))];
            channel = channel.With($"b{b}", yields, [.. DrawModifiers(index, b, yields, rng)]);
        }

        return channel;
    }

    private static IEnumerable<Modifier> DrawModifiers(int channel, int background, double[] yields, RandomStream rng)
    {
        yield return new Lumi();
        if (background == 0 && channel > 0)
            yield return new NormFactor("free normalisation");
        for (var k = rng.Index(6); k > 0; k--)
            yield return Norm($"norm {background} {k}", rng);
        for (var k = rng.Index(4); k > 0; k--)
            yield return Shape($"shape {k}", yields, rng);
        if (rng.Uniform() < 0.7)
            yield return new StatError($"stat {channel}", [.. yields.Select(y => y * rng.Uniform(0.02, 0.8))]);
        if (rng.Uniform() < 0.3)
            yield return new ShapeSys($"own {channel} {background}", [.. yields.Select(y => y * rng.Uniform(0.05, 1))]);
        if (background == 3)
            yield return new ShapeFactor($"free shape {channel}");
    }

    private static NormSys Norm(string name, RandomStream rng) => new(name, 1 / (1 + rng.Uniform(0.01, 0.5)), 1 + rng.Uniform(0.01, 0.5));

    // Tilts, now and then with both variations on the same side of the nominal.
    private static HistoSys Shape(string name, double[] yields, RandomStream rng)
    {
        var (up, down) = (rng.Uniform(-0.6, 0.6), rng.Uniform(-0.6, 0.6));
        return new HistoSys(name, Tilted(down), Tilted(up));

        double[] Tilted(double slope) => [.. yields.Select((y, bin) => y * (1 + slope * (2 * bin + 1 - yields.Length) / yields.Length))];
    }
}
