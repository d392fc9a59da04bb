using System.Text.Json.Nodes;
using DarkSector.Interactive.Notebooks;

namespace DarkSector.Interactive.Tests.Notebooks;

public class ParameterCellTests
{
    private static readonly NotebookDocument Page = new([
        new NotebookCell(CellKind.Markdown, "a", "# Title"),
        new NotebookCell(CellKind.Code, "b", "var seed = 1UL;\nvar events = 100;") { Metadata = new JsonObject { ["tags"] = new JsonArray(ParameterCell.Parameters) } },
        new NotebookCell(CellKind.Code, "c", "$\"{seed} {events}\""),
    ]);

    [Fact]
    public void Inject_PutsTheGivenOptionsBehindTheDeclaration()
    {
        var cell = ParameterCell.Inject(Page, ["--events", "7", "--seed", "5"]).Cells[2];
        Assert.Equal("var seed = 5UL;\nvar events = 7;", cell.Source);
        Assert.True(cell.HasTag(ParameterCell.Injected));
    }

    [Fact]
    public void Inject_LeavesAPageAloneWhenNothingIsGivenOrDeclared()
    {
        Assert.Equal(Page.Cells, ParameterCell.Inject(Page, []).Cells);
        var plain = new NotebookDocument([Page.Cells[0], Page.Cells[2]]);
        Assert.Equal(plain.Cells, ParameterCell.Inject(plain, ["--seed", "5"]).Cells);
    }

    [Fact]
    public void Inject_ReplacesWhatAnEarlierRunInjected()
    {
        var again = ParameterCell.Inject(ParameterCell.Inject(Page, ["--seed", "5"]), ["--seed", "6"]);
        Assert.Equal(4, again.Cells.Length);
        Assert.Equal("var seed = 6UL;", again.Cells[2].Source);
    }

    [Fact]
    public async Task Run_SeesTheInjectedValues()
    {
        var run = await NotebookRunner.RunAsync(ParameterCell.Inject(Page, ["--events", "7"]), Path.GetTempPath(), []);
        Assert.Null(run.Failure);
        Assert.Contains("1 7", run.Notebook.Cells[^1].Outputs[0].ToJsonString(), StringComparison.Ordinal);
    }
}
