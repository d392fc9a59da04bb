using DarkSector.Numerics.Histograms;
using DarkSector.Physics.Searches;

namespace DarkSector.Physics.Tests.Searches;

public class RecoilCellsTests
{
    private static readonly Axis X = Axis.Regular(8, 0, 8, "$M_{recoil}^2$", "GeV²"), Y = Axis.Regular(6, 0, 180, "angle", "°");
    private static readonly Histogram2D Plenty = Uniform(100, 100);
    private static readonly Histogram Known = Angles(1000);

    [Fact]
    public void Cells_CoverTheWindowOnce()
    {
        var cells = RecoilCells.Of(Plenty, Known, (1, 7), width: 2, inAngle: true);
        Assert.Equal(3 * 6, cells.Cells.Count);
        Assert.Equal(6 * 6 * 100, cells.Values(Plenty).Sum());
        Assert.Equal((1, 3, 0, 30), (cells.Cells[0].LowMassSquared, cells.Cells[0].HighMassSquared, cells.Cells[0].LowAngle, cells.Cells[0].HighAngle));
        Assert.Equal(60, cells.Cells[0].Area);
        Assert.Contains("18 cells in 3 slices", cells.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_OfAFitInMassAloneAreItsSlices()
    {
        var cells = RecoilCells.Of(Plenty, Known, (0, 8), width: 2, inAngle: false);
        Assert.Equal([0, 2, 4, 6], cells.Cells.Select(cell => cell.LowMassSquared));
        Assert.All(cells.Cells, cell => Assert.Equal((0, 180), (cell.LowAngle, cell.HighAngle)));
    }

    [Fact]
    public void Cells_DivideTheSlicesOfMass()
    {
        // Six events of weight one per bin: 36 in a slice of one bin, known to 17 %. A cell needs 17 events and one to spare: three bins.
        var few = Uniform(6, 6);
        var cells = RecoilCells.Of(few, Known, (0, 8), width: 1, inAngle: true);
        Assert.Equal(8, cells.Cells.Select(cell => cell.LowMassSquared).Distinct().Count());
        Assert.Equal([0, 90], cells.Cells.Where(cell => cell.LowMassSquared == 0).Select(cell => cell.LowAngle));
    }

    [Fact]
    public void Slices_AreMergedUntilTheBackgroundIsKnownToAQuarter()
    {
        // One event per bin, 6 per column: three columns have 18, of which the error is 24 %. The last two columns join.
        var cells = RecoilCells.Of(Uniform(1, 1), Known, (0, 8), width: 1, inAngle: true);
        Assert.Equal([0, 3], cells.Cells.Select(cell => cell.LowMassSquared).Distinct());
        Assert.Equal(8, cells.Cells[^1].HighMassSquared);
    }

    [Fact]
    public void Cells_NeedASignalThatIsKnown()
    {
        var cells = RecoilCells.Of(Plenty, Angles(40), (0, 8), width: 2, inAngle: true);
        Assert.Equal([0, 90], cells.Cells.Where(cell => cell.LowMassSquared == 0).Select(cell => cell.LowAngle));
        Assert.Equal(4, RecoilCells.Of(Plenty, Angles(0), (0, 8), width: 2, inAngle: true).Cells.Count);
    }

    [Fact]
    public void Cells_DoNotTrustARegionThatHeavyEventsHappenedToMiss()
    {
        // Light events everywhere, in one bin of eight also one of weight 50: where it is not, a fine simulation only seems to know the background.
        var (values, variances) = (new double[8, 6], new double[8, 6]);
        for (var column = 0; column < 8; column++)
        {
            for (var row = 0; row < 6; row++)
                (values[column, row], variances[column, row]) = (4, 0.1);
            (values[column, 3], variances[column, 3]) = (54, 2500.1);
        }
        var mixed = new Histogram2D(X, Y, values, variances);
        Assert.All(RecoilCells.Of(mixed, Known, (0, 8), width: 8, inAngle: true).Cells, cell => Assert.Equal((0, 180), (cell.LowAngle, cell.HighAngle)));
        Assert.Equal(6, RecoilCells.Of(Uniform(32, 0.8), Known, (0, 8), width: 8, inAngle: true).Cells.Count);
    }

    [Fact]
    public void Variances_AddAsEventsDo() => Assert.Equal(8 * 6 * 7, RecoilCells.Of(Uniform(50, 7), Known, (0, 8), 2, inAngle: true).Variances(Uniform(50, 7)).Sum());

    [Fact]
    public void Values_RefuseOtherBins()
    {
        var cells = RecoilCells.Of(Plenty, Known, (0, 8), 2, inAngle: true);
        var error = Assert.Throws<ArgumentException>(() => cells.Values(Histogram2D.Fill(Y, X, [], [])));
        Assert.Contains("the cells are made of $M_{recoil}^2$", error.Message, StringComparison.Ordinal);
    }

    private static Histogram Angles(double events) => new(Y, [.. Enumerable.Repeat(events, 6)], [.. Enumerable.Repeat(events, 6)]);

    private static Histogram2D Uniform(double value, double variance)
    {
        var (values, variances) = (new double[8, 6], new double[8, 6]);
        for (var column = 0; column < 8; column++)
            for (var row = 0; row < 6; row++)
                (values[column, row], variances[column, row]) = (value, variance);
        return new Histogram2D(X, Y, values, variances);
    }
}
