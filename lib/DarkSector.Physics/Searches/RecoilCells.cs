using DarkSector.Numerics.Histograms;

namespace DarkSector.Physics.Searches;

/// <summary>The cells of a fit in the plane of squared recoil mass and recoil angle: slices in mass, each divided in angle as far as the simulation allows.</summary>
/// <remarks>
/// <para>Slices of mass end, from low to high, when they have the wanted width and the simulation knows their background to 25 %. A slice is then divided in angle, from low to high:
/// a cell ends when the simulation knows its background to 25 %, counting one more event of mean weight as an uncertainty, and the share of the signal in that range of angles to 10 %. What is left over joins the last cell.</para>
/// <para>Cells of few signal events would bias: what a fit finds of a signal is smaller by the relative variance of its template. The additional event keeps a cell open that looks clean only because no event of large weight happened to fall there. Cells divide slices, so that a fit in both
/// quantities knows at least what one of the mass knows. Data have no say in where cells end.</para>
/// </remarks>
public sealed record RecoilCells
{
    private const double LargestBackgroundError = 0.25;
    private const double LargestSignalError = 0.10;

    private readonly Histogram2D _bins;

    private RecoilCells(Histogram2D bins, IReadOnlyList<RecoilCell> cells) => (_bins, Cells) = (bins, cells);

    /// <summary>The cells, by mass, then by angle.</summary>
    public IReadOnlyList<RecoilCell> Cells { get; }

    /// <summary>Cells for a background and a signal, in fine bins of <see cref="RecoilMassFit.Axis"/> and <see cref="RecoilMassFit.AngleAxis"/>.</summary>
    /// <param name="background">All backgrounds together.</param>
    /// <param name="signalAngle">The signal in the fine bins of angle, of any normalisation.</param>
    /// <param name="window">First fine bin of mass, and the one after the last.</param>
    /// <param name="width">Smallest width of a slice [fine bins of mass].</param>
    /// <param name="inAngle">Whether slices are divided in angle.</param>
    internal static RecoilCells Of(Histogram2D background, Histogram signalAngle, (int First, int End) window, int width, bool inAngle)
    {
        var slices = Slices(background, window, width);
        var meanWeight = MeanWeight(background, window);
        return new RecoilCells(background, [.. slices.Zip(slices.Skip(1)).SelectMany(slice =>
            Divide(background, signalAngle, slice, inAngle ? meanWeight : double.PositiveInfinity).Select(rows => Cell(background, slice, rows)))]);
    }

    /// <summary>Events of a histogram in each cell.</summary>
    /// <param name="events">A histogram in the fine bins that the cells are made of.</param>
    /// <exception cref="ArgumentException">The histogram has other bins.</exception>
    public IReadOnlyList<double> Values(Histogram2D events) => Sums(events, events.Value);

    /// <summary>Variance of the events of a histogram in each cell.</summary>
    /// <param name="events">A histogram in the fine bins that the cells are made of.</param>
    /// <exception cref="ArgumentException">The histogram has other bins.</exception>
    public IReadOnlyList<double> Variances(Histogram2D events) => Sums(events, events.Variance);

    /// <summary>Events of a histogram in each cell, each bin of angle with a factor.</summary>
    internal IReadOnlyList<double> Values(Histogram2D events, Func<int, double> factor) => Sums(events, (column, row) => factor(row) * events.Value(column, row));

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Cells.Count} cells in {Cells.Select(cell => cell.FirstColumn).Distinct().Count()} slices of {_bins.X.Label}";

    private double[] Sums(Histogram2D events, Func<int, int, double> content)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (!events.X.SameBinsAs(_bins.X) || !events.Y.SameBinsAs(_bins.Y))
            throw new ArgumentException($"The histogram has the bins {events.X} and {events.Y}; the cells are made of {_bins.X} and {_bins.Y}.", nameof(events));
        return [.. Cells.Select(cell =>
        {
            var sum = 0.0;
            for (var column = cell.FirstColumn; column < cell.EndColumn; column++)
                for (var row = cell.FirstRow; row < cell.EndRow; row++)
                    sum += content(column, row);
            return sum;
        })];
    }

    private static List<int> Slices(Histogram2D background, (int First, int End) window, int width)
    {
        var boundaries = new List<int> { window.First };
        var content = default(Content);
        for (var column = window.First; column < window.End; column++)
        {
            for (var row = 0; row < background.Y.Bins; row++)
                content += Content.Of(background, column, row);
            if (column + 1 - boundaries[^1] >= width && content.IsKnown(LargestBackgroundError))
            {
                boundaries.Add(column + 1);
                content = default;
            }
        }
        return WithRest(boundaries, window.End);
    }

    private static IEnumerable<(int First, int End)> Divide(Histogram2D background, Histogram signalAngle, (int First, int End) slice, double meanWeight)
    {
        var boundaries = new List<int> { 0 };
        var (expected, wanted) = (default(Content), default(Content));
        for (var row = 0; row < background.Y.Bins && double.IsFinite(meanWeight); row++)
        {
            for (var column = slice.First; column < slice.End; column++)
                expected += Content.Of(background, column, row);
            wanted += new Content(signalAngle.Values[row], signalAngle.Variances[row]);
            if (expected.IsKnown(LargestBackgroundError, meanWeight) && wanted.IsKnown(LargestSignalError))
            {
                boundaries.Add(row + 1);
                (expected, wanted) = (default, default);
            }
        }
        WithRest(boundaries, background.Y.Bins);
        return boundaries.Zip(boundaries.Skip(1));
    }

    // What is left over joins the last bin.
    private static List<int> WithRest(List<int> boundaries, int end)
    {
        if (boundaries.Count > 1)
            boundaries[^1] = end;
        else
            boundaries.Add(end);
        return boundaries;
    }

    private static double MeanWeight(Histogram2D background, (int First, int End) window)
    {
        var content = default(Content);
        for (var column = window.First; column < window.End; column++)
            for (var row = 0; row < background.Y.Bins; row++)
                content += Content.Of(background, column, row);
        return content.Sum > 0 ? content.Variance / content.Sum : 0;
    }

    private static RecoilCell Cell(Histogram2D bins, (int First, int End) slice, (int First, int End) rows) => new(
        bins.X.Edges[slice.First], bins.X.Edges[slice.End], bins.Y.Edges[rows.First], bins.Y.Edges[rows.End])
    {
        FirstColumn = slice.First, EndColumn = slice.End, FirstRow = rows.First, EndRow = rows.End,
    };

    private readonly record struct Content(double Sum, double Variance)
    {
        public static Content Of(Histogram2D histogram, int column, int row) => new(histogram.Value(column, row), histogram.Variance(column, row));

        public static Content operator +(Content a, Content b) => new(a.Sum + b.Sum, a.Variance + b.Variance);

        public bool IsKnown(double error, double missed = 0) => Sum > 0 && Variance + missed * missed <= error * error * Sum * Sum;
    }
}
