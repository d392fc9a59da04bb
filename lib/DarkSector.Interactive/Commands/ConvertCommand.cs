using System.CommandLine;
using DarkSector.Interactive.Notebooks;

namespace DarkSector.Interactive.Commands;

/// <summary><c>darksector convert FILE</c>: a <c>.dib</c> notebook becomes an <c>.ipynb</c> notebook, and back.</summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A notebook: .dib or .ipynb." };
        var target = new Option<string?>("--output", "-o") { Description = "The file to write [default: beside FILE, with the other ending].", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Replace the file if it exists." };
        var command = new Command("convert", "Turns a notebook of .NET Interactive (.dib) into one of Jupyter (.ipynb), and back.") { file, target, force };
        command.SetAction(parsed =>
        {
            var source = Existing(parsed.GetValue(file)!);
            var written = Path.GetFullPath(parsed.GetValue(target) ?? Path.ChangeExtension(source, IsDib(source) ? ".ipynb" : ".dib"));
            if (File.Exists(written) && !parsed.GetValue(force))
                throw new CommandException($"{written} exists; give another file by --output, or replace it by --force.");
            Write(NotebookDocument.Load(source), written);
            WrittenFiles.Report([written], Path.GetDirectoryName(written)!, parsed.InvocationConfiguration.Output);
        });
        return command;
    }

    private static void Write(NotebookDocument notebook, string target)
    {
        if (target.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase))
        {
            notebook.Save(target);
            return;
        }

        if (!IsDib(target))
            throw new CommandException($"--output {target} must end with .ipynb or .dib. For a page to read, use `darksector run --format html,md`.");
        File.WriteAllText(target + ".partial", DibFormat.Write(notebook));
        File.Move(target + ".partial", target, overwrite: true);
    }

    private static string Existing(string file)
    {
        var path = Path.GetFullPath(file);
        if (!IsDib(path) && !path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase))
            throw new CommandException($"{file} is not a notebook; give a file that ends with .dib or .ipynb.");
        return File.Exists(path) ? path : throw new CommandException($"There is no file {file}; the full path would be {path}.");
    }

    private static bool IsDib(string path) => path.EndsWith(".dib", StringComparison.OrdinalIgnoreCase);
}
