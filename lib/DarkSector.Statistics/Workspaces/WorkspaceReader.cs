using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Workspaces;

/// <summary>Reads pyhf's JSON, schema 1.0.0: a workspace, and nothing that it does not know.</summary>
internal static class WorkspaceReader
{
    internal const string Version = "1.0.0";

    internal static (Channel[] Channels, Observation[] Observations, Measurement[] Measurements) Read(JsonNodeAt root)
    {
        var properties = root.Object(["channels", "measurements", "observations", "version"], []);
        if (properties["version"].Text() is var version && version != Version)
            throw properties["version"].Error($"the version is '{version}'; only '{Version}' is known.");
        var channels = properties["channels"].Array(atLeast: 1).Select(ReadChannel).ToArray();
        var observations = properties["observations"].Array(atLeast: 1).Select(ReadObservation).ToArray();
        Measurement[] measurements = [.. properties["measurements"].Array(atLeast: 1).Select(ReadMeasurement)];
        Unique(channels.Select(channel => channel.Name), "channel", properties["channels"]);
        Unique(observations.Select(observation => observation.Channel), "observation", properties["observations"]);
        Unique(measurements.Select(measurement => measurement.Name), "measurement", properties["measurements"]);
        Match(channels, observations, properties["observations"]);
        return (channels, observations, measurements);
    }

    private static void Unique(IEnumerable<string> names, string what, JsonNodeAt at)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!seen.Add(name))
                throw at.Error($"there are two of the name '{name}'; each {what} needs its own.");
        }
    }

    private static void Match(Channel[] channels, Observation[] observations, JsonNodeAt at)
    {
        foreach (var observation in observations)
        {
            var channel = System.Array.Find(channels, channel => channel.Name == observation.Channel)
                ?? throw at.Error($"'{observation.Channel}' is no channel of the workspace.");
            if (channel.Bins != observation.Counts.Count)
                throw at.Error($"channel '{channel.Name}' has {observation.Counts.Count} observed bins and {channel.Bins} expected ones.");
        }

        foreach (var channel in channels.Where(channel => !observations.Any(observation => observation.Channel == channel.Name)))
            throw at.Error($"channel '{channel.Name}' has no observation.");
    }

    private static Observation ReadObservation(JsonNodeAt node)
    {
        var properties = node.Object(["name", "data"], []);
        var (name, counts) = (properties["name"].Text(), properties["data"].Numbers());
        for (var bin = 0; bin < counts.Length; bin++)
        {
            if (counts[bin] < 0)
                throw new WorkspaceException($"{node.Path}.data[{bin}]", $"channel '{name}' has {counts[bin]} observed events in bin {bin}; at least 0 are needed.");
        }

        return new Observation(name, counts);
    }

    private static Channel ReadChannel(JsonNodeAt node)
    {
        var properties = node.Object(["name", "samples"], []);
        var name = NonEmpty(properties["name"]);
        var channel = new Channel(name, [.. properties["samples"].Array(atLeast: 1).Select(ReadSample)]);
        try
        {
            ChannelRules.Check(channel);
        }
        catch (ArgumentException exception)
        {
            throw new WorkspaceException(node.Path, exception.Message, exception);
        }

        return channel;
    }

    private static Sample ReadSample(JsonNodeAt node)
    {
        var properties = node.Object(["name", "data", "modifiers"], []);
        return new Sample(
            NonEmpty(properties["name"]), properties["data"].Numbers(), [.. properties["modifiers"].Array().Select(ReadModifier)]);
    }

    private static Modifier ReadModifier(JsonNodeAt node)
    {
        var properties = node.Object(["name", "type", "data"], []);
        var (name, data) = (NonEmpty(properties["name"]), properties["data"]);
        return properties["type"].Text() switch
        {
            "normfactor" => WithoutData(new NormFactor(name), data),
            "shapefactor" => WithoutData(new ShapeFactor(name), data),
            "lumi" => name == "lumi"
                ? WithoutData(new Lumi(name), data)
                : throw properties["name"].Error($"a lumi has to be called 'lumi'; found '{name}'."),
            "shapesys" => new ShapeSys(name, data.Numbers()),
            "staterror" => new StatError(name, data.Numbers()),
            "normsys" => ReadNormSys(name, data),
            "histosys" => ReadHistoSys(name, data),
            var type => throw properties["type"].Error(
                $"there is no modifier '{type}'; known: normfactor, lumi, normsys, histosys, shapesys, staterror, shapefactor."),
        };
    }

    private static NormSys ReadNormSys(string name, JsonNodeAt data)
    {
        var properties = data.Object(["lo", "hi"], [], othersAllowed: true);
        return new NormSys(name, properties["lo"].Number(), properties["hi"].Number());
    }

    private static HistoSys ReadHistoSys(string name, JsonNodeAt data)
    {
        var properties = data.Object(["lo_data", "hi_data"], [], othersAllowed: true);
        return new HistoSys(name, properties["lo_data"].Numbers(), properties["hi_data"].Numbers());
    }

    private static Modifier WithoutData(Modifier modifier, JsonNodeAt data) => data.IsNull
        ? modifier
        : throw data.Error($"a {modifier.Type} has no data: null is needed.");

    private static Measurement ReadMeasurement(JsonNodeAt node)
    {
        var properties = node.Object(["name", "config"], []);
        var config = properties["config"].Object(["poi", "parameters"], []);
        return new Measurement(
            properties["name"].Text(), config["poi"].Text(), [.. config["parameters"].Array().Select(ReadParameter)]);
    }

    private static ParameterSetting ReadParameter(JsonNodeAt node)
    {
        var properties = node.Object(["name"], ["inits", "bounds", "auxdata", "factors", "sigmas", "fixed"]);
        return new ParameterSetting(NonEmpty(properties["name"]))
        {
            Inits = properties.TryGetValue("inits", out var inits) ? inits.Numbers() : null,
            Bounds = properties.TryGetValue("bounds", out var bounds) ? [.. bounds.Array(atLeast: 1).Select(ReadBounds)] : null,
            AuxData = properties.TryGetValue("auxdata", out var auxData) ? auxData.Numbers() : null,
            Factors = properties.TryGetValue("factors", out var factors) ? factors.Numbers() : null,
            Sigmas = properties.TryGetValue("sigmas", out var sigmas) ? sigmas.Numbers() : null,
            Fixed = properties.TryGetValue("fixed", out var isFixed) ? isFixed.Boolean() : null,
        };
    }

    private static (double Lower, double Upper) ReadBounds(JsonNodeAt node)
    {
        var entries = node.Array(atLeast: 2);
        if (entries.Count != 2)
            throw node.Error($"bounds are a lower and an upper number; found {entries.Count} entries.");
        var (lower, upper) = (entries[0].Number(), entries[1].Number());
        return lower <= upper ? (lower, upper) : throw node.Error($"the lower bound {lower} is above the upper one {upper}.");
    }

    private static string NonEmpty(JsonNodeAt node) =>
        node.Text() is { Length: > 0 } text && !string.IsNullOrWhiteSpace(text) ? text : throw node.Error("a name is needed; found an empty text.");
}
