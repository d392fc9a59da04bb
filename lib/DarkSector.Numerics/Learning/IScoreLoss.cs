namespace DarkSector.Numerics.Learning;

/// <summary>What training makes small: a function of the scores of many events.</summary>
/// <remarks>A score is 1/(1 + exp(-z)) of the last sum z of a network; losses are given z, for which log-likelihoods neither overflow nor saturate.</remarks>
public interface IScoreLoss
{
    /// <summary>Name, as learning curves print it.</summary>
    string Name { get; }

    /// <summary>Number of events of the sample that the loss is for.</summary>
    int Count { get; }

    /// <summary>Whether the loss is a sum of one term per event, so that parts of a batch can be done independently.</summary>
    bool IsSumOverEvents { get; }

    /// <summary>The loss of a batch and its derivative with respect to each z.</summary>
    /// <param name="events">Rows of the sample.</param>
    /// <param name="sums">z of each.</param>
    /// <param name="batch">Number of events of the whole batch, of which <paramref name="events"/> may be a part when the loss is a sum.</param>
    /// <param name="slopes">d loss/d z of each.</param>
    double Evaluate(ReadOnlySpan<int> events, ReadOnlySpan<double> sums, int batch, Span<double> slopes);
}
