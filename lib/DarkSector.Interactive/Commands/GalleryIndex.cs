using System.Globalization;
using System.Text;
using DarkSector.Interactive.Notebooks;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Interactive.Commands;

/// <summary>The front page of the gallery: every search and every page with pictures, run time and files.</summary>
internal static class GalleryIndex
{
    private const int PicturesOfSearch = 4;
    private const int PicturesOfPage = 1;

    private static readonly Lazy<string> Style = new(() =>
    {
        using var reader = new StreamReader(typeof(GalleryIndex).Assembly.GetManifestResourceStream("gallery.css")!);
        return reader.ReadToEnd();
    });

    /// <summary>The page; sections in the order in which their first entry comes.</summary>
    public static string Render(IReadOnlyList<GalleryEntry> entries, string provenance)
    {
        var outputs = new OutputMarkup();
        var body = new StringBuilder($"<style>\n{Style.Value}</style>\n<header><h1>Dark-sector searches</h1>\n<p class=\"lead\">{Summary(entries)}</p></header>\n");
        foreach (var section in entries.GroupBy(entry => entry.Recipe.Section))
        {
            body.Append(CultureInfo.InvariantCulture, $"<h2>{MarkupText.Escape(section.Key)}</h2>\n<div class=\"cards {(section.First().Recipe.IsPage ? "pages" : "searches")}\">\n");
            foreach (var entry in section)
                body.Append(Card(entry, outputs));
            body.Append("</div>\n");
        }

        return HtmlPage.Document("Dark-sector searches", "", body.ToString(), provenance);
    }

    private static string Summary(IReadOnlyList<GalleryEntry> entries)
    {
        var (searches, figures) = (entries.Count(entry => !entry.Recipe.IsPage), entries.Sum(entry => entry.Pictures.Count));
        var failed = entries.Count(entry => entry.Failure is not null);
        return $"{Count(searches, "search", "searches")}, {Count(entries.Count - searches, "page", "pages")} and {Count(figures, "figure", "figures")}, "
            + $"made in {Time(entries.Sum(entry => entry.Seconds))} from the models and the toy simulation in this repository."
            + (failed > 0 ? $" <strong class=\"failed\">{failed} did not finish.</strong>" : "");
    }

    private static string Card(GalleryEntry entry, OutputMarkup outputs)
    {
        var (open, close) = entry.Page is { } page ? ($"<a href=\"{Address(page)}\">", "</a>") : ("", "");
        var thumbnails = string.Concat(entry.Thumbnails(entry.Recipe.IsPage ? PicturesOfPage : PicturesOfSearch).Select(outputs.Picture));
        var pictures = thumbnails.Length > 0 ? $"{open}<div class=\"thumbnails\">\n{thumbnails}</div>{close}\n" : "";
        var failure = entry.Failure is { } reason ? $"<p class=\"failed\">{MarkupText.Escape(reason)}</p>\n" : "";
        return $"<article>\n{pictures}<div class=\"text\">\n<h3>{open}{Inline(entry.Recipe.Title)}{close}</h3>\n"
            + $"<p>{Inline(entry.Recipe.Sentence)}</p>\n{failure}{Files(entry)}</div>\n</article>\n";
    }

    private static string Files(GalleryEntry entry)
    {
        var links = entry.Files.Select(file => $"<a href=\"{Address(file)}\">{MarkupText.Escape(Label(file, entry))}</a>").ToArray();
        var figures = entry.Pictures.Count > 0 ? $" · {Count(entry.Pictures.Count, "figure", "figures")}" : "";
        var list = entry.Recipe.IsPage
            ? string.Join(" · ", links)
            : links.Length == 0 ? "" : $"<details><summary>{Count(links.Length, "file", "files")}</summary>{string.Join(" · ", links)}</details>";
        return $"<div class=\"facts\"><code>{MarkupText.Escape(entry.Recipe.Name)}</code> · {Time(entry.Seconds)}{figures}{(entry.Recipe.IsPage && links.Length > 0 ? " · " : "")}{list}</div>\n";
    }

    private static string Label(string file, GalleryEntry entry) => entry.Recipe.IsPage ? Path.GetExtension(file).TrimStart('.') : file[(entry.Recipe.Name.Length + 1)..];

    /// <summary>Markdown of one line, without the paragraph around it.</summary>
    private static string Inline(string markdown)
    {
        var html = new MarkdownPage("/").Render(new NotebookCell(CellKind.Markdown, "line", markdown)).Trim();
        return html.StartsWith("<p>", StringComparison.Ordinal) && html.EndsWith("</p>", StringComparison.Ordinal) ? html[3..^4] : html;
    }

    private static string Address(string file) => MarkupText.Escape(string.Join('/', file.Split('/').Select(Uri.EscapeDataString)));

    private static string Count(int number, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many)}");

    private static string Time(double seconds) => seconds < 60
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds:F1} s")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(seconds / 60):F0} min {Math.Floor(seconds % 60):F0} s");
}
