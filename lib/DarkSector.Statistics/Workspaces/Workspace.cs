using System.Text.Json.Nodes;
using DarkSector.Numerics.Tables;
using DarkSector.Statistics.Likelihoods;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Workspaces;

/// <summary>Channels, observed events and measurements as pyhf's JSON holds them (schema 1.0.0).</summary>
/// <remarks>
/// <code>
/// var workspace = Workspace.Load("search.json");
/// var model = workspace.Model();
/// var limit = AsymptoticCls.UpperLimit(model, workspace.Data(model), level: 0.95);
/// </code>
/// A workspace never changes: every method returns a new one.
/// </remarks>
public sealed partial class Workspace
{
    private readonly string? source;

    private Workspace(
        IReadOnlyList<Channel> channels, IReadOnlyList<Observation> observations, IReadOnlyList<Measurement> measurements, string? source)
    {
        (Channels, Observations, Measurements) = (channels, observations, measurements);
        this.source = source;
    }

    /// <summary>The channels with their samples and modifiers.</summary>
    public IReadOnlyList<Channel> Channels { get; }

    /// <summary>The observed events, one entry per channel.</summary>
    public IReadOnlyList<Observation> Observations { get; }

    /// <summary>What can be measured with it.</summary>
    public IReadOnlyList<Measurement> Measurements { get; }

    /// <summary>A workspace of a model and its data, with one measurement called <c>measurement</c>.</summary>
    /// <remarks>The JSON has no place for interpolation codes: whoever reads it uses their own.</remarks>
    /// <param name="model">The model.</param>
    /// <param name="data">A data set of the model, of which the events are kept.</param>
    public static Workspace Of(TemplateModel model, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        var observations = new List<Observation>();
        var start = 0;
        foreach (var channel in model.Channels)
        {
            observations.Add(new Observation(channel.Name, [.. data.Counts.Skip(start).Take(channel.Bins)]));
            start += channel.Bins;
        }

        return Checked(model.Channels, observations, [new Measurement("measurement", model.ParameterOfInterest, model.Settings)]);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">A JSON file.</param>
    /// <exception cref="WorkspaceException">The file is no valid workspace; the message says where.</exception>
    public static Workspace Load(string path) => Parse(File.ReadAllText(path));

    /// <summary>Reads a text.</summary>
    /// <param name="json">A workspace in pyhf's JSON.</param>
    /// <exception cref="WorkspaceException">The text is no valid workspace; the message says where.</exception>
    public static Workspace Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var document = JsonNodeAt.Parse(json);
        var (channels, observations, measurements) = WorkspaceReader.Read(new JsonNodeAt(document.RootElement, "$"));
        return new Workspace(channels, observations, measurements, json);
    }

    /// <summary>The workspace as JSON; a workspace that was read gives the text it was read from, unless it is to be indented.</summary>
    /// <param name="indented">True for one entry per line.</param>
    public string ToJson(bool indented = false) => source is not null && !indented ? source : WorkspaceWriter.Write(this, indented);

    /// <summary>Writes the workspace, indented; the file appears when it is complete.</summary>
    /// <param name="path">The file.</param>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var temporary = path + ".part";
        File.WriteAllText(temporary, ToJson(indented: true));
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>The model of a measurement, with the interpolation pyhf uses: code 4 for normsys, code 4p for histosys.</summary>
    /// <param name="measurement">Name of the measurement; the first one when not given.</param>
    /// <exception cref="WorkspaceException">There is no such measurement, or its model contradicts itself.</exception>
    public TemplateModel Model(string? measurement = null) =>
        Model(InterpolationCode.PolynomialExponential, InterpolationCode.PolynomialLinear, measurement);

    /// <summary>The model of a measurement with a choice of interpolation.</summary>
    /// <param name="normSys">Code 1 or 4.</param>
    /// <param name="histoSys">Code 0, 2 or 4p.</param>
    /// <param name="measurement">Name of the measurement; the first one when not given.</param>
    /// <exception cref="WorkspaceException">There is no such measurement, or its model contradicts itself.</exception>
    public TemplateModel Model(InterpolationCode normSys, InterpolationCode histoSys, string? measurement = null)
    {
        var index = measurement is null ? 0 : Measurements.ToList().FindIndex(known => known.Name == measurement);
        if (index < 0)
        {
            throw new WorkspaceException(
                "$.measurements", $"There is no measurement '{measurement}'. Nearest: {string.Join(", ", NearestNames.To(measurement!, Measurements.Select(known => known.Name)))}.");
        }

        var chosen = Measurements[index];
        try
        {
            return TemplateModel.Of(chosen.ParameterOfInterest, Channels, chosen.Parameters, normSys, histoSys);
        }
        catch (ArgumentException exception)
        {
            throw new WorkspaceException($"$.measurements[{index}]", exception.Message, exception);
        }
    }

    /// <summary>The observed events, in the order of a model of this workspace.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="WorkspaceException">A channel has no observation, or events where nothing is expected.</exception>
    public Dataset Data(TemplateModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var counts = model.Channels.SelectMany(channel => Observations.FirstOrDefault(known => known.Channel == channel.Name)?.Counts
            ?? throw new WorkspaceException("$.observations", $"Channel '{channel.Name}' has no observation."));
        try
        {
            return model.Data([.. counts]);
        }
        catch (ArgumentException exception)
        {
            throw new WorkspaceException("$.observations", exception.Message, exception);
        }
    }

    /// <summary>Channels, bins, samples and parameters in one line each.</summary>
    public override string ToString() =>
        $"Workspace: {Channels.Count} channels, {Channels.Sum(channel => channel.Bins)} bins, "
        + $"{Observations.Sum(observation => observation.Counts.Sum()):G6} observed events; measurements {string.Join(", ", Measurements.Select(known => known.Name))}\n"
        + string.Join('\n', Channels.Select(channel => $"  {channel.Name} ({channel.Bins} bins): {string.Join(", ", channel.Samples.Select(sample => sample.Name))}"));

    /// <summary>The JSON as a tree, for patches.</summary>
    internal JsonNode ToNode() => JsonNode.Parse(ToJson())!;

    /// <summary>A workspace that passed the reader.</summary>
    private static Workspace Checked(
        IReadOnlyList<Channel> channels, IReadOnlyList<Observation> observations, IReadOnlyList<Measurement> measurements) =>
        Parse(WorkspaceWriter.Write(new Workspace(channels, observations, measurements, null), indented: false));
}
