using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Learning;

/// <summary>What a classifier loses when one feature is shuffled among the events: use this on test events to see what the score really relies on.</summary>
/// <remarks>The loss of area under the ROC curve of the first class against all others (Breiman, Mach. Learn. 45, 5 (2001)). Shuffling also breaks
/// correlations: of two features that carry the same information, both seem unimportant.</remarks>
public static class PermutationImportance
{
    /// <summary>The importance of each feature, largest first, with the error of the mean over the shuffles.</summary>
    /// <param name="classifier">The classifier.</param>
    /// <param name="sample">Events of the same classes, best the test part.</param>
    /// <param name="shuffles">Number of shuffles of each feature, at least 2.</param>
    /// <param name="rng">Random numbers.</param>
    public static IReadOnlyList<FeatureImportance> Of(IClassifier classifier, LearningSample sample, int shuffles, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(rng);
        if (shuffles < 2)
            throw new ArgumentOutOfRangeException(nameof(shuffles), $"shuffles = {shuffles}; at least 2 are needed for an error.");
        if (sample.Classes[0] != classifier.Classes[0])
            throw new ArgumentException($"The first class of the sample is '{sample.Classes[0]}', that of the classifier '{classifier.Classes[0]}'; they have to agree.", nameof(sample));
        bool[] isSignal = [.. sample.Labels.Select(label => label == 0)];
        var table = EventTable.FromColumns("events", [.. classifier.Features.Select(name => (name, sample.Feature(name).ToArray()))]);
        double Area(EventTable events) => AreaUnderCurve.Of(classifier.Score(events), isSignal, sample.Weights);
        var whole = Area(table);
        return [.. classifier.Features.Select(name =>
        {
            double[] losses = [.. Enumerable.Range(0, shuffles).Select(i => whole - Area(table.WithColumn(name, Shuffled(sample.Feature(name), rng[name][i]))))];
            var mean = losses.Average();
            return new FeatureImportance(name, new Estimate(mean, Math.Sqrt(losses.Sum(l => (l - mean) * (l - mean)) / (shuffles - 1) / shuffles)));
        }).OrderByDescending(i => i.Importance.Value)];
    }

    private static double[] Shuffled(IReadOnlyList<double> values, RandomStream rng)
    {
        double[] shuffled = [.. values];
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var j = rng.Index(i + 1);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }
        return shuffled;
    }
}
