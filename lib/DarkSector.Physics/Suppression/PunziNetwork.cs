using DarkSector.Numerics.Learning;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;

namespace DarkSector.Physics.Suppression;

/// <summary>A network trained on the figure of merit of a search, for all masses at once.</summary>
/// <remarks>
/// Cross-entropy asks which events are signal, averaged over the sample. A search asks for the smallest cross-section that it can see at each mass, which depends on
/// efficiency and background inside a window of two resolutions. So the network first learns with cross-entropy, which finds a score that separates at all, and then with the
/// <see cref="PunziLoss"/> of all windows, in steps of the whole sample, since the loss is no sum over events.
/// F. Abudinen et al., "Punzi-loss", Eur. Phys. J. C 82, 121 (2022).
/// </remarks>
public sealed class PunziNetwork
{
    /// <summary>The column of scores that <see cref="Score"/> adds.</summary>
    public const string ScoreColumn = "punziScore";

    // The loss moves the scores until a cut between 0 and 1 is best; a scan on the few validation events that are left would follow their fluctuations.
    private const double CutOfTheLoss = 0.5;

    private PunziNetwork(IReadOnlyList<NeuralNetwork> members, NeuralNetwork network, NeuralNetwork entropy, double threshold, double entropyThreshold) =>
        (Members, Network, EntropyNetwork, Threshold, EntropyThreshold) = (members, network, entropy, threshold, entropyThreshold);

    /// <summary>The networks that are averaged, each with its learning curve.</summary>
    public IReadOnlyList<NeuralNetwork> Members { get; }

    /// <summary>The network after both stages: the average of <see cref="Members"/>.</summary>
    public NeuralNetwork Network { get; }

    /// <summary>The average after the first stage: what cross-entropy alone gives.</summary>
    public NeuralNetwork EntropyNetwork { get; }

    /// <summary>Working point: events with a larger score are kept. After training it is 1/2, to which the loss has moved the best cut of every mass.</summary>
    public double Threshold { get; }

    /// <summary>The best single working point of <see cref="EntropyNetwork"/>.</summary>
    public double EntropyThreshold { get; }

    /// <summary>Trains on the training parts; the validation parts end the learning, and set the working point of <see cref="EntropyNetwork"/>.</summary>
    /// <param name="hypotheses">Masses, signals and backgrounds.</param>
    /// <param name="features">Columns to learn from.</param>
    /// <param name="options">Layers, loss and stages.</param>
    /// <param name="rng">Random numbers.</param>
    public static PunziNetwork Train(MassHypotheses hypotheses, IReadOnlyList<string> features, PunziNetworkOptions options, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(hypotheses);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(rng);
        var (training, validation) = (hypotheses.Sample(features, EventRole.Training), hypotheses.Sample(features, EventRole.Validation));
        var loss = options.Loss with { Luminosity = hypotheses.Luminosity };
        var (onTraining, onValidation) = (new PunziLoss(hypotheses.Windows(EventRole.Training), loss), new PunziLoss(hypotheses.Windows(EventRole.Validation), loss));
        var stages = Enumerable.Range(0, options.Networks).Select(i =>
        {
            var entropy = NeuralNetwork.Train(training.Balanced(), validation.Balanced(),
                new NetworkOptions { HiddenLayers = options.HiddenLayers, Schedule = options.EntropyStage }, rng["entropy"][i]);
            return (Entropy: entropy, Punzi: entropy.Recentred(BestThreshold(entropy, hypotheses, loss), options.Sharpness)
                .Continue(training, onTraining, validation, onValidation, options.PunziStage, rng["punzi"][i]));
        }).ToArray();
        NeuralNetwork[] members = [.. stages.Select(stage => stage.Punzi)];
        var first = NeuralNetwork.Average([.. stages.Select(stage => stage.Entropy)]);
        return new PunziNetwork(members, NeuralNetwork.Average(members), first, CutOfTheLoss, BestThreshold(first, hypotheses, loss));
    }

    /// <summary>A network that was trained elsewhere, such as one that was saved, with a working point.</summary>
    /// <param name="network">The network; it also stands for <see cref="EntropyNetwork"/>.</param>
    /// <param name="threshold">Events with a larger score are kept, in [0, 1].</param>
    public static PunziNetwork Of(NeuralNetwork network, double threshold)
    {
        ArgumentNullException.ThrowIfNull(network);
        return threshold is >= 0 and <= 1 ? new PunziNetwork([network], network, network, threshold, threshold)
            : throw new ArgumentOutOfRangeException(nameof(threshold), FormattableString.Invariant($"threshold = {threshold}; a score lies in [0, 1]."));
    }

    /// <summary>The events with their scores.</summary>
    /// <param name="events">Events with the features as columns.</param>
    public EventTable Score(EventTable events) => events.WithScore(ScoreColumn, Network);

    /// <summary>The events above the working point.</summary>
    /// <param name="events">Events with the features as columns.</param>
    public EventTable Select(EventTable events) => Above(Network, Threshold, events);

    /// <summary>The events above the working point of <see cref="EntropyNetwork"/>.</summary>
    /// <param name="events">Events with the features as columns.</param>
    public EventTable SelectByEntropy(EventTable events) => Above(EntropyNetwork, EntropyThreshold, events);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"Punzi network, score above {Threshold:F3}: {Network}");

    internal static EventTable Above(NeuralNetwork network, double threshold, EventTable events)
    {
        var scored = events.WithScore(ScoreColumn, network);
        return scored.Where((double punziScore) => punziScore > threshold);
    }

    // The thresholds tried are quantiles of the signal's scores.
    private static double BestThreshold(NeuralNetwork network, MassHypotheses hypotheses, PunziLossOptions options)
    {
        var windows = hypotheses.Windows(EventRole.Validation);
        var loss = new PunziLoss(windows, options);
        double[] scores = [.. hypotheses.Signals.Select(s => s.Events.Validation).Concat(hypotheses.Backgrounds.Select(b => b.Validation)).SelectMany(network.Score)];
        int[] rows = [.. Enumerable.Range(0, scores.Length)];
        double[] signal = [.. rows.Where(row => windows[row].IsSignal).Select(row => scores[row]).Order()];
        return Enumerable.Range(0, 100).Select(i => signal[i * signal.Length / 100]).MinBy(threshold =>
            loss.Of(loss.Yields(rows, [.. scores.Select(score => score > threshold ? 1.0 : 0)])));
    }
}
