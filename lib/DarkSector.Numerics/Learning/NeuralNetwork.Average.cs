namespace DarkSector.Numerics.Learning;

public sealed partial class NeuralNetwork
{
    /// <summary>Several networks as one: its last sum z is the mean of theirs.</summary>
    /// <remarks>Networks that differ only in their random numbers disagree where events are few; their mean fluctuates less. The layers stand side by side
    /// in one network, with weights of 0 between neurons of different members.</remarks>
    /// <param name="members">Networks with the same features, trained on the same sample, with the same number of layers and activation.</param>
    public static NeuralNetwork Average(params IReadOnlyList<NeuralNetwork> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        RequireAlike(members);
        var (first, last) = (members[0], members[0]._shape.Layers);
        int[] widths = [.. first._shape.Widths.Select((width, layer) => layer == 0 || layer == last ? width : members.Sum(member => member._shape.Widths[layer]))];
        var shape = new NetworkShape(widths, first.Activation);
        var (parameters, before) = (new float[shape.Length], new int[last + 1]);
        foreach (var member in members)
        {
            member.AddTo(parameters, shape, before, 1f / members.Count);
            for (var layer = 1; layer < last; layer++)
                before[layer] += member._shape.Widths[layer];
        }
        var training = members.Skip(1).Aggregate(first.Training, (record, member) => Joined(record, member.Training));
        return new NeuralNetwork(first.Features, first.Classes, training, shape, first._standardisation, parameters, [.. members.SelectMany(member => member.Curve)]);
    }

    // Neuron j of a hidden layer becomes neuron before[layer] + j; the last sum is added with a share.
    private void AddTo(float[] parameters, NetworkShape shape, int[] before, float share)
    {
        for (var layer = 0; layer < _shape.Layers; layer++)
        {
            var factor = layer == _shape.Layers - 1 ? share : 1;
            foreach (var (output, input) in Weights(_shape, layer))
                parameters[shape.WeightAt(layer, before[layer + 1] + output, before[layer] + input)] += factor * _parameters[_shape.WeightAt(layer, output, input)];
            for (var output = 0; output < _shape.Widths[layer + 1]; output++)
                parameters[shape.BiasAt(layer, before[layer + 1] + output)] += factor * _parameters[_shape.BiasAt(layer, output)];
        }
    }

    private static void RequireAlike(IReadOnlyList<NeuralNetwork> members)
    {
        if (members.Count == 0)
            throw new ArgumentException("An average needs at least one network.", nameof(members));
        var first = members[0];
        if (members.FirstOrDefault(other => !other.Features.SequenceEqual(first.Features) || other._shape.Layers != first._shape.Layers || other.Activation != first.Activation) is { } different)
            throw new ArgumentException($"'{different}' and '{first}' differ in features, number of layers or activation; an average needs networks that agree in them.", nameof(members));
        if (members.Any(other => !other._standardisation.Means.SequenceEqual(first._standardisation.Means) || !other._standardisation.Deviations.SequenceEqual(first._standardisation.Deviations)))
            throw new ArgumentException("The networks standardise their features in different ways; an average needs networks trained on the same sample.", nameof(members));
    }
}
