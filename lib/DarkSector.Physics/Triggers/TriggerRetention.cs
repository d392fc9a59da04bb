using System.Text;
using DarkSector.Numerics;
using DarkSector.Numerics.Tables;
using DarkSector.Statistics.Intervals;
using static System.FormattableString;

namespace DarkSector.Physics.Triggers;

/// <summary>What a line keeps of one signal sample.</summary>
/// <param name="Mass">Mass the sample is plotted at [GeV].</param>
/// <param name="Sample">Name of the sample.</param>
/// <param name="Efficiency">Kept over all events of the sample.</param>
public readonly record struct RetentionPoint(double Mass, string Sample, EfficiencyInterval Efficiency);

/// <summary>The mean retention of all samples of one mass.</summary>
/// <param name="Mass">Mass [GeV].</param>
/// <param name="Samples">Number of samples.</param>
/// <param name="Retention">Weighted mean and its error.</param>
public readonly record struct RetentionMean(double Mass, int Samples, Estimate Retention);

/// <summary>What a line keeps of signals of many models against mass, and the mean over the models of each mass.</summary>
/// <remarks>The mean weighs samples with 1/error, and its error is the mean error over sqrt(n): the convention of the retention plots of the Belle II search for
/// inelastic dark matter, with Clopper-Pearson errors in place of (n/d) sqrt(1/n + 1/d), which is not the error of an efficiency.</remarks>
/// <param name="Line">Name of the line or combination.</param>
/// <param name="Points">One point per sample, by increasing mass.</param>
public sealed record TriggerRetention(string Line, IReadOnlyList<RetentionPoint> Points)
{
    /// <summary>The retention of a line on signal samples.</summary>
    /// <param name="line">Name of the line.</param>
    /// <param name="samples">Masses [GeV] and reconstructed events with the decision of the line.</param>
    public static TriggerRetention Of(string line, params IReadOnlyList<(double Mass, EventTable Events)> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.Count == 0)
            throw new ArgumentException($"The retention of line '{line}' needs at least one sample.", nameof(samples));
        return new TriggerRetention(line, [.. samples.OrderBy(s => s.Mass)
            .Select(s => new RetentionPoint(s.Mass, s.Events.Name, s.Events.TriggerEfficiency(line)))]);
    }

    /// <summary>The mean over the samples of each mass, by increasing mass.</summary>
    public IReadOnlyList<RetentionMean> Means => [.. Points.GroupBy(p => p.Mass).Select(group => Mean(group.Key, [.. group.Select(p => p.Efficiency)]))];

    /// <summary>A line per mass.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"Retention of {Line}\n");
        foreach (var mean in Means)
            text.Append(Invariant($"  {mean.Mass,8:G4} GeV: {mean.Retention.Value:F3} +- {mean.Retention.Error:F3} ({mean.Samples} {(mean.Samples == 1 ? "sample" : "samples")})\n"));
        return text.ToString();
    }

    // A Clopper-Pearson interval is never empty, so that every weight is finite.
    private static RetentionMean Mean(double mass, EfficiencyInterval[] efficiencies) => new(mass, efficiencies.Length, new Estimate(
        efficiencies.Sum(e => e.Value / e.Error) / efficiencies.Sum(e => 1 / e.Error),
        efficiencies.Average(e => e.Error) / Math.Sqrt(efficiencies.Length)));
}
