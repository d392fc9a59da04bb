using DarkSector.Physics.Datasets;
using DarkSector.Physics.Searches;

namespace DarkSector.Physics.Tests.Datasets;

public class MassGridTests
{
    [Fact]
    public void MassGrid_HasTheMassesOfItsSegments()
    {
        var samples = DataSets.BuiltIn.MassGrid("invisible Z' samples");
        Assert.Equal(87, samples.Masses.Count);
        Assert.Equal([0.1, 0.2, 0.3], samples.Masses.Take(3));
        Assert.Equal(8.7, samples.Masses[^1]);
        Assert.Equal(43 + 1, DataSets.BuiltIn.MassGrid("invisible Z' training").Masses.Count);
        Assert.Equal("invisible Z' limits: 33 masses, 0.1 GeV; 0.25 to 8 GeV in steps of 0.25 GeV", DataSets.BuiltIn.MassGrid("invisible Z' limits").ToString());
    }

    [Fact]
    public void MassGrids_OfTheSearchesAreThoseOfTheTable()
    {
        Assert.Equal(RecoilMassFit.Masses, DataSets.BuiltIn.MassGrid("invisible Z' limits").Masses);
        Assert.Equal(RecoilResolution.PublishedMasses, DataSets.BuiltIn.MassGrid("invisible Z' widths").Masses);
    }

    [Fact]
    public void MassGrid_RefusesOverlapsAndWrongOrder()
    {
        MassSegment first = new("g", 1, 2, 0.1), inside = new("g", 1.5, 3, 0.1), after = new("g", 2, 3, 0.1), below = new("g", 0, 0.5, 0.1);
        Assert.Contains("overlap: 1 to 2 GeV in steps of 0.1 GeV and 1.5 to 3 GeV", Assert.Throws<ArgumentException>(() => MassGrid.Of("g", first, inside)).Message, StringComparison.Ordinal);
        Assert.Contains("begin the second above 2 GeV", Assert.Throws<ArgumentException>(() => MassGrid.Of("g", first, after)).Message, StringComparison.Ordinal);
        Assert.Contains("is not sorted: 0 to 0.5 GeV in steps of 0.1 GeV comes after", Assert.Throws<ArgumentException>(() => MassGrid.Of("g", first, below)).Message, StringComparison.Ordinal);
        Assert.Contains("no segments", Assert.Throws<ArgumentException>(() => MassGrid.Of("g")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 2, 0.3)]
    [InlineData(1, 2, 0)]
    [InlineData(1, 2, double.NaN)]
    [InlineData(2, 1, 0.1)]
    [InlineData(-1, 1, 0.1)]
    [InlineData(0, double.PositiveInfinity, 0.1)]
    public void MassGrid_RefusesASegmentThatDoesNotStepFromEndToEnd(double low, double high, double step) =>
        Assert.Contains("The mass grid 'g' has a segment from", Assert.Throws<ArgumentException>(() => MassGrid.Of("g", new MassSegment("g", low, high, step))).Message, StringComparison.Ordinal);

    [Fact]
    public void MassGrid_NamesTheNearestGrid() =>
        Assert.Contains("Nearest: invisible Z' limits", Assert.Throws<KeyNotFoundException>(() => DataSets.BuiltIn.MassGrid("invisible Z limit")).Message, StringComparison.Ordinal);
}
