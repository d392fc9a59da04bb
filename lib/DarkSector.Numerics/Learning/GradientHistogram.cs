using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DarkSector.Numerics.Learning;

/// <summary>Sums of first and second derivatives of the loss in the bins of each feature.</summary>
/// <remarks>
/// Events are added in single precision in chunks of 8192, chunks in double precision, and groups of chunks in their order: the borders depend on the
/// number of events alone, so that the sums are the same for any number of threads. A chunk's sums of both derivatives are one 64-bit word, and all of its bins stay in the first-level cache.
/// </remarks>
internal sealed class GradientHistogram(int features)
{
    internal const int BinsPerFeature = 256;
    private const int ChunkSize = 8192;
    private const int MostGroups = 8;

    private readonly double[][] _groups = [.. Enumerable.Range(0, MostGroups).Select(_ => new double[2 * BinsPerFeature * features])];
    private readonly double[][] _chunks = [.. Enumerable.Range(0, MostGroups).Select(_ => new double[BinsPerFeature * features])];

    /// <summary>Fills the sums of some events.</summary>
    /// <param name="rows">The events.</param>
    /// <param name="bins">Bins of all events.</param>
    /// <param name="derivatives">First and second derivative of each event, as two floats in a word.</param>
    /// <param name="sums">First, then second derivative of bin after bin, feature after feature.</param>
    /// <param name="threads">Threads.</param>
    internal void Fill(ArraySegment<int> rows, byte[] bins, double[] derivatives, double[] sums, ParallelOptions threads)
    {
        var groups = Math.Clamp(rows.Count / (2 * ChunkSize), 1, MostGroups);
        void Group(int group)
        {
            var from = (int)((long)rows.Count * group / groups);
            var to = (int)((long)rows.Count * (group + 1) / groups);
            Array.Clear(_groups[group]);
            for (var first = from; first < to; first += ChunkSize)
                AddChunk(rows.AsSpan(first, Math.Min(ChunkSize, to - first)), bins, derivatives, _chunks[group], _groups[group]);
        }
        if (groups == 1 || threads.MaxDegreeOfParallelism == 1)
            for (var group = 0; group < groups; group++)
                Group(group);
        else
            Parallel.For(0, groups, threads, Group);
        _groups[0].CopyTo(sums, 0);
        for (var group = 1; group < groups; group++)
            Add(_groups[group], sums);
    }

    /// <summary>The sums of a node without those of one child: the sums of the other.</summary>
    internal static void Subtract(double[] node, double[] child, double[] destination)
    {
        for (var i = 0; i < node.Length; i++)
            destination[i] = node[i] - child[i];
    }

    private void AddChunk(ReadOnlySpan<int> rows, byte[] bins, double[] derivatives, double[] chunk, double[] sums)
    {
        Array.Clear(chunk);
        AddRows(rows, bins, derivatives, chunk, features);
        var pairs = MemoryMarshal.Cast<double, float>(chunk);
        for (var i = 0; i < sums.Length; i++)
            sums[i] += pairs[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRows(ReadOnlySpan<int> rows, byte[] bins, double[] derivatives, double[] chunk, int features)
    {
        ref var firstBin = ref MemoryMarshal.GetArrayDataReference(bins);
        ref var firstDerivative = ref MemoryMarshal.GetArrayDataReference(derivatives);
        foreach (var row in rows)
        {
            var pair = Vector128.CreateScalarUnsafe(Unsafe.Add(ref firstDerivative, row)).AsSingle();
            ref var bin = ref Unsafe.Add(ref firstBin, (nint)row * features);
            ref var cells = ref MemoryMarshal.GetArrayDataReference(chunk);
            for (nint f = 0; f < features; f++)
            {
                ref var cell = ref Unsafe.Add(ref cells, (nint)Unsafe.Add(ref bin, f));
                cell = (Vector128.CreateScalarUnsafe(cell).AsSingle() + pair).AsDouble().ToScalar();
                cells = ref Unsafe.Add(ref cells, BinsPerFeature);
            }
        }
    }

    private static void Add(double[] from, double[] to)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] += from[i];
    }
}
