using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Learning;

/// <summary>Brings features to mean 0 and standard deviation 1; part of a trained model, so that it is the same for every sample.</summary>
/// <param name="Means">Mean of each feature over the training events.</param>
/// <param name="Deviations">Standard deviation of each.</param>
internal sealed record Standardisation(IReadOnlyList<double> Means, IReadOnlyList<double> Deviations)
{
    /// <summary>The standardisation of a sample: every event counts once, whatever its weight.</summary>
    public static Standardisation Of(LearningSample sample)
    {
        double[] means = [.. sample.FeatureColumns.Select(values => values.Average())];
        return new(means, [.. sample.FeatureColumns.Select((values, f) => Math.Sqrt(values.Average(v => (v - means[f]) * (v - means[f]))))]);
    }

    /// <summary>Standardised features of a sample, event by event.</summary>
    public float[] Apply(LearningSample sample) => Rows(sample.Count, f => sample.FeatureColumns[f]);

    /// <summary>Standardised columns of a table, event by event.</summary>
    public float[] Apply(EventTable events, IReadOnlyList<string> features) => Rows(events.Count, f => [.. events[features[f]]]);

    private float[] Rows(int count, Func<int, double[]> column)
    {
        var rows = new float[count * Means.Count];
        for (var f = 0; f < Means.Count; f++)
        {
            var values = column(f);
            for (var i = 0; i < count; i++)
                rows[i * Means.Count + f] = (float)((values[i] - Means[f]) / Deviations[f]);
        }
        return rows;
    }
}
