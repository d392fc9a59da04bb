using DarkSector.Interactive.Scripting;
using DarkSector.Interactive.Scripting.Editing;

namespace DarkSector.Interactive.Tests.Scripting.Editing;

public sealed class CellEditorTests : IDisposable
{
    private readonly ScriptEngine engine = new(Path.GetTempPath(), []);

    public void Dispose() => engine.Dispose();

    [Theory]
    [InlineData("Console.WriteL|", "WriteLine")]
    [InlineData("var text = \"a\";\ntext.Subst|\nvar other = 1;", "Substring")]
    [InlineData("Enumerable.Range(0, 3).Sel|", "Select")]
    [InlineData("\"a b\".Split(' ')[0].Trim().Len|", "Length")]
    [InlineData("int Twice(int number) => num|", "number")]
    [InlineData("using System.Thre|", "Threading")]
    [InlineData("forea|", "foreach")]
    [InlineData("#r|", "#r \"nuget: \"")]
    [InlineData("#!ti|", "#!time")]
    [InlineData("#!time\nConsole.WriteL|", "WriteLine")]
    [InlineData("#!markdown\nIt's\n#!csharp\nConsole.WriteL|", "WriteLine")]
    [InlineData("new List<int>().AddR|", "AddRange")]
    [InlineData("new List<int> { 1, 2 }.AddR|", "AddRange")]
    [InlineData("new List<int>(new[] { 1 }) { 2 }[0].CompareT|", "CompareTo")]
    [InlineData("new Dictionary<string, List<int>> { [\"a\"] = [1] }.TryG|", "TryGetValue")]
    [InlineData("new { Mass = 1.0 }.Ma|", "Mass")]
    [InlineData("(1 + 2).CompareT|", "CompareTo")]
    [InlineData("new[] { 1, 2 }.Whe|\nvar other = 1;", "Where")]
    [InlineData("\"a\"?.Subst|", "Substring")]
    [InlineData("Enumerable.Range(0, 3).Select(i => i.ToStr|", "ToString")]
    [InlineData("List<int>.Enumer|", "Enumerator")]
    [InlineData("table.Where(recoilT|", "recoilTheta")]
    [InlineData("table.Where((recoilMass, recoilT|", "recoilTheta")]
    [InlineData("table.Where(recoilMass => recoilMass > 0).Where(recoilT|", "recoilTheta")]
    public async Task Complete_OffersWhatFits(string code, string expected)
    {
        await engine.RunAsync("var table = EventTable.FromColumns(\"t\", (\"recoilMass\", new[] { 1.0 }), (\"recoilTheta\", new[] { 2.0 }));", "Cell[1]", _ => { });
        var position = code.IndexOf('|', StringComparison.Ordinal);
        Assert.Contains(expected, new CellEditor(engine).Complete(code.Remove(position, 1), position).Names.Select(name => name.Name));
    }

    [Theory]
    [InlineData("#r \"|", "sub/ tool.dll ../")]
    [InlineData("#r \"to|", "tool.dll")]
    [InlineData("#load \"su|", "sub/")]
    [InlineData("var a = 1;\n#load \"sub/|", "../ cuts.csx")]
    [InlineData("#!import sub/c|", "cuts.csx")]
    [InlineData("#!import \"sub/n|", "note.ipynb")]
    [InlineData("#r \"nuget: Math|", "")]
    [InlineData("#load \"nowhere/|", "")]
    public void Complete_OffersFiles(string code, string expected)
    {
        var folder = Directory.CreateTempSubdirectory("darksector-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "sub"));
            foreach (var file in new[] { "tool.dll", "readme.txt", "sub/cuts.csx", "sub/note.ipynb" })
                File.WriteAllText(Path.Combine(folder, file), "");
            using var there = new ScriptEngine(folder, []);
            var position = code.IndexOf('|', StringComparison.Ordinal);
            var found = new CellEditor(there).Complete(code.Remove(position, 1), position).Names.Select(name => name.Name);
            Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), found.Order());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("// Cons|")]
    [InlineData("var s = \"Cons|\";")]
    public void Complete_IsSilentInCommentsAndTexts(string code)
    {
        var position = code.IndexOf('|', StringComparison.Ordinal);
        Assert.Empty(new CellEditor(engine).Complete(code.Remove(position, 1), position).Names);
    }

    [Fact]
    public void Questions_AtAnyPositionOfAnyCode_AreAnswered()
    {
        var editor = new CellEditor(engine);
        const string Code = "#r \"x\nfoo?.Bar[(1, \"a\u2028].Where((a, b) => new .";
        for (var position = 0; position <= Code.Length; position += 3)
        {
            editor.Complete(Code[..position], position);
            editor.Inspect(Code, position);
        }
    }

    [Fact]
    public void Inspect_ShowsSignatureAndDocumentation()
    {
        var text = new CellEditor(engine).Inspect("EventTable.FromColumns(", 23);
        Assert.Contains("EventTable.FromColumns(string name", text);
        Assert.True(text!.Split('\n').Length > 2, text);
    }

    [Theory]
    [InlineData("1 + 1", "complete")]
    [InlineData("for (var i = 0; i < 3; i++) {", "incomplete")]
    [InlineData("Math.Max(1,", "incomplete")]
    [InlineData("/* not closed", "incomplete")]
    [InlineData("int = ;;)", "invalid")]
    public void Completeness_TellsWhatEnterShouldDo(string code, string expected) => Assert.Equal(expected, Completeness.Of(code));
}
