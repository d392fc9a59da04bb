using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DarkSector.Interactive.Jupyter;

/// <summary>What a front end tells the kernel it starts: where to listen and how messages are signed.</summary>
/// <param name="Address">A loopback address.</param>
/// <param name="ShellPort">Requests.</param>
/// <param name="ControlPort">Interrupt and shutdown.</param>
/// <param name="StdinPort">Questions to the user.</param>
/// <param name="IopubPort">Output.</param>
/// <param name="HeartbeatPort">Signs of life.</param>
/// <param name="Key">Key of the signatures; empty for none.</param>
internal sealed record ConnectionFile(
    IPAddress Address, int ShellPort, int ControlPort, int StdinPort, int IopubPort, int HeartbeatPort, string Key)
{
    /// <summary>Reads a connection file.</summary>
    /// <param name="json">Its content.</param>
    /// <param name="allowEmptyKey">Whether messages may go without signatures.</param>
    /// <exception cref="FormatException">It is not one, or asks for something the kernel does not do.</exception>
    public static ConnectionFile Parse(string json, bool allowEmptyKey)
    {
        var fields = Fields(json);
        if (Text(fields, "transport", "tcp") is var transport and not "tcp")
            throw new FormatException($"The connection file asks for the transport '{transport}'; the kernel has tcp.");
        if (Text(fields, "signature_scheme", MessageSignature.Scheme) is var scheme and not (MessageSignature.Scheme or ""))
            throw new FormatException($"The connection file asks for the signature scheme '{scheme}'; the kernel has {MessageSignature.Scheme}.");
        var key = Text(fields, "key", "");
        if (key.Length == 0 && !allowEmptyKey)
            throw new FormatException("The connection file has an empty key: anyone on this machine could run code as you. Give it a key, or start with --allow-empty-key.");
        return new(Loopback(Text(fields, "ip", "127.0.0.1")), Port(fields, "shell_port"), Port(fields, "control_port"),
            Port(fields, "stdin_port"), Port(fields, "iopub_port"), Port(fields, "hb_port"), key);
    }

    private static JsonObject Fields(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject ?? throw new FormatException("The connection file is not a JSON object.");
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"The connection file is not JSON: {wrong.Message}", wrong);
        }
    }

    private static string Text(JsonObject fields, string name, string otherwise) =>
        fields[name] is not { } node ? otherwise
        : node is JsonValue value && value.TryGetValue<string>(out var text) ? text
        : throw new FormatException($"In the connection file, {name} is not a text.");

    private static int Port(JsonObject fields, string name) =>
        fields[name] is JsonValue value && value.TryGetValue<int>(out var port) && port is >= 0 and <= 65535 ? port
        : throw new FormatException($"In the connection file, {name} = {fields[name]?.ToJsonString() ?? "nothing"}; a port from 0 to 65535 is needed.");

    private static IPAddress Loopback(string ip)
    {
        var text = ip == "localhost" ? "127.0.0.1" : ip;
        return IPAddress.TryParse(text, out var address) && IPAddress.IsLoopback(address) ? address
            : throw new FormatException($"The connection file asks for the address '{ip}'; the kernel listens on this machine only (127.0.0.1). For a kernel elsewhere use an ssh tunnel.");
    }
}
