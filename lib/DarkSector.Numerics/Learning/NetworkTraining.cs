using DarkSector.Numerics.Random;
using static System.FormattableString;

namespace DarkSector.Numerics.Learning;

/// <summary>One stage of learning: steps along the gradient until the validation loss no longer falls.</summary>
internal sealed class NetworkTraining(NetworkShape shape, float[] features, IScoreLoss loss, float[] validationFeatures, IScoreLoss validationLoss, LearningSchedule schedule)
{
    private readonly NetworkGradient<float> _gradient = new(shape, features, schedule.Threads);
    private readonly NetworkGradient<float> _validation = new(shape, validationFeatures, schedule.Threads);
    private readonly GradientStepper _stepper = new(schedule.Step, shape.Length);
    private readonly int[] _validationEvents = [.. Enumerable.Range(0, validationLoss.Count)];
    private readonly float[] _slopes = new float[shape.Length];

    /// <summary>Learns from given parameters.</summary>
    /// <returns>The parameters of the best epoch, and the learning curve.</returns>
    public (float[] Parameters, IReadOnlyList<LearningEpoch> Curve) Run(float[] start, RandomStream rng)
    {
        var (parameters, best, least) = ((float[])start.Clone(), start, ValidationLoss(start));
        var (rate, sinceBest, curve) = (schedule.LearningRate, 0, new List<LearningEpoch>());
        var order = Enumerable.Range(0, loss.Count).ToArray();
        for (var epoch = 1; epoch <= schedule.Epochs && sinceBest < schedule.Patience; epoch++)
        {
            var training = Epoch(parameters, order, rate, rng[epoch]);
            var validation = ValidationLoss(parameters);
            if (!double.IsFinite(training) || !double.IsFinite(validation))
                throw new InvalidOperationException(Invariant($"The {loss.Name} loss became {training} (validation {validation}) in epoch {epoch}; the steps are too long: lower LearningRate = {schedule.LearningRate}."));
            curve.Add(new LearningEpoch(loss.Name, epoch, training, validation, rate));
            sinceBest = validation < least ? 0 : sinceBest + 1;
            if (sinceBest == 0)
                (best, least) = ((float[])parameters.Clone(), validation);
            else if (sinceBest == (schedule.Patience + 1) / 2)
                rate /= 2;
        }
        return (best, curve);
    }

    private double Epoch(float[] parameters, int[] order, double rate, RandomStream rng)
    {
        var batch = Math.Min(schedule.BatchSize, order.Length);
        if (batch < order.Length)
            Shuffle(order, rng);
        var (sum, batches) = (0.0, 0);
        // What does not fill a batch waits for the next epoch.
        for (var first = 0; first + batch <= order.Length; first += batch, batches++)
        {
            sum += _gradient.Of(parameters, loss, order.AsMemory(first, batch), _slopes);
            _stepper.Move(parameters, _slopes, rate);
        }
        return sum / batches;
    }

    private double ValidationLoss(float[] parameters)
    {
        var sums = new double[_validationEvents.Length];
        _validation.Sums(parameters, _validationEvents, sums);
        return validationLoss.Evaluate(_validationEvents, sums, sums.Length, new double[sums.Length]);
    }

    private static void Shuffle(int[] order, RandomStream rng)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = rng.Index(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
