using DarkSector.Numerics.Tables;

namespace DarkSector.Interactive.Scripting;

/// <summary>A line of a cell that speaks to the engine instead of the compiler, such as <c>#!time</c>.</summary>
/// <param name="Name">Its name, without <c>#!</c>.</param>
/// <param name="Argument">What it needs after its name, as shown to a reader; empty for nothing.</param>
/// <param name="Does">What it does, in a line.</param>
/// <param name="Aliases">Other spellings.</param>
internal sealed record Magic(string Name, string Argument, string Does, params string[] Aliases)
{
    public const string CSharp = "csharp";
    public const string Time = "time";
    public const string Markdown = "markdown";
    public const string Html = "html";
    public const string Import = "import";
    public const string Who = "who";
    public const string Whos = "whos";
    public const string List = "lsmagic";
    public const string About = "about";
    public const string Source = "i";

    /// <summary>All there are.</summary>
    public static IReadOnlyList<Magic> All { get; } =
    [
        new(CSharp, "", "what follows is C#", "c#", "cs"),
        new(Markdown, "", "what follows is prose in Markdown", "md"),
        new(Html, "", "what follows is HTML to show"),
        new(Time, "", "shows how long the rest of the cell takes"),
        new(Import, "FILE", "runs a .cs, .csx, .ipynb or .dib file here, as if its cells stood in this cell"),
        new(Who, "", "names the variables of the session"),
        new(Whos, "", "shows the variables of the session with type and value"),
        new(List, "", "lists these lines"),
        new(About, "", "says which program this is"),
    ];

    // What notebooks of .NET Interactive and IPython may bring along, and what to do instead.
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.OrdinalIgnoreCase)
    {
        ["share"] = "All cells share their variables already; remove the line.",
        ["set"] = "All cells share their variables already; write var name = value;.",
        ["value"] = "Write var name = File.ReadAllText(\"file\"); or a text between \"\"\" and \"\"\".",
        ["connect"] = "This kernel speaks C# only; open a data file from C# instead.",
        ["matplotlib"] = "Figures show without it; remove the line.",
        ["timeit"] = "#!time times one run of a cell.",
        ["load"] = "#load \"file.csx\" runs a file here; #!import runs a notebook too.",
        ["run"] = "#!import FILE runs a file here.",
        ["pip"] = "#r \"nuget: Id, Version\" brings a package.",
        ["nuget"] = "#r \"nuget: Id, Version\" brings a package.",
        ["mermaid"] = "Draw the diagram elsewhere and show it as an image of a Markdown cell.",
    };

    private static readonly string[] Languages =
        ["fsharp", "f#", "pwsh", "powershell", "javascript", "js", "python", "bash", "sql", "kql", "http", "value", "vb", "r"];

    /// <summary>The magic of a name, whichever of its spellings; null when there is none.</summary>
    public static Magic? Named(string name) => All.FirstOrDefault(magic =>
        magic.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || magic.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>What to tell somebody who wrote a magic that does not exist.</summary>
    /// <param name="written">As written: <c>#!tiem</c>.</param>
    public static string Unsupported(string written)
    {
        var name = written.TrimStart('#', '!', '%');
        if (Elsewhere.TryGetValue(name, out var instead))
            return $"{written} is not supported here. {instead}";
        if (Languages.Contains(name, StringComparer.OrdinalIgnoreCase))
            return $"{written}: this kernel speaks C# only; write the cell in C#, or run it with a kernel of that language.";
        var near = NearestNames.To(name, All.Select(magic => magic.Name)).Select(known => "#!" + known);
        return $"{written} is not supported here. Nearest: {string.Join(", ", near)}; #!{List} lists what there is.";
    }

    /// <summary>As a reader types it.</summary>
    public override string ToString() => Argument.Length == 0 ? $"#!{Name}" : $"#!{Name} {Argument}";
}
