using System.Text.Json;
using System.Text.Json.Nodes;
using DarkSector.Statistics.Workspaces;

namespace DarkSector.Statistics.Tests.Workspaces;

public class PatchSetTests
{
    private const string Background = """
        {"channels": [{"name": "SR", "samples": [{"name": "b", "data": [5.0, 4], "modifiers": []}]}],
         "observations": [{"name": "SR", "data": [6, 4]}], "measurements": [{"name": "m", "config": {"poi": "mu", "parameters": []}}], "version": "1.0.0"}
        """;

    private const string Signal = """
        [{"op": "add", "path": "/channels/0/samples/0", "value": {"name": "s", "data": [1, 2], "modifiers": [{"name": "mu", "type": "normfactor", "data": null}]}}]
        """;

    // The example in the documentation of pyhf.utils.digest.
    [Theory]
    [InlineData("sha256", "a38f6093800189b79bc22ef677baf90c75705af2cfc7ff594159eca54eaa7928")]
    [InlineData("md5", "2c0633f242928eb55c3672fed5ba8612")]
    [InlineData("sha1", "49a27f499e763766c9545b294880df277be6f545")]
    public void Digest_IsTheOneOfPyhf(string algorithm, string expected)
    {
        using var document = JsonDocument.Parse("""{"c": 1.0, "a": 2.0, "b": 3.0}""");
        Assert.Equal(expected, JsonDigest.Of(document.RootElement, algorithm, "$"));
    }

    // Python's repr of floats.
    [Theory]
    [InlineData(1e-5, "1e-05")]
    [InlineData(1.5e-7, "1.5e-07")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(123.25, "123.25")]
    [InlineData(1e16, "1e+16")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(1e23, "1e+23")]
    [InlineData(-0.1, "-0.1")]
    [InlineData(1e300, "1e+300")]
    public void Number_IsWrittenAsInTheDigestsOfPyhf(double value, string expected) => Assert.Equal(expected, JsonDigest.Number(value));

    [Fact]
    public void Apply_AddsTheSignalOfTheRightWorkspace()
    {
        var background = Workspace.Parse(Background);
        var workspace = Set(Digest(Background)).Apply(background, "light");
        Assert.Equal(["s", "b"], workspace.Channels[0].Samples.Select(sample => sample.Name));
        Assert.Equal([7, 8], workspace.Model().Expected(2));
        Assert.Throws<WorkspaceException>(() => background.Model());
    }

    [Fact]
    public void Apply_RefusesAnotherWorkspaceAndAnUnknownSignal()
    {
        var set = Set(Digest(Background));
        var exception = Assert.Throws<WorkspaceException>(() => set.Apply(Workspace.Parse(Background.Replace("5.0", "5.5", StringComparison.Ordinal)), "light"));
        Assert.Contains("another workspace", exception.Message, StringComparison.Ordinal);
        Assert.Contains("light", Assert.Throws<KeyNotFoundException>(() => set.Apply(Workspace.Parse(Background), "lihgt")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"op": "replace", "path": "/a/b", "value": 3}]""", """{"a": {"b": 3}, "c": [1, 2]}""")]
    [InlineData("""[{"op": "remove", "path": "/c/0"}]""", """{"a": {"b": 1}, "c": [2]}""")]
    [InlineData("""[{"op": "copy", "from": "/a", "path": "/c/-"}]""", """{"a": {"b": 1}, "c": [1, 2, {"b": 1}]}""")]
    [InlineData("""[{"op": "move", "from": "/a/b", "path": "/c/1"}]""", """{"a": {}, "c": [1, 1, 2]}""")]
    [InlineData("""[{"op": "test", "path": "/c", "value": [1, 2.0]}, {"op": "add", "path": "/x~1y~0", "value": null}]""", """{"a": {"b": 1}, "c": [1, 2], "x/y~": null}""")]
    public void Apply_FollowsRfc6902(string patch, string expected)
    {
        var changed = JsonPatch.Parse(patch).Apply(JsonNode.Parse("""{"a": {"b": 1}, "c": [1, 2]}"""));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), changed), changed?.ToJsonString());
    }

    [Theory]
    [InlineData("""[{"op": "replace", "path": "/a/x", "value": 3}]""")]
    [InlineData("""[{"op": "remove", "path": "/c/2"}]""")]
    [InlineData("""[{"op": "remove", "path": "/c/01"}]""")]
    [InlineData("""[{"op": "move", "from": "/a", "path": "/a/b"}]""")]
    [InlineData("""[{"op": "test", "path": "/c", "value": [1]}]""")]
    [InlineData("""[{"op": "add", "path": "c", "value": 1}]""")]
    [InlineData("""[{"op": "add", "path": "/a~2", "value": 1}]""")]
    [InlineData("""[{"op": "add", "path": "/a"}]""")]
    [InlineData("""[{"op": "jump", "path": "/a"}]""")]
    [InlineData("""[{"op": "add", "path": "/a/b/c", "value": 1}]""")]
    public void Apply_RefusesWhatCannotBeDone(string patch) =>
        Assert.Throws<WorkspaceException>(() => JsonPatch.Parse(patch).Apply(JsonNode.Parse("""{"a": {"b": 1}, "c": [1, 2]}""")));

    private static string Digest(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonDigest.Of(document.RootElement, "sha256", "$");
    }

    private static PatchSet Set(string digest) => PatchSet.Parse($$"""
        {"metadata": {"references": {"hepdata": "ins1"}, "description": "two masses", "digests": {"sha256": "{{digest}}"}, "labels": ["mass"]},
         "patches": [{"metadata": {"name": "light", "values": [1]}, "patch": {{Signal}}}, {"metadata": {"name": "heavy", "values": [2]}, "patch": []}],
         "version": "1.0.0"}
        """);
}
