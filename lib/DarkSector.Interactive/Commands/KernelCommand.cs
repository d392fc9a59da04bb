using System.CommandLine;
using System.Runtime.InteropServices;
using DarkSector.Interactive.Jupyter;
using DarkSector.Interactive.Scripting;

namespace DarkSector.Interactive.Commands;

/// <summary><c>darksector kernel install|uninstall|start</c>: C# in Jupyter and VS Code.</summary>
internal static class KernelCommand
{
    public static Command Create() => new("kernel", "The C# kernel for Jupyter and VS Code.") { Install(), Uninstall(), Start() };

    private static Command Install()
    {
        var (name, folder) = (NameOption(), FolderOption());
        var command = new Command("install", "Makes the kernel known to Jupyter and VS Code, for this user.") { name, folder };
        command.SetAction(parsed =>
        {
            var written = Checked(() => KernelSpec.Install(Folder(parsed.GetValue(folder)), parsed.GetValue(name)!, KernelSpec.ThisProgram()));
            parsed.InvocationConfiguration.Output.WriteLine($"Installed in {written}. Choose the kernel \"C# (DarkSector)\" in Jupyter or VS Code.");
        });
        return command;
    }

    private static Command Uninstall()
    {
        var (name, folder) = (NameOption(), FolderOption());
        var command = new Command("uninstall", "Removes the kernel from Jupyter and VS Code.") { name, folder };
        command.SetAction(parsed =>
        {
            var removed = Checked(() => KernelSpec.Uninstall(Folder(parsed.GetValue(folder)), parsed.GetValue(name)!));
            parsed.InvocationConfiguration.Output.WriteLine(removed is null
                ? $"There is no kernel {parsed.GetValue(name)} in {Folder(parsed.GetValue(folder))}; nothing to remove."
                : $"Removed {removed}.");
        });
        return command;
    }

    private static Command Start()
    {
        var file = new Argument<string>("CONNECTION") { Description = "The connection file that Jupyter wrote." };
        var allowEmptyKey = new Option<bool>("--allow-empty-key") { Description = "Accept messages without signatures: any program on this machine can then run code as you." };
        var command = new Command("start", "Runs the kernel; Jupyter calls this.") { file, allowEmptyKey };
        command.SetAction(async (parsed, cancellation) =>
        {
            ScriptEngine.WarmUp();
            var path = Path.GetFullPath(parsed.GetValue(file)!);
            if (!File.Exists(path))
                throw new CommandException($"There is no connection file {path}; Jupyter makes one when it starts a kernel.");
            var json = await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false);
            return await RunAsync(Checked(() => ConnectionFile.Parse(json, parsed.GetValue(allowEmptyKey)))).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task<int> RunAsync(ConnectionFile connection)
    {
        // Cells that compute must not keep messages waiting for a thread.
        ThreadPool.SetMinThreads(16, 16);
        CellInput.Install();
        using var ending = new CancellationTokenSource();
        using var kernel = new JupyterKernel(connection, Environment.CurrentDirectory, HistoryFile.ForUser);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            kernel.Interrupt();
        });
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            ending.Cancel();
        });
        _ = FrontEndProcess.WatchAsync(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), ending);
        await kernel.RunAsync(ending.Token).ConfigureAwait(false);
        return 0;
    }

    private static Option<string> NameOption() =>
        new("--name") { Description = "Name of the kernel; \".net-csharp\" takes over notebooks of .NET Interactive.", DefaultValueFactory = _ => KernelSpec.DefaultName };

    private static Option<string?> FolderOption() =>
        new("--data-dir") { Description = "Jupyter data folder [default: JUPYTER_DATA_DIR, or the user's standard folder].", HelpName = "DIR" };

    private static string Folder(string? chosen) =>
        chosen ?? KernelSpec.DataFolder(Environment.GetEnvironmentVariable, OperatingSystem.IsWindows(), OperatingSystem.IsMacOS());

    private static T Checked<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (FormatException wrong)
        {
            throw new CommandException(wrong.Message);
        }
    }
}
