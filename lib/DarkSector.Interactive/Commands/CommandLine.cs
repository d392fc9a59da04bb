using System.CommandLine;
using System.CommandLine.Invocation;
using DarkSector.Interactive.Notebooks;

namespace DarkSector.Interactive.Commands;

/// <summary>The <c>darksector</c> command: what the user typed, to the command that does it, to an exit code.</summary>
internal static class CommandLine
{
    private const int Failure = 1;

    // As shells count a program ended by SIGINT.
    private const int Interrupted = 130;

    // These stop a cell by Ctrl-C, not themselves.
    private static readonly string[] OwnSignals = ["repl", "start"];

    // A cell is asked to end, then made to; see InterruptibleCell.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    /// <summary>Runs one command. Bad input gives one paragraph on the error stream and exit code 1.</summary>
    public static async Task<int> InvokeAsync(
        IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> searches, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        var parsed = Root(searches).Parse(arguments.Count == 0 ? ["--help"] : arguments);
        if (parsed.Action is ParseErrorAction)
        {
            var command = parsed.CommandResult.Command is RootCommand ? "darksector" : $"darksector {parsed.CommandResult.Command.Name}";
            // A mistyped command is first reported as missing; the second report names it.
            var reasons = parsed.Errors.Count == 1 ? parsed.Errors : parsed.Errors.Where(found => !found.Message.StartsWith("Required command", StringComparison.Ordinal));
            await error.WriteLineAsync($"{string.Join(" ", reasons.Select(found => found.Message))} Type `{command} --help` for what there is.").ConfigureAwait(false);
            return Failure;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = OwnSignals.Contains(parsed.CommandResult.Command.Name) ? null : Patience }, cancellation).ConfigureAwait(false);
        }
        catch (Exception reason) when (reason is CommandException or NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(reason.Message).ConfigureAwait(false);
            return Failure;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Interrupted; nothing unfinished was written.").ConfigureAwait(false);
            return Interrupted;
        }
    }

    private static RootCommand Root(IReadOnlyDictionary<string, string> searches) => new("Dark-sector searches at e+e- B factories, from the Lagrangian to the limit.")
    {
        RunCommand.Create(),
        ReplCommand.Create(),
        ConvertCommand.Create(),
        ReproduceCommand.Create(searches),
        KernelCommand.Create(),
        DoctorCommand.Create(),
    };
}

/// <summary>Thrown when a command cannot do what it was asked; the message is all the user sees.</summary>
/// <param name="message">What is wrong, the value, what is allowed, and the remedy.</param>
internal sealed class CommandException(string message) : Exception(message);
