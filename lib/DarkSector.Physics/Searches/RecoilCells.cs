using DarkSector.Numerics.Histograms;

namespace DarkSector.Physics.Searches;

/// <summary>The cells of a fit in the plane of squared recoil mass and recoil angle: ranges of angle, in slices of mass that the simulation knows, in cells as narrow as the resolution asks for.</summary>
/// <remarks>
/// <para>A range of angle ends, from low to high, when the simulation knows its background in the whole window well enough, counting one more event of mean weight as an uncertainty, and the share of
/// the signal in it to 10 %. Inside of a range a slice ends, from low to high mass, when it has the width that is wanted of a cell and the simulation knows its background to 8 %, again counting one more event, of the mean weight in
/// that range (but not for a single range of all angles: the fit in mass alone). What is left over joins the last one.
/// Slices wider than a cell are divided evenly in cells: inside of them the background is taken as smooth (a straight line, with the errors that the simulation leaves it). Not so below 1.5 GeV^2, where
/// lost photons make a peak: slices are cells there, which the simulation knows to 25 %.
/// How well a range has to be known, 4 to 20 %, is decided by the information in the cells: signal squared over the variance of data, summed, less what the errors of the simulation take. Where it is not at least one per cent above that of
/// a single range, there is a single one.</para>
/// <para>Angle comes first, since simulated events of large weight (two photons lost at a time) gather where the calorimeter has gaps: there slices become wide in mass, elsewhere they stay narrow. The additional event
/// keeps a range open that looks clean only because no event of large weight happened to fall there. Ranges of few signal events would bias: what a fit finds of a signal is smaller by the relative
/// variance of its template. Data have no say in where cells end.</para>
/// </remarks>
public sealed record RecoilCells
{
    private const double LargestError = 0.25;
    private const double LargestErrorOfLine = 0.08;
    private const double LargestSignalError = 0.10;
    private const double LeastGain = 1.01;

    /// <summary>Squared recoil mass [GeV^2] below which the peak of single lost photons lies, at zero: no straight line.</summary>
    internal const double EndOfPeak = 1.5;
    private static readonly double[] ErrorsOfRanges = [0.04, 0.06, 0.08, 0.10, 0.14, 0.20];

    private readonly Histogram2D _bins;
    private readonly int[] _firstCell;

    private RecoilCells(Histogram2D bins, IReadOnlyList<RecoilCell> slices, int width)
    {
        _bins = bins;
        Slices = slices;
        RecoilCell[][] cells = [.. slices.Select(slice => Divided(bins, slice, width).ToArray())];
        Cells = [.. cells.SelectMany(one => one)];
        _firstCell = [0, .. cells.Select((_, i) => cells.Take(i + 1).Sum(one => one.Length))];
    }

    /// <summary>What the simulation knows by itself, by angle, then by mass.</summary>
    public IReadOnlyList<RecoilCell> Slices { get; }

    /// <summary>The bins of the fit: slices, the wide ones divided evenly, by angle, then by mass.</summary>
    public IReadOnlyList<RecoilCell> Cells { get; }

    internal bool IsDivided(int slice) => _firstCell[slice + 1] - _firstCell[slice] > 1;

    /// <summary>The cells of a slice: their indices and limits [fine bins of mass].</summary>
    internal IEnumerable<(int Cell, int First, int End)> CellsOf(int slice) =>
        Enumerable.Range(_firstCell[slice], _firstCell[slice + 1] - _firstCell[slice]).Select(cell => (cell, Cells[cell].FirstColumn, Cells[cell].EndColumn));

    internal int SliceOf(int cell) => Array.FindLastIndex(_firstCell, first => first <= cell);

    /// <summary>The content of each slice, that of each fine bin given by a function of column and row.</summary>
    internal IReadOnlyList<double> PerSlice(Histogram2D events, Func<int, int, double> content) => Sums(Slices, events, content);

    /// <summary>Cells for a background and a signal, in fine bins of <see cref="RecoilMassFit.Axis"/> and <see cref="RecoilMassFit.AngleAxis"/>.</summary>
    /// <param name="background">All backgrounds together.</param>
    /// <param name="signalMass">The signal in the fine bins of mass, of any normalisation.</param>
    /// <param name="signalAngle">The signal in the fine bins of angle, of any normalisation.</param>
    /// <param name="window">First fine bin of mass, and the one after the last.</param>
    /// <param name="width">Smallest width of a cell [fine bins of mass].</param>
    /// <param name="inAngle">Whether there may be more than one range of angle.</param>
    internal static RecoilCells Of(Histogram2D background, Histogram signalMass, Histogram signalAngle, (int First, int End) window, int width, bool inAngle)
    {
        var single = Cut(background, window, width, [0, background.Y.Bins]);
        if (!inAngle)
            return single;
        double Information(RecoilCells cells) => new SmoothBackground(cells, background).Information([.. cells.Cells.Select(cell =>
            Sum(signalMass, cell.FirstColumn, cell.EndColumn) * Sum(signalAngle, cell.FirstRow, cell.EndRow))]);
        var best = ErrorsOfRanges.Select(error => Cut(background, window, width, Ranges(background, signalAngle, window, error))).MaxBy(Information)!;
        return Information(best) > LeastGain * Information(single) ? best : single;
    }

    private static RecoilCells Cut(Histogram2D background, (int First, int End) window, int width, IReadOnlyList<int> ranges) =>
        new(background, [.. ranges.Zip(ranges.Skip(1)).SelectMany(range =>
            Boundaries(background, window, range, width) is var slices ? slices.Zip(slices.Skip(1)).Select(slice => Cell(background, slice, range)) : [])], width);

    private static IEnumerable<RecoilCell> Divided(Histogram2D bins, RecoilCell slice, int width)
    {
        var (length, rows) = (slice.EndColumn - slice.FirstColumn, (slice.FirstRow, slice.EndRow));
        var parts = slice.LowMassSquared < EndOfPeak ? 1 : Math.Max(1, length / width);
        return Enumerable.Range(0, parts).Select(i => Cell(bins, (slice.FirstColumn + i * length / parts, slice.FirstColumn + (i + 1) * length / parts), rows));
    }

    private static double Sum(Histogram histogram, int first, int end) => Enumerable.Range(first, end - first).Sum(bin => histogram.Values[bin]);

    /// <summary>Events of a histogram in each cell.</summary>
    /// <param name="events">A histogram in the fine bins that the cells are made of.</param>
    /// <exception cref="ArgumentException">The histogram has other bins.</exception>
    public IReadOnlyList<double> Values(Histogram2D events) => Sums(Cells, events, events.Value);

    /// <summary>Events in each cell, the content of each fine bin given by a function of column and row.</summary>
    internal IReadOnlyList<double> Values(Histogram2D events, Func<int, int, double> content) => Sums(Cells, events, content);

    /// <summary>A background in each cell: as it is where a slice is one cell, along a straight line of the same content and mean where it is several.</summary>
    /// <param name="background">A histogram in the fine bins that the cells are made of.</param>
    public IReadOnlyList<double> Smooth(Histogram2D background) => new SmoothBackground(this, background).Expected;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Cells.Count} cells in {Slices.Count} slices, {Slices.Select(slice => slice.FirstRow).Distinct().Count()} ranges of angle";

    private double[] Sums(IReadOnlyList<RecoilCell> areas, Histogram2D events, Func<int, int, double> content)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (!events.X.SameBinsAs(_bins.X) || !events.Y.SameBinsAs(_bins.Y))
            throw new ArgumentException($"The histogram has the bins {events.X} and {events.Y}; the cells are made of {_bins.X} and {_bins.Y}.", nameof(events));
        return [.. areas.Select(cell =>
        {
            var sum = 0.0;
            for (var column = cell.FirstColumn; column < cell.EndColumn; column++)
                for (var row = cell.FirstRow; row < cell.EndRow; row++)
                    sum += content(column, row);
            return sum;
        })];
    }

    private static List<int> Ranges(Histogram2D background, Histogram signalAngle, (int First, int End) window, double error)
    {
        var all = Content.Of(background, window, (0, background.Y.Bins));
        var boundaries = new List<int> { 0 };
        var (expected, wanted) = (default(Content), default(Content));
        for (var row = 0; row < background.Y.Bins; row++)
        {
            expected += Content.Of(background, window, (row, row + 1));
            wanted += new Content(signalAngle.Values[row], signalAngle.Variances[row]);
            if (expected.IsKnown(error, all.MeanWeight) && wanted.IsKnown(LargestSignalError))
            {
                boundaries.Add(row + 1);
                (expected, wanted) = (default, default);
            }
        }
        return WithRest(boundaries, background.Y.Bins);
    }

    private static List<int> Boundaries(Histogram2D background, (int First, int End) window, (int First, int End) range, int width)
    {
        // A single range is the fit in mass alone, whose bins have always taken the simulation at its word.
        var missed = range.End - range.First < background.Y.Bins ? Content.Of(background, window, range).MeanWeight : 0;
        var boundaries = new List<int> { window.First };
        var content = default(Content);
        for (var column = window.First; column < window.End; column++)
        {
            content += Content.Of(background, (column, column + 1), range);
            var error = background.X.Edges[boundaries[^1]] < EndOfPeak ? LargestError : LargestErrorOfLine;
            if (column + 1 - boundaries[^1] >= width && content.IsKnown(error, missed))
            {
                boundaries.Add(column + 1);
                content = default;
            }
        }
        return WithRest(boundaries, window.End);
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

    private static RecoilCell Cell(Histogram2D bins, (int First, int End) slice, (int First, int End) rows) => new(
        bins.X.Edges[slice.First], bins.X.Edges[slice.End], bins.Y.Edges[rows.First], bins.Y.Edges[rows.End])
    {
        FirstColumn = slice.First, EndColumn = slice.End, FirstRow = rows.First, EndRow = rows.End,
    };

    private readonly record struct Content(double Sum, double Variance)
    {
        public static Content Of(Histogram2D histogram, (int First, int End) columns, (int First, int End) rows)
        {
            var content = default(Content);
            for (var column = columns.First; column < columns.End; column++)
                for (var row = rows.First; row < rows.End; row++)
                    content += new Content(histogram.Value(column, row), histogram.Variance(column, row));
            return content;
        }

        public double MeanWeight => Sum > 0 ? Variance / Sum : 0;

        public static Content operator +(Content a, Content b) => new(a.Sum + b.Sum, a.Variance + b.Variance);

        public bool IsKnown(double error, double missed = 0) => Sum > 0 && Variance + missed * missed <= error * error * Sum * Sum;
    }
}
