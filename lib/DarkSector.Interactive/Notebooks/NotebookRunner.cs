using System.Collections.Immutable;
using System.Globalization;
using DarkSector.Interactive.Scripting;

namespace DarkSector.Interactive.Notebooks;

/// <summary>Runs a notebook from top to bottom in a fresh engine.</summary>
public static class NotebookRunner
{
    /// <summary>Tag of a cell that may fail: its error is shown and the run goes on, as with nbclient and papermill. It need not fail.</summary>
    public const string RaisesException = "raises-exception";

    /// <summary>Name of the error of a cell that took longer than allowed; the tag does not excuse it.</summary>
    public const string Timeout = "CellTimeout";

    /// <summary>Runs every code cell; the first unexpected error ends the run.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="folder">Its folder, where relative paths of directives start.</param>
    /// <param name="arguments">What cells see as <c>Args</c>.</param>
    /// <param name="progress">Told before each code cell; may be null.</param>
    /// <param name="cancellation">Stops the run, within a cell or between two.</param>
    public static Task<NotebookRun> RunAsync(
        NotebookDocument notebook, string folder, IReadOnlyList<string> arguments, IProgress<NotebookProgress>? progress = null, CancellationToken cancellation = default) =>
        RunAsync(notebook, folder, arguments, RunSettings.Default, progress, cancellation);

    /// <summary>Runs every code cell, by settings.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="folder">Its folder, where relative paths of directives start.</param>
    /// <param name="arguments">What cells see as <c>Args</c>.</param>
    /// <param name="settings">Limit of time, and what to do after a failure.</param>
    /// <param name="progress">Told before each code cell; may be null.</param>
    /// <param name="cancellation">Stops the run, within a cell or between two.</param>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static async Task<NotebookRun> RunAsync(
        NotebookDocument notebook, string folder, IReadOnlyList<string> arguments, RunSettings settings, IProgress<NotebookProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        ArgumentNullException.ThrowIfNull(settings);
        using var engine = new ScriptEngine(folder, arguments);
        var cells = notebook.Cells.Select(cell => cell with { ExecutionCount = null, Outputs = [] }).ToArray();
        var total = cells.Count(IsRun);
        var count = 0;
        var failures = ImmutableArray.CreateBuilder<NotebookFailure>();
        for (var i = 0; i < cells.Length && (failures.Count == 0 || settings.KeepGoing); i++)
        {
            if (!IsRun(cells[i]))
                continue;
            cancellation.ThrowIfCancellationRequested();
            count++;
            progress?.Report(new NotebookProgress(count, total));
            (cells[i], var error) = await RunCellAsync(engine, cells[i], count, settings.Timeout, cancellation).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            if (error is not null && (error.Name == Timeout || !cells[i].HasTag(RaisesException)))
                failures.Add(new NotebookFailure(count, error));
        }

        return new NotebookRun(notebook with { Cells = [.. cells] }, failures.ToImmutable());
    }

    /// <summary>How messages call a cell.</summary>
    internal static string CellName(int count) => string.Create(CultureInfo.InvariantCulture, $"Cell[{count}]");

    private static bool IsRun(NotebookCell cell) => cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source);

    private static async Task<(NotebookCell Cell, ScriptError? Error)> RunCellAsync(
        ScriptEngine engine, NotebookCell cell, int count, TimeSpan? timeout, CancellationToken cancellation)
    {
        var outputs = new CellOutputs(count);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (timeout is { } longest)
            limit.CancelAfter(longest);
        ScriptError? Named(ScriptError? error) => error?.Name == InterruptedCell.Name && timeout is { } allowed ? Overtime(error, allowed) : error;
        var result = await engine.RunAsync(
            cell.Source, CellName(count), said => outputs.Add(said is ErrorOutput failed ? new ErrorOutput(Named(failed.Error)!) : said), limit.Token).ConfigureAwait(false);
        return (cell with { ExecutionCount = count, Outputs = outputs.ToOutputs() }, Named(result.Error));
    }

    private static ScriptError Overtime(ScriptError interrupted, TimeSpan allowed)
    {
        var message = string.Create(CultureInfo.InvariantCulture, $"The cell was stopped after {allowed.TotalSeconds:0.###} s; --timeout SECONDS allows more.");
        return interrupted with { Name = Timeout, Message = message, Traceback = [$"{Timeout}: {message}", .. interrupted.Traceback.Skip(1)] };
    }
}

/// <summary>A notebook after its run.</summary>
/// <param name="Notebook">The notebook with outputs, up to the cell that ended the run if one did.</param>
/// <param name="Failures">The unexpected errors, in order; empty when all went well.</param>
public sealed record NotebookRun(NotebookDocument Notebook, ImmutableArray<NotebookFailure> Failures)
{
    /// <summary>The first unexpected error; null when there was none.</summary>
    public NotebookFailure? Failure => Failures.FirstOrDefault();
}

/// <summary>An error in the run of a notebook.</summary>
/// <param name="Cell">The number of the cell among those run, counted from 1: the number Jupyter shows in brackets.</param>
/// <param name="Error">What went wrong, and in which line.</param>
public sealed record NotebookFailure(int Cell, ScriptError Error)
{
    /// <inheritdoc/>
    public override string ToString() => $"cell {Cell}{Place}: {Error.Name}: {Error.Message}";

    private string Place => Error.Source != NotebookRunner.CellName(Cell) ? $", {Error.Place}" : Error.Line is { } line ? $", line {line}" : "";
}

/// <summary>How far the run of a notebook is.</summary>
/// <param name="Cell">The number of the cell about to run, counted from 1.</param>
/// <param name="Cells">The number of cells to run.</param>
public readonly record struct NotebookProgress(int Cell, int Cells);
