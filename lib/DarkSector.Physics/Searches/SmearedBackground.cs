using DarkSector.Numerics.Histograms;

namespace DarkSector.Physics.Searches;

/// <summary>Simulated background made smooth in the squared recoil mass, to draw pseudo-data from.</summary>
/// <remarks>A simulated event stands for several of the data; drawn where it lies, they would be a peak. Above the peak of lost photons its weight is spread over a Gaussian, whose width is 0.4 of the distance to that peak and at
/// most 0.6 GeV^2, a few resolutions. The number of events stays what it is.</remarks>
internal static class SmearedBackground
{
    private const double LargestWidth = 0.6;
    private const double WidthOverDistance = 0.4;
    private const double Reach = 4;

    /// <summary>The expected events in the fine bins of <see cref="RecoilMassFit"/>.</summary>
    /// <param name="plane">Weighted events.</param>
    public static Func<int, int, double> Of(Histogram2D plane)
    {
        var (columns, rows) = (plane.X.Bins, plane.Y.Bins);
        var smeared = new double[columns, rows];
        for (var column = 0; column < columns; column++)
        {
            var kernel = Kernel(plane.X, column);
            for (var row = 0; row < rows; row++)
            {
                if (plane.Value(column, row) == 0)
                    continue;
                for (var i = 0; i < kernel.Shares.Length; i++)
                    smeared[kernel.First + i, row] += plane.Value(column, row) * kernel.Shares[i];
            }
        }
        return (column, row) => smeared[column, row];
    }

    private static (int First, double[] Shares) Kernel(Axis axis, int column)
    {
        var width = Math.Min(LargestWidth, WidthOverDistance * (axis.Center(column) - RecoilCells.EndOfPeak));
        if (!(width > axis.Width(column)))
            return (column, [1]);
        var reach = (int)(Reach * width / axis.Width(column));
        var first = Math.Max(axis.Index(RecoilCells.EndOfPeak), column - reach);
        double[] shares = [.. Enumerable.Range(first, Math.Min(axis.Bins, column + reach + 1) - first).Select(i => Math.Exp(-0.5 * Math.Pow((axis.Center(i) - axis.Center(column)) / width, 2)))];
        var sum = shares.Sum();
        return (first, [.. shares.Select(share => share / sum)]);
    }
}
