using System.Text.Json.Nodes;
using DarkSector.Interactive.Scripting;

namespace DarkSector.Interactive.Jupyter;

/// <summary>What the kernel says about itself.</summary>
internal static class KernelInfo
{
    /// <summary>Answers a <c>kernel_info_request</c>.</summary>
    public static JsonObject Describe() => new()
    {
        ["protocol_version"] = MessageWriter.Protocol,
        ["implementation"] = "darksector",
        ["implementation_version"] = Product.Version,
        ["language_info"] = new JsonObject
        {
            ["name"] = "C#",
            ["version"] = "14.0",
            ["mimetype"] = "text/x-csharp",
            ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp",
            ["codemirror_mode"] = "text/x-csharp",
            ["nbconvert_exporter"] = "script",
        },
        ["banner"] = $"DarkSector.Interactive {Product.Version}: dark-sector searches at e+e- B factories, in C#.",
        ["debugger"] = false,
        ["help_links"] = new JsonArray(),
    };

    /// <summary>Answers a <c>connect_request</c>.</summary>
    public static JsonObject Ports(ConnectionFile connection) => new()
    {
        ["shell_port"] = connection.ShellPort,
        ["iopub_port"] = connection.IopubPort,
        ["stdin_port"] = connection.StdinPort,
        ["hb_port"] = connection.HeartbeatPort,
        ["control_port"] = connection.ControlPort,
    };
}
