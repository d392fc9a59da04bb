namespace DarkSector.Numerics.Learning;

/// <summary>Where the weights and biases of a dense network lie in one array.</summary>
/// <remarks>Layers follow each other, each with its weights (one row per output) and its biases. Widths are padded to whole tiles of
/// <see cref="DenseKernel"/>; padded weights are zero and stay zero, since neither values nor slopes of padded neurons differ from zero.</remarks>
internal sealed class NetworkShape
{
    private readonly int[] _widths;
    private readonly int[] _offsets;

    /// <summary>The shape of given widths.</summary>
    /// <param name="widths">Number of features, widths of the hidden layers, then 1.</param>
    /// <param name="hidden">Activation of the hidden layers.</param>
    public NetworkShape(IReadOnlyList<int> widths, Activation hidden)
    {
        _widths = [.. widths];
        Hidden = hidden;
        _offsets = new int[Layers + 1];
        for (var layer = 0; layer < Layers; layer++)
            _offsets[layer + 1] = _offsets[layer] + (Inputs(layer) + 1) * Outputs(layer);
    }

    /// <summary>Number of features, widths of the layers, 1.</summary>
    public IReadOnlyList<int> Widths => _widths;

    /// <summary>Activation of the hidden layers.</summary>
    public Activation Hidden { get; }

    /// <summary>Number of layers with weights.</summary>
    public int Layers => _widths.Length - 1;

    /// <summary>Length of the array of parameters.</summary>
    public int Length => _offsets[Layers];

    /// <summary>Padded number of inputs of a layer.</summary>
    public int Inputs(int layer) => DenseKernel.Padded(_widths[layer]);

    /// <summary>Padded number of outputs of a layer.</summary>
    public int Outputs(int layer) => DenseKernel.Padded(_widths[layer + 1]);

    /// <summary>Activation of a layer.</summary>
    public Activation Of(int layer) => layer == Layers - 1 ? Activation.Identity : Hidden;

    /// <summary>Weights of a layer.</summary>
    public Span<T> Weights<T>(T[] parameters, int layer) => parameters.AsSpan(_offsets[layer], Inputs(layer) * Outputs(layer));

    /// <summary>Biases of a layer.</summary>
    public Span<T> Biases<T>(T[] parameters, int layer) => parameters.AsSpan(_offsets[layer + 1] - Outputs(layer), Outputs(layer));

    /// <summary>Position of a weight in the array.</summary>
    public int WeightAt(int layer, int output, int input) => _offsets[layer] + output * Inputs(layer) + input;

    /// <summary>Position of a bias in the array.</summary>
    public int BiasAt(int layer, int output) => _offsets[layer + 1] - Outputs(layer) + output;
}
