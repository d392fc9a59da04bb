namespace DarkSector.Statistics.Models;

/// <summary>A region of the data with its bins, and the samples expected there.</summary>
/// <remarks>
/// <code>
/// var signal = Channel.Named("signal").With("Z'", peak, new NormFactor("mu")).With("mumu", mumu, new NormFactor("k"), new StatError("stat", errors));
/// var control = Channel.Named("control").With("mumu", sideband, new NormFactor("k"));
/// var model = TemplateModel.Of("mu", signal, control);
/// </code>
/// </remarks>
/// <param name="Name">Name, unique in a model.</param>
/// <param name="Samples">The samples; all have the same number of bins.</param>
public sealed record Channel(string Name, IReadOnlyList<Sample> Samples)
{
    /// <summary>Number of bins; zero before the first sample.</summary>
    public int Bins => Samples.Count == 0 ? 0 : Samples[0].Yields.Count;

    /// <summary>A channel without samples yet.</summary>
    /// <param name="name">Name, unique in a model.</param>
    public static Channel Named(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new Channel(name, []);
    }

    /// <summary>Adds a sample.</summary>
    /// <param name="sample">Name of the process, unique in the channel.</param>
    /// <param name="yields">Expected events per bin.</param>
    /// <param name="modifiers">What changes them.</param>
    /// <exception cref="ArgumentException">The name is taken, a number of bins differs, or a number is negative or not finite.</exception>
    public Channel With(string sample, IReadOnlyList<double> yields, params IReadOnlyList<Modifier> modifiers)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sample);
        ArgumentNullException.ThrowIfNull(modifiers);
        var added = new Sample(sample, BinValues.Copy(yields, $"The yields of '{sample}'", Samples.Count > 0 ? Bins : null), [.. modifiers]);
        var channel = this with { Samples = [.. Samples, added] };
        ChannelRules.Check(channel);
        return channel;
    }
}
