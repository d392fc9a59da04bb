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
