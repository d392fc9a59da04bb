using DarkSector.Notebook.Rendering;
using DarkSector.Numerics.Histograms;

namespace DarkSector.Notebook.Tests.Rendering;

public class TextHistogramTests
{
    [Fact]
    public void Draw_HasABarForEachBin_ToAnEighthOfACharacter()
    {
        double[] values = [0.5, 0.5, 1.5, 2.5, 2.5, 2.5, 3.5, -1, 5, 5, double.NaN];
        Assert.Equal("""
            mass [GeV]: sum 7, mean 1.786
            0 .. 1 │█  2 ± 1.4
            1 .. 3 │██ 4 ± 2
            3 .. 4 │▌  1 ± 1
            below 1, above 2, not a number 1
            """.ReplaceLineEndings("\n"), TextHistogram.Draw(Histogram.Fill(Axis.Variable([0, 1, 3, 4], "mass", "GeV"), values), columns: 2));
    }

    [Fact]
    public void Draw_AddsNeighbours_WhenThereAreManyBins()
    {
        var lines = TextHistogram.Draw(Histogram.Fill(Axis.Regular(100, 0, 10), [0.05, 9.95])).Split('\n');
        Assert.Equal(1 + 20, lines.Length);
        Assert.Contains("0 .. 0.5 │████████████████████████████████████████ 1 ± 1", lines[1], StringComparison.Ordinal);
        Assert.Contains("9.5 .. 10 │█", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(-3.0, -1.0)]
    [InlineData(double.NaN, -1.0)]
    public void Draw_HasNoBarWhereThereIsNothingToShow(double first, double second) =>
        Assert.DoesNotContain('█', TextHistogram.Draw(new Histogram(Axis.Regular(2, 0, 1), [first, second], [1, 1])));
}
