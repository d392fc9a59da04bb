using static System.FormattableString;

namespace DarkSector.Numerics.Histograms;

public sealed partial class Histogram2D
{
    /// <summary>A histogram with given contents.</summary>
    /// <param name="x">Bins of the first value.</param>
    /// <param name="y">Bins of the second value.</param>
    /// <param name="values">Sum of weights per cell, x first.</param>
    /// <param name="variances">Sum of squared weights per cell, not negative.</param>
    public Histogram2D(Axis x, Axis y, double[,] values, double[,] variances)
        : this(Given(x), Given(y), Copy(values, x, y), Copy(variances, x, y), outside: 0, nanCount: 0)
    {
        for (var column = 0; column < x.Bins; column++)
            for (var row = 0; row < y.Bins; row++)
                if (_variances[column, row] < 0)
                    throw new ArgumentException(Invariant($"Cell ({column}, {row}) has the variance {_variances[column, row]}; a variance is >= 0."), nameof(variances));
    }

    /// <summary>Cell-by-cell sum of two histograms with the same bins.</summary>
    public static Histogram2D operator +(Histogram2D left, Histogram2D right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (!left.X.SameBinsAs(right.X) || !left.Y.SameBinsAs(right.Y))
            throw new ArgumentException($"Histograms with different bins do not add: {left.X} and {left.Y}; {right.X} and {right.Y}.");
        return new Histogram2D(left.X, left.Y, Added(left._values, right._values), Added(left._variances, right._variances),
            left.Outside + right.Outside, left.NanCount + right.NanCount).WithNotesOf(left, right);
    }

    /// <summary>The distribution of the first value, whatever the second one inside of its range.</summary>
    public Histogram ProjectX() => ProjectX(0, Y.Bins);

    /// <summary>The distribution of the first value, for some bins of the second.</summary>
    /// <param name="firstRow">First bin of y.</param>
    /// <param name="endRow">The bin after the last one.</param>
    public Histogram ProjectX(int firstRow, int endRow)
    {
        RefuseNoBins(firstRow, endRow, Y);
        double[] Sums(double[,] contents) => [.. Enumerable.Range(0, X.Bins).Select(column => Enumerable.Range(firstRow, endRow - firstRow).Sum(row => contents[column, row]))];
        return new Histogram(X, Sums(_values), Sums(_variances), nanCount: NanCount).WithNotesOf(this);
    }

    /// <summary>The distribution of the second value, whatever the first one inside of its range.</summary>
    public Histogram ProjectY() => ProjectY(0, X.Bins);

    /// <summary>The distribution of the second value, for some bins of the first.</summary>
    /// <param name="firstColumn">First bin of x.</param>
    /// <param name="endColumn">The bin after the last one.</param>
    public Histogram ProjectY(int firstColumn, int endColumn)
    {
        RefuseNoBins(firstColumn, endColumn, X);
        double[] Sums(double[,] contents) => [.. Enumerable.Range(0, Y.Bins).Select(row => Enumerable.Range(firstColumn, endColumn - firstColumn).Sum(column => contents[column, row]))];
        return new Histogram(Y, Sums(_values), Sums(_variances), nanCount: NanCount).WithNotesOf(this);
    }

    private static Axis Given(Axis axis)
    {
        ArgumentNullException.ThrowIfNull(axis);
        return axis;
    }

    private static double[,] Copy(double[,] contents, Axis x, Axis y)
    {
        ArgumentNullException.ThrowIfNull(contents);
        if (contents.GetLength(0) != x.Bins || contents.GetLength(1) != y.Bins)
            throw new ArgumentException($"{contents.GetLength(0)} x {contents.GetLength(1)} contents for {x.Bins} x {y.Bins} cells; they must agree.", nameof(contents));
        return (double[,])contents.Clone();
    }

    private static double[,] Added(double[,] left, double[,] right)
    {
        var sum = (double[,])left.Clone();
        for (var column = 0; column < sum.GetLength(0); column++)
            for (var row = 0; row < sum.GetLength(1); row++)
                sum[column, row] += right[column, row];
        return sum;
    }

    private static void RefuseNoBins(int first, int end, Axis axis)
    {
        if (first < 0 || end > axis.Bins || first >= end)
            throw new ArgumentException($"The bins from {first} up to, not with, {end} are none of {axis}.");
    }
}
