using DarkSector.Statistics.Likelihoods;

namespace DarkSector.Statistics.Models;

/// <summary>What a channel has to fulfil before a model is made of it. Messages name channel, sample, bin and value.</summary>
internal static class ChannelRules
{
    internal static void Check(IReadOnlyList<Channel> channels)
    {
        if (channels.Count == 0)
            throw new ArgumentException("A model needs at least one channel.");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var channel in channels)
        {
            Check(channel);
            if (!names.Add(channel.Name))
                throw new ArgumentException($"There are two channels '{channel.Name}'; every channel needs its own name.");
        }
    }

    internal static void Check(Channel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        if (channel.Samples.Count == 0)
            throw new ArgumentException($"Channel '{channel.Name}' has no sample; at least one is needed.");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sample in channel.Samples)
        {
            var where = $"channel '{channel.Name}', sample '{sample.Name}'";
            if (!names.Add(sample.Name))
                throw new ArgumentException($"Channel '{channel.Name}' has a sample '{sample.Name}' already; every sample needs its own name.");
            Yields(sample.Yields, channel.Bins, $"The yields of {where}", allowNegative: false);
            Check(sample, channel.Bins, where);
        }
    }

    private static void Check(Sample sample, int bins, string where)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var modifier in sample.Modifiers)
        {
            ArgumentNullException.ThrowIfNull(modifier);
            if (string.IsNullOrWhiteSpace(modifier.Name))
                throw new ArgumentException($"A {modifier.Type} of {where} has no name.");
            if (!seen.Add((modifier.Type, modifier.Name)))
                throw new ArgumentException($"The {modifier.Type} '{modifier.Name}' acts on {where} already. Use another name for an independent effect.");
            Check(modifier, bins, $"the {modifier.Type} '{modifier.Name}' of {where}");
        }
    }

    private static void Check(Modifier modifier, int bins, string what)
    {
        switch (modifier)
        {
            case NormSys norm:
                Factor(norm.Low, "-1", what);
                Factor(norm.High, "+1", what);
                Code(norm.Code, what, InterpolationCode.PiecewiseExponential, InterpolationCode.PolynomialExponential);
                break;
            case HistoSys shape:
                Yields(shape.Low, bins, $"The events at -1 of {what}", allowNegative: true);
                Yields(shape.High, bins, $"The events at +1 of {what}", allowNegative: true);
                Code(shape.Code, what, InterpolationCode.PiecewiseLinear, InterpolationCode.Quadratic, InterpolationCode.PolynomialLinear);
                break;
            case ShapeSys own:
                Yields(own.Uncertainties, bins, $"The uncertainties of {what}", allowNegative: false);
                break;
            case StatError statistical:
                Yields(statistical.Uncertainties, bins, $"The uncertainties of {what}", allowNegative: false);
                break;
        }
    }

    private static void Factor(double factor, string at, string what)
    {
        if (!(factor > 0 && double.IsFinite(factor)))
            throw new ArgumentException($"The factor at {at} of {what} is {factor}; it has to be positive and finite.");
    }

    internal static void Code(InterpolationCode? code, string what, params ReadOnlySpan<InterpolationCode> allowed)
    {
        if (code is { } chosen && !allowed.Contains(chosen))
            throw new ArgumentException($"{what} cannot be interpolated with {chosen}; possible: {string.Join(", ", allowed.ToArray())}.");
    }

    private static void Yields(IReadOnlyList<double> values, int bins, string what, bool allowNegative)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
            throw new ArgumentException($"{what} have no bins; at least one is needed.");
        if (values.Count != bins)
            throw new ArgumentException($"{what} have {values.Count} bins; the channel has {bins}.");
        for (var bin = 0; bin < bins; bin++)
        {
            if (!double.IsFinite(values[bin]) || (!allowNegative && values[bin] < 0))
            {
                throw new ArgumentException(
                    $"{what} are {values[bin]} in bin {bin}; every bin needs a finite number{(allowNegative ? "" : " of at least 0")}.");
            }
        }
    }
}
