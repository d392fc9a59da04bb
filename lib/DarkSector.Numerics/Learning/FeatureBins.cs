namespace DarkSector.Numerics.Learning;

/// <summary>Features sorted into at most 256 bins of equal numbers of events; event i has its bins in the bytes from i times the number of features on.</summary>
/// <remarks>Edges come from at most 65,536 evenly spaced events, without weights. An event lies above an edge when its number, in single precision, is larger.</remarks>
internal sealed class FeatureBins
{
    private const int MostSampled = 65_536;

    private FeatureBins(float[][] edges, byte[] bins) => (Edges, Bins) = (edges, bins);

    /// <summary>Increasing edges between the bins of each feature.</summary>
    internal float[][] Edges { get; }

    /// <summary>The bins, event by event.</summary>
    internal byte[] Bins { get; }

    internal static FeatureBins Of(double[][] columns, int mostBins, ParallelOptions threads)
    {
        var rows = columns[0].Length;
        var bins = new byte[(long)rows * columns.Length];
        var edges = new float[columns.Length][];
        Parallel.For(0, columns.Length, threads, f =>
        {
            edges[f] = EdgesOf(columns[f], mostBins);
            var padded = new float[255];
            Array.Fill(padded, float.PositiveInfinity);
            edges[f].CopyTo(padded, 0);
            var at = f;
            foreach (var value in columns[f])
            {
                bins[at] = BinOf((float)value, padded);
                at += columns.Length;
            }
        });
        return new FeatureBins(edges, bins);
    }

    // The number of edges below the value: eight halvings without a branch.
    private static byte BinOf(float value, ReadOnlySpan<float> edges)
    {
        var position = 0;
        for (var step = 128; step > 0; step >>= 1)
            position += value > edges[position + step - 1] ? step : 0;
        return (byte)position;
    }

    private static float[] EdgesOf(double[] column, int mostBins)
    {
        var stride = Math.Max(1, (column.Length + MostSampled - 1) / MostSampled);
        var sorted = new float[(column.Length + stride - 1) / stride];
        for (var i = 0; i < sorted.Length; i++)
            sorted[i] = (float)column[i * stride];
        Array.Sort(sorted);
        var distinct = CountDistinct(sorted);
        var edges = new List<float>();
        for (var i = 1; i < sorted.Length; i++)
        {
            var isQuantile = distinct <= mostBins || (long)i * mostBins / sorted.Length != (long)(i - 1) * mostBins / sorted.Length;
            if (isQuantile && After(sorted, i) is var upper && upper < sorted.Length)
            {
                var edge = Between(sorted[upper - 1], sorted[upper]);
                if (edges.Count == 0 || edge > edges[^1])
                    edges.Add(edge);
            }
        }
        return [.. edges];
    }

    // The first place from i on where the value differs from the one before.
    private static int After(float[] sorted, int i)
    {
        while (i < sorted.Length && sorted[i] == sorted[i - 1])
            i++;
        return i;
    }

    private static float Between(float low, float high)
    {
        var middle = low + 0.5f * (high - low);
        return middle < high ? middle : low;
    }

    private static int CountDistinct(float[] sorted)
    {
        var distinct = 1;
        for (var i = 1; i < sorted.Length; i++)
            distinct += sorted[i] != sorted[i - 1] ? 1 : 0;
        return distinct;
    }
}
