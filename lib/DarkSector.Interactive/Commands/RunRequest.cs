using DarkSector.Notebook.Provenance;

namespace DarkSector.Interactive.Commands;

/// <summary>What the user asked of one run: options, folder for the results, and the streams to talk to.</summary>
/// <param name="Options">The options given, as <c>Args</c> shows them, without the folder.</param>
/// <param name="Folder">The folder for the results.</param>
/// <param name="Output">What is said goes here.</param>
/// <param name="Error">What goes wrong goes here.</param>
internal sealed record RunRequest(IReadOnlyList<string> Options, string Folder, TextWriter Output, TextWriter Error)
{
    /// <summary>What the script sees as <c>Args</c> while it writes to the staging folder.</summary>
    public IReadOnlyList<string> ArgumentsFor(OutputFolder folder) => [.. Options, "--output", folder.Staging];

    /// <summary>One line that says how the results came about.</summary>
    /// <param name="source">What was run.</param>
    /// <param name="parameters">Parameters set for this run.</param>
    public string Provenance(string source, IEnumerable<(string Name, string Value)>? parameters = null)
    {
        var settings = string.Concat((parameters ?? []).Select(parameter => $", {parameter.Name} = {parameter.Value}"));
        var options = RunOptions.Parse(Options);
        var events = options.Events is { } number ? $", {number} events" : "";
        return $"{source}, seed {options.Seed}{events}{settings}, DarkSector.Interactive {typeof(RunRequest).Assembly.GetName().Version!.ToString(3)}";
    }
}
