using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Tests.Tables;

public class EventTableTests
{
    [Fact]
    public void FromColumns_ShowsWhatItWasGiven()
    {
        var table = Sample.Muons();
        Assert.Equal(5, table.Count);
        Assert.Equal("muons", table.Name);
        Assert.Equal(["index", "recoilMass", "recoilTheta", "mu1Px", "mu1Py", "mu1Pz", "mu1E", "mu2Px", "mu2Py", "mu2Pz", "mu2E"], table.ColumnNames);
        Assert.Equal(["mu1", "mu2"], table.ParticleNames);
        Assert.Equal([0.1, 0.2, 0.3, 0.4, 0.5], table["recoilTheta"].ToArray());
        Assert.Equal(Sample.FirstMuons, table.Particle("mu1"));
    }

    [Fact]
    public void FromColumns_RefusesColumnsOfDifferentLength()
    {
        var error = Assert.Throws<ArgumentException>(() => EventTable.FromColumns("t", ("a", [1, 2]), ("b", [1])));
        Assert.Contains("Column 'b' of table 't' has 1 rows, 'a' has 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromColumns_RefusesTwoColumnsOfOneName() =>
        Assert.Throws<ArgumentException>(() => EventTable.FromColumns("t", ("a", [1]), ("a", [1])));

    [Fact]
    public void FromColumns_RefusesNoColumns() => Assert.Throws<ArgumentException>(() => EventTable.FromColumns("t"));

    [Fact]
    public void FromColumns_RefusesAMissingArray() =>
        Assert.Throws<ArgumentNullException>("b", () => EventTable.FromColumns("t", ("a", [1]), ("b", null!)));

    [Theory]
    [InlineData("")]
    [InlineData("recoil mass")]
    [InlineData("2nd")]
    [InlineData("mu-1")]
    public void FromColumns_RefusesWhatNoLambdaCanName(string name) =>
        Assert.Throws<ArgumentException>(() => EventTable.FromColumns("t", (name, [1])));

    [Fact]
    public void EmptyTable_PassesThroughEverything()
    {
        var table = EventTable.FromColumns("none", ("x", []), ("weight", [])).Where(x => x > 0).With("y", x => 2 * x);
        Assert.Equal(0, table.Count);
        Assert.Equal(0, table.SumOfWeights);
        Assert.True(double.IsNaN(table["y"].Mean));
        Assert.Equal(0, table.Histogram("y", Axis.Regular(3, 0, 1)).Sum);
        Assert.Empty(table.Head(3)["x"]);
    }

    [Fact]
    public void Indexer_NamesTheNearestColumns()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => Sample.Muons()["recolMass"]);
        Assert.Equal("No column 'recolMass' in table 'muons'. Nearest: recoilMass, recoilTheta, mu1E.", error.Message);
    }

    [Fact]
    public void Particle_NamesTheNearestParticles()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => Sample.Muons().Particle("mu3"));
        Assert.Equal("No particle 'mu3' in table 'muons'. Nearest: mu1, mu2.", error.Message);
    }

    [Fact]
    public void Particle_SaysWhenThereAreNone()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => EventTable.FromColumns("t", ("a", [1])).Particle("mu3"));
        Assert.Equal("No particle 'mu3' in table 't', which has no particles.", error.Message);
    }

    [Fact]
    public void ParticleNames_NeedAllFourColumnsAndAPrefix()
    {
        var table = EventTable.FromColumns("t", ("Px", [1]), ("Py", [1]), ("Pz", [1]), ("E", [1]), ("mu1Px", [1]), ("mu1Py", [1]), ("mu1E", [1]));
        Assert.Empty(table.ParticleNames);
        Assert.False(table.HasParticle(""));
        Assert.False(table.HasParticle("mu1"));
    }

    [Fact]
    public void WithColumn_LeavesTheOriginalAlone()
    {
        var table = Sample.Muons();
        var replaced = table.WithColumn("recoilTheta", [5, 4, 3, 2, 1]).WithColumn("another", [1, 1, 1, 1, 1]);
        Assert.Equal([0.1, 0.2, 0.3, 0.4, 0.5], table["recoilTheta"]);
        Assert.False(table.HasColumn("another"));
        Assert.Equal([5.0, 4, 3, 2, 1], replaced["recoilTheta"]);
        Assert.Equal(table.ColumnNames.Count + 1, replaced.ColumnNames.Count);
        Assert.Equal("another", replaced.ColumnNames[^1]);
    }

    [Fact]
    public void WithColumn_RefusesAnotherLength()
    {
        var view = Sample.Muons().Where(index => index > 2);
        var error = Assert.Throws<ArgumentException>(() => view.WithColumn("x", [1, 2, 3, 4, 5]));
        Assert.Contains("has 5 numbers for the 2 rows of table 'muons'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithColumns_AddsAndReplacesOnShownRows()
    {
        var view = Sample.Muons().Where(index => index > 2);
        var table = view.WithColumns(("recoilTheta", [1.0, 2]), ("another", [3.0, 4]));
        Assert.Equal([1.0, 2], table["recoilTheta"]);
        Assert.Equal([3.0, 4], table["another"]);
        Assert.Equal([0.4, 0.5], view["recoilTheta"]);
        Assert.Equal([.. view.ColumnNames, "another"], table.ColumnNames);
    }

    [Fact]
    public void WithColumns_RefusesAnotherLength()
    {
        var error = Assert.Throws<ArgumentException>(() => Sample.Muons().WithColumns(("x", [1, 2, 3, 4, 5]), ("y", [1.0, 2])));
        Assert.Contains("'y' has 2 numbers for the 5 rows of table 'muons'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_AreOneWhenAbsent()
    {
        Assert.Equal([1.0, 1, 1, 1, 1], Sample.Muons().Weights());
        Assert.Equal(5, Sample.Muons().SumOfWeights);
        Assert.Equal(5, Sample.Muons().SumOfSquaredWeights);
    }

    [Fact]
    public void Weights_FollowTheCut()
    {
        var view = Sample.WeightedMuons().Where(index => index >= 3);
        Assert.Equal([4.0, 5], view.Weights());
        Assert.Equal(9, view.SumOfWeights);
        Assert.Equal(41, view.SumOfSquaredWeights);
    }

    [Fact]
    public void WithWeightsScaledBy_MultipliesEveryWeight()
    {
        Assert.Equal([2.0, 4, 6, 8, 10], Sample.WeightedMuons().WithWeightsScaledBy(2).Weights());
        Assert.Equal([0.5, 0.5, 0.5, 0.5, 0.5], Sample.Muons().WithWeightsScaledBy(0.5).Weights());
        Assert.Equal([0.4, 0.5], Sample.WeightedMuons().Where(index => index >= 3).WithWeightsScaledBy(0.1).Weights(), Equal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Muons().WithWeightsScaledBy(double.NaN));
    }

    [Fact]
    public void Histogram_UsesWeightsAndCountsNaN()
    {
        var histogram = Sample.WeightedMuons().Histogram("recoilMass", Axis.Regular(2, 1, 3));
        Assert.Equal([1.0, 5], histogram.Values);
        Assert.Equal([1.0, 25], histogram.Variances);
        Assert.Equal((4, 3, 1), (histogram.Underflow, histogram.Overflow, histogram.NanCount));
    }

    [Fact]
    public void Histogram_OfTwoColumnsUsesWeights()
    {
        var histogram = Sample.WeightedMuons().Histogram("recoilMass", Axis.Regular(2, 1, 3), "recoilTheta", Axis.Regular(2, 0, 1));
        Assert.Equal(1, histogram.Value(0, 0));
        Assert.Equal(5, histogram.Value(1, 1));
        Assert.Equal((7, 1), (histogram.Outside, histogram.NanCount));
    }

    [Fact]
    public void Named_KeepsTheEvents()
    {
        var view = Sample.Muons().Where(index => index > 3).Named("last");
        Assert.Equal("last", view.Name);
        Assert.Equal([4.0], view["index"]);
    }

    [Fact]
    public void Head_KeepsTheFirstRows()
    {
        Assert.Equal([2.0, 3], Sample.Muons().Where(index => index >= 2).Head(2)["index"]);
        Assert.Equal(5, Sample.Muons().Head(100).Count);
        Assert.Equal(0, Sample.Muons().Head(0).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Muons().Head(-1));
    }

    [Fact]
    public void ToString_ShowsNameSizeAndFirstRows()
    {
        var text = Foreign.Run(() => EventTable.FromColumns("t", ("x", [0.5, 1.25]), ("n", [1, 2])).ToString());
        Assert.Equal("t: 2 events, 2 columns\n  x                               0.5       1.25\n  n                                 1          2\n", text);
    }

    private static bool Equal(double a, double b) => Math.Abs(a - b) < 1e-15;
}
