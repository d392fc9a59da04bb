using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DarkSector.Numerics.Learning;

/// <summary>Adds the values of trees for many events at once.</summary>
/// <remarks>
/// Trees of up to three cuts decide all of their seven comparisons for eight events without a branch, and look up the eight leaves in one register.
/// Deeper trees are walked event by event. Both add trees in their order, in double precision.
/// </remarks>
internal static class TreeSum
{
    /// <summary>Events that are treated together; their features and sums stay in the first-level cache.</summary>
    internal const int BlockSize = 512;

    private const int Lanes = 8;

    /// <summary>Adds a tree to the sums of a block of events.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="features">Numbers of the first feature for <see cref="BlockSize"/> events, then those of the second, and so on.</param>
    /// <param name="sums">Sums over trees of <see cref="BlockSize"/> events.</param>
    internal static void Add(RegressionTree tree, float[] features, double[] sums)
    {
        if (tree.Depth <= 3)
            AddShallow(tree.Complete, features, sums);
        else
            AddDeep(tree, features, sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddShallow(CompleteTree tree, float[] features, double[] sums)
    {
        var (at, cut) = (tree.Feature, tree.Threshold);
        ref var x = ref MemoryMarshal.GetArrayDataReference(features);
        ref var sum = ref MemoryMarshal.GetArrayDataReference(sums);
        var leaves = Vector256.Create(tree.Value);
        ref var x0 = ref Unsafe.Add(ref x, at[0] * BlockSize);
        ref var x1 = ref Unsafe.Add(ref x, at[1] * BlockSize);
        ref var x2 = ref Unsafe.Add(ref x, at[2] * BlockSize);
        ref var x3 = ref Unsafe.Add(ref x, at[3] * BlockSize);
        ref var x4 = ref Unsafe.Add(ref x, at[4] * BlockSize);
        ref var x5 = ref Unsafe.Add(ref x, at[5] * BlockSize);
        ref var x6 = ref Unsafe.Add(ref x, at[6] * BlockSize);
        var (t0, t1, t2, t3) = (Vector256.Create(cut[0]), Vector256.Create(cut[1]), Vector256.Create(cut[2]), Vector256.Create(cut[3]));
        var (t4, t5, t6) = (Vector256.Create(cut[4]), Vector256.Create(cut[5]), Vector256.Create(cut[6]));
        for (nuint i = 0; i < BlockSize; i += Lanes)
        {
            var root = IsAbove(ref x0, i, t0);
            var (left, right) = (IsAbove(ref x1, i, t1), IsAbove(ref x2, i, t2));
            var middle = Vector256.ConditionalSelect(root, right, left);
            var lowLeft = Vector256.ConditionalSelect(left, IsAbove(ref x4, i, t4), IsAbove(ref x3, i, t3));
            var lowRight = Vector256.ConditionalSelect(right, IsAbove(ref x6, i, t6), IsAbove(ref x5, i, t5));
            var low = Vector256.ConditionalSelect(root, lowRight, lowLeft);
            var leaf = (root.AsInt32() & Vector256.Create(4)) | (middle.AsInt32() & Vector256.Create(2)) | (low.AsInt32() & Vector256.Create(1));
            var (first, second) = Vector256.Widen(Vector256.ShuffleNative(leaves, leaf));
            (Vector256.LoadUnsafe(ref sum, i) + first).StoreUnsafe(ref sum, i);
            (Vector256.LoadUnsafe(ref sum, i + 4) + second).StoreUnsafe(ref sum, i + 4);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> IsAbove(ref float x, nuint i, Vector256<float> cut) => Vector256.GreaterThan(Vector256.LoadUnsafe(ref x, i), cut);

    private static void AddDeep(RegressionTree tree, float[] features, double[] sums)
    {
        var (feature, threshold) = (tree.Feature, tree.Threshold);
        for (var i = 0; i < BlockSize; i++)
        {
            var node = 0;
            while (feature[node] is >= 0 and var f)
                node = 2 * node + (features[f * BlockSize + i] > threshold[node] ? 2 : 1);
            sums[i] += tree.Value[node];
        }
    }
}
