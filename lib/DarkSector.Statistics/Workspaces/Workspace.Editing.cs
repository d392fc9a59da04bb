using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Workspaces;

/// <content>Smaller, renamed and combined workspaces.</content>
public sealed partial class Workspace
{
    /// <summary>Leaves out systematics that change next to nothing, per sample.</summary>
    /// <remarks>A normsys goes when both factors are within the threshold of 1, a histosys when no bin moves by more than the threshold times the nominal
    /// events of that bin. Statistical uncertainties and free factors stay.</remarks>
    /// <param name="threshold">Largest relative effect to leave out, for example 0.005.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is negative or not finite.</exception>
    public PruningResult Pruned(double threshold)
    {
        if (!(threshold >= 0 && double.IsFinite(threshold)))
            throw new ArgumentOutOfRangeException(nameof(threshold), $"threshold = {threshold}; it has to be at least 0, for example 0.005.");
        var left = new List<PrunedModifier>();
        var channels = Channels.Select(channel => channel with
        {
            Samples = [.. channel.Samples.Select(sample => sample with
            {
                Modifiers = [.. sample.Modifiers.Where(modifier => !LeaveOut(channel, sample, modifier, threshold, left))],
            })],
        }).ToArray();
        return new PruningResult(WithChannels(channels), left);
    }

    /// <summary>The workspace without some channels, samples or modifiers; settings of parameters that are gone go too.</summary>
    /// <param name="channels">Names of channels.</param>
    /// <param name="samples">Names of samples, in all channels.</param>
    /// <param name="modifiers">Names of modifiers, of all samples.</param>
    /// <exception cref="WorkspaceException">A name is not in the workspace, or nothing is left.</exception>
    public Workspace Without(
        IReadOnlyList<string>? channels = null, IReadOnlyList<string>? samples = null, IReadOnlyList<string>? modifiers = null)
    {
        Known(channels, Channels.Select(channel => channel.Name), "channel");
        Known(samples, Channels.SelectMany(channel => channel.Samples).Select(sample => sample.Name), "sample");
        Known(modifiers, AllModifiers.Select(modifier => modifier.Name), "modifier");
        var kept = Channels.Where(channel => channels?.Contains(channel.Name) != true).Select(channel => channel with
        {
            Samples = [.. channel.Samples.Where(sample => samples?.Contains(sample.Name) != true).Select(sample => sample with
            {
                Modifiers = [.. sample.Modifiers.Where(modifier => modifiers?.Contains(modifier.Name) != true)],
            })],
        });
        return WithChannels([.. kept]);
    }

    /// <summary>The workspace with other names.</summary>
    /// <param name="channels">New names of channels.</param>
    /// <param name="samples">New names of samples.</param>
    /// <param name="modifiers">New names of modifiers, which are the names of parameters.</param>
    /// <exception cref="WorkspaceException">A name is not in the workspace, or two become one.</exception>
    public Workspace Renamed(
        IReadOnlyDictionary<string, string>? channels = null, IReadOnlyDictionary<string, string>? samples = null,
        IReadOnlyDictionary<string, string>? modifiers = null)
    {
        Known(channels?.Keys, Channels.Select(channel => channel.Name), "channel");
        Known(samples?.Keys, Channels.SelectMany(channel => channel.Samples).Select(sample => sample.Name), "sample");
        Known(modifiers?.Keys, AllModifiers.Select(modifier => modifier.Name), "modifier");
        var renamed = Channels.Select(channel => new Channel(New(channels, channel.Name), [.. channel.Samples.Select(sample => sample with
        {
            Name = New(samples, sample.Name),
            Modifiers = [.. sample.Modifiers.Select(modifier => modifier with { Name = New(modifiers, modifier.Name) })],
        })]));
        return Checked(
            [.. renamed],
            [.. Observations.Select(observation => observation with { Channel = New(channels, observation.Channel) })],
            [.. Measurements.Select(measurement => measurement with
            {
                ParameterOfInterest = New(modifiers, measurement.ParameterOfInterest),
                Parameters = [.. measurement.Parameters.Select(setting => setting with { Name = New(modifiers, setting.Name) })],
            })]);
    }

    /// <summary>Two searches as one: all channels of both, with parameters of the same name shared.</summary>
    /// <remarks>Measurements of one name are joined; they need the same parameter of interest, and may not say different things about a parameter.</remarks>
    /// <param name="other">The other workspace; its channels have other names (<see cref="Renamed"/>).</param>
    /// <exception cref="WorkspaceException">A channel is in both, or measurements of one name contradict each other.</exception>
    public Workspace CombinedWith(Workspace other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var measurements = Measurements.Concat(other.Measurements).GroupBy(measurement => measurement.Name, StringComparer.Ordinal).Select(Joined);
        return Checked([.. Channels, .. other.Channels], [.. Observations, .. other.Observations], [.. measurements]);
    }

    private IEnumerable<Modifier> AllModifiers => Channels.SelectMany(channel => channel.Samples).SelectMany(sample => sample.Modifiers);

    private static string New(IReadOnlyDictionary<string, string>? names, string name) =>
        names is not null && names.TryGetValue(name, out var renamed) ? renamed : name;

    private static void Known(IEnumerable<string>? names, IEnumerable<string> known, string what)
    {
        var set = known.ToHashSet(StringComparer.Ordinal);
        foreach (var name in (names ?? []).Where(name => !set.Contains(name)))
            throw new WorkspaceException("$", $"The workspace has no {what} '{name}'; it has {string.Join(", ", set)}.");
    }

    private static bool LeaveOut(Channel channel, Sample sample, Modifier modifier, double threshold, List<PrunedModifier> left)
    {
        var effect = modifier switch
        {
            NormSys norm => Math.Max(Math.Abs(norm.High - 1), Math.Abs(norm.Low - 1)),
            HistoSys shape => sample.Yields.Select((nominal, bin) => Relative(nominal, shape.Low[bin], shape.High[bin])).Max(),
            _ => double.PositiveInfinity,
        };
        if (effect > threshold)
            return false;
        left.Add(new PrunedModifier(channel.Name, sample.Name, modifier.Type, modifier.Name, effect));
        return true;
    }

    private static double Relative(double nominal, double low, double high)
    {
        var moved = Math.Max(Math.Abs(low - nominal), Math.Abs(high - nominal));
        return moved == 0 ? 0 : moved / nominal;
    }

    private static Measurement Joined(IGrouping<string, Measurement> same)
    {
        var first = same.First();
        var settings = new List<ParameterSetting>();
        foreach (var setting in same.SelectMany(measurement => measurement.Parameters))
        {
            var known = settings.Find(known => known.Name == setting.Name);
            if (known is null)
                settings.Add(setting);
            else if (!SameText(known, setting))
                throw new WorkspaceException("$.measurements", $"The measurements '{same.Key}' say different things about the parameter '{setting.Name}'.");
        }

        return same.All(measurement => measurement.ParameterOfInterest == first.ParameterOfInterest)
            ? first with { Parameters = settings }
            : throw new WorkspaceException("$.measurements", $"The measurements '{same.Key}' have different parameters of interest.");
    }

    private static bool SameText(ParameterSetting a, ParameterSetting b) =>
        Same(a.Inits, b.Inits) && Same(a.Bounds, b.Bounds) && Same(a.AuxData, b.AuxData) && Same(a.Factors, b.Factors)
        && Same(a.Sigmas, b.Sigmas) && a.Fixed == b.Fixed;

    private static bool Same<T>(IReadOnlyList<T>? a, IReadOnlyList<T>? b) => a is null || b is null ? a is null && b is null : a.SequenceEqual(b);

    private Workspace WithChannels(IReadOnlyList<Channel> channels)
    {
        var before = AllModifiers.Select(modifier => modifier.Name).ToHashSet(StringComparer.Ordinal);
        var after = channels.SelectMany(channel => channel.Samples).SelectMany(sample => sample.Modifiers).Select(modifier => modifier.Name).ToHashSet(StringComparer.Ordinal);
        return Checked(
            channels, [.. Observations.Where(observation => channels.Any(channel => channel.Name == observation.Channel))],
            [.. Measurements.Select(measurement => measurement with
            {
                Parameters = [.. measurement.Parameters.Where(setting => after.Contains(setting.Name) || !before.Contains(setting.Name))],
            })]);
    }
}
