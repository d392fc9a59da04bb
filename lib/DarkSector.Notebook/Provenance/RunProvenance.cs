using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using DarkSector.Notebook.Rendering;
using DarkSector.Numerics;

namespace DarkSector.Notebook.Provenance;

/// <summary>Where the figures and tables of a run come from: what has to be repeated to get them again.</summary>
/// <param name="Search">Name of the search.</param>
/// <param name="Version">Version of the library.</param>
/// <param name="Seed">Seed of the random stream.</param>
/// <param name="Options">Everything else that may be varied: statistics, luminosity, confidence level.</param>
/// <param name="Inputs">What the samples are normalised to, by sample.</param>
public sealed record RunProvenance(
    string Search, string Version, ulong Seed, IReadOnlyDictionary<string, object> Options, IReadOnlyDictionary<string, string> Inputs)
{
    /// <summary>What has to be known about the data used, such as the boxes that were opened and why; null when there is nothing.</summary>
    public IReadOnlyList<string>? Notes { get; private init; }

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Version of this library, with the commit it was built from where that is known.</summary>
    public static string LibraryVersion { get; } =
        typeof(RunProvenance).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>The provenance of a run with this library.</summary>
    /// <param name="search">Name of the search.</param>
    /// <param name="seed">Seed of the random stream.</param>
    /// <param name="options">Everything else that may be varied.</param>
    /// <param name="inputs">What the samples are normalised to, by sample.</param>
    public static RunProvenance Of(string search, ulong seed, IReadOnlyDictionary<string, object> options, IReadOnlyDictionary<string, string> inputs) =>
        new(search, LibraryVersion, seed, options, inputs);

    /// <summary>The provenance of a run that used this: it takes over their notes, so that the opening of a box is on record.</summary>
    /// <param name="used">Tables, histograms and cut flows that entered figures or results.</param>
    public RunProvenance WithNotesOf(params IReadOnlyList<INoted> used)
    {
        ArgumentNullException.ThrowIfNull(used);
        string[] notes = [.. (Notes ?? []).Concat(used.SelectMany(one => one.Notes)).Distinct()];
        return this with { Notes = notes.Length > 0 ? notes : null };
    }

    /// <summary>The record as indented JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";

    /// <summary>Writes the JSON to a file, whole or not at all.</summary>
    /// <param name="path">A `.json` file.</param>
    public void Save(string path) => AtomicFile.WriteAllText(path, ToJson());

    /// <inheritdoc/>
    public override string ToString() => ToJson();
}
