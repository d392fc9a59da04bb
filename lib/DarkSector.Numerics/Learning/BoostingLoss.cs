using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using DarkSector.Numerics.Shapes;

namespace DarkSector.Numerics.Learning;

/// <summary>Loss of the boosted trees and its derivatives with respect to the sums over trees.</summary>
/// <remarks>
/// Two classes: weight times -ln p of the true class with p = 1/(1 + exp(-F)); first derivative w (p - y), second w p (1 - p).
/// More classes: p_k = exp(F_k) / sum_j exp(F_j), with the same derivatives for each k (the diagonal of the second). Weights keep their sign.
/// </remarks>
internal static class BoostingLoss
{
    /// <summary>Derivatives for two classes.</summary>
    /// <param name="scores">Sum over trees of each event: logarithm of the odds for signal.</param>
    /// <param name="weights">Weight of each event.</param>
    /// <param name="signalWeights">Weight of each signal event, zero for background.</param>
    /// <param name="derivatives">First and second derivative of each event, as two floats in a word.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void OfTwo(ReadOnlySpan<double> scores, ReadOnlySpan<double> weights, ReadOnlySpan<double> signalWeights, Span<double> derivatives)
    {
        var pairs = MemoryMarshal.Cast<double, float>(derivatives);
        Span<double> last = stackalloc double[4];
        for (var i = 0; i < scores.Length; i += 4)
        {
            var count = Math.Min(4, scores.Length - i);
            var p = Probability(Load(scores, i, count, last));
            var weighted = Load(weights, i, count, last) * p;
            var first = weighted - Load(signalWeights, i, count, last);
            var second = weighted * (Vector256<double>.One - p);
            for (var lane = 0; lane < count; lane++)
            {
                pairs[2 * (i + lane)] = (float)first[lane];
                pairs[2 * (i + lane) + 1] = (float)second[lane];
            }
        }
    }

    /// <summary>Derivatives for one of several classes.</summary>
    /// <param name="probabilities">Probability of the class for each event.</param>
    /// <param name="weights">Weight of each event.</param>
    /// <param name="labels">Class of each event.</param>
    /// <param name="label">The class.</param>
    /// <param name="derivatives">First and second derivative of each event, as two floats in a word.</param>
    internal static void OfClass(double[] probabilities, double[] weights, IReadOnlyList<int> labels, int label, double[] derivatives)
    {
        var pairs = MemoryMarshal.Cast<double, float>(derivatives.AsSpan());
        for (var i = 0; i < weights.Length; i++)
        {
            pairs[2 * i] = (float)(weights[i] * (probabilities[i] - (labels[i] == label ? 1 : 0)));
            pairs[2 * i + 1] = (float)(weights[i] * probabilities[i] * (1 - probabilities[i]));
        }
    }

    /// <summary>Replaces logarithms of odds by probabilities.</summary>
    internal static void ToProbability(Span<double> scores)
    {
        Span<double> last = stackalloc double[4];
        for (var i = 0; i < scores.Length; i += 4)
        {
            var count = Math.Min(4, scores.Length - i);
            var p = Probability(Load(scores, i, count, last));
            p.CopyTo(last);
            last[..count].CopyTo(scores[i..]);
        }
    }

    /// <summary>Replaces the sums over trees of each class by probabilities.</summary>
    internal static void ToProbabilities(double[][] scores)
    {
        for (var i = 0; i < scores[0].Length; i++)
        {
            var (largest, sum) = (scores[0][i], 0.0);
            for (var k = 1; k < scores.Length; k++)
                largest = Math.Max(largest, scores[k][i]);
            for (var k = 0; k < scores.Length; k++)
                sum += scores[k][i] = Math.Exp(scores[k][i] - largest);
            for (var k = 0; k < scores.Length; k++)
                scores[k][i] /= sum;
        }
    }

    /// <summary>Mean loss of events per unit of weight.</summary>
    /// <param name="scores">Sums over trees, one list per tree of a round.</param>
    /// <param name="labels">Class of each event.</param>
    /// <param name="weights">Weight of each event.</param>
    internal static double Mean(double[][] scores, IReadOnlyList<int> labels, double[] weights)
    {
        var (sum, total) = (0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * (scores.Length == 1 ? OfOdds(labels[i] == 0 ? scores[0][i] : -scores[0][i]) : OfSums(scores, i, labels[i]));
            total += weights[i];
        }
        return sum / total;
    }

    // -ln p = ln(1 + exp(-F)), without overflow.
    private static double OfOdds(double score) => Math.Max(-score, 0) + Math.Log(1 + Math.Exp(-Math.Abs(score)));

    private static double OfSums(double[][] scores, int i, int label)
    {
        var (largest, sum) = (scores.Max(s => s[i]), 0.0);
        foreach (var score in scores)
            sum += Math.Exp(score[i] - largest);
        return Math.Log(sum) + largest - scores[label][i];
    }

    private static Vector256<double> Probability(Vector256<double> score) =>
        Vector256<double>.One / (Vector256<double>.One + VectorMath.Exp(-score));

    private static Vector256<double> Load(ReadOnlySpan<double> values, int i, int count, Span<double> last)
    {
        if (count == 4)
            return Vector256.Create(values.Slice(i, 4));
        last.Clear();
        values.Slice(i, count).CopyTo(last);
        return Vector256.Create<double>(last);
    }
}
