using System.Runtime.CompilerServices;
using static System.FormattableString;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>Checks of events on their way into a likelihood.</summary>
internal static class EventValues
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double[] Copy(IReadOnlyList<double> data, double low, double high)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!(low < high) || !double.IsFinite(high - low))
            throw new ArgumentException(Invariant($"The range of the fit is [{low}, {high}]; two finite numbers in order are needed."));
        if (data.Count == 0)
            throw new ArgumentException("The data are empty; an unbinned fit needs at least one event.", nameof(data));
        double[] copy = [.. data];
        var outside = 0;
        var first = -1;
        for (var i = 0; i < copy.Length; i++)
        {
            if (!double.IsFinite(copy[i]))
                throw new ArgumentException(Invariant($"Event {i} has the value {copy[i]}; remove events without a finite value first."), nameof(data));
            if (copy[i] >= low && copy[i] <= high)
                continue;
            outside++;
            first = first < 0 ? i : first;
        }

        if (outside > 0)
            throw new ArgumentException(Invariant($"{outside} of {copy.Length} events lie outside the range [{low}, {high}], the first being event {first} at {copy[first]}; select the events in the range, or widen it."), nameof(data));
        return copy;
    }

    internal static double[] CopyWeights(IReadOnlyList<double> weights, int events)
    {
        if (weights.Count != events)
            throw new ArgumentException($"{weights.Count} weights for {events} events; one weight per event is needed.", nameof(weights));
        double[] copy = [.. weights];
        for (var i = 0; i < copy.Length; i++)
        {
            if (!double.IsFinite(copy[i]))
                throw new ArgumentException(Invariant($"The weight of event {i} is {copy[i]}; weights are finite numbers."), nameof(weights));
        }

        if (!(copy.Sum() > 0))
            throw new ArgumentException(Invariant($"The sum of weights is {copy.Sum()}; it has to be positive."), nameof(weights));
        return copy;
    }
}
