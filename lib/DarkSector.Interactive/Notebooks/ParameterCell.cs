using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using DarkSector.Notebook.Provenance;

namespace DarkSector.Interactive.Notebooks;

/// <summary>Options of a run given to a notebook: a cell that sets them, put behind the cell tagged `parameters`.</summary>
/// <remarks>The convention of papermill, so that a notebook runs on any C# kernel with its own values. The parameters are `seed` (ulong)
/// and `events` (int); a notebook without the tag sees the options as <c>Args</c> alone.</remarks>
public static class ParameterCell
{
    /// <summary>Tag of the cell that declares the parameters with their defaults.</summary>
    public const string Parameters = "parameters";

    /// <summary>Tag of the cell put behind it.</summary>
    public const string Injected = "injected-parameters";

    /// <summary>The notebook with the options set; unchanged when it declares no parameters or none of them was given.</summary>
    /// <param name="notebook">The notebook; a cell injected before is replaced.</param>
    /// <param name="arguments">The options given, such as <c>--seed 5</c>.</param>
    public static NotebookDocument Inject(NotebookDocument notebook, IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        ArgumentNullException.ThrowIfNull(arguments);
        var cells = notebook.Cells.RemoveAll(cell => cell.HasTag(Injected));
        var declaration = cells.ToList().FindIndex(cell => cell.Kind == CellKind.Code && cell.HasTag(Parameters));
        var options = RunOptions.Parse(arguments);
        ImmutableArray<string> settings =
        [
            .. arguments.Any(a => a.StartsWith("--seed", StringComparison.Ordinal)) ? [Setting("seed", options.Seed, "UL")] : Array.Empty<string>(),
            .. options.Events is { } events ? [Setting("events", events, "")] : Array.Empty<string>(),
        ];
        if (declaration < 0 || settings.IsEmpty)
            return notebook with { Cells = cells };
        var injected = new NotebookCell(CellKind.Code, Injected, string.Join('\n', settings))
        {
            Metadata = new JsonObject { ["tags"] = new JsonArray(Injected) },
        };
        return notebook with { Cells = cells.Insert(declaration + 1, injected) };
    }

    private static string Setting(string name, IFormattable value, string suffix) =>
        $"var {name} = {value.ToString(null, CultureInfo.InvariantCulture)}{suffix};";
}
