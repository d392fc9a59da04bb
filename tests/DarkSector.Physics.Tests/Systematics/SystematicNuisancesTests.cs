using DarkSector.Physics.Searches;
using DarkSector.Physics.Systematics;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;

namespace DarkSector.Physics.Tests.Systematics;

public class SystematicNuisancesTests
{
    private static TemplateModel Model { get; } = TemplateModel.Signal("signal", [1, 4, 1])
        .Background("muons", [10, 20, 30])
        .Background("taus", [6, 5, 4]);

    private static TemplateModel With(params IReadOnlyList<Systematic> systematics) =>
        Model.WithSystematics(new SystematicTable("t", systematics), recoilMassSquared: 4, "signal", width => [2 - width, 2 + 2 * width, 2 - width], Forward);

    // The first bin is forward, the last one backward.
    private static double[] Forward(string sample, double size) =>
        [.. Model.Samples.Single(one => one.Name == sample).Yields.Select((events, bin) => events * (1 + size * (bin - 1)))];

    private static Systematic Of(SystematicEffect affects) => Systematic.Everywhere("s", affects, "by hand", 0.2);

    private static string[] NuisancesOf(TemplateModel model, string sample) =>
        [.. model.Samples.Single(one => one.Name == sample).Modifiers.Select(modifier => modifier.Name).Where(name => name.StartsWith('s') && name != "signal" && name != "strength")];

    [Fact]
    public void Normalisation_MovesAllSamplesTogether_OrThoseNamed()
    {
        Assert.Equal(["s"], With(Of(SystematicEffect.Normalisation)).Nuisances);
        foreach (var sample in new[] { "signal", "muons", "taus" })
            Assert.Contains("s", NuisancesOf(With(Of(SystematicEffect.Normalisation)), sample));
        var named = With(Of(SystematicEffect.Normalisation) with { Samples = ["muons"] });
        Assert.Contains("s", NuisancesOf(named, "muons"));
        Assert.DoesNotContain("s", NuisancesOf(named, "taus"));
        Assert.DoesNotContain("s", NuisancesOf(named, "signal"));
    }

    [Fact]
    public void PerSample_GivesEachBackgroundItsOwnUnknown()
    {
        var model = With(Of(SystematicEffect.Normalisation) with { Correlation = SystematicCorrelation.PerSample });
        Assert.Equal(["s, muons", "s, taus"], model.Nuisances.Order());
        Assert.Empty(NuisancesOf(model, "signal"));
    }

    [Fact]
    public void Efficiency_IsAboutTheSignal()
    {
        var model = With(Of(SystematicEffect.Efficiency));
        Assert.Equal(["s"], NuisancesOf(model, "signal"));
        Assert.Empty(NuisancesOf(model, "muons"));
    }

    [Fact]
    public void Resolution_WidensAndNarrowsTheSignal()
    {
        var shape = Assert.IsType<HistoSys>(With(Of(SystematicEffect.Resolution)).Samples.Single(one => one.Name == "signal").Modifiers.Single(modifier => modifier.Name == "s"));
        Assert.Equal([1.2, 3.6, 1.2], shape.Low.Select(value => Math.Round(value, 12)));
        Assert.Equal([0.8, 4.4, 0.8], shape.High.Select(value => Math.Round(value, 12)));
    }

    [Fact]
    public void Shape_TiltsAndKeepsTheNumberOfEvents()
    {
        var shape = Assert.IsType<HistoSys>(With(Of(SystematicEffect.Shape) with { Samples = ["muons"] }).Samples.Single(one => one.Name == "muons").Modifiers.Single(modifier => modifier.Name == "s"));
        // 10, 20, 30 times 0.8, 1, 1.2 are 64 events; scaled back to 60.
        Assert.Equal([7.5, 18.75, 33.75], shape.High.Select(value => Math.Round(value, 12)));
        Assert.Equal(60, shape.Low.Sum(), 1e-12);
    }

    [Fact]
    public void EachEffect_WeakensTheLimit()
    {
        double Limit(TemplateModel model) => AsymptoticCls.UpperLimit(model, model.Asimov(0), 0.90).Observed;
        var without = Limit(Model);
        foreach (var effect in Enum.GetValues<SystematicEffect>())
            Assert.True(Limit(With(Of(effect))) > without, $"{effect}: {Limit(With(Of(effect)))} against {without}");
    }

    [Fact]
    public void Sizes_AreThoseAtTheMass()
    {
        var table = new SystematicTable("t", new Systematic("s", SystematicEffect.Normalisation, "x", new SystematicRange(0, 5, 0.1), new SystematicRange(5, 9, 0)));
        TemplateModel At(double mass2) => Model.WithSystematics(table, mass2, "signal", _ => [1, 4, 1]);
        Assert.Equal(["s"], At(4).Nuisances);
        Assert.Empty(At(6).Nuisances);
    }

    [Fact]
    public void UnknownSamples_AreRefusedWithTheNearest()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => With(Of(SystematicEffect.Normalisation) with { Samples = ["muon"] }));
        Assert.Contains("muons", error.Message, StringComparison.Ordinal);
        Assert.Contains("signal", Assert.Throws<ArgumentException>(() => With(Of(SystematicEffect.Resolution) with { Samples = ["taus"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PublishedTable_FitsTheBackgroundsOfTheSearch()
    {
        var names = new ZPrimeInvisible().BackgroundProcesses().Select(process => process.Name).ToArray();
        var model = names.Aggregate(TemplateModel.Signal("signal", [1, 4, 1]), (known, name) => known.Background(name, [1, 2, 3]))
            .WithSystematics(ZPrimeSystematics.Published, 4, "signal", _ => [1, 4, 1]);
        Assert.Equal(8, model.Nuisances.Count);
        Assert.Contains("photon veto", NuisancesOf(model, names[0]).Concat(model.Samples[1].Modifiers.Select(modifier => modifier.Name)));
    }

    [Fact]
    public void AngularShape_IsWhatTheFitMakesOfIt()
    {
        var table = new SystematicTable("t", Of(SystematicEffect.AngularShape) with { Samples = ["muons"] });
        var model = Model.WithSystematics(table, 4, "signal", _ => [1, 4, 1], (sample, size) => sample == "muons" ? [10 * (1 + size), 20, 30 * (1 - size)] : [0, 0, 0]);
        var shape = Assert.IsType<HistoSys>(Assert.Single(model.Samples.Single(sample => sample.Name == "muons").Modifiers, modifier => modifier.Name == "s"));
        Assert.Equal([12, 20, 24], shape.High);
        Assert.Equal([8, 20, 36], shape.Low);
        Assert.Empty(NuisancesOf(model, "taus"));
    }

    [Fact]
    public void AngularShape_NeedsAFitThatSeesTheAngle()
    {
        var error = Assert.Throws<ArgumentException>(() => Model.WithSystematics(new SystematicTable("t", Of(SystematicEffect.AngularShape)), 4, "signal", _ => [1, 4, 1]));
        Assert.Contains("'s' is about the shape in angle, which this fit does not see", error.Message, StringComparison.Ordinal);
    }
}
