using System.Globalization;
using DarkSector.Interactive.Scripting;

namespace DarkSector.Interactive.Notebooks;

/// <summary>Runs a notebook from top to bottom in a fresh engine.</summary>
public static class NotebookRunner
{
    /// <summary>Tag of a cell that is meant to fail: its error is shown and the run goes on.</summary>
    public const string RaisesException = "raises-exception";

    /// <summary>Runs every code cell; the first unexpected error ends the run.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="folder">Its folder, where relative paths start.</param>
    /// <param name="arguments">What cells see as <c>Args</c>.</param>
    /// <param name="progress">Told before each code cell; may be null.</param>
    /// <param name="cancellation">Stops the run between cells.</param>
    public static async Task<NotebookRun> RunAsync(
        NotebookDocument notebook, string folder, IReadOnlyList<string> arguments, IProgress<NotebookProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        using var engine = new ScriptEngine(folder, arguments);
        var cells = notebook.Cells.Select(cell => cell with { ExecutionCount = null, Outputs = [] }).ToArray();
        var total = cells.Count(IsRun);
        var count = 0;
        NotebookFailure? failure = null;
        for (var i = 0; i < cells.Length && failure is null; i++)
        {
            if (!IsRun(cells[i]))
                continue;
            cancellation.ThrowIfCancellationRequested();
            count++;
            progress?.Report(new NotebookProgress(count, total));
            (cells[i], var error) = await RunCellAsync(engine, cells[i], count, cancellation).ConfigureAwait(false);
            if (error is not null && !cells[i].HasTag(RaisesException))
                failure = new NotebookFailure(count, error);
        }

        return new NotebookRun(notebook with { Cells = [.. cells] }, failure);
    }

    /// <summary>How messages call a cell.</summary>
    internal static string CellName(int count) => string.Create(CultureInfo.InvariantCulture, $"Cell[{count}]");

    private static bool IsRun(NotebookCell cell) => cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source);

    private static async Task<(NotebookCell Cell, ScriptError? Error)> RunCellAsync(
        ScriptEngine engine, NotebookCell cell, int count, CancellationToken cancellation)
    {
        var outputs = new CellOutputs(count);
        var result = await engine.RunAsync(cell.Source, CellName(count), outputs.Add, cancellation).ConfigureAwait(false);
        return (cell with { ExecutionCount = count, Outputs = outputs.ToOutputs() }, result.Error);
    }
}

/// <summary>A notebook after its run.</summary>
/// <param name="Notebook">The notebook with outputs, up to the cell that failed if one did.</param>
/// <param name="Failure">The unexpected error that ended the run; null when all cells ran.</param>
public sealed record NotebookRun(NotebookDocument Notebook, NotebookFailure? Failure);

/// <summary>The error that ended the run of a notebook.</summary>
/// <param name="Cell">The number of the cell among those run, counted from 1: the number Jupyter shows in brackets.</param>
/// <param name="Error">What went wrong, and in which line.</param>
public sealed record NotebookFailure(int Cell, ScriptError Error)
{
    /// <inheritdoc/>
    public override string ToString() => $"cell {Cell}, {Place}: {Error.Name}: {Error.Message}";

    private string Place => Error.Source == NotebookRunner.CellName(Cell) && Error.Line is { } line ? $"line {line}" : Error.Place;
}

/// <summary>How far the run of a notebook is.</summary>
/// <param name="Cell">The number of the cell about to run, counted from 1.</param>
/// <param name="Cells">The number of cells to run.</param>
public readonly record struct NotebookProgress(int Cell, int Cells);
