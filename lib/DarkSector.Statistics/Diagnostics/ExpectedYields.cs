using DarkSector.Numerics;
using DarkSector.Statistics.Likelihoods;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Reports;
using static System.FormattableString;

namespace DarkSector.Statistics.Diagnostics;

/// <summary>Expected events of a sample, or of all samples of a channel.</summary>
/// <param name="Name">Name of the sample.</param>
/// <param name="Bins">Events per bin with their uncertainty.</param>
/// <param name="Sum">Events in all bins; correlations between bins count.</param>
public sealed record SampleYields(string Name, IReadOnlyList<Estimate> Bins, Estimate Sum);

/// <summary>What a channel expects and what was observed in it.</summary>
/// <param name="Name">Name of the channel.</param>
/// <param name="Samples">The samples.</param>
/// <param name="Total">All samples together; their correlations count.</param>
/// <param name="Observed">Observed events per bin; null for none.</param>
public sealed record ChannelYields(string Name, IReadOnlyList<SampleYields> Samples, SampleYields Total, IReadOnlyList<double>? Observed);

/// <summary>The yield table of a template model, before or after a fit.</summary>
/// <remarks>Uncertainties by linear propagation of the covariance of all parameters, bin factors included.</remarks>
/// <param name="Title">Before or after which fit.</param>
/// <param name="Channels">The channels.</param>
public sealed record ExpectedYields(string Title, IReadOnlyList<ChannelYields> Channels)
{
    /// <summary>Yields before any fit: constrained parameters vary by their uncertainties, free ones not.</summary>
    /// <param name="model">The model.</param>
    /// <param name="strength">Multiple of the nominal signal.</param>
    /// <param name="data">A data set to compare with, or nothing.</param>
    public static ExpectedYields Prefit(TemplateModel model, double strength = 1, Dataset? data = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        TemplateModel.RequireStrength(strength);
        return new(Invariant($"Yields before the fit, strength {strength:G4}"), Channel(model, YieldPropagation.Prefit(model, strength), data));
    }

    /// <summary>Yields after a fit.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">The data set it was fitted to.</param>
    /// <param name="fit">The fit.</param>
    /// <exception cref="InvalidOperationException">The fit did not converge, or the data do not determine its covariance.</exception>
    public static ExpectedYields Postfit(TemplateModel model, Dataset data, FitResult fit)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(fit);
        model.RequireOwn(fit.Valid());
        return new(Invariant($"Yields after the fit, strength {fit.Strength.Value:G4} +- {fit.Strength.Error:G3}"), Channel(model, YieldPropagation.Postfit(model, data, fit), data));
    }

    /// <summary>A channel by name.</summary>
    /// <param name="channel">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is no such channel.</exception>
    public ChannelYields this[string channel] => Channels.FirstOrDefault(one => one.Name == channel)
        ?? throw new KeyNotFoundException($"There is no channel '{channel}'; there are {string.Join(", ", Channels.Select(one => one.Name))}.");

    /// <summary>Sums per channel and sample.</summary>
    public override string ToString() => Table().ToText();

    /// <summary>The same as HTML.</summary>
    public string ToHtml() => Table().ToHtml();

    private static ChannelYields[] Channel(TemplateModel model, YieldPropagation yields, Dataset? data)
    {
        var channels = new ChannelYields[model.Channels.Count];
        for (var c = 0; c < channels.Length; c++)
        {
            var (channel, start) = (model.Channels[c], model.Templates.Channels[c].Start);
            channels[c] = new ChannelYields(
                channel.Name, [.. channel.Samples.Select((sample, s) => yields.Of(sample.Name, c, [s]))],
                yields.Of("total", c, [.. Enumerable.Range(0, channel.Samples.Count)]), data is null ? null : [.. data.Counts.Skip(start).Take(channel.Bins)]);
        }

        return channels;
    }

    private ResultTable Table() => new(Title, ["channel", "sample", "events", "error"], [.. Channels.SelectMany(Rows)], []);

    private static IEnumerable<IReadOnlyList<string>> Rows(ChannelYields channel)
    {
        foreach (var sample in channel.Samples.Append(channel.Total))
            yield return [channel.Name, sample.Name, Invariant($"{sample.Sum.Value:G5}"), Invariant($"{sample.Sum.Error:G3}")];
        if (channel.Observed is { } observed)
            yield return [channel.Name, "observed", Invariant($"{observed.Sum():G6}"), ""];
    }
}
