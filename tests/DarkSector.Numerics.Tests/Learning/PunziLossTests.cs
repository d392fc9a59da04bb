using DarkSector.Numerics.Learning;

namespace DarkSector.Numerics.Tests.Learning;

public class PunziLossTests
{
    private static readonly PunziLossOptions Unit = new() { Luminosity = 1 };

    [Theory]
    [InlineData(0, 3, 3.0832)]
    [InlineData(1, 3, 7.9535)]
    [InlineData(10, 3, 17.4654)]
    [InlineData(100, 3, 46.897)]
    [InlineData(0, 1.6449, 2.2964)] // 95 % one-sided
    [InlineData(10, 1.6449, 11.7406)]
    public void Of_IsPunzisBracketAtFullEfficiency(double background, double significance, double expected)
    {
        // a^2/8 + 9 b^2/13 + a sqrt(B) + (b/2) sqrt(b^2 + 4 a sqrt(B) + 4 B), arXiv:physics/0308063, for b = 1.28155, to the printed digits.
        var loss = new PunziLoss(OneWindow, Unit with { Significance = significance });
        Assert.Equal(expected, loss.Of(Yields([1], [background])), 1e-3);
        Assert.Equal(expected / 0.05, loss.Of(Yields([0.05], [background])), 2e-2);
    }

    [Fact]
    public void Of_AveragesHypotheses()
    {
        var mean = new PunziLoss(OneWindow, Unit);
        var (few, many) = (mean.Of(Yields([0.1], [1])), mean.Of(Yields([0.2], [400])));
        var two = new PunziWindows(2, [PunziEvent.Signal(0, 1), PunziEvent.Signal(1, 1)]);
        Assert.Equal((few + many) / 2, new PunziLoss(two, Unit).Of(Yields([0.1, 0.2], [1, 400])), 1e-9);
        Assert.Equal((Math.Log(few) + Math.Log(many)) / 2, new PunziLoss(two, Unit with { Relative = true }).Of(Yields([0.1, 0.2], [1, 400])), 1e-9);
        Assert.Throws<ArgumentException>(() => mean.Of(Yields([0.1, 0.2], [1, 400])));
    }

    [Fact]
    public void CautiousBackground_AddsOneMoreEventLikeThoseKept()
    {
        var windows = new PunziWindows(1, [PunziEvent.Signal(0, 1), PunziEvent.Background(0, 0, 1), PunziEvent.Background(0, 0, 3)]);
        var cautious = new PunziLoss(windows, Unit with { CautiousBackground = true });
        // Both kept: (1 + 9)/(1 + 3) = 2.5 events. The heavier one kept: 3. None kept: 2.5 again.
        foreach (var (first, second, expected) in new[] { (1.0, 1.0, 4 + 2.5), (0, 1, 3 + 3), (0, 0, 2.5) })
            Assert.Equal(new PunziLoss(windows, Unit).Of(Yields([1], [expected])), cautious.Of(cautious.Yields([0, 1, 2], [1, first, second])), 1e-12);
    }

    [Fact]
    public void Yields_CountSignalOnceAndBackgroundInEveryWindowThatHoldsIt()
    {
        var windows = new PunziWindows(3, [PunziEvent.Signal(0, 0.1), PunziEvent.Signal(1, 0.2), PunziEvent.Signal(2, 0.3),
            PunziEvent.Background(0, 1, 5), PunziEvent.Background(2, 2, 7), PunziEvent.Background(1, 0, 100)]);
        var yields = new PunziLoss(windows, Unit).Yields([0, 1, 2, 3, 4, 5], [1, 0.5, 1, 1, 0.5, 1]);
        Assert.Equal([0.1, 0.1, 0.3], yields.Efficiency);
        Assert.Equal([5, 5, 3.5], yields.Background);
    }

    [Fact]
    public void Evaluate_ScalesABatchToTheSample()
    {
        // Each event twice: a batch of one half has the loss of all, and half of the gradient's events.
        PunziEvent[] half = [PunziEvent.Signal(0, 0.1), PunziEvent.Background(0, 0, 3), PunziEvent.Background(0, 0, 2)];
        var loss = new PunziLoss(new PunziWindows(1, [.. half, .. half]), Unit);
        double[] sums = [0.3, -0.5, 1.1, 0.3, -0.5, 1.1];
        var (all, part) = (new double[6], new double[3]);
        var whole = loss.Evaluate([0, 1, 2, 3, 4, 5], sums, 6, all);
        Assert.Equal(whole, loss.Evaluate([0, 1, 2], sums.AsSpan(0, 3), 3, part), 1e-12);
        Assert.All(part.Zip(all), pair => Assert.Equal(2 * pair.Second, pair.First, 1e-12));
        Assert.True(all[0] < 0 && all[1] > 0 && all[2] > 0);
    }

    [Fact]
    public void Evaluate_IsFiniteWithoutBackgroundAndWithoutEfficiency()
    {
        var loss = new PunziLoss(new PunziWindows(1, [PunziEvent.Signal(0, 0.1), PunziEvent.Background(0, 0, 0)]), Unit);
        foreach (var z in new[] { -1000.0, 0, 1000 })
        {
            var slopes = new double[2];
            Assert.True(double.IsFinite(loss.Evaluate([0, 1], [z, z], 2, slopes)) && slopes.All(double.IsFinite));
        }
    }

    [Fact]
    public void Windows_RefuseWhatCannotBe()
    {
        Assert.Contains("Hypothesis 1 of 2 has no signal", Refusal(2, PunziEvent.Signal(0, 0.1)), StringComparison.Ordinal);
        Assert.Contains("in the windows 0 to 2", Refusal(2, PunziEvent.Signal(0, 0.1), PunziEvent.Signal(1, 0.1), PunziEvent.Background(0, 2, 1)), StringComparison.Ordinal);
        Assert.Contains("the weight -1", Refusal(1, PunziEvent.Signal(0, 0.1), PunziEvent.Background(0, 0, -1)), StringComparison.Ordinal);

        static string Refusal(int hypotheses, params PunziEvent[] events) => Assert.Throws<ArgumentException>(() => new PunziWindows(hypotheses, events)).Message;
    }

    [Fact]
    public void Options_RefuseBadNumbers()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PunziLossOptions { Luminosity = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PunziLossOptions { Significance = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PunziLossOptions { Power = -1 });
    }

    private static PunziYields Yields(double[] efficiency, double[] background) => new(efficiency, background, new double[efficiency.Length]);

    private static PunziWindows OneWindow => new(1, [PunziEvent.Signal(0, 1)]);
}
