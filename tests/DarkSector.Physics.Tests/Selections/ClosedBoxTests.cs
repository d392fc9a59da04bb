using System.Reflection;
using System.Text.Json;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.ControlSamples;
using DarkSector.Physics.Selections;

namespace DarkSector.Physics.Tests.Selections;

public class ClosedBoxTests
{
    // 17 of 60 events are inside; each of these numbers is odd enough to be recognised.
    private const int Inside = 17;

    private static readonly EventTable Data = EventTable.FromColumns("data",
        ("mass", [.. Enumerable.Range(0, 60).Select(i => i < Inside ? 5.125 : i == 59 ? double.NaN : 1.5)]), ("energy", [.. Enumerable.Range(0, 60).Select(i => 31.75 + i)]));

    private static readonly Selection Region = Selection.Named("signal region").Require("mass from 5 to 6 GeV", mass => mass > 5 && mass < 6);

    private static readonly ClosedBox Box = ClosedBox.Around(Data, Region);

    [Fact]
    public void Open_ReturnsTheDataWithTheReason()
    {
        var opened = Box.Open(" selection frozen ");
        Assert.Equal(Inside, opened.Count);
        Assert.All(opened["mass"], mass => Assert.Equal(5.125, mass));
        Assert.Equal(["box 'signal region: mass from 5 to 6 GeV' opened: selection frozen"], opened.Notes);
    }

    [Fact]
    public void TheReason_StaysWithAllThatIsMadeOfTheData()
    {
        var made = Region.Apply(Box.Open("frozen")).With("twice", mass => 2 * mass).Named("opened").WithWeightsScaledBy(2).Head(3).Where(twice => twice > 0);
        Assert.Single(made.Notes);
        var cutFlow = Region.CutFlow(Box.Open("frozen"));
        Assert.Equal(made.Notes, cutFlow.Notes);
        Assert.Equal(made.Notes, (cutFlow + cutFlow).WithLuminosity(1).Notes);
        Assert.Equal(made.Notes, PseudoData.Draw(made, RandomStream.FromSeed(1)).Notes);
        Assert.Empty(Box.Outside.Notes);
        Assert.Empty(Data.Notes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void Open_NeedsAReason(string? reason) =>
        Assert.Contains("opens for a reason only", Assert.Throws<ArgumentException>(() => Box.Open(reason!)).Message, StringComparison.Ordinal);

    [Fact]
    public void Outside_IsAvailable()
    {
        Assert.Equal(60 - Inside, Box.Outside.Count); // with the event whose mass is NaN
        Assert.DoesNotContain(5.125, Box.Outside["mass"]);
        Assert.Equal(Data.ColumnNames, Box.Outside.ColumnNames);
    }

    [Fact]
    public void Outside_IsATableOfItsOwn()
    {
        Assert.True(Box.Outside.With("extra", mass => mass).HasColumn("extra"));
        Assert.Equal(Data.ColumnNames, Box.Open("law").ColumnNames);
    }

    [Fact]
    public void NoPublicMember_GivesTheContent()
    {
        var type = typeof(ClosedBox);
        Assert.Empty(type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static));
        Assert.Equal(["Outside", "Region"], type.GetProperties().Select(p => p.Name).Order());
        Assert.Equal(["Around", "Open", "ToHtml", "ToString"], type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(m => !m.IsSpecialName).Select(m => m.Name).Order());
        Assert.Empty(type.GetConstructors());
        Assert.Empty(type.GetInterfaces());
        Assert.True(type.IsSealed);
    }

    [Fact]
    public void NoPublicTextOrNumber_DependsOnTheContent()
    {
        // The same events outside, others inside.
        var other = ClosedBox.Around(EventTable.FromColumns("data",
            ("mass", [.. Data["mass"].Skip(Inside)]), ("energy", [.. Data["energy"].Skip(Inside)])), Region);
        Assert.Equal(Everything(other), Everything(Box));
    }

    [Fact]
    public void ErrorsOfTheRegion_DoNotTellEvents()
    {
        Assert.Contains("nothing stays outside", Assert.Throws<ArgumentException>(() => ClosedBox.Around(Data, Selection.Named("all"))).Message, StringComparison.Ordinal);
        var weighted = Region.RequireWithProbability("veto", "mass");
        Assert.DoesNotContain("5.125", Assert.Throws<ArgumentException>(() => ClosedBox.Around(Data, weighted)).Message, StringComparison.Ordinal);
    }

    private static readonly JsonSerializerOptions Json = new() { IncludeFields = true };

    private static string Everything(ClosedBox box) => string.Join('\n',
        box.ToString(), box.ToHtml(), box.Region, $"{box}", JsonSerializer.Serialize(box, Json),
        box.Outside.ToString(), JsonSerializer.Serialize(box.Outside, Json));
}
