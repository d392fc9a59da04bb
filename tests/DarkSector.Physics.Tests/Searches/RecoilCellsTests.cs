using DarkSector.Numerics.Histograms;
using DarkSector.Physics.Searches;

namespace DarkSector.Physics.Tests.Searches;

public class RecoilCellsTests
{
    private static readonly Axis X = Axis.Regular(8, 0, 8, "$M_{recoil}^2$", "GeV²"), Y = Axis.Regular(6, 0, 180, "angle", "°");
    private static readonly Histogram2D Flat = Plane(_ => (100, 100)), Backward = Plane(row => row < 3 ? (100, 100) : (1000, 1000));
    private static readonly Histogram Masses = new(X, [.. Enumerable.Repeat(1.0, 8)], new double[8]), Known = Angles(1000);

    [Fact]
    public void Cells_CoverTheWindowOnce()
    {
        var cells = Of(Backward, Known, (1, 7));
        Assert.Equal(6 * (3 * 100 + 3 * 1000), cells.Values(Backward).Sum());
        Assert.Equal(6 * 180, cells.Cells.Sum(cell => cell.Area));
        Assert.Equal((1, 3, 0), (cells.Cells[0].LowMassSquared, cells.Cells[0].HighMassSquared, cells.Cells[0].LowAngle));
        Assert.Contains($"{cells.Cells.Count} cells in ", cells.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_AreDividedInAngleWhereThatTellsSignalFromBackground()
    {
        Assert.Contains(Of(Backward, Known, (0, 8)).Cells, cell => cell.HighAngle == 90);
        Assert.All(Of(Flat, Known, (0, 8)).Cells, cell => Assert.Equal((0, 180), (cell.LowAngle, cell.HighAngle)));
    }

    [Fact]
    public void Cells_OfAFitInMassAloneCoverAllAngles()
    {
        var cells = RecoilCells.Of(Backward, Masses, Known, (0, 8), width: 2, inAngle: false);
        Assert.Equal([0, 2, 4, 6], cells.Cells.Select(cell => cell.LowMassSquared));
        Assert.All(cells.Cells, cell => Assert.Equal((0, 180), (cell.LowAngle, cell.HighAngle)));
    }

    [Fact]
    public void Slices_AreMergedUntilTheBackgroundIsKnown()
    {
        // 48 events per column, known to 14 %: enough in the peak of lost photons, below 1.5 GeV^2, where 25 % are asked. Above it 8 % are: four columns have 7 %, and the last two join.
        var cells = RecoilCells.Of(Plane(_ => (8, 8)), Masses, Known, (0, 8), width: 1, inAngle: false);
        Assert.Equal([0, 1, 2], cells.Slices.Select(slice => slice.LowMassSquared));
        Assert.Equal(8, cells.Slices[^1].HighMassSquared);
    }

    [Fact]
    public void Slices_AreDividedInCellsExceptInThePeakOfLostPhotons()
    {
        Assert.Equal(Enumerable.Range(0, 8).Select(i => (double)i), Cells(8, 8).Select(cell => cell.LowMassSquared));
        // One event per bin, 6 per column: three columns have 18, known to 24 %; the others never reach 8 % and join, in one cell, since it begins in the peak.
        Assert.Equal((0, 8), Assert.Single(Cells(1, 1)) is var one ? (one.LowMassSquared, one.HighMassSquared) : default);

        static IReadOnlyList<RecoilCell> Cells(double value, double variance) => RecoilCells.Of(Plane(_ => (value, variance)), Masses, Known, (0, 8), width: 1, inAngle: false).Cells;
    }

    [Fact]
    public void Smooth_KeepsContentAndMeanOfASlice()
    {
        // Six simulated events of weight 12 in the window, from column 2 on: known to 41 %, so that all of it is one slice, of six cells.
        double[] events = [12, 24, 0, 0, 36, 0, 12];
        var (values, variances) = (new double[8, 6], new double[8, 6]);
        for (var column = 0; column < events.Length; column++)
            (values[column + 1, 0], variances[column + 1, 0]) = (events[column], 12 * events[column]);
        var plane = new Histogram2D(X, Y, values, variances);
        var cells = RecoilCells.Of(plane, Masses, Known, (2, 8), width: 1, inAngle: false);
        var smooth = cells.Smooth(plane);
        Assert.Single(cells.Slices);
        Assert.Equal(6, smooth.Count);
        Assert.Equal(events[1..].Sum(), smooth.Sum(), 1e-9);
        double Mean(IReadOnlyList<double> content) => content.Select((value, i) => i * value).Sum() / content.Sum();
        // Bins are as wide as the cells: a straight line, averaged over a cell, keeps the mean but for (width/length)^2.
        Assert.Equal(Mean(events[1..]) - 2.5, (Mean(smooth) - 2.5) / (1 - 1 / 36.0), 1e-9);
        Assert.All(smooth.Zip(smooth.Skip(1)).Zip(smooth.Skip(2)), three => Assert.Equal(0, three.First.First - 2 * three.First.Second + three.Second, 1e-9));
    }

    [Fact]
    public void Cells_AreNarrowInMassWhereTheSimulationIsFine()
    {
        // The same number of background events forward and backward, but heavier ones backward: 5 % of 1600 events, 16 % of 16000.
        var cells = Of(Plane(row => row < 3 ? (100, 30) : (1000, 500_000)), Known, (0, 8));
        Assert.Equal(4, cells.Cells.Count(cell => cell.LowAngle == 0));
        Assert.True(cells.Cells.Count(cell => cell.HighAngle == 180) < 4);
    }

    [Fact]
    public void Cells_NeedASignalThatIsKnown() =>
        Assert.All(Of(Backward, Angles(3), (0, 8)).Cells, cell => Assert.Equal((0, 180), (cell.LowAngle, cell.HighAngle)));

    [Fact]
    public void Cells_DoNotTrustARegionThatHeavyEventsHappenedToMiss()
    {
        // Light events everywhere, in one range of angle also one of weight 50: where it is not, a fine simulation only seems to know the background. When the 50 events are 50, it does.
        Assert.All(Of(Plane(row => row == 3 ? (54, 2500.1) : (4, 0.1)), Known, (0, 8)).Cells, cell => Assert.Equal((0, 180), (cell.LowAngle, cell.HighAngle)));
        Assert.Contains(Of(Plane(row => row == 3 ? (54, 50.1) : (4, 0.1)), Known, (0, 8)).Cells, cell => cell.HighAngle == 90);
    }

    [Fact]
    public void Values_RefuseOtherBins()
    {
        var error = Assert.Throws<ArgumentException>(() => Of(Flat, Known, (0, 8)).Values(Histogram2D.Fill(Y, X, [], [])));
        Assert.Contains("the cells are made of $M_{recoil}^2$", error.Message, StringComparison.Ordinal);
    }

    private static RecoilCells Of(Histogram2D background, Histogram angles, (int, int) window) => RecoilCells.Of(background, Masses, angles, window, width: 2, inAngle: true);

    private static Histogram Angles(double events) => new(Y, [.. Enumerable.Repeat(events, 6)], [.. Enumerable.Repeat(events, 6)]);

    private static Histogram2D Plane(Func<int, (double Value, double Variance)> ofRow)
    {
        var (values, variances) = (new double[8, 6], new double[8, 6]);
        for (var column = 0; column < 8; column++)
            for (var row = 0; row < 6; row++)
                (values[column, row], variances[column, row]) = ofRow(row);
        return new Histogram2D(X, Y, values, variances);
    }
}
