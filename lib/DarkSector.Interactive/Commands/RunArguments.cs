using System.CommandLine;
using DarkSector.Notebook.Provenance;

namespace DarkSector.Interactive.Commands;

/// <summary>The options <c>--output</c>, <c>--seed</c> and <c>--events</c> of commands that run a notebook or script.</summary>
internal sealed class RunArguments
{
    private readonly Option<string?> output = new("--output", "-o") { Description = "Folder for the results [default: out/<name>].", HelpName = "DIR" };
    private readonly Option<string?> seed = new("--seed") { Description = $"Seed of the random stream [default: {RunOptions.DefaultSeed}].", HelpName = "N" };
    private readonly Option<string?> events = new("--events") { Description = "Events to generate for each sample [default: what the page chooses].", HelpName = "N" };

    public void AddTo(Command command)
    {
        command.Options.Add(output);
        command.Options.Add(seed);
        command.Options.Add(events);
    }

    /// <summary>Reads and checks the options.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="name">Name of what is run; results go to <c>out/name</c> unless the user says otherwise.</param>
    /// <param name="alone">False when several are run: then <c>--output DIR</c> stands for <c>DIR/name</c>.</param>
    /// <exception cref="CommandException">An option is out of range.</exception>
    public RunRequest Read(ParseResult parsed, string name, bool alone = true)
    {
        List<string> options = [];
        foreach (var option in new[] { seed, events })
        {
            if (parsed.GetValue(option) is { } value)
                options.AddRange([option.Name, value]);
        }

        try
        {
            RunOptions.Parse(options);
        }
        catch (ArgumentException wrong)
        {
            throw new CommandException(wrong.Message);
        }

        var chosen = parsed.GetValue(output);
        var folder = Path.GetFullPath(alone && chosen is not null ? chosen : Path.Combine(chosen ?? "out", name));
        return new RunRequest(options, folder, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
    }
}
