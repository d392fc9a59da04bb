using System.Text.Json;
using DarkSector.Numerics.Tables;

namespace DarkSector.Statistics.Workspaces;

/// <summary>One signal of a patch set.</summary>
/// <param name="Name">Name.</param>
/// <param name="Values">Its place on the grid of models, one number or text per label, as written in the file.</param>
/// <param name="Changes">What adds it to the background-only workspace.</param>
public sealed record SignalPatch(string Name, IReadOnlyList<string> Values, JsonPatch Changes);

/// <summary>Many signals for one background-only workspace: pyhf's patch sets, schema 1.0.0.</summary>
/// <remarks>
/// <code>
/// var signals = PatchSet.Load("patchset.json");
/// var workspace = signals.Apply(Workspace.Load("background-only.json"), "C1N2_300_100");
/// </code>
/// </remarks>
/// <param name="Description">What the patches are.</param>
/// <param name="Labels">Names of the dimensions of the grid.</param>
/// <param name="Digests">Digests of the background-only workspace by algorithm.</param>
/// <param name="References">Where it was published, by kind of source.</param>
/// <param name="Patches">The signals.</param>
public sealed record PatchSet(
    string Description, IReadOnlyList<string> Labels, IReadOnlyDictionary<string, string> Digests,
    IReadOnlyDictionary<string, string> References, IReadOnlyList<SignalPatch> Patches)
{
    /// <summary>A signal by name.</summary>
    /// <param name="name">Name of the patch.</param>
    /// <exception cref="KeyNotFoundException">There is no such signal.</exception>
    public SignalPatch this[string name] => Patches.FirstOrDefault(patch => patch.Name == name)
        ?? throw new KeyNotFoundException(
            $"The patch set has no patch '{name}'. Nearest: {string.Join(", ", NearestNames.To(name, Patches.Select(patch => patch.Name)))}.");

    /// <summary>Reads a file.</summary>
    /// <param name="path">A JSON file.</param>
    /// <exception cref="WorkspaceException">The file is no valid patch set; the message says where.</exception>
    public static PatchSet Load(string path) => Parse(File.ReadAllText(path));

    /// <summary>Reads a text.</summary>
    /// <param name="json">A patch set in pyhf's JSON.</param>
    /// <exception cref="WorkspaceException">The text is no valid patch set; the message says where.</exception>
    public static PatchSet Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var document = JsonNodeAt.Parse(json);
        var root = new JsonNodeAt(document.RootElement, "$").Object(["metadata", "patches", "version"], []);
        if (root["version"].Text() is var version && version != WorkspaceReader.Version)
            throw root["version"].Error($"the version is '{version}'; only '{WorkspaceReader.Version}' is known.");
        var metadata = root["metadata"].Object(["references", "digests", "labels", "description"], [], othersAllowed: true);
        string[] labels = [.. metadata["labels"].Array(atLeast: 1).Select(label => label.Text())];
        SignalPatch[] patches = [.. root["patches"].Array(atLeast: 1).Select(patch => ReadPatch(patch, labels.Length))];
        foreach (var same in patches.GroupBy(patch => patch.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
            throw root["patches"].Error($"there are {same.Count()} patches '{same.Key}'; each needs its own name.");
        foreach (var same in patches.GroupBy(patch => string.Join('\n', patch.Values), StringComparer.Ordinal).Where(same => same.Count() > 1))
            throw root["patches"].Error($"the patches {string.Join(", ", same.Select(patch => patch.Name))} have the same values.");
        return new PatchSet(metadata["description"].Text(), labels, Texts(metadata["digests"]), Texts(metadata["references"]), patches);
    }

    /// <summary>Checks that a workspace is the one the patches were made for.</summary>
    /// <param name="workspace">A background-only workspace.</param>
    /// <exception cref="WorkspaceException">A digest differs.</exception>
    public void Verify(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        using var document = JsonNodeAt.Parse(workspace.ToJson());
        foreach (var (algorithm, expected) in Digests)
        {
            var found = JsonDigest.Of(document.RootElement, algorithm, "$.metadata.digests");
            if (!string.Equals(found, expected, StringComparison.OrdinalIgnoreCase))
            {
                throw new WorkspaceException(
                    "$.metadata.digests", $"The patches were made for another workspace: its {algorithm} is {expected}, that of this one {found}.");
            }
        }
    }

    /// <summary>The workspace with one signal, after its digests were checked.</summary>
    /// <param name="workspace">The background-only workspace the set was made for.</param>
    /// <param name="name">Name of the patch.</param>
    /// <exception cref="KeyNotFoundException">There is no such patch.</exception>
    /// <exception cref="WorkspaceException">The workspace is another one, the patch does not fit, or the result is no valid workspace.</exception>
    public Workspace Apply(Workspace workspace, string name)
    {
        Verify(workspace);
        return this[name].Changes.Apply(workspace);
    }

    private static SignalPatch ReadPatch(JsonNodeAt node, int labels)
    {
        var properties = node.Object(["metadata", "patch"], []);
        var metadata = properties["metadata"].Object(["name", "values"], [], othersAllowed: true);
        var values = metadata["values"].Array();
        if (values.Count != labels)
            throw metadata["values"].Error($"there are {values.Count} values for {labels} labels.");
        return new SignalPatch(
            metadata["name"].Text(),
            [.. values.Select(value => value.Element.ValueKind == JsonValueKind.Number ? value.Element.GetRawText() : value.Text())],
            JsonPatch.Read(properties["patch"]));
    }

    private static Dictionary<string, string> Texts(JsonNodeAt node)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in node.Object([], [], othersAllowed: true))
            texts.Add(name, value.Text());
        return texts.Count > 0 ? texts : throw node.Error("at least one entry is needed; found an empty object.");
    }
}
