using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DarkSector.Numerics.Random;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Tests.Likelihoods;
using DarkSector.Statistics.Workspaces;

namespace DarkSector.Statistics.Tests.Workspaces;

public class WorkspaceTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string AllModifiers = Reference.Load("fit_3channel_all_modifiers_open").Workspace().ToJson();

    [Fact]
    public void ToJson_OfWhatWasRead_ReadsTheSameModel()
    {
        var workspace = Workspace.Parse(AllModifiers);
        var again = Workspace.Parse(workspace.ToJson(indented: true));
        Assert.Equal(again.ToJson(indented: true), workspace.ToJson(indented: true));
        var (model, copy) = (workspace.Model(), again.Model());
        Assert.Equal(model.Fit(workspace.Data(model)).ToString(), copy.Fit(again.Data(copy)).ToString());
    }

    [Fact]
    public void Of_AModelOfTheBuilder_GivesItsNumbersBack()
    {
        var model = TemplateModel.Signal("s", [1, 4, 1]).Background("b", [9, 8, 7], [1, 1, 1]).WithNormalisation("lumi unc", 0.02)
            .WithShape("tilt", "b", [8, 8, 8], [10, 8, 6]).WithFreeNormalisation("b");
        var workspace = Workspace.Of(model, model.Data([11, 9, 8]));
        var read = Workspace.Parse(workspace.ToJson()).Model();
        Assert.Equal(model.Fit(model.Data([11, 9, 8])).HalfDeviance, read.Fit(read.Data([11, 9, 8])).HalfDeviance, 1e-4);
        Assert.Equal(["region"], read.Channels.Select(channel => channel.Name));
    }

    [Theory]
    [InlineData("$.channels[0].samples[0].data[1]", "-1", "sample 'signal'", "-1 in bin 1")]
    [InlineData("$.channels[0].samples[0].data[1]", "1e999", "$.channels[0].samples[0].data[1]", "1e999")]
    [InlineData("$.channels[1].samples[0].data", "[]", "$.channels[1].samples[0].data", "at least 1")]
    [InlineData("$.channels[1].samples[0].data", "[1, 2]", "channel 'c1'", "bins")]
    [InlineData("$.channels[0].samples[1].modifiers[0].type", "\"normfaktor\"", "modifiers[0].type", "'normfaktor'")]
    [InlineData("$.channels[0].samples[1].modifiers[1].data.hi_data", "[1]", "histosys 'escale'", "1 bins")]
    [InlineData("$.channels[0].samples", "[]", "$.channels[0].samples", "at least 1")]
    [InlineData("$.observations[1].data[2]", "-3", "channel 'c1'", "-3")]
    [InlineData("$.observations[1].name", "\"c9\"", "$.observations", "'c9'")]
    [InlineData("$.measurements[0].config.parameters[0].name", "\"lumy\"", "measurements[0]", "lumi")]
    [InlineData("$.measurements[0].config.poi", "\"mu2\"", "measurements[0]", "'mu2'")]
    [InlineData("$.measurements[0].config.parameters[0].sigmas", "[0.1, 0.2]", "'lumi'", "needs 1")]
    [InlineData("$.version", "\"2.0.0\"", "$.version", "'2.0.0'")]
    public void Parse_RefusesWithPlaceAndValue(string path, string value, string where, string what)
    {
        var exception = Assert.Throws<WorkspaceException>(() => Use(With(path, value)));
        Assert.Contains(where, exception.Message, StringComparison.Ordinal);
        Assert.Contains(what, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"channels\": NaN}")]
    [InlineData("{\"channels\": [], \"channels\": []}")]
    [InlineData("{\"channels\": [1,]}")]
    [InlineData("{\"\\ud800\": 1}")]
    public void Parse_RefusesWhatIsNoWorkspace(string json) => Assert.Throws<WorkspaceException>(() => Workspace.Parse(json));

    [Fact]
    public void Data_RefusesEventsWhereNothingIsExpected()
    {
        var workspace = Workspace.Parse("""
            {"channels": [{"name": "SR", "samples": [{"name": "s", "data": [1, 0], "modifiers": [{"name": "mu", "type": "normfactor", "data": null}]}]}],
             "observations": [{"name": "SR", "data": [0, 2]}], "measurements": [{"name": "m", "config": {"poi": "mu", "parameters": []}}], "version": "1.0.0"}
            """);
        var exception = Assert.Throws<WorkspaceException>(() => workspace.Data(workspace.Model()));
        Assert.Contains("Bin 1 has 2 observed events", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_OfMutatedWorkspaces_GivesAModelOrTheDocumentedException()
    {
        var rng = RandomStream.FromSeed(99);
        string[] originals = [AllModifiers, .. Enumerable.Range(0, 6).Select(i => Generated(rng["model"][i]))];
        var (models, refused) = (0, 0);
        for (var i = 0; i < 6000; i++)
        {
            var mutated = Mutated(originals[rng.Index(originals.Length)], rng[i]);
            try
            {
                Use(mutated);
                models++;
            }
            catch (WorkspaceException)
            {
                refused++;
            }
        }

        // Both happen often: the mutations are neither harmless nor all destructive.
        Assert.True(models > 500 && refused > 2000, $"{models} models, {refused} refused");
    }

    [Fact]
    public void Pruned_LeavesOutWhatIsSmallAndSaysWhat()
    {
        var workspace = Workspace.Parse(AllModifiers);
        var none = workspace.Pruned(0);
        var some = workspace.Pruned(0.09);

        Assert.Empty(none.Pruned);
        Assert.Contains(some.Pruned, gone => gone is { Channel: "c0", Sample: "signal", Name: "sig_eff" });
        Assert.DoesNotContain(some.Pruned, gone => gone.Name == "xs_tau");
        Assert.DoesNotContain("sig_eff", some.Workspace.Model().Nuisances);
        Assert.Contains("sig_eff (8 %)", some.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Renamed_KeepsTheNumbers()
    {
        var workspace = Workspace.Parse(AllModifiers);
        var renamed = workspace.Renamed(
            new Dictionary<string, string> { ["c0"] = "SR" }, new Dictionary<string, string> { ["signal"] = "Z'" }, new Dictionary<string, string> { ["mu"] = "strength" });
        var (model, other) = (workspace.Model(), renamed.Model());
        Assert.Equal(model.Fit(workspace.Data(model)).HalfDeviance, other.Fit(renamed.Data(other)).HalfDeviance, 1e-9);
        Assert.Equal("strength", other.ParameterOfInterest);
        Assert.Throws<WorkspaceException>(() => workspace.Renamed(channels: new Dictionary<string, string> { ["c0"] = "c1" }));
        Assert.Throws<WorkspaceException>(() => workspace.Renamed(channels: new Dictionary<string, string> { ["cx"] = "c1" }));
    }

    [Fact]
    public void CombinedWith_SharesParametersOfOneName()
    {
        var whole = Workspace.Parse(AllModifiers);
        var (first, second) = (whole.Without(channels: ["c1", "c2"]), whole.Without(channels: ["c0"]));
        var combined = first.CombinedWith(second);
        var (model, again) = (whole.Model(), combined.Model());
        Assert.Equal(model.Fit(whole.Data(model)).HalfDeviance, again.Fit(combined.Data(again)).HalfDeviance, 1e-9);
        Assert.Throws<WorkspaceException>(() => whole.CombinedWith(first));
        Assert.Throws<WorkspaceException>(() => whole.Without(channels: ["c0", "c1", "c2"]));
    }

    private static void Use(string json)
    {
        var workspace = Workspace.Parse(json);
        var model = workspace.Model();
        workspace.Data(model);
        model.Asimov(1);
    }

    private static string Generated(RandomStream rng)
    {
        var (model, data) = RandomTemplateFits.Draw(rng);
        return Workspace.Of(model, data).ToJson();
    }

    private static string With(string path, string value)
    {
        var root = JsonNode.Parse(AllModifiers)!;
        var node = root;
        foreach (var step in path[2..].Split('.'))
        {
            var at = step.IndexOf('[', StringComparison.Ordinal);
            node = node![at < 0 ? step : step[..at]];
            if (at >= 0)
                node = node![int.Parse(step[(at + 1)..^1], System.Globalization.CultureInfo.InvariantCulture)];
        }

        var marker = JsonValue.Create("MARKER");
        node!.ReplaceWith(marker);
        return root.ToJsonString().Replace("\"MARKER\"", value, StringComparison.Ordinal);
    }

    /// <summary>One change: of the text, or of a value of the document.</summary>
    private static string Mutated(string json, RandomStream rng)
    {
        if (rng.Index(4) == 0)
        {
            var (at, length) = (rng.Index(json.Length), 1 + rng.Index(8));
            return rng.Index(2) == 0 ? json.Remove(at, Math.Min(length, json.Length - at)) : json.Insert(at, "{}[],:\"-e1.\\u"[rng.Index(13)].ToString());
        }

        var root = JsonNode.Parse(json)!;
        var nodes = new List<JsonNode>();
        Collect(root, nodes);
        var victim = nodes[1 + rng.Index(nodes.Count - 1)];
        string[] values = ["null", "-1", "1e999", "0", "7.5", "\"x\"", "\"\\ud800\"", "[]", "{}", "[1, 2, 3]", "true", "1e-320", "1e300", "\"\"", "\"mu\""];
        if (rng.Index(5) == 0 && victim.Parent is JsonArray array)
            array.Add(victim.DeepClone());
        else if (rng.Index(3) == 0 && victim.Parent is JsonObject parent)
            parent.Remove(victim.GetPropertyName());
        else
            victim.ReplaceWith(JsonValue.Create("MARKER" + values[rng.Index(values.Length)]));
        var text = root.ToJsonString(Relaxed);
        foreach (var value in values)
            text = text.Replace(JsonSerializer.Serialize("MARKER" + value, Relaxed), value, StringComparison.Ordinal);
        return text;
    }

    private static void Collect(JsonNode? node, List<JsonNode> nodes)
    {
        if (node is null)
            return;
        nodes.Add(node);
        foreach (var child in node is JsonObject parent ? parent.Select(pair => pair.Value) : node is JsonArray array ? array : [])
            Collect(child, nodes);
    }
}
