using System.CommandLine;
using System.Runtime.InteropServices;
using DarkSector.Interactive.Scripting;
using DarkSector.Interactive.Terminal;

namespace DarkSector.Interactive.Commands;

/// <summary><c>darksector repl</c>: C# line by line, with the same prepared state as notebooks.</summary>
internal static class ReplCommand
{
    public static Command Create()
    {
        var echo = new Option<bool>("--echo") { Description = "With input from a pipe: write each line behind its prompt, so that the output reads like a session." };
        var rich = new Option<bool>("--csharprepl") { Description = "Start the tool csharprepl with the same references and namespaces: colours and completion while typing." };
        var command = new Command("repl", "C# line by line: tables, histograms and figures are drawn in the terminal. From a pipe, the first error ends it with exit code 1.") { echo, rich };
        command.SetAction((parsed, _) => parsed.GetValue(rich)
            ? Task.FromResult(CSharpRepl.Start() ?? throw new CommandException("csharprepl is not installed; in the repository: dotnet tool restore. Without the option, `darksector repl` needs nothing."))
            : RunAsync(parsed.GetValue(echo), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static async Task<int> RunAsync(bool echo, TextWriter output, TextWriter error)
    {
        ScriptEngine.WarmUp();
        var input = Console.In;
        CellInput.Install();
        var style = Console.IsInputRedirected ? ReplStyle.Pipe(echo) : ReplStyle.User(Columns(), Welcome());
        var repl = new Repl(input, output, error, style);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            repl.Interrupt();
        });
        return await repl.RunAsync(Environment.CurrentDirectory).ConfigureAwait(false);
    }

    private static int Columns() => Console.IsOutputRedirected || Console.WindowWidth <= 0 ? ReplStyle.UsualColumns : Console.WindowWidth - 1;

    private static string Welcome() =>
        $"DarkSector.Interactive {typeof(ReplCommand).Assembly.GetName().Version!.ToString(3)}, C# on .NET {Environment.Version}. #help says more, #quit ends.";
}
