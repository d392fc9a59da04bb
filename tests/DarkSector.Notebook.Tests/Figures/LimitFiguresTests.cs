using DarkSector.Notebook.Figures;
using DarkSector.Numerics.Random;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Testing;

namespace DarkSector.Notebook.Tests.Figures;

public sealed class LimitFiguresTests
{
    private static readonly TemplateModel s_model = TemplateModel.Signal("s", [20, 80, 20]).Background("b", [900, 800, 700]).WithNormalisation("norm", 0.02, "b");
    private static readonly Dataset s_data = s_model.Data([905, 815, 690]);

    [Fact]
    public void Scan_DrawsTheLimitWhereClsCrossesTheLevel()
    {
        var scan = AsymptoticCls.Scan(s_model, s_data, 0.9, 0, 2);
        var figure = scan.ToFigure();
        Assert.Empty(figure.Layout().Faults());
        Assert.Contains(figure.Elements.OfType<ReferenceLine>(), line => line.IsVertical && line.Value == scan.Limit.Observed);
        Assert.Contains(figure.Elements.OfType<ReferenceLine>(), line => !line.IsVertical && Math.Abs(line.Value - 0.1) < 1e-12);
    }

    [Theory]
    [InlineData(TestStatistic.QTilde)]
    [InlineData(TestStatistic.QMu)]
    public void Toys_AreDrawnWithTheFormulasTheyFollow(TestStatistic statistic)
    {
        var toys = ToyCls.Test(s_model, s_data, 0.9, new ToyOptions(1500) { Statistic = statistic }, RandomStream.FromSeed(3));
        var figure = toys.ToFigure(AsymptoticCls.Test(s_model, s_data, 0.9, statistic), statistic, bins: 12);
        Assert.Empty(figure.Layout().Faults());
        var (points, curves) = (figure.Elements.OfType<DataPoints>().ToArray(), figure.Elements.OfType<Curve>().ToArray());
        for (var hypothesis = 0; hypothesis < 2; hypothesis++)
        {
            Assert.Equal(1, curves[hypothesis].Y.Sum(), 0.02);
            for (var bin = 0; bin < 12; bin++)
            {
                var expected = curves[hypothesis].Y[bin];
                var drawn = double.IsNaN(points[hypothesis].Y[bin]) ? 0 : points[hypothesis].Y[bin];
                Assert.Equal(expected, drawn, 0.004 + 5 * Math.Sqrt(expected / 1500));
            }
        }
    }

    [Fact]
    public void Coverage_IsDrawnWithItsPromise()
    {
        double[] truths = [0, 1, 2, 3];
        var figure = LimitFigures.OfCoverage(
            ("CLs", Coverage.Exact(CountingModel.Known(1), CountingCls.UpperLimit, truths, 0.9)),
            ("profile", Coverage.Exact(CountingModel.Known(1), ProfileLikelihood.UpperLimit, truths, 0.9)));
        Assert.Empty(figure.Layout().Faults());
        Assert.Equal(90, figure.Elements.OfType<ReferenceLine>().Single().Value, 9);
        Assert.Equal(truths, figure.Elements.OfType<Curve>().First().X);
    }

    [Fact]
    public void Figures_RefuseWhatDoesNotBelongTogether()
    {
        var toys = ToyCls.Test(s_model, s_data, 0.9, new ToyOptions(50), RandomStream.FromSeed(3));
        Assert.Contains("same", Assert.Throws<ArgumentException>(() => toys.ToFigure(AsymptoticCls.Test(s_model, s_data, 1))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => toys.ToFigure(AsymptoticCls.Test(s_model, s_data, 0.9), TestStatistic.TMu));
        Assert.Throws<ArgumentException>(() => LimitFigures.OfCoverage());
    }
}
