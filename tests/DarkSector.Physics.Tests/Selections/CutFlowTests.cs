using DarkSector.Numerics.Tables;
using DarkSector.Physics.Selections;

namespace DarkSector.Physics.Tests.Selections;

public class CutFlowTests
{
    private static readonly EventTable Signal = EventTable.FromColumns("signal", ("x", [1, 2, 3, 4]), (EventTable.WeightColumn, [2, 2, 2, 2]));
    private static readonly EventTable Background = EventTable.FromColumns("background", ("x", [1, 1, 2, 9, double.NaN]));

    private static readonly CutFlow Flow = Selection.Named("test")
        .Require("x above 1", x => x > 1)
        .Require("x below 4", x => x < 4)
        .Require("x above 5", x => x > 5)
        .Require("x above 6", x => x > 6)
        .CutFlow(Signal, Background);

    [Fact]
    public void Rows_AreTheEventsLeftByEachCut()
    {
        Assert.Equal(["produced", "x above 1", "x below 4", "x above 5", "x above 6"], Flow.Cuts);
        Assert.Equal(["signal", "background"], Flow.Samples);
        Assert.Equal([8, 6, 4, 0, 0], Flow.Yields.Select(row => row[0].Value));
        Assert.Equal([5, 2, 1, 0, 0], Flow.Yields.Select(row => row[1].Value));
        Assert.Equal([4, 3, 2, 0, 0], Flow.Entries.Select(row => row[0]));
        Assert.Equal(4, Flow.Yields[0][0].Error, 12); // sqrt(4 * 2^2)
        Assert.Equal(Math.Sqrt(2), Flow.Yields[1][1].Error, 12);
    }

    [Fact]
    public void Efficiencies_MultiplyUp()
    {
        for (var sample = 0; sample < 2; sample++)
        {
            var product = 1.0;
            for (var cut = 0; cut < 4; cut++)
            {
                product *= Flow.StepEfficiency(cut, sample);
                Assert.Equal(Flow.Efficiency(cut, sample), product, 12);
            }
        }
        Assert.Equal(0.75, Flow.Efficiency(1, 0), 12);
        Assert.Equal(0.5, Flow.StepEfficiency(2, 1), 12);
        Assert.True(double.IsNaN(Flow.StepEfficiency(4, 0)), "After an empty row there is no step efficiency.");
    }

    [Fact]
    public void Rows_AreThoseOfTheSelectionCutByCut()
    {
        var selection = Selection.Named("test").Require("x above 1", x => x > 1);
        Assert.Equal(selection.Apply(Signal).SumOfWeights, Flow.Yields[1][0].Value, 12);
        Assert.Equal(0, Flow.Efficiency("signal"));
        Assert.Equal(0.75, selection.CutFlow(Signal).Efficiency("signal"), 12);
    }

    [Fact]
    public void Efficiency_NamesTheNearestSamples() =>
        Assert.Contains("No sample 'signl' in cut flow 'test'. Nearest: signal", Assert.Throws<KeyNotFoundException>(() => Flow.Efficiency("signl")).Message, StringComparison.Ordinal);

    [Fact]
    public void CutFlow_NeedsASample() => Assert.Throws<ArgumentException>(() => Selection.Named("test").CutFlow());

    [Fact]
    public void ToCsv_HasOneLinePerCutAndSample()
    {
        var lines = Flow.ToCsv().TrimEnd().Split('\n');
        Assert.Equal(1 + 5 * 2, lines.Length);
        Assert.Equal("cut,sample,entries,events,error,step_efficiency,total_efficiency", lines[0]);
        Assert.Equal("\"x above 1\",\"signal\",3,6,3.464,0.75,0.75", lines[3]);
    }

    [Fact]
    public void ToString_AlignsColumns()
    {
        var lines = Flow.ToString().TrimEnd().Split('\n');
        Assert.Equal("test", lines[0]);
        Assert.Equal(7, lines.Length);
        Assert.All(lines[1..], line => Assert.Equal(lines[1].Length, line.Length));
        Assert.Contains("6 (75 %)", lines[3], StringComparison.Ordinal);
    }
}
