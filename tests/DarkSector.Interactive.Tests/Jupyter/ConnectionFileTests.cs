using DarkSector.Interactive.Jupyter;

namespace DarkSector.Interactive.Tests.Jupyter;

public class ConnectionFileTests
{
    private const string Good = """{"ip":"127.0.0.1","transport":"tcp","shell_port":1,"control_port":2,"stdin_port":3,"iopub_port":4,"hb_port":5,"key":"k","signature_scheme":"hmac-sha256"}""";

    [Fact]
    public void Parse_ReadsPortsAndKey()
    {
        var file = ConnectionFile.Parse(Good, allowEmptyKey: false);
        Assert.Equal((1, 2, 3, 4, 5, "k"), (file.ShellPort, file.ControlPort, file.StdinPort, file.IopubPort, file.HeartbeatPort, file.Key));
    }

    [Theory]
    [InlineData("127.0.0.1", "0.0.0.0", "this machine only")]
    [InlineData("\"tcp\"", "\"ipc\"", "transport 'ipc'")]
    [InlineData("hmac-sha256", "hmac-md5", "hmac-md5")]
    [InlineData("\"k\"", "\"\"", "empty key")]
    [InlineData(":1,", ":70000,", "70000")]
    [InlineData(":1,", ":\"x\",", "shell_port")]
    [InlineData("{", "[", "JSON")]
    public void Parse_SaysWhatItDoesNotAccept(string good, string bad, string said)
    {
        var error = Assert.Throws<FormatException>(() => ConnectionFile.Parse(Good.Replace(good, bad), allowEmptyKey: false));
        Assert.Contains(said, error.Message);
    }

    [Fact]
    public void Parse_AcceptsAnEmptyKeyWhenAsked() => Assert.Equal("", ConnectionFile.Parse(Good.Replace("\"k\"", "\"\""), allowEmptyKey: true).Key);
}
