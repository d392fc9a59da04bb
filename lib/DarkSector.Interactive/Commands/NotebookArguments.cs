using System.CommandLine;
using System.Globalization;
using DarkSector.Interactive.Notebooks;

namespace DarkSector.Interactive.Commands;

/// <summary>The options of <c>run</c> that concern notebooks: parameters, limit of time, what to do after a failure, what to write.</summary>
internal sealed class NotebookArguments
{
    private readonly Option<string[]> parameters = new("--param", "-p")
    {
        Description = "Sets a variable of the cell tagged `parameters`; may be repeated. Numbers, true or false, texts, lists, units: mass=250*MeV.",
        HelpName = "NAME=VALUE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> timeout = new("--timeout") { Description = "Longest time for one cell [default: no limit].", HelpName = "SECONDS" };
    private readonly Option<bool> keepGoing = new("--keep-going") { Description = "Run what follows a failing cell, and the notebooks that follow a failing one." };
    private readonly Option<string> formats = new("--format", "-f") { Description = "What to write: any of ipynb, html, md, separated by commas.", HelpName = "LIST", DefaultValueFactory = _ => PageFormats.Default };

    public void AddTo(Command command)
    {
        command.Options.Add(parameters);
        command.Options.Add(timeout);
        command.Options.Add(keepGoing);
        command.Options.Add(formats);
    }

    /// <summary>Reads and checks the options.</summary>
    /// <exception cref="CommandException">An option is out of range.</exception>
    public NotebookRequest Read(ParseResult parsed) => new(
        [.. Parameters(parsed.GetValue(parameters) ?? [])],
        new RunSettings(Timeout(parsed.GetValue(timeout)), parsed.GetValue(keepGoing)),
        PageFormats.Parse(parsed.GetValue(formats)!));

    private static IEnumerable<(string Name, string Value)> Parameters(string[] given)
    {
        var names = new HashSet<string>();
        foreach (var text in given)
        {
            var (name, value) = text.Split('=', 2) is [var left, var right] && left.Trim().Length > 0
                ? (left.Trim(), right)
                : throw new CommandException($"--param '{text}' has no value; write NAME=VALUE, such as --param mass=0.25.");
            yield return names.Add(name) ? (name, value) : throw new CommandException($"--param {name} is given twice; give it once.");
        }
    }

    private static TimeSpan? Timeout(string? text)
    {
        const double Longest = 1e6;
        if (text is null)
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= Longest
            ? TimeSpan.FromSeconds(seconds)
            : throw new CommandException($"--timeout = '{text}'; it must be a number of seconds above 0, up to {Longest.ToString(CultureInfo.InvariantCulture)}.");
    }
}

/// <summary>What the user asked of a run of notebooks, besides <see cref="RunRequest"/>.</summary>
/// <param name="Parameters">Variables to set, with the text of their values.</param>
/// <param name="Settings">Limit of time, and what to do after a failure.</param>
/// <param name="Formats">What to write.</param>
internal sealed record NotebookRequest(IReadOnlyList<(string Name, string Value)> Parameters, RunSettings Settings, IReadOnlyList<string> Formats);
