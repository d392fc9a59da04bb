using System.Numerics;

namespace DarkSector.Numerics.Learning;

/// <summary>The values of all neurons for one block of events, and the slopes of the loss.</summary>
internal sealed class NetworkBlock<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkShape _shape;
    private readonly T[][] _values;
    private T[] _slopes, _slopesBefore;

    public NetworkBlock(NetworkShape shape)
    {
        _shape = shape;
        _values = [.. Enumerable.Range(0, shape.Layers).Select(layer => new T[shape.Inputs(layer) * DenseKernel.Stride]),
            new T[DenseKernel.Tile * DenseKernel.Stride]];
        var widest = shape.Widths.Max(DenseKernel.Padded) * DenseKernel.Stride;
        (_slopes, _slopesBefore) = (new T[widest], new T[widest]);
    }

    /// <summary>The sums of the last layer for given events, one per event.</summary>
    /// <param name="parameters">Weights and biases.</param>
    /// <param name="features">One row of features per event.</param>
    /// <param name="events">At most <see cref="DenseKernel.Block"/> rows.</param>
    public ReadOnlySpan<T> Forward(T[] parameters, T[] features, ReadOnlySpan<int> events)
    {
        Load(features, events);
        for (var layer = 0; layer < _shape.Layers; layer++)
        {
            DenseKernel.WeightedSums<T>(_shape.Weights(parameters, layer), _shape.Biases(parameters, layer),
                _shape.Inputs(layer), _shape.Outputs(layer), _values[layer], _values[layer + 1]);
            DenseKernel.Activate(_shape.Of(layer), _shape.Widths[layer + 1], _values[layer + 1].AsSpan());
        }
        return _values[^1].AsSpan(0, events.Length);
    }

    /// <summary>Adds the gradient of the loss, after <see cref="Forward"/> of the same events.</summary>
    /// <param name="transposed">Weights with one row per input, where <paramref name="gradient"/> has one row per output.</param>
    /// <param name="slopes">Derivatives of the loss with respect to the last sums, one per event.</param>
    /// <param name="gradient">Derivatives with respect to the parameters.</param>
    public void Backward(T[] transposed, ReadOnlySpan<T> slopes, T[] gradient)
    {
        Array.Clear(_slopes, 0, DenseKernel.Tile * DenseKernel.Stride);
        slopes.CopyTo(_slopes);
        for (var layer = _shape.Layers - 1; layer >= 0; layer--)
        {
            var (inputs, outputs) = (_shape.Inputs(layer), _shape.Outputs(layer));
            DenseKernel.AddWeightGradient<T>(_slopes, _values[layer], inputs, outputs, _shape.Weights(gradient, layer));
            DenseKernel.AddBiasGradient<T>(_slopes, outputs, _shape.Biases(gradient, layer));
            if (layer == 0)
                break;
            DenseKernel.WeightedSums<T>(_shape.Weights(transposed, layer), NoBias, outputs, inputs, _slopes, _slopesBefore);
            DenseKernel.MultiplyByDerivative<T>(_shape.Of(layer - 1), inputs, _values[layer], _slopesBefore);
            (_slopes, _slopesBefore) = (_slopesBefore, _slopes);
        }
    }

    private T[] NoBias => field ??= new T[_shape.Widths.Max(DenseKernel.Padded)];

    private void Load(T[] features, ReadOnlySpan<int> events)
    {
        var (count, first) = (_shape.Widths[0], _values[0]);
        if (events.Length < DenseKernel.Block)
            Array.Clear(first);
        for (var e = 0; e < events.Length; e++)
        {
            var row = features.AsSpan(events[e] * count, count);
            for (var f = 0; f < row.Length; f++)
                first[f * DenseKernel.Stride + e] = row[f];
        }
    }
}
