using System.Text.Json.Nodes;
using DarkSector.Interactive.Notebooks;

namespace DarkSector.Interactive.Tests.Notebooks;

public sealed class MarkdownExportTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("darksector-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Page_HasProseCodeAndOutputs_AndPicturesBesideIt()
    {
        var page = new NotebookDocument([
            new NotebookCell(CellKind.Markdown, "a", "# Title\n\n$x^2$"),
            new NotebookCell(CellKind.Code, "b", "Draw();") { Outputs = [Stream("a ``` b\n"), Data("image/svg+xml", "<svg/>"), Data("text/plain", "42")] },
            new NotebookCell(CellKind.Code, "c", "x") { Metadata = new JsonObject { ["tags"] = new JsonArray("solution") } },
            new NotebookCell(CellKind.Raw, "d", "raw"),
        ]);
        MarkdownExport.Write(page, folder, "my page", "made by a test");
        Assert.Equal("""
            # Title

            $x^2$

            ```csharp
            Draw();
            ```

            ````text
            a ``` b
            ````

            ![Figure 1](my%20page-files/figure-1.svg)

            ```text
            42
            ```

            <details><summary>Solution</summary>

            ```csharp
            x
            ```

            </details>

            ---
            *made by a test*

            """.ReplaceLineEndings("\n"), File.ReadAllText(Path.Combine(folder, "my page.md")));
        Assert.Equal("<svg/>", File.ReadAllText(Path.Combine(folder, "my page-files", "figure-1.svg")));
    }

    private static JsonObject Stream(string text) => new() { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = text };

    private static JsonObject Data(string type, string content) => new() { ["output_type"] = "display_data", ["data"] = new JsonObject { [type] = content } };
}
