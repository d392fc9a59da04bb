using DarkSector.Notebook.Figures;

namespace DarkSector.Notebook.Tests.Figures;

public sealed class TicksTests
{
    [Theory]
    [InlineData(0, 10, "0 2 4 6 8 10")]
    [InlineData(0, 8.5, "0 2 4 6 8")]
    [InlineData(-1, 1, "−1.0 −0.5 0.0 0.5 1.0")]
    [InlineData(0, 3e6, "0.0 0.5 1.0 1.5 2.0 2.5 3.0")]
    [InlineData(0, 0.0042, "0 1 2 3 4")]
    public void Linear_AreRoundNumbers(double low, double high, string labels) =>
        Assert.Equal(labels, Labels(Ticks.For(new AxisScale(false, low, high, 0, 600), 85)));

    [Theory]
    [InlineData(0, 99999, 0)]
    [InlineData(0, 3e6, 6)]
    [InlineData(-5e12, 1, 12)]
    [InlineData(0, 0.0042, -3)]
    [InlineData(0, 0.5, 0)]
    public void Linear_TakeOutACommonPowerOfThousand(double low, double high, int exponent) =>
        Assert.Equal(exponent, Ticks.For(new AxisScale(false, low, high, 0, 600), 85).Exponent);

    [Theory]
    [InlineData(0.05, 2e4, "10^{-1} 1 10 10^{2} 10^{3} 10^{4}")]
    [InlineData(1e-12, 1, "10^{-12} 10^{-10} 10^{-8} 10^{-6} 10^{-4} 10^{-2} 1")]
    [InlineData(0.8, 60, "1 2 5 10 20 50")]
    [InlineData(2.1, 2.9, "2.2 2.4 2.6 2.8")]
    public void Logarithmic_AreDecadesOrWhatFits(double low, double high, string labels) =>
        Assert.Equal(labels, Labels(Ticks.For(new AxisScale(true, low, high, 0, 450), 40)));

    [Fact]
    public void Logarithmic_HaveEightMinorTicksPerDecade() =>
        Assert.Equal(16, Ticks.For(new AxisScale(true, 1, 100, 0, 200), 40).Minor.Length);

    [Fact]
    public void Linear_HaveMinorTicksBetweenTheLongOnes() =>
        Assert.Equal([0.5, 1, 1.5, 2.5, 3, 3.5], Ticks.For(new AxisScale(false, 0, 4, 0, 200), 85).Minor.ToArray());

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.5, "−0.5")]
    [InlineData(812.25, "812")]
    [InlineData(0.0354, "0.0354")]
    [InlineData(91000000, "9.1×10^{7}")]
    [InlineData(1.234e-7, "1.23×10^{-7}")]
    [InlineData(double.NaN, "NaN")]
    public void Number_HasThreeDigits(double value, string text) => Assert.Equal(text, Ticks.Number(value));

    private static string Labels(Ticks ticks) => string.Join(' ', ticks.Major.Select(tick => tick.Label));
}
