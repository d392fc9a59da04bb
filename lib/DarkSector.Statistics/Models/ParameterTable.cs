using DarkSector.Numerics.Tables;
using DarkSector.Statistics.Likelihoods;

namespace DarkSector.Statistics.Models;

/// <summary>The parameters of a model by name: what they are, how many, and what was set for them.</summary>
internal sealed class ParameterTable
{
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    internal ParameterTable(IReadOnlyList<Channel> channels, IReadOnlyList<ParameterSetting> settings)
    {
        foreach (var channel in channels)
        {
            foreach (var sample in channel.Samples)
            {
                foreach (var modifier in sample.Modifiers)
                    Register(modifier, channel, sample);
            }
        }

        foreach (var setting in settings)
            Apply(setting);
    }

    /// <summary>Names in order of first use.</summary>
    internal IEnumerable<string> Names => entries.Values.OrderBy(entry => entry.Order).Select(entry => entry.Name);

    internal ParameterKind Kind(string name) => entries[name].Kind;

    internal int Count(string name) => entries[name].Count;

    internal bool Has(string name) => entries.ContainsKey(name);

    /// <summary>Whether something was said about the parameter.</summary>
    internal ParameterSetting? Setting(string name) => entries[name].Setting;

    /// <summary>The variable of a scalar parameter, or of one bin of a free shape or of a bin factor that is not eliminated.</summary>
    internal TemplateVariable Variable(string name, int index, double size, bool hasKink = false, bool isBent = false)
    {
        var entry = entries[name];
        var setting = entry.Setting;
        var isTheta = entry.Kind == ParameterKind.Theta;
        var start = setting?.Inits?[index] ?? (isTheta ? 0 : entry.Kind == ParameterKind.Luminosity ? setting!.AuxData![index] : 1);
        var (lower, upper) = setting?.Bounds?[index] ?? (isTheta ? double.NegativeInfinity : 0, double.PositiveInfinity);
        if (setting?.Fixed == true)
            (lower, upper) = (start, start);
        var (constraint, width, centre) = entry.Kind switch
        {
            ParameterKind.Factor or ParameterKind.Shape => (BinConstraint.Free, 0.0, 0.0),
            ParameterKind.Own => (BinConstraint.Poisson, size, 1.0),
            ParameterKind.Statistical => (BinConstraint.Gaussian, size, setting?.AuxData?[index] ?? 1),
            _ => (BinConstraint.Gaussian, setting?.Sigmas?[index] ?? 1, setting?.AuxData?[index] ?? 0),
        };
        return new TemplateVariable(
            entry.Count > 1 || entry.Kind >= ParameterKind.Statistical ? $"{name}[{index}]" : name,
            constraint, width, centre, Math.Clamp(start, lower, upper), lower, upper, hasKink, isBent);
    }

    private void Register(Modifier modifier, Channel channel, Sample sample)
    {
        var where = $"channel '{channel.Name}', sample '{sample.Name}'";
        var kind = KindOf(modifier);
        var count = kind >= ParameterKind.Statistical ? channel.Bins : 1;
        if (!entries.TryGetValue(modifier.Name, out var entry))
        {
            entries.Add(modifier.Name, new Entry(modifier.Name, kind, count, channel.Name, entries.Count));
            return;
        }

        if (entry.Kind != kind)
        {
            throw new ArgumentException(
                $"The parameter '{modifier.Name}' is a {modifier.Type} in {where}, and something else before ({entry.Kind}). Use two names.");
        }

        if (entry.Count != count)
            throw new ArgumentException($"The {modifier.Type} '{modifier.Name}' has {count} bins in {where} and {entry.Count} before.");
        if (kind == ParameterKind.Own)
            throw new ArgumentException($"The shapesys '{modifier.Name}' of {where} is in use already; each sample needs its own.");
        if (kind == ParameterKind.Statistical && entry.Channel != channel.Name)
            throw new ArgumentException($"The staterror '{modifier.Name}' is in the channels '{entry.Channel}' and '{channel.Name}'; each channel needs its own.");
    }

    private static ParameterKind KindOf(Modifier modifier) => modifier switch
    {
        NormFactor => ParameterKind.Factor,
        Lumi => ParameterKind.Luminosity,
        NormSys or HistoSys => ParameterKind.Theta,
        StatError => ParameterKind.Statistical,
        ShapeSys => ParameterKind.Own,
        ShapeFactor => ParameterKind.Shape,
        _ => throw new ArgumentException($"A template model has no modifier '{modifier.Type}'."),
    };

    private void Apply(ParameterSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        if (!entries.TryGetValue(setting.Name, out var entry))
        {
            throw new ArgumentException(
                $"The model has no parameter '{setting.Name}' to set. Nearest: {string.Join(", ", NearestNames.To(setting.Name, entries.Keys))}.");
        }

        if (entry.Setting is not null)
            throw new ArgumentException($"The parameter '{setting.Name}' is set twice.");
        Length(setting.Inits?.Count, "inits");
        Length(setting.Bounds?.Count, "bounds");
        Length(setting.AuxData?.Count, "auxdata");
        Length(setting.Factors?.Count, "factors");
        Length(setting.Sigmas?.Count, "sigmas");
        foreach (var value in (setting.Inits ?? []).Concat(setting.AuxData ?? []))
            Require(double.IsFinite(value), $"has the start value or auxiliary measurement {value}, which has to be finite");
        foreach (var value in (setting.Sigmas ?? []).Concat(setting.Factors ?? []))
            Require(value > 0 && double.IsFinite(value), $"has the sigma or factor {value}, which has to be positive and finite");
        foreach (var (lower, upper) in setting.Bounds ?? [])
            Require(lower <= upper, $"has the bounds {lower} to {upper}; the lower one has to be the smaller");
        entry.Setting = setting;

        void Length(int? count, string what) =>
            Require(count is null || count == entry.Count, $"has {count} {what}; it needs {entry.Count}");

        void Require(bool isTrue, string what)
        {
            if (!isTrue)
                throw new ArgumentException($"The parameter '{setting.Name}' {what}.");
        }
    }

    /// <summary>Refuses a luminosity without measurement, and a parameter of interest that is no free factor.</summary>
    internal void Check(string parameterOfInterest)
    {
        if (!entries.TryGetValue(parameterOfInterest, out var poi))
        {
            throw new ArgumentException(
                $"The model has no parameter of interest '{parameterOfInterest}'. Nearest: {string.Join(", ", NearestNames.To(parameterOfInterest, entries.Keys))}.");
        }

        if (poi.Kind != ParameterKind.Factor)
            throw new ArgumentException($"The parameter of interest '{parameterOfInterest}' has to be a normfactor; it is a {poi.Kind}.");
        if (poi.Setting?.Fixed == true)
            throw new ArgumentException($"The parameter of interest '{parameterOfInterest}' is fixed; release it.");
        foreach (var entry in entries.Values.Where(entry => entry.Kind == ParameterKind.Luminosity))
        {
            if (entry.Setting?.AuxData is null || entry.Setting.Sigmas is null)
                throw new ArgumentException($"The luminosity '{entry.Name}' needs a setting with its auxiliary measurement and sigma.");
        }
    }

    private sealed class Entry(string name, ParameterKind kind, int count, string channel, int order)
    {
        internal string Name => name;

        internal ParameterKind Kind => kind;

        internal int Count => count;

        internal string Channel => channel;

        internal int Order => order;

        internal ParameterSetting? Setting { get; set; }
    }
}
