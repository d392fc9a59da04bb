using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace DarkSector.Interactive.Notebooks;

/// <summary>What a cell of a notebook is.</summary>
public enum CellKind
{
    /// <summary>Code to run.</summary>
    Code,

    /// <summary>Prose in Markdown.</summary>
    Markdown,

    /// <summary>Text to pass through untouched.</summary>
    Raw,
}

/// <summary>One cell of a notebook.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its identifier, unique in the notebook.</param>
/// <param name="Source">Its text, lines separated by <c>\n</c>.</param>
public sealed record NotebookCell(CellKind Kind, string Id, string Source)
{
    /// <summary>Metadata of the cell, kept as read.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>Attached images of a Markdown or raw cell, kept as read.</summary>
    public JsonObject? Attachments { get; init; }

    /// <summary>The place of a code cell in the order of execution, counted from 1; null when it was not run.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>Outputs of a code cell, as nbformat 4.5 objects.</summary>
    public ImmutableArray<JsonObject> Outputs { get; init; } = [];

    /// <summary>True when the cell carries a tag, such as <c>raises-exception</c>.</summary>
    /// <param name="tag">The tag.</param>
    public bool HasTag(string tag) =>
        Metadata["tags"] is JsonArray tags && tags.Any(found => found is JsonValue value && value.TryGetValue<string>(out var text) && text == tag);
}
