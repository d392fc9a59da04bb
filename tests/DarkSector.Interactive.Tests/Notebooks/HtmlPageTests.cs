using System.Text.Json.Nodes;
using DarkSector.Interactive.Notebooks;

namespace DarkSector.Interactive.Tests.Notebooks;

public sealed class HtmlPageTests
{
    [Fact]
    public void Page_HasTitle_Contents_AndProvenance()
    {
        var page = Page(Prose("# An invisible $Z'$\n\n## Model\ntext\n\n## Model\n"), Prose("### Widths"));
        Assert.Contains("<title>An invisible Z'</title>", page, StringComparison.Ordinal);
        Assert.Contains("<li class=\"level2\"><a href=\"#model\">Model</a></li>", page, StringComparison.Ordinal);
        Assert.Contains("<h2 id=\"model--2\">", page, StringComparison.Ordinal);
        Assert.Contains("<li class=\"level3\"><a href=\"#widths\">", page, StringComparison.Ordinal);
        Assert.Contains("<footer>seed 7</footer>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Formulas_AreMathMl_InTextTablesAndLinesOfTheirOwn()
    {
        var page = Page(Prose("so $g'_\\mu$\n\n$$\nx^2\n$$\n\n| a |\n|---|\n| $\\sqrt{s}$ |\n"));
        Assert.Contains("<msubsup><mi>g</mi>", page, StringComparison.Ordinal);
        Assert.Contains("display=\"block\"", page, StringComparison.Ordinal);
        Assert.Matches("<td><math[^>]*><mrow><msqrt>", page);
        Assert.DoesNotContain("$", page[page.IndexOf("<main>", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("79.7 fb$^{-1}$", "<msup><mrow></mrow>")]
    [InlineData("# with $e^+e^- \\to \\text{nothing}$", "<mtext>nothing</mtext></mrow></math></h1>")]
    [InlineData("$$a\n- b$$", "<mi>a</mi><mo>−</mo><mi>b</mi>")]
    [InlineData("| $|x|$ |\n|---|\n", "<th><math")]
    [InlineData("`$x$` costs $5 or \\$6", "<p><code>$x$</code> costs $5 or $6</p>")]
    [InlineData("```\n$x$\n```\n$y$", "<pre><code>$x$\n</code></pre>\n<p><math")]
    [InlineData("$a_1$ and $b_1$ *c*", "<em>c</em>")]
    public void Formulas_AreReadBeforeMarkdown(string markdown, string html) => Assert.Contains(html, Page(Prose(markdown)), StringComparison.Ordinal);

    [Fact]
    public void Solution_IsFoldedAndNothingElseIs()
    {
        var page = Page(Code("1 + 1"), Code("2 + 2") with { Metadata = new JsonObject { ["tags"] = new JsonArray("solution") } });
        Assert.Equal(2, page.Split("<details>").Length);
        Assert.Matches("(?s)<details>\n<summary>Solution</summary>\n<pre class=\"code\">.{0,80}2.*</details>", page);
    }

    [Fact]
    public void Page_AsksNothingOfTheNetwork()
    {
        var page = Page(Prose("# Title\n"), Code("var x = 1; // comment"));
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", page, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var x = 1.5;", "<span class=\"keyword\">var</span> x = <span class=\"number\">1.5</span>;")]
    [InlineData("// a < b", "<span class=\"comment\">// a &lt; b</span>")]
    [InlineData("f(\"s\")", "<span class=\"function\">f</span>(<span class=\"string\">&quot;s&quot;</span>)")]
    [InlineData("#load \"a.csx\"\nx", "<span class=\"directive\">#load &quot;a.csx&quot;\n</span>x")]
    [InlineData("new Figure()", "<span class=\"keyword\">new</span> <span class=\"type\">Figure</span>()")]
    [InlineData("1 +* )", null)]
    public void Code_IsColoured_AndNothingOfItIsLost(string code, string? expected)
    {
        var colored = CSharpMarkup.Colour(code);
        if (expected is not null)
            Assert.Equal(expected, colored);
        Assert.Equal(code, System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(colored, "<[^>]*>", "")));
    }

    [Fact]
    public void Outputs_ShowTheRichestPicture_AndEscapeText()
    {
        var page = Page(Code("x",
            Data("display_data", ("image/svg+xml", "<?xml version=\"1.0\"?><svg><clipPath id=\"c\"/><g clip-path=\"url(#c)\"/></svg>"), ("text/plain", "figure")),
            Data("display_data", ("image/svg+xml", "<svg><clipPath id=\"c\"/></svg>")),
            Data("execute_result", ("text/html", "<b>bold</b>"), ("text/plain", "bold")),
            Data("execute_result", ("text/plain", "a < b")),
            new JsonObject { ["output_type"] = "error", ["ename"] = "E", ["evalue"] = "m", ["traceback"] = new JsonArray("\u001b[31mE: m\u001b[0m", "  at <x>") }));
        Assert.Contains("<figure class=\"output picture\"><svg><clipPath id=\"f1-c\"/><g clip-path=\"url(#f1-c)\"/></svg></figure>", page, StringComparison.Ordinal);
        Assert.Contains("id=\"f2-c\"", page, StringComparison.Ordinal);
        Assert.Contains("<b>bold</b>", page, StringComparison.Ordinal);
        Assert.Contains("a &lt; b", page, StringComparison.Ordinal);
        Assert.Contains("<pre class=\"output error\">E: m\n  at &lt;x&gt;</pre>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Attachments_AndDetails_ArePartOfThePage()
    {
        var page = Page(Prose("![p](attachment:p.png)\n\n<details><summary>more</summary>\n\n*text*\n\n</details>") with
        {
            Attachments = new JsonObject { ["p.png"] = new JsonObject { ["image/png"] = "QUJD\n" } },
        });
        Assert.Contains("src=\"data:image/png;base64,QUJD\"", page, StringComparison.Ordinal);
        Assert.Contains("<details><summary>more</summary>\n<p><em>text</em></p>\n</details>", page, StringComparison.Ordinal);
    }

    private static string Page(params NotebookCell[] cells) => HtmlPage.Render(new NotebookDocument([.. cells]), Path.GetTempPath(), "page", "seed 7");

    private static NotebookCell Prose(string source) => new(CellKind.Markdown, "m", source);

    private static NotebookCell Code(string source, params JsonObject[] outputs) => new(CellKind.Code, "c", source) { ExecutionCount = 1, Outputs = [.. outputs] };

    private static JsonObject Data(string type, params (string Type, string Content)[] representations)
    {
        var data = new JsonObject();
        foreach (var (mimeType, content) in representations)
            data[mimeType] = content;
        return new JsonObject { ["output_type"] = type, ["data"] = data, ["metadata"] = new JsonObject() };
    }
}
