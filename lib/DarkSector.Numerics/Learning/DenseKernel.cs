using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DarkSector.Numerics.Learning;

/// <summary>The sums of a dense layer, for a block of events held neuron by neuron.</summary>
/// <remarks>A neuron's values for the events of a block are one row of <see cref="Stride"/> numbers. Numbers of neurons are multiples of
/// <see cref="Tile"/>: four neurons times two vectors of events are summed in registers, which keeps both multipliers busy. The stride is
/// a cache line longer than the block, so that the rows of a column do not compete for one set of the cache.</remarks>
internal static class DenseKernel
{
    /// <summary>Events in a block.</summary>
    public const int Block = 128;

    /// <summary>Numbers between the rows of two neurons.</summary>
    public const int Stride = Block + 16;

    /// <summary>Neurons that are summed together.</summary>
    public const int Tile = 4;

    /// <summary>A number of neurons, rounded up to whole tiles.</summary>
    public static int Padded(int neurons) => (neurons + Tile - 1) / Tile * Tile;

    /// <summary>Weighted sums: destination[o] = bias[o] + sum_i weights[o, i] source[i], for every event.</summary>
    /// <param name="weights">One row of <paramref name="inputs"/> weights per output.</param>
    /// <param name="bias">One per output.</param>
    /// <param name="inputs">Number of rows of the source.</param>
    /// <param name="outputs">Number of rows of the destination, a multiple of <see cref="Tile"/>.</param>
    /// <param name="source">Rows of the inputs.</param>
    /// <param name="destination">Rows of the outputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WeightedSums<T>(ReadOnlySpan<T> weights, ReadOnlySpan<T> bias, int inputs, int outputs, ReadOnlySpan<T> source, Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Debug.Assert(outputs % Tile == 0 && weights.Length >= inputs * outputs && source.Length >= inputs * Stride && destination.Length >= outputs * Stride);
        var lanes = (nuint)Vector256<T>.Count;
        for (var o = 0; o < outputs; o += Tile)
        {
            for (nuint e = 0; e < Block; e += 2 * lanes)
            {
                var (a0, a1, a2, a3) = (Vector256.Create(bias[o]), Vector256.Create(bias[o + 1]), Vector256.Create(bias[o + 2]), Vector256.Create(bias[o + 3]));
                var (b0, b1, b2, b3) = (a0, a1, a2, a3);
                ref var row = ref Unsafe.Add(ref MemoryMarshal.GetReference(source), e);
                ref var w0 = ref Unsafe.Add(ref MemoryMarshal.GetReference(weights), o * inputs);
                ref var w1 = ref Unsafe.Add(ref w0, inputs);
                ref var w2 = ref Unsafe.Add(ref w1, inputs);
                ref var w3 = ref Unsafe.Add(ref w2, inputs);
                for (nuint i = 0; i < (nuint)inputs; i++)
                {
                    var first = Vector256.LoadUnsafe(ref row);
                    var second = Vector256.LoadUnsafe(ref row, lanes);
                    row = ref Unsafe.Add(ref row, Stride);
                    var w = Vector256.Create(Unsafe.Add(ref w0, i));
                    a0 = LaneMath.MultiplyAdd(first, w, a0);
                    b0 = LaneMath.MultiplyAdd(second, w, b0);
                    w = Vector256.Create(Unsafe.Add(ref w1, i));
                    a1 = LaneMath.MultiplyAdd(first, w, a1);
                    b1 = LaneMath.MultiplyAdd(second, w, b1);
                    w = Vector256.Create(Unsafe.Add(ref w2, i));
                    a2 = LaneMath.MultiplyAdd(first, w, a2);
                    b2 = LaneMath.MultiplyAdd(second, w, b2);
                    w = Vector256.Create(Unsafe.Add(ref w3, i));
                    a3 = LaneMath.MultiplyAdd(first, w, a3);
                    b3 = LaneMath.MultiplyAdd(second, w, b3);
                }
                ref var to = ref Unsafe.Add(ref MemoryMarshal.GetReference(destination), (nuint)o * Stride + e);
                a0.StoreUnsafe(ref to);
                b0.StoreUnsafe(ref to, lanes);
                a1.StoreUnsafe(ref to, Stride);
                b1.StoreUnsafe(ref to, Stride + lanes);
                a2.StoreUnsafe(ref to, 2 * Stride);
                b2.StoreUnsafe(ref to, 2 * Stride + lanes);
                a3.StoreUnsafe(ref to, 3 * Stride);
                b3.StoreUnsafe(ref to, 3 * Stride + lanes);
            }
        }
    }

    /// <summary>Adds the gradient of the weights: gradient[o, i] += sum over events of slopes[o] source[i].</summary>
    /// <param name="slopes">Rows of derivatives of the loss with respect to the outputs' sums.</param>
    /// <param name="source">Rows of the inputs.</param>
    /// <param name="inputs">Number of inputs, a multiple of two.</param>
    /// <param name="outputs">Number of outputs, a multiple of <see cref="Tile"/>.</param>
    /// <param name="gradient">One row of <paramref name="inputs"/> numbers per output.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddWeightGradient<T>(ReadOnlySpan<T> slopes, ReadOnlySpan<T> source, int inputs, int outputs, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Debug.Assert(outputs % Tile == 0 && inputs % 2 == 0 && gradient.Length >= inputs * outputs);
        var lanes = (nuint)Vector256<T>.Count;
        for (var o = 0; o < outputs; o += Tile)
        {
            ref var slope = ref Unsafe.Add(ref MemoryMarshal.GetReference(slopes), o * Stride);
            for (var i = 0; i < inputs; i += 2)
            {
                ref var row = ref Unsafe.Add(ref MemoryMarshal.GetReference(source), i * Stride);
                var (a0, a1, a2, a3) = (Vector256<T>.Zero, Vector256<T>.Zero, Vector256<T>.Zero, Vector256<T>.Zero);
                var (b0, b1, b2, b3) = (a0, a1, a2, a3);
                for (nuint e = 0; e < Block; e += lanes)
                {
                    var first = Vector256.LoadUnsafe(ref row, e);
                    var second = Vector256.LoadUnsafe(ref row, e + Stride);
                    var d = Vector256.LoadUnsafe(ref slope, e);
                    a0 = LaneMath.MultiplyAdd(first, d, a0);
                    b0 = LaneMath.MultiplyAdd(second, d, b0);
                    d = Vector256.LoadUnsafe(ref slope, e + Stride);
                    a1 = LaneMath.MultiplyAdd(first, d, a1);
                    b1 = LaneMath.MultiplyAdd(second, d, b1);
                    d = Vector256.LoadUnsafe(ref slope, e + 2 * Stride);
                    a2 = LaneMath.MultiplyAdd(first, d, a2);
                    b2 = LaneMath.MultiplyAdd(second, d, b2);
                    d = Vector256.LoadUnsafe(ref slope, e + 3 * Stride);
                    a3 = LaneMath.MultiplyAdd(first, d, a3);
                    b3 = LaneMath.MultiplyAdd(second, d, b3);
                }
                ref var to = ref gradient[o * inputs + i];
                AddSums(a0, b0, ref to);
                AddSums(a1, b1, ref Unsafe.Add(ref to, inputs));
                AddSums(a2, b2, ref Unsafe.Add(ref to, 2 * inputs));
                AddSums(a3, b3, ref Unsafe.Add(ref to, 3 * inputs));
            }
        }
    }

    /// <summary>Adds the gradient of the biases: gradient[o] += sum over events of slopes[o].</summary>
    public static void AddBiasGradient<T>(ReadOnlySpan<T> slopes, int outputs, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var o = 0; o < outputs; o++)
        {
            var sum = Vector256<T>.Zero;
            for (var e = 0; e < Block; e += Vector256<T>.Count)
                sum += Vector256.Create(slopes.Slice(o * Stride + e, Vector256<T>.Count));
            gradient[o] += Vector256.Sum(sum);
        }
    }

    /// <summary>Replaces sums by the activation's values.</summary>
    public static void Activate<T>(Activation activation, int outputs, Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (activation)
        {
            case Activation.Tanh:
                Tanh(outputs, values);
                break;
            case Activation.Relu:
                for (var o = 0; o < outputs; o++)
                {
                    foreach (ref var lane in Lanes(values, o))
                        lane = Vector256.Max(lane, Vector256<T>.Zero);
                }
                break;
            case Activation.Sigmoid:
                for (var o = 0; o < outputs; o++)
                {
                    foreach (ref var lane in Lanes(values, o))
                        lane = LaneMath.Sigmoid(lane);
                }
                break;
        }
    }

    /// <summary>Multiplies slopes with the derivative of the activation, known from its values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyByDerivative<T>(Activation activation, int outputs, ReadOnlySpan<T> values, Span<T> slopes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var one = Vector256<T>.One;
        for (var o = 0; o < outputs; o++)
        {
            var value = MemoryMarshal.Cast<T, Vector256<T>>(values.Slice(o * Stride, Block));
            var slope = Lanes(slopes, o);
            for (var k = 0; k < slope.Length; k++)
            {
                slope[k] = activation switch
                {
                    Activation.Tanh => slope[k] * (one - value[k] * value[k]),
                    Activation.Sigmoid => slope[k] * (value[k] * (one - value[k])),
                    Activation.Relu => Vector256.ConditionalSelect(Vector256.GreaterThan(value[k], Vector256<T>.Zero), slope[k], Vector256<T>.Zero),
                    _ => slope[k],
                };
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tanh<T>(int outputs, Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var o = 0; o < outputs; o++)
        {
            foreach (ref var lane in Lanes(values, o))
                lane = LaneMath.Tanh(lane);
        }
    }

    private static Span<Vector256<T>> Lanes<T>(Span<T> values, int row)
        where T : unmanaged => MemoryMarshal.Cast<T, Vector256<T>>(values.Slice(row * Stride, Block));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddSums<T>(Vector256<T> first, Vector256<T> second, ref T to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        to += Vector256.Sum(first);
        Unsafe.Add(ref to, 1) += Vector256.Sum(second);
    }
}
