namespace DarkSector.Numerics.Learning;

/// <summary>Binary cross-entropy: the loss whose minimum is the probability to be signal.</summary>
/// <remarks>L = sum_k w_k [ln(1 + exp(z_k)) - y_k z_k]/n with labels y = 1 for signal and 0 for background, and weights scaled to a mean of 1;
/// d L/d z_k = w_k (score_k - y_k)/n. Negative weights subtract. For equal shares of signal and background use <see cref="LearningSample.Balanced"/>.</remarks>
public sealed class BinaryCrossEntropy : IScoreLoss
{
    private readonly double[] _labels;
    private readonly double[] _weights;

    /// <summary>The loss of a sample: its first class is the signal.</summary>
    /// <param name="sample">The events.</param>
    public BinaryCrossEntropy(LearningSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var mean = sample.Weights.Average();
        _labels = [.. sample.Labels.Select(label => label == 0 ? 1.0 : 0)];
        _weights = [.. sample.Weights.Select(weight => weight / mean)];
    }

    internal BinaryCrossEntropy(double[] labels, double[] weights) => (_labels, _weights) = (labels, weights);

    /// <inheritdoc/>
    public string Name => "binary cross-entropy";

    /// <inheritdoc/>
    public int Count => _labels.Length;

    /// <inheritdoc/>
    public bool IsSumOverEvents => true;

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<int> events, ReadOnlySpan<double> sums, int batch, Span<double> slopes)
    {
        var loss = 0.0;
        for (var k = 0; k < events.Length; k++)
        {
            var (z, y, w) = (sums[k], _labels[events[k]], _weights[events[k]] / batch);
            var q = Math.Exp(-Math.Abs(z));
            loss += w * (Math.Max(z, 0) + Math.Log(1 + q) - y * z);
            slopes[k] = w * ((z < 0 ? q : 1) / (1 + q) - y);
        }
        return loss;
    }
}
