using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using DarkSector.Notebook.Provenance;

namespace DarkSector.Interactive.Notebooks;

/// <summary>Options of a run given to a notebook: a cell that sets them, put behind the cell tagged `parameters`.</summary>
/// <remarks>The convention of papermill, so that a notebook runs on any C# kernel with its own values. The options `--seed` (ulong)
/// and `--events` (int) are known to all notebooks; a notebook without the tag sees them as <c>Args</c> alone.</remarks>
public static class ParameterCell
{
    /// <summary>Tag of the cell that declares the parameters with their defaults.</summary>
    public const string Parameters = "parameters";

    /// <summary>Tag of the cell put behind it.</summary>
    public const string Injected = "injected-parameters";

    /// <summary>The notebook with the options set; unchanged when it declares no parameters or none of them was given.</summary>
    /// <param name="notebook">The notebook; a cell injected before is replaced.</param>
    /// <param name="arguments">The options given, such as <c>--seed 5</c>.</param>
    public static NotebookDocument Inject(NotebookDocument notebook, IReadOnlyList<string> arguments) => Inject(notebook, arguments, [], ".");

    /// <summary>The notebook with options and parameters set.</summary>
    /// <param name="notebook">The notebook; a cell injected before is replaced.</param>
    /// <param name="arguments">The options given, such as <c>--seed 5</c>.</param>
    /// <param name="parameters">Parameters by name, each with the text of its value, such as (<c>mass</c>, <c>250*MeV</c>).</param>
    /// <param name="folder">Folder of the notebook.</param>
    /// <exception cref="FormatException">The notebook does not declare a parameter, or a value does not fit its type.</exception>
    public static NotebookDocument Inject(
        NotebookDocument notebook, IReadOnlyList<string> arguments, IReadOnlyList<(string Name, string Value)> parameters, string folder)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(parameters);
        var cells = notebook.Cells.RemoveAll(cell => cell.HasTag(Injected));
        var declaration = cells.ToList().FindIndex(cell => cell.Kind == CellKind.Code && cell.HasTag(Parameters));
        if (declaration < 0 && parameters.Count > 0)
        {
            throw new FormatException(
                $"The notebook has no cell tagged `{Parameters}`, so there is nothing for --param to set. Declare {parameters[0].Name} with a default in a cell of that tag.");
        }

        string[] settings = [.. Options(arguments), .. parameters.Count == 0 ? [] : Settings(cells[declaration], parameters, folder)];
        if (declaration < 0 || settings.Length == 0)
            return notebook with { Cells = cells };
        var injected = new NotebookCell(CellKind.Code, Injected, string.Join('\n', settings))
        {
            Metadata = new JsonObject { ["tags"] = new JsonArray(Injected) },
        };
        return notebook with { Cells = cells.Insert(declaration + 1, injected) };
    }

    private static ImmutableArray<string> Options(IReadOnlyList<string> arguments)
    {
        var options = RunOptions.Parse(arguments);
        return
        [
            .. arguments.Any(a => a.StartsWith("--seed", StringComparison.Ordinal)) ? [Setting("seed", options.Seed, "UL")] : Array.Empty<string>(),
            .. options.Events is { } events ? [Setting("events", events, "")] : Array.Empty<string>(),
        ];
    }

    private static IEnumerable<string> Settings(NotebookCell declaration, IReadOnlyList<(string Name, string Value)> parameters, string folder)
    {
        var known = NotebookParameters.Of(declaration, folder);
        return parameters.Select(parameter => known.Setting(parameter.Name, parameter.Value));
    }

    private static string Setting(string name, IFormattable value, string suffix) =>
        $"var {name} = {value.ToString(null, CultureInfo.InvariantCulture)}{suffix};";
}
