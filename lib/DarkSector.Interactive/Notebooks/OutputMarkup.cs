using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Interactive.Notebooks;

/// <summary>The outputs of code cells as HTML.</summary>
internal sealed partial class OutputMarkup
{
    private int pictures;

    public string Render(JsonObject output) => NotebookReader.Text(output["output_type"]) switch
    {
        "stream" => Block("pre", NotebookReader.Text(output["name"]) == "stderr" ? "stderr" : "text", Escape(output["text"])),
        "error" => Block("pre", "error", Escape(output["traceback"] is JsonArray lines ? string.Join("\n", lines.Select(NotebookReader.Text)) : "")),
        _ => output["data"] is JsonObject data ? Richest(data) : "",
    };

    /// <summary>A vector picture as part of the page.</summary>
    public string Picture(string svg) => Block("figure", "picture", Inline(svg));

    /// <summary>The richest representation a page without scripts can show.</summary>
    private string Richest(JsonObject data)
    {
        if (data["image/svg+xml"] is { } svg)
            return Picture(NotebookReader.Text(svg)!);
        foreach (var type in new[] { "image/png", "image/jpeg" })
        {
            if (NotebookReader.Text(data[type]) is { } base64)
                return Block("figure", "picture", $"<img src=\"{EmbeddedImages.Data(type, base64)}\" alt=\"\">");
        }

        if (NotebookReader.Text(data["text/html"]) is { } html)
            return Block("div", "html", html);
        if (NotebookReader.Text(data["text/markdown"]) is { } markdown)
            return Block("div", "html", new MarkdownPage("/").Render(new NotebookCell(CellKind.Markdown, "output", markdown)));
        if (NotebookReader.Text(data["text/latex"]) is { } latex)
            return Block("div", "html", LatexMath.ToMathMl(latex.Trim().Trim('$'), display: true));
        return Block("pre", "text", Escape(data["text/plain"]));
    }

    // The identifiers of a picture are made its own, since other pictures on the page may use the same.
    private string Inline(string svg)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"f{++pictures}-");
        var start = svg.IndexOf("<svg", StringComparison.Ordinal);
        return Identifier().Replace(start > 0 ? svg[start..] : svg, match => match.Groups[1].Value + prefix + match.Groups[2].Value);
    }

    private static string Block(string element, string kind, string content) => $"<{element} class=\"output {kind}\">{content}</{element}>\n";

    // Consoles colour text by escape sequences, which mean nothing here.
    private static string Escape(JsonNode? text) => MarkupText.Escape(ConsoleColours().Replace(NotebookReader.Text(text) ?? "", ""));

    [GeneratedRegex("""((?:\sid="|url\(#|href="#))([^"\)]+)""")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex ConsoleColours();
}
