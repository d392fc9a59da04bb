using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Learning;

/// <summary>A dense network that tells signal from background.</summary>
/// <remarks>
/// Every layer forms weighted sums of the one before and applies the <see cref="Learning.Activation"/>; the score is 1/(1 + exp(-z)) of the last sum.
/// Features are brought to mean 0 and standard deviation 1 with numbers of the training sample, which belong to the model. Weights are in single precision.
/// The same sample, options and stream give the same network, for any number of threads.
///     var network = NeuralNetwork.Train(training, validation, new NetworkOptions { HiddenLayers = [32, 16] }, rng["network"]);
/// </remarks>
public sealed partial class NeuralNetwork : IClassifier
{
    private const string Kind = "dense network";
    private const int Version = 1;

    private readonly NetworkShape _shape;
    private readonly Standardisation _standardisation;
    private readonly float[] _parameters;
    private readonly Lazy<NetworkPoint> _point;

    private NeuralNetwork(
        IReadOnlyList<string> features, IReadOnlyList<string> classes, TrainingRecord training, NetworkShape shape, Standardisation standardisation, float[] parameters, IReadOnlyList<LearningEpoch> curve)
    {
        (Features, Classes, Training, Curve) = (features, classes, training, curve);
        (_shape, _standardisation, _parameters) = (shape, standardisation, parameters);
        _point = new Lazy<NetworkPoint>(() => new NetworkPoint(_shape, _standardisation, _parameters));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Features { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Classes { get; }

    /// <inheritdoc/>
    public TrainingRecord Training { get; }

    /// <summary>The losses of all epochs, stage by stage.</summary>
    public IReadOnlyList<LearningEpoch> Curve { get; }

    /// <summary>Numbers of neurons of the hidden layers.</summary>
    public IReadOnlyList<int> HiddenLayers => [.. _shape.Widths.Skip(1).SkipLast(1)];

    /// <summary>Activation of the hidden layers.</summary>
    public Activation Activation => _shape.Hidden;

    /// <summary>Number of weights and biases.</summary>
    public int ParameterCount => _shape.Widths.Zip(_shape.Widths.Skip(1), (inputs, outputs) => (inputs + 1) * outputs).Sum();

    /// <summary>A network with random weights: normal with variance 1/inputs (2/inputs for <see cref="Activation.Relu"/>), biases zero.</summary>
    /// <remarks>He et al., arXiv:1502.01852.</remarks>
    /// <param name="sample">Sample of two classes, for features and their standardisation.</param>
    /// <param name="options">Layers and activation.</param>
    /// <param name="rng">Random numbers.</param>
    public static NeuralNetwork Untrained(LearningSample sample, NetworkOptions options, RandomStream rng)
    {
        RequireTwoClasses(sample);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(rng);
        if (options.Activation == Activation.Identity)
            throw new ArgumentException("Hidden layers with Activation.Identity are one linear layer; choose Tanh, Relu or Sigmoid, or HiddenLayers = [].", nameof(options));
        var shape = new NetworkShape([sample.Features.Count, .. options.HiddenLayers, 1], options.Activation);
        var parameters = new float[shape.Length];
        var gain = options.Activation == Activation.Relu ? 2.0 : 1.0;
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            var sigma = Math.Sqrt(gain / shape.Widths[layer]);
            foreach (var (output, input) in Weights(shape, layer))
                parameters[shape.WeightAt(layer, output, input)] = (float)rng.Gaussian(0, sigma);
        }
        return new NeuralNetwork(sample.Features, sample.Classes, new TrainingRecord([]), shape, Standardisation.Of(sample), parameters, []);
    }

    /// <summary>A network trained with binary cross-entropy.</summary>
    /// <param name="training">Events to learn from, of two classes; <see cref="LearningSample.Balanced"/> gives both the same say.</param>
    /// <param name="validation">Other events with the same features, which end the learning.</param>
    /// <param name="options">Layers, activation and schedule.</param>
    /// <param name="rng">Random numbers: first weights and order of events.</param>
    public static NeuralNetwork Train(LearningSample training, LearningSample validation, NetworkOptions options, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(rng);
        return Untrained(training, options, rng["weights"])
            .Continue(training, new BinaryCrossEntropy(training), validation, new BinaryCrossEntropy(validation), options.Schedule, rng["order"]);
    }

    /// <summary>This network after more learning, with any loss.</summary>
    /// <param name="training">Events to learn from, with the features of the network.</param>
    /// <param name="loss">What is made small on them.</param>
    /// <param name="validation">Events that end the learning.</param>
    /// <param name="validationLoss">The same loss on them.</param>
    /// <param name="schedule">Steps and their number.</param>
    /// <param name="rng">Random numbers: order of events.</param>
    public NeuralNetwork Continue(
        LearningSample training, IScoreLoss loss, LearningSample validation, IScoreLoss validationLoss, LearningSchedule schedule, RandomStream rng)
    {
        RequireTwoClasses(training);
        RequireTwoClasses(validation);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(validationLoss);
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(rng);
        training.RefuseTestEvents();
        validation.RefuseTestEvents();
        RequireSameFeatures(training, loss, nameof(training));
        RequireSameFeatures(validation, validationLoss, nameof(validation));
        var stage = new NetworkTraining(_shape, _standardisation.Apply(training), loss, _standardisation.Apply(validation), validationLoss, schedule);
        var (parameters, curve) = stage.Run(_parameters, rng);
        return new NeuralNetwork(Features, Classes, Joined(Training, training.Record), _shape, _standardisation, parameters, [.. Curve, .. curve]);
    }

    /// <summary>The same order of events with other scores: z is replaced by <paramref name="sharpness"/> (z - z0), where z0 belongs to a score that becomes 1/2.</summary>
    /// <param name="centre">The score that becomes 1/2, in (0, 1).</param>
    /// <param name="sharpness">Factor on z, above 0; more than 1 brings scores closer to 0 and 1.</param>
    public NeuralNetwork Recentred(double centre, double sharpness)
    {
        if (!(centre is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(centre), FormattableString.Invariant($"centre = {centre}; a score that can become 1/2 lies between 0 and 1."));
        if (!(sharpness > 0) || !double.IsFinite(sharpness))
            throw new ArgumentOutOfRangeException(nameof(sharpness), FormattableString.Invariant($"sharpness = {sharpness}; it must be above 0."));
        var (parameters, last) = ((float[])_parameters.Clone(), _shape.Layers - 1);
        ref var bias = ref parameters[_shape.BiasAt(last, 0)];
        bias = (float)(sharpness * (bias - Math.Log(centre / (1 - centre))));
        for (var input = 0; input < _shape.Widths[last]; input++)
            parameters[_shape.WeightAt(last, 0, input)] *= (float)sharpness;
        return new NeuralNetwork(Features, Classes, Training, _shape, _standardisation, parameters, Curve);
    }

    /// <inheritdoc/>
    public IReadOnlyList<double> Score(EventTable events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var sums = new double[events.Count];
        new NetworkGradient<float>(_shape, _standardisation.Apply(events, Features)).Sums(_parameters, Enumerable.Range(0, events.Count).ToArray(), sums);
        return Array.ConvertAll(sums, z => 1 / (1 + Math.Exp(-z)));
    }

    /// <summary>The score of one event, for use inside of other calculations; whole tables are faster with <see cref="Score"/>.</summary>
    /// <param name="features">One number per entry of <see cref="Features"/>, in that order.</param>
    /// <returns>The score in [0, 1]; thread-safe.</returns>
    public double ScoreAt(params ReadOnlySpan<double> features) => features.Length == Features.Count
        ? 1 / (1 + Math.Exp(-_point.Value.Sum(features)))
        : throw new ArgumentException($"{features.Length} numbers for the {Features.Count} features {string.Join(", ", Features)}; give one for each, in this order.", nameof(features));

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyList<double>> Probabilities(EventTable events)
    {
        var score = Score(events);
        return [score, [.. score.Select(s => 1 - s)]];
    }

    /// <summary>Writes the network, with its standardisation and training record, as JSON.</summary>
    /// <param name="path">The file; one that exists is replaced when the new one is complete.</param>
    public void Save(string path) => ModelFile.Write(path, Kind, Version, this, new Content(Activation, _standardisation.Means, _standardisation.Deviations,
        [.. Enumerable.Range(0, _shape.Layers).Select(LayerOf)], Curve));

    /// <summary>Reads a network.</summary>
    /// <param name="path">The file.</param>
    /// <param name="features">The features expected, in any order; null when any will do.</param>
    /// <exception cref="InvalidDataException">The file is of another kind, version or feature list, or damaged.</exception>
    public static NeuralNetwork Load(string path, IReadOnlyList<string>? features = null)
    {
        var file = ModelFile.Read<Content>(path, Kind, Version, features);
        var content = file.Model;
        RequireComplete(path, content, file.Features.Count);
        var shape = new NetworkShape([file.Features.Count, .. content.Layers.Select(layer => layer.Biases.Count)], content.Activation);
        var parameters = new float[shape.Length];
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            foreach (var (output, input) in Weights(shape, layer))
                parameters[shape.WeightAt(layer, output, input)] = content.Layers[layer].Weights[output][input];
            for (var output = 0; output < shape.Widths[layer + 1]; output++)
                parameters[shape.BiasAt(layer, output)] = content.Layers[layer].Biases[output];
        }
        return new NeuralNetwork(file.Features, file.Classes, file.Training, shape, new Standardisation(content.Means, content.Deviations), parameters, content.Curve);
    }

    /// <summary>Layers, features and the last epoch.</summary>
    public override string ToString() =>
        $"network {string.Join("-", _shape.Widths)} ({Activation}) of {string.Join(", ", Features)}{(Curve.Count > 0 ? $"; {Curve[^1]}" : ", untrained")}";

    private Layer LayerOf(int layer) => new(
        [.. Enumerable.Range(0, _shape.Widths[layer + 1]).Select(output => (IReadOnlyList<float>)[.. Enumerable.Range(0, _shape.Widths[layer]).Select(input => _parameters[_shape.WeightAt(layer, output, input)])])],
        [.. Enumerable.Range(0, _shape.Widths[layer + 1]).Select(output => _parameters[_shape.BiasAt(layer, output)])]);

    private static IEnumerable<(int Output, int Input)> Weights(NetworkShape shape, int layer) =>
        Enumerable.Range(0, shape.Widths[layer + 1]).SelectMany(output => Enumerable.Range(0, shape.Widths[layer]).Select(input => (output, input)));

    private static TrainingRecord Joined(TrainingRecord before, TrainingRecord now) =>
        new([.. before.Tables.Concat(now.Tables).DistinctBy(table => (table.Class, table.Table, table.Role, table.Events))]);

    private static void RequireTwoClasses(LearningSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (sample.Classes.Count != 2)
            throw new ArgumentException($"The sample has the classes {string.Join(", ", sample.Classes)}; a network has one score and tells two classes apart. Join the backgrounds in one EventClass.", nameof(sample));
    }

    private void RequireSameFeatures(LearningSample sample, IScoreLoss loss, string name)
    {
        if (!sample.Features.SequenceEqual(Features))
            throw new ArgumentException($"The {name} sample has the features {string.Join(", ", sample.Features)}; the network reads {string.Join(", ", Features)}. Make it with the list network.Features.", name);
        if (loss.Count != sample.Count)
            throw new ArgumentException($"The {loss.Name} loss is for {loss.Count} events, the {name} sample has {sample.Count}; make both from the same events.", name);
    }

    private static void RequireComplete(string path, Content content, int features)
    {
        var widths = content.Layers is null ? [] : content.Layers.Select(layer => layer?.Biases?.Count ?? 0).Prepend(features).ToArray();
        var complete = widths.Length >= 2 && widths[^1] == 1 && widths.All(width => width > 0)
            && content.Layers!.Select((layer, i) => layer.Weights?.Count == widths[i + 1] && layer.Weights.All(row => row?.Count == widths[i])).All(whole => whole)
            && content.Means?.Count == features && content.Deviations?.Count == features && content.Curve is not null;
        if (!complete)
            throw new InvalidDataException($"'{path}' lacks weights, biases or the standardisation of some features; the file is damaged. Save the model again.");
    }

    private sealed record Content(Activation Activation, IReadOnlyList<double> Means, IReadOnlyList<double> Deviations, IReadOnlyList<Layer> Layers, IReadOnlyList<LearningEpoch> Curve);

    private sealed record Layer(IReadOnlyList<IReadOnlyList<float>> Weights, IReadOnlyList<float> Biases);
}
