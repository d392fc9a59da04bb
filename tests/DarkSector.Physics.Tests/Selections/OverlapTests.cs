using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Selections;

namespace DarkSector.Physics.Tests.Selections;

public class OverlapTests
{
    private static readonly EventTable Events = Sample(5000);
    private static readonly Selection A = Selection.Named("A").Require("x", x => x > 0.4);
    private static readonly Selection B = Selection.Named("B").Require("y", y => y > 0.7);
    private static readonly Selection C = Selection.Named("C").Require("both", (x, y) => x + y > 1.2);

    [Fact]
    public void Regions_ObeyInclusionAndExclusion()
    {
        var overlap = Overlap.Of(Events, A, B, C);
        double Total(params string[] names) => overlap.Common(names).Value;
        var union = Total("A") + Total("B") + Total("C") - Total("A", "B") - Total("A", "C") - Total("B", "C") + Total("A", "B", "C");
        Assert.Equal(union, overlap.Union.Value, 1e-9);
        Assert.Equal(Events.SumOfWeights, overlap.Yields.Sum(y => y.Value), 1e-9);
        Assert.Equal(Events.Count, overlap.Entries.Sum());
    }

    [Fact]
    public void Regions_AreWhatSelectionsKeep()
    {
        var overlap = Overlap.Of(Events, A, B, C);
        Assert.Equal(A.Apply(Events).SumOfWeights, overlap.Total("A").Value, 1e-9);
        Assert.Equal(C.Apply(B.Apply(Events)).SumOfWeights, overlap.Common("B", "C").Value, 1e-9);
        Assert.Equal(C.Apply(B.Apply(A.Apply(Events))).SumOfWeights, overlap.Intersection.Value, 1e-9);
        Assert.Equal(Math.Sqrt(A.Apply(Events).SumOfSquaredWeights), overlap.Total("A").Error, 1e-9);
    }

    [Fact]
    public void OfColumns_ReadsDecisions()
    {
        var events = EventTable.FromColumns("e", ("a", [1, 1, 0, double.NaN]), ("b", [1, 0, 0, 1]));
        Assert.Equal([1, 1, 1, 1], Overlap.OfColumns(events, "a", "b").Entries);
        var probability = EventTable.FromColumns("e", ("a", [1, 0.3]), ("b", [1, 0]));
        Assert.Contains("a = 0.3 in row 1", Assert.Throws<ArgumentException>(() => Overlap.OfColumns(probability, "a", "b")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_AreCheckedAndAnswered()
    {
        Assert.Contains("Nearest: A", Assert.Throws<KeyNotFoundException>(() => Overlap.Of(Events, A, B).Total("a1")).Message, StringComparison.Ordinal);
        Assert.Contains("2 to 8 sets", Assert.Throws<ArgumentException>(() => Overlap.Of(Events, A)).Message, StringComparison.Ordinal);
        Assert.Contains("different names", Assert.Throws<ArgumentException>(() => Overlap.Of(Events, A, A)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Overlap.Of(Events, A, B.RequireWithProbability("veto", "x")));
    }

    [Fact]
    public void ToString_NamesTheRegions()
    {
        var text = Overlap.Of(Events, A, B).ToString();
        foreach (var region in new[] { "none", "only A", "only B", "A and B" })
            Assert.Contains("  " + region + " ", text, StringComparison.Ordinal);
    }

    private static EventTable Sample(int count)
    {
        var rng = RandomStream.FromSeed(7);
        double[] Column(double low, double high) => [.. Enumerable.Range(0, count).Select(_ => rng.Uniform(low, high))];
        return EventTable.FromColumns("sample", ("x", Column(0, 1)), ("y", Column(0, 1)), (EventTable.WeightColumn, Column(0.5, 2)));
    }
}
