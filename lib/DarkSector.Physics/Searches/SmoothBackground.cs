using DarkSector.Numerics.Histograms;

namespace DarkSector.Physics.Searches;

/// <summary>The background in the cells of a fit, taken as smooth in mass where the simulation is too coarse for every cell.</summary>
/// <remarks>
/// The simulation knows the background of a slice (<see cref="RecoilCells"/>), and where in it the events lie on average. A slice of several cells is filled with the straight line of that content and mean,
/// N/L [1 + k (x - c)] with k = 12 (mean - c)/L^2, L and c being its length and centre: what side bands say of a background without a peak. The line falls by at most 70 % from the centre to an end.
/// Its two errors, of the content and of the mean, are common to all cells of the slice. In a slice of one cell nothing is assumed.
/// </remarks>
internal sealed class SmoothBackground
{
    private const double SteepestSlope = 0.7;
    private const double SteepestVaried = 0.95;

    private readonly RecoilCells _cells;
    private readonly Line[] _lines;

    /// <summary>Of the shape and the statistics of a simulation.</summary>
    public SmoothBackground(RecoilCells cells, Histogram2D simulated)
    {
        _cells = cells;
        _lines = [.. cells.Slices.Select(slice => Line.Of(slice, simulated))];
        Expected = Values(simulated, simulated.Value);
    }

    /// <summary>Slices of several cells.</summary>
    public IEnumerable<int> Divided => Enumerable.Range(0, _lines.Length).Where(slice => _cells.IsDivided(slice));

    /// <summary>Events per cell of the simulation itself.</summary>
    public IReadOnlyList<double> Expected { get; }

    /// <summary>Events per cell of a part of the background, or of a variation: its own content of each slice, with the shape of the whole.</summary>
    public IReadOnlyList<double> Values(Histogram2D part, Func<int, int, double> content) => Spread(_cells.PerSlice(part, content), (line, low, high) => line.Share(low, high));

    /// <summary>Variances per cell, where a slice is one cell; zero in the others, whose errors are common.</summary>
    public IReadOnlyList<double> Variances(Histogram2D part) =>
        Spread([.. _cells.PerSlice(part, part.Variance).Select((variance, slice) => _cells.IsDivided(slice) ? 0 : variance)], (_, _, _) => 1);

    /// <summary>What the statistics of the simulation may change in a slice, per event of it: its content and its slope, each by one standard deviation.</summary>
    public (double Content, IReadOnlyList<double> SlopePerCell) Errors(int slice) => (_lines[slice].ContentError,
        Spread([.. _lines.Select((_, i) => i == slice ? 1.0 : 0)], (line, low, high) => line.SlopeShare(low, high)));

    /// <summary>Events of a part of the background in a slice.</summary>
    public double ContentOf(int slice, Histogram2D part) => _cells.PerSlice(part, part.Value)[slice];

    /// <summary>Whether a cell belongs to a slice.</summary>
    public bool IsIn(int slice, int cell) => _cells.SliceOf(cell) == slice;

    /// <summary>What a small signal can be measured with: signal squared over the variance of data, summed over the cells, less what the errors of the lines take.</summary>
    public double Information(IReadOnlyList<double> signal)
    {
        var information = 0.0;
        for (var slice = 0; slice < _lines.Length; slice++)
        {
            var sums = default(SliceSums);
            foreach (var (cell, low, high) in _cells.CellsOf(slice))
            {
                var background = Expected[cell];
                if (background > 0)
                    sums.Add(signal[cell], background, _lines[slice].ContentError * background, _lines[slice].Content * _lines[slice].SlopeShare(low, high));
            }
            information += sums.Information;
        }
        return information;
    }

    private double[] Spread(IReadOnlyList<double> perSlice, Func<Line, double, double, double> share)
    {
        var values = new double[_cells.Cells.Count];
        for (var slice = 0; slice < _lines.Length; slice++)
            foreach (var (cell, low, high) in _cells.CellsOf(slice))
                values[cell] = perSlice[slice] * share(_lines[slice], low, high);
        return values;
    }

    // s^2/b, and the matrix of two errors of unit width, profiled.
    private struct SliceSums
    {
        private double _signal, _content, _slope, _contentContent, _contentSlope, _slopeSlope;

        public void Add(double signal, double background, double content, double slope)
        {
            _signal += signal * signal / background;
            (_content, _slope) = (_content + signal * content / background, _slope + signal * slope / background);
            (_contentContent, _contentSlope, _slopeSlope) = (_contentContent + content * content / background, _contentSlope + content * slope / background, _slopeSlope + slope * slope / background);
        }

        public readonly double Information
        {
            get
            {
                var (a, b, c) = (1 + _contentContent, _contentSlope, 1 + _slopeSlope);
                return _signal - (c * _content * _content - 2 * b * _content * _slope + a * _slope * _slope) / (a * c - b * b);
            }
        }
    }

    // Density 1/L [1 + slope u], u from -1 to 1 over the slice.
    private readonly record struct Line(double First, double End, double Content, double ContentError, double Slope, double SlopeError)
    {
        public static Line Of(RecoilCell slice, Histogram2D simulated)
        {
            var (centre, half) = ((slice.FirstColumn + slice.EndColumn) / 2.0, (slice.EndColumn - slice.FirstColumn) / 2.0);
            var (sum, variance, moment, spread) = (0.0, 0.0, 0.0, 0.0);
            for (var column = slice.FirstColumn; column < slice.EndColumn; column++)
            {
                var u = (column + 0.5 - centre) / half;
                for (var row = slice.FirstRow; row < slice.EndRow; row++)
                {
                    var (value, error) = (simulated.Value(column, row), simulated.Variance(column, row));
                    (sum, variance, moment, spread) = (sum + value, variance + error, moment + u * value, spread + u * u * error);
                }
            }
            if (!(sum > 0))
                return new Line(slice.FirstColumn, slice.EndColumn, 0, 0, 0, 0);
            // The mean of u is slope/3; its variance Sum w^2 (u - mean)^2/(Sum w)^2, here about zero, which is no less.
            var slope = Math.Clamp(3 * moment / sum, -SteepestSlope, SteepestSlope);
            var slopeError = Math.Min(3 * Math.Sqrt(spread) / sum, SteepestVaried - Math.Abs(slope));
            return new Line(slice.FirstColumn, slice.EndColumn, sum, Math.Sqrt(variance) / sum, slope, slopeError);
        }

        public double Share(double low, double high) => (high - low) / (End - First) + Slope * Odd(low, high);

        public double SlopeShare(double low, double high) => SlopeError * Odd(low, high);

        // Integral of u/L from low to high.
        private double Odd(double low, double high) => (high - low) / (End - First) * ((low + high - First - End) / (End - First));
    }
}
