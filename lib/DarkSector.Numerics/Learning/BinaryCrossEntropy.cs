namespace DarkSector.Numerics.Learning;

/// <summary>Binary cross-entropy: the loss whose minimum is the probability to be signal.</summary>
/// <remarks>L = sum_k w_k [ln(1 + exp(z_k)) - y_k z_k] / n with labels y = 0, 1 and weights of mean 1; d L/d z_k = w_k (score_k - y_k)/n.</remarks>
/// <param name="labels">1 for signal, 0 for background, one per event of the sample.</param>
/// <param name="weights">Weights, one per event of the sample.</param>
public sealed class BinaryCrossEntropy(IReadOnlyList<double> labels, IReadOnlyList<double> weights) : IScoreLoss
{
    private readonly double[] _labels = [.. labels];
    private readonly double[] _weights = [.. weights];

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
