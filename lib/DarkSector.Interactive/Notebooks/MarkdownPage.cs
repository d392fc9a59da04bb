using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DarkSector.Interactive.Notebooks;

/// <summary>Turns the Markdown cells of one page into HTML, with formulas as MathML, and gathers the headings.</summary>
/// <param name="folder">Folder of the notebook; pictures named by a relative path are taken from there into the page.</param>
internal sealed class MarkdownPage(string folder)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseGridTables().UseFootnotes().UseDefinitionLists().UseTaskLists()
        .UseEmphasisExtras().UseListExtras().UseAutoLinks()
        .Build();

    private readonly List<Heading> headings = [];

    /// <summary>The headings so far, for a table of contents.</summary>
    public IReadOnlyList<Heading> Headings => headings;

    public string Render(NotebookCell cell)
    {
        var formulas = new ShieldedFormulas();
        var document = Markdown.Parse(formulas.Shield(cell.Source), Pipeline);
        foreach (var image in document.Descendants<LinkInline>().Where(link => link.IsImage))
            image.Url = EmbeddedImages.Source(image.Url ?? "", cell, folder);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            var id = UniqueId(formulas.RevealLatex(PlainText(heading)));
            heading.GetAttributes().Id = id;
            headings.Add(new Heading(heading.Level, id, formulas.Reveal(InnerHtml(heading))));
        }

        return formulas.Reveal(Html(renderer => renderer.Render(document)));
    }

    private static string InnerHtml(HeadingBlock heading) => Html(renderer => renderer.WriteLeafInline(heading));

    private static string Html(Action<HtmlRenderer> render)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        render(renderer);
        return writer.ToString();
    }

    private static string PlainText(HeadingBlock heading) =>
        string.Concat(heading.Inline?.Descendants().Select(inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            _ => "",
        }) ?? []);

    private string UniqueId(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        var id = slug.ToString().Trim('-') is { Length: > 0 } name ? name : "section";
        var same = headings.Count(heading => heading.Id == id || heading.Id.StartsWith(id + "--", StringComparison.Ordinal));
        return same == 0 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}--{same + 1}");
    }
}

/// <summary>A heading of a page.</summary>
/// <param name="Level">1 for the title, 2 for sections, and so on.</param>
/// <param name="Id">Its anchor.</param>
/// <param name="Html">Its text as HTML.</param>
internal sealed record Heading(int Level, string Id, string Html);
