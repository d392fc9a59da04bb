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
        Assert.Equal("cut,sample,entries,events,error,step_efficiency,total_efficiency,nan", lines[0]);
        Assert.Equal("\"x above 1\",\"signal\",3,6,3.464,0.75,0.75,0", lines[3]);
        Assert.Equal("\"x above 1\",\"background\",2,2,1.414,0.4,0.4,1", lines[4]);
    }

    [Fact]
    public void ToString_AlignsColumns()
    {
        var lines = Flow.ToString().TrimEnd().Split('\n');
        Assert.Equal("test", lines[0]);
        Assert.Equal(7 + Flow.Remarks.Count, lines.Length);
        Assert.All(lines[1..7], line => Assert.Equal(lines[1].Length, line.Length));
        Assert.Contains("6 (75 %)", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void NaN_FailsAndIsCounted()
    {
        Assert.Equal([0, 1, 0, 0, 0], Flow.NanEntries.Select(row => row[1]));
        Assert.Equal([0, 0, 0, 0, 0], Flow.NanEntries.Select(row => row[0]));
        // A cut that is true of NaN lets it through no more than others do.
        var negated = Selection.Named("negated").Require("not above 3", x => !(x > 3)).CutFlow(Background);
        Assert.Equal(3, negated.Entries[1][0]);
        Assert.Equal(1, negated.NanEntries[1][0]);
    }

    [Fact]
    public void NaN_IsFoundInParticles()
    {
        var lost = EventTable.FromColumns("lost", ("muPx", [1, double.NaN]), ("muPy", [1, double.NaN]), ("muPz", [1, double.NaN]), ("muE", [3, double.NaN]));
        var flow = Selection.Named("tracks").Require("momentum", mu => !(mu.P < 0)).CutFlow(lost);
        Assert.Equal(1, flow.Entries[1][0]);
        Assert.Equal(1, flow.NanEntries[1][0]);
    }

    [Fact]
    public void Remarks_SayWhatIsEmpty()
    {
        Assert.Equal(["signal: 'x above 5' keeps nothing of 2 entries", "background: 1 entry fails 'x above 1' for NaN", "background: 'x above 5' keeps nothing of 1 entries"], Flow.Remarks);
        Assert.Contains("! signal: 'x above 5' keeps nothing", Flow.ToString(), StringComparison.Ordinal);
        var empty = Selection.Named("e").Require("x", x => x > 0).CutFlow(EventTable.FromColumns("no events", ("x", [])));
        Assert.Equal(["no events: the sample is empty"], empty.Remarks);
        Assert.True(double.IsNaN(empty.Efficiency("no events")));
    }

    [Fact]
    public void RequireEvents_ThrowsWhereNothingIsLeft()
    {
        Assert.Contains("'x above 5' keeps nothing of 2 entries. Loosen", Assert.Throws<InvalidOperationException>(() => Flow.RequireEvents()).Message, StringComparison.Ordinal);
        var some = Selection.Named("some").Require("x above 1", x => x > 1).CutFlow(Signal);
        Assert.Same(some, some.RequireEvents());
    }

    [Fact]
    public void FinalYield_DoesNotDependOnTheOrderOfCuts()
    {
        var one = Selection.Named("one").Require("a", x => x > 1).Require("b", x => x < 4).RequireWithProbability("p", "x");
        var two = Selection.Named("two").Require("b", x => x < 4).Require("a", x => x > 1);
        Assert.Equal(Selection.Named("three").Require("a", x => x > 1).Require("b", x => x < 4).CutFlow(Signal).Yield("signal"), two.CutFlow(Signal).Yield("signal"));
        Assert.Equal(["a", "b", "p"], one.Cuts);
    }

    [Fact]
    public void Luminosity_ScalesYieldsNotEfficiencies()
    {
        var scaled = Flow.WithLuminosity(100).ScaledTo(250);
        Assert.Equal(250, scaled.Luminosity);
        Assert.Equal(2.5 * 8, scaled.Yields[0][0].Value, 12);
        Assert.Equal(2.5 * 4, scaled.Yields[0][0].Error, 12);
        Assert.Equal(Flow.Efficiency(1, 0), scaled.Efficiency(1, 0), 12);
        Assert.Contains("(250 fb^-1)", scaled.ToString(), StringComparison.Ordinal);
        Assert.Contains("WithLuminosity", Assert.Throws<InvalidOperationException>(() => Flow.ScaledTo(1)).Message, StringComparison.Ordinal);
        Assert.Contains("luminosity = -1 fb^-1", Assert.Throws<ArgumentOutOfRangeException>(() => Flow.WithLuminosity(-1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_EscapesNamesAndCountsNaN()
    {
        var html = Selection.Named("a < b").Require("x < 3", x => x < 3).CutFlow(Background).ToHtml();
        Assert.Contains("<caption>a &lt; b</caption>", html, StringComparison.Ordinal);
        Assert.Contains("<td style=\"text-align:left\">x &lt; 3</td>", html, StringComparison.Ordinal);
        Assert.Contains(">NaN</th>", html, StringComparison.Ordinal);
        Assert.DoesNotContain(">NaN</th>", Selection.Named("s").Require("x < 3", x => x < 3).CutFlow(Signal).ToHtml(), StringComparison.Ordinal);
        _ = System.Xml.Linq.XElement.Parse($"<div>{html}</div>");
    }

    [Fact]
    public void ToLatex_IsATabularWithEscapedWords()
    {
        var latex = Selection.Named("s").Require("above 40 %, $p_T$ > 1", x => x > 1).CutFlow(Signal).ToLatex();
        Assert.Equal("""
            \begin{tabular}{lrrr}
            \hline
             & \multicolumn{3}{c}{signal} \\
            cut & events & cut \% & total \% \\
            \hline
            produced & 8 & 100 & 100 \\
            above 40 \%, $p_T$ $>$ 1 & 6 & 75 & 75 \\
            \hline
            \end{tabular}

            """.ReplaceLineEndings("\n"), latex);
    }
}
