using System.Text.Json.Nodes;
using DarkSector.Interactive.Notebooks;

namespace DarkSector.Interactive.Tests.Notebooks;

public sealed class NotebookDocumentTests
{
    private const string Jupyter = """
        {
         "cells": [
          {
           "cell_type": "markdown",
           "id": "intro",
           "metadata": {},
           "source": [
            "# Dark photons γ\n",
            "in *e+e-* <collisions>"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": null,
           "id": "ab_1-2",
           "metadata": {
            "polyglot_notebook": {
             "kernelName": "csharp"
            },
            "tags": [
             "raises-exception"
            ]
           },
           "outputs": [],
           "source": [
            "1 + 1"
           ]
          }
         ],
         "metadata": {
          "kernelspec": {
           "display_name": ".NET (C#)",
           "language": "C#",
           "name": ".net-csharp"
          },
          "x_unknown": [
           1.5,
           null
          ]
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """;

    [Fact]
    public void Notebook_SurvivesReadingAndWriting_ByteByByte() =>
        Assert.Equal(Jupyter.ReplaceLineEndings("\n"), NotebookReader.Read(Jupyter, "a.ipynb").ToJson());

    [Fact]
    public void Cells_AreRead()
    {
        var notebook = NotebookReader.Read(Jupyter, "a.ipynb");
        Assert.Equal("Dark photons γ", notebook.Title);
        Assert.Equal("# Dark photons γ\nin *e+e-* <collisions>", notebook.Cells[0].Source);
        Assert.True(notebook.Cells[1].HasTag("raises-exception"));
        Assert.False(notebook.Cells[0].HasTag("raises-exception"));
    }

    [Fact]
    public void MissingAndRepeatedIds_AreMadeUnique_TheSameEachTime()
    {
        const string Old = """{"nbformat":4,"nbformat_minor":2,"metadata":{},"cells":[{"cell_type":"raw","source":"","metadata":{}},{"cell_type":"raw","id":"cell-3","source":"","metadata":{}},{"cell_type":"raw","id":"cell-3","source":"","metadata":{}}]}""";
        var ids = NotebookReader.Read(Old, "a.ipynb").Cells.Select(cell => cell.Id);
        Assert.Equal(["cell-1", "cell-3", "cell-3-2"], ids);
    }

    [Theory]
    [InlineData("{\"cells\": [\n  {\"cell_type\": }", "a.ipynb is not valid JSON at line 2, position")]
    [InlineData("", "not valid JSON at line 1, position 1")]
    [InlineData("[]", "is JSON, but no notebook")]
    [InlineData("{}", "it has no \"nbformat\"")]
    [InlineData("{\"nbformat\": 4}", "it has no \"cells\"")]
    [InlineData("{\"nbformat\": 3, \"worksheets\": []}", "nbformat 3; this program reads nbformat 4. Convert it")]
    [InlineData("{\"nbformat\": 4, \"cells\": [3]}", "cell 1 is not an object")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"heading\", \"source\": \"\"}]}", "cell_type \"heading\"")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\"}]}", "cell 1 has no \"source\"")]
    public void WhatIsNoNotebook_IsRefusedInOneParagraph(string json, string message)
    {
        var error = Assert.Throws<NotebookFormatException>(() => NotebookReader.Read(json, "a.ipynb"));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("a", new[] { "a" })]
    [InlineData("a\n", new[] { "a\n" })]
    [InlineData("a\n\nb", new[] { "a\n", "\n", "b" })]
    public void Lines_KeepTheirEnds(string text, string[] lines) =>
        Assert.Equal(lines, NotebookWriter.Lines(text).Select(line => line!.GetValue<string>()));

    [Fact]
    public void Save_LeavesNoOtherFile()
    {
        var folder = Directory.CreateTempSubdirectory("darksector-");
        new NotebookDocument([]).Save(Path.Combine(folder.FullName, "empty.ipynb"));
        Assert.Equal("empty.ipynb", Assert.Single(folder.GetFiles()).Name);
        Assert.Equal(5, JsonNode.Parse(File.ReadAllText(Path.Combine(folder.FullName, "empty.ipynb")))!["nbformat_minor"]!.GetValue<int>());
        folder.Delete(recursive: true);
    }
}
