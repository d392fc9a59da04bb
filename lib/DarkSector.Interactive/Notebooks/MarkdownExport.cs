using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DarkSector.Interactive.Notebooks;

/// <summary>An executed notebook as Markdown, for a wiki or a repository: pictures become files beside it.</summary>
internal sealed partial class MarkdownExport
{
    private readonly string folder;
    private readonly string pictures;
    private int count;

    private MarkdownExport(string folder, string name) => (this.folder, pictures) = (folder, name + "-files");

    /// <summary>Writes <c>NAME.md</c>, and <c>NAME-files/</c> when there are pictures.</summary>
    /// <param name="notebook">The notebook with its outputs.</param>
    /// <param name="folder">Folder to write to.</param>
    /// <param name="name">Name of the page, without ending.</param>
    /// <param name="provenance">How the outputs came about, for the foot of the page.</param>
    public static void Write(NotebookDocument notebook, string folder, string name, string provenance)
    {
        var export = new MarkdownExport(folder, name);
        var text = string.Join("\n", notebook.Cells.Select(export.Cell).Where(cell => cell.Length > 0));
        File.WriteAllText(Path.Combine(folder, name + ".md"), $"{text}\n---\n*{provenance}*\n");
    }

    private string Cell(NotebookCell cell) => cell.Kind switch
    {
        CellKind.Markdown => cell.Source.Trim('\n') + "\n",
        CellKind.Code when !string.IsNullOrWhiteSpace(cell.Source) => Code(cell),
        _ => "",
    };

    private string Code(NotebookCell cell)
    {
        var text = Fence("csharp", cell.Source) + string.Concat(cell.Outputs.Select(output => "\n" + Output(output)));
        return cell.HasTag(HtmlPage.Solution) ? $"<details><summary>Solution</summary>\n\n{text}\n</details>\n" : text;
    }

    private string Output(JsonObject output) => NotebookReader.Text(output["output_type"]) switch
    {
        "stream" => Fence("text", NotebookReader.Text(output["text"])),
        "error" => Fence("text", output["traceback"] is JsonArray lines ? string.Join("\n", lines.Select(NotebookReader.Text)) : ""),
        _ => output["data"] is JsonObject data ? Richest(data) : "",
    };

    private string Richest(JsonObject data)
    {
        if (NotebookReader.Text(data["image/svg+xml"]) is { } svg)
            return Picture(".svg", Encoding.UTF8.GetBytes(svg));
        foreach (var (type, ending) in new[] { ("image/png", ".png"), ("image/jpeg", ".jpg") })
        {
            if (NotebookReader.Text(data[type]) is { } base64)
                return Picture(ending, Convert.FromBase64String(base64));
        }

        if (NotebookReader.Text(data["text/markdown"]) is { } markdown)
            return markdown.Trim('\n') + "\n";
        if (NotebookReader.Text(data["text/latex"]) is { } latex && data["text/html"] is null)
            return $"$$\n{latex.Trim().Trim('$')}\n$$\n";
        return Fence("text", NotebookReader.Text(data["text/plain"]));
    }

    private string Picture(string ending, byte[] content)
    {
        var file = string.Create(CultureInfo.InvariantCulture, $"figure-{++count}{ending}");
        Directory.CreateDirectory(Path.Combine(folder, pictures));
        File.WriteAllBytes(Path.Combine(folder, pictures, file), content);
        return string.Create(CultureInfo.InvariantCulture, $"![Figure {count}]({Uri.EscapeDataString(pictures)}/{file})\n");
    }

    /// <summary>A block of code; its fence is longer than any in the text.</summary>
    private static string Fence(string language, string? text)
    {
        var longest = Backticks().Matches(text ?? "").Select(match => match.Length).DefaultIfEmpty(0).Max();
        var fence = new string('`', Math.Max(3, longest + 1));
        return $"{fence}{language}\n{ConsoleColours().Replace(text ?? "", "").TrimEnd()}\n{fence}\n";
    }

    [GeneratedRegex("`{3,}")]
    private static partial Regex Backticks();

    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex ConsoleColours();
}
