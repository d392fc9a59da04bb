using System.Globalization;
using System.Text;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Interactive.Notebooks;

/// <summary>An executed notebook as one HTML file that needs nothing else: no network, no scripts, no fonts.</summary>
public static class HtmlPage
{
    /// <summary>Tag of a code cell that answers an exercise: the page shows it folded.</summary>
    public const string Solution = "solution";

    private const int DeepestInContents = 3;

    private static readonly Lazy<string> Style = new(() =>
    {
        using var reader = new StreamReader(typeof(HtmlPage).Assembly.GetManifestResourceStream("page.css")!);
        return reader.ReadToEnd();
    });

    /// <summary>The page of an executed notebook.</summary>
    /// <param name="notebook">The notebook, with its outputs.</param>
    /// <param name="folder">Folder of the notebook; pictures of the prose are taken from there into the page.</param>
    /// <param name="name">What to call the page when the notebook has no title.</param>
    /// <param name="provenance">How the outputs came about, for the foot of the page.</param>
    public static string Render(NotebookDocument notebook, string folder, string name, string provenance)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var markdown = new MarkdownPage(folder);
        var outputs = new OutputMarkup();
        var body = new StringBuilder();
        foreach (var cell in notebook.Cells)
            body.Append(Cell(cell, markdown, outputs));
        return Document(PlainTitle(notebook.Title ?? name), Contents(markdown.Headings), body.ToString(), provenance);
    }

    /// <summary>A page around content that is HTML already.</summary>
    internal static string Document(string title, string contents, string body, string provenance) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{MarkupText.Escape(title)}</title>
        <style>
        {Style.Value}</style>
        </head>
        <body>
        {contents}<main>
        {body}<footer>{MarkupText.Escape(provenance)}</footer>
        </main>
        </body>
        </html>

        """;

    private static string Cell(NotebookCell cell, MarkdownPage markdown, OutputMarkup outputs)
    {
        if (cell.Kind == CellKind.Markdown)
            return $"<section class=\"prose\">\n{markdown.Render(cell)}</section>\n";
        if (cell.Kind == CellKind.Raw || string.IsNullOrWhiteSpace(cell.Source))
            return "";
        var number = cell.ExecutionCount is { } count ? count.ToString(CultureInfo.InvariantCulture) : " ";
        var code = $"<pre class=\"code\"><code>{CSharpMarkup.Colour(cell.Source.TrimEnd())}</code></pre>";
        var (open, close) = cell.HasTag(Solution) ? ("<details>\n<summary>Solution</summary>\n", "</details>\n") : ("", "");
        return $"<section class=\"cell\">\n<span class=\"count\">[{number}]</span>\n{open}{code}\n{string.Concat(cell.Outputs.Select(outputs.Render))}{close}</section>\n";
    }

    private static string Contents(IReadOnlyList<Heading> headings)
    {
        var listed = headings.Where(heading => heading.Level is > 1 and <= DeepestInContents).ToArray();
        if (listed.Length < 2)
            return "";
        var items = listed.Select(heading => $"<li class=\"level{heading.Level}\"><a href=\"#{heading.Id}\">{heading.Html}</a></li>\n");
        return $"<nav aria-label=\"Contents\">\n<ol>\n{string.Concat(items)}</ol>\n</nav>\n";
    }

    /// <summary>A title for the tab of the browser, where formulas are not drawn.</summary>
    private static string PlainTitle(string title) => title.Replace("$", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);
}
