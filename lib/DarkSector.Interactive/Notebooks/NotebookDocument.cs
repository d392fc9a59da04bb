using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace DarkSector.Interactive.Notebooks;

/// <summary>A notebook: cells of prose and code, as in an <c>.ipynb</c> file.</summary>
/// <param name="Cells">The cells, from top to bottom.</param>
public sealed record NotebookDocument(ImmutableArray<NotebookCell> Cells)
{
    /// <summary>Metadata of the notebook (kernel, language), kept as read.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>The title in the metadata or else the first heading; null when there is neither.</summary>
    public string? Title =>
        Metadata["title"] is JsonValue title && title.TryGetValue<string>(out var text)
            ? text
            : Cells.Where(cell => cell.Kind == CellKind.Markdown)
                .SelectMany(cell => cell.Source.Split('\n'))
                .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim();

    /// <summary>Reads an <c>.ipynb</c> file, or a <c>.dib</c> file of .NET Interactive.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NotebookFormatException">The file is not a notebook of nbformat 4.</exception>
    public static NotebookDocument Load(string path) => path.EndsWith(".dib", StringComparison.OrdinalIgnoreCase)
        ? DibFormat.Read(File.ReadAllText(path), path)
        : NotebookReader.Read(File.ReadAllText(path), path);

    /// <summary>Writes an <c>.ipynb</c> file of nbformat 4.5, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    public void Save(string path)
    {
        var partial = path + ".partial";
        File.WriteAllText(partial, ToJson());
        File.Move(partial, path, overwrite: true);
    }

    /// <summary>The notebook as the text of an <c>.ipynb</c> file of nbformat 4.5.</summary>
    public string ToJson() => NotebookWriter.Write(this);
}

/// <summary>Thrown when a file is not a notebook that can be read.</summary>
/// <param name="message">What is wrong, where, and the way out.</param>
public sealed class NotebookFormatException(string message) : Exception(message);
