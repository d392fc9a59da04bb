using System.Text.Json.Nodes;
using DarkSector.Interactive.Notebooks;

namespace DarkSector.Interactive.Tests.Notebooks;

public sealed class NotebookParametersTests
{
    private const string Declaration = """
        var seed = 20230607UL;
        var events = 100_000;
        var mass = 250 * MeV;
        double coupling = 1e-3;
        bool toys = false;
        string label = "Z'", other = "a";
        double[] masses = [0.5, 1];
        var names = new List<string> { "a" };
        int? run = null;
        var day = DayOfWeek.Monday;
        var search = new Uri("http://a.b");
        float scale = 1;
        """;

    private static readonly NotebookParameters Parameters = NotebookParameters.Of(new NotebookCell(CellKind.Code, "p", Declaration), ".");

    [Fact]
    public void Names_AreThoseOfTheCell() =>
        Assert.Equal(["seed", "events", "mass", "coupling", "toys", "label", "other", "masses", "names", "run", "day", "search", "scale"], Parameters.Names);

    [Theory]
    [InlineData("seed", "5", "ulong seed = 5UL;")]
    [InlineData("seed", "18446744073709551615", "ulong seed = 18446744073709551615UL;")]
    [InlineData("events", "1e5", "int events = 100000;")]
    [InlineData("events", "20_000", "int events = 20000;")]
    [InlineData("events", "-3", "int events = -3;")]
    [InlineData("mass", "3", "double mass = 3.0;")]
    [InlineData("mass", "-2.5e-1", "double mass = -2.5e-1;")]
    [InlineData("mass", "250*MeV", "double mass = 250*MeV;")]
    [InlineData("mass", "-(1 + 2) * GeV", "double mass = -(1 + 2) * GeV;")]
    [InlineData("toys", "True", "bool toys = true;")]
    [InlineData("label", "dark \"photon\"", "string label = \"dark \\\"photon\\\"\";")]
    [InlineData("label", "\"quoted\"", "string label = \"quoted\";")]
    [InlineData("label", "[1]", "string label = \"[1]\";")]
    [InlineData("masses", "[1, 2.5, 250*MeV]", "double[] masses = [1.0, 2.5, 250*MeV];")]
    [InlineData("masses", "1,2", "double[] masses = [1.0, 2.0];")]
    [InlineData("masses", "[]", "double[] masses = [];")]
    [InlineData("names", "[mu, e]", "List<string> names = [\"mu\", \"e\"];")]
    [InlineData("run", "null", "int? run = null;")]
    [InlineData("run", "7", "int? run = 7;")]
    [InlineData("day", "Friday", "DayOfWeek day = DayOfWeek.Friday;")]
    [InlineData("scale", "2", "float scale = 2f;")]
    public void Setting_KeepsTheTypeOfTheDeclaration(string name, string value, string statement) => Assert.Equal(statement, Parameters.Setting(name, value));

    [Theory]
    [InlineData("evnets", "1", "no parameter 'evnets'. Nearest: events")]
    [InlineData("events", "1.5", "--param events=1.5: events is of type int; give a whole number from -2147483648 to 2147483647.")]
    [InlineData("events", "3e9", "give a whole number")]
    [InlineData("events", "many", "give a whole number")]
    [InlineData("seed", "-1", "give a whole number from 0")]
    [InlineData("mass", "heavy", "give a number")]
    [InlineData("mass", "NaN", "give a number")]
    [InlineData("mass", "1; Environment.Exit(9)", "give a number")]
    [InlineData("mass", "Math.Sqrt(2)", "give a number")]
    [InlineData("mass", "", "give a number")]
    [InlineData("toys", "yes", "give true or false")]
    [InlineData("masses", "[[1]]", "give a list such as")]
    [InlineData("masses", "[1, x\"]", "give a number")]
    [InlineData("day", "Someday", "give one of Sunday")]
    [InlineData("search", "1", "Set search in a cell.")]
    public void Setting_RefusesWhatDoesNotFit(string name, string value, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => Parameters.Setting(name, value)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Run_SeesTheParameters()
    {
        var page = new NotebookDocument([
            new NotebookCell(CellKind.Code, "p", Declaration) { Metadata = new JsonObject { ["tags"] = new JsonArray(ParameterCell.Parameters) } },
            new NotebookCell(CellKind.Code, "c", "$\"{events} {mass} {masses.Length} {names.Count} {day} {seed}\""),
        ]);
        var set = ParameterCell.Inject(page, ["--seed", "4"], [("events", "1e3"), ("mass", "100*MeV"), ("masses", "[1,2,3]"), ("names", "[]"), ("day", "Friday")], ".");
        var run = await NotebookRunner.RunAsync(set, Path.GetTempPath(), []);
        Assert.Null(run.Failure);
        Assert.Contains("1000 0.1 3 0 Friday 4", run.Notebook.Cells[^1].Outputs[0].ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void PageWithoutTheTag_IsRefused()
    {
        var page = new NotebookDocument([new NotebookCell(CellKind.Code, "c", "var mass = 1.0;")]);
        Assert.Contains("no cell tagged `parameters`", Assert.Throws<FormatException>(() => ParameterCell.Inject(page, [], [("mass", "1")], ".")).Message, StringComparison.Ordinal);
    }
}
