using System.Runtime.Intrinsics;

namespace DarkSector.Numerics.Learning;

/// <summary>A network for one event at a time, where the next event is not known yet: neurons, not events, lie beside each other.</summary>
/// <remarks>The same sums as <see cref="NetworkBlock{T}"/>, each in the order of the inputs. Thread-safe.</remarks>
internal sealed class NetworkPoint
{
    private static readonly int Lanes = Vector256<float>.Count;

    private readonly Standardisation _standardisation;
    private readonly Layer[] _layers;
    private readonly int _widest;

    public NetworkPoint(NetworkShape shape, Standardisation standardisation, float[] parameters)
    {
        _standardisation = standardisation;
        _layers = [.. Enumerable.Range(0, shape.Layers).Select(layer => LayerOf(shape, layer, parameters))];
        _widest = _layers.Max(layer => Math.Max(Padded(layer.Inputs), layer.Biases.Length));
    }

    /// <summary>The last sum z.</summary>
    /// <param name="features">The features, not standardised, in the order of the network.</param>
    public double Sum(ReadOnlySpan<double> features)
    {
        Span<float> values = stackalloc float[_widest], next = stackalloc float[_widest];
        for (var f = 0; f < features.Length; f++)
            values[f] = (float)((features[f] - _standardisation.Means[f]) / _standardisation.Deviations[f]);
        foreach (var layer in _layers)
        {
            Forward(layer, values, next);
            next.CopyTo(values);
        }
        return values[0];
    }

    private static void Forward(Layer layer, ReadOnlySpan<float> values, Span<float> next)
    {
        var weights = layer.Weights.AsSpan();
        var outputs = layer.Biases.Length;
        for (var o = 0; o < outputs; o += Lanes)
        {
            var sum = Vector256.Create(layer.Biases.AsSpan(o));
            for (var i = 0; i < layer.Inputs; i++)
                sum = LaneMath.MultiplyAdd(Vector256.Create(weights[(i * outputs + o)..]), Vector256.Create(values[i]), sum);
            Activated(layer.Activation, sum).CopyTo(next[o..]);
        }
    }

    private static Vector256<float> Activated(Activation activation, Vector256<float> sum) => activation switch
    {
        Activation.Tanh => LaneMath.Tanh(sum),
        Activation.Relu => Vector256.Max(sum, Vector256<float>.Zero),
        Activation.Sigmoid => LaneMath.Sigmoid(sum),
        _ => sum,
    };

    // One row of weights per input, padded to whole vectors of outputs.
    private static Layer LayerOf(NetworkShape shape, int layer, float[] parameters)
    {
        var (inputs, outputs) = (shape.Widths[layer], Padded(shape.Widths[layer + 1]));
        var (weights, biases) = (new float[inputs * outputs], new float[outputs]);
        for (var o = 0; o < shape.Widths[layer + 1]; o++)
        {
            biases[o] = parameters[shape.BiasAt(layer, o)];
            for (var i = 0; i < inputs; i++)
                weights[i * outputs + o] = parameters[shape.WeightAt(layer, o, i)];
        }
        return new Layer(inputs, weights, biases, shape.Of(layer));
    }

    private static int Padded(int neurons) => (neurons + Lanes - 1) / Lanes * Lanes;

    private sealed record Layer(int Inputs, float[] Weights, float[] Biases, Activation Activation);
}
