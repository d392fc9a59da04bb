using System.Text.Json.Nodes;

namespace DarkSector.Interactive.Jupyter;

/// <summary>Channels that a front end opens to objects in the kernel by the name of a target.</summary>
/// <remarks>The target <c>darksector.echo</c> sends back what it is told. A comm to an unknown target is closed at once, as the protocol asks.</remarks>
/// <param name="publish">Sends a message of a type, in answer to a message.</param>
internal sealed class Comms(Action<string, JsonObject, JupyterMessage> publish)
{
    /// <summary>Name of the target that echoes.</summary>
    public const string Echo = "darksector.echo";

    private readonly Dictionary<string, string> open = [];
    private readonly Dictionary<string, Func<JsonNode?, JsonNode?>> targets = new() { [Echo] = data => data?.DeepClone() };

    public void Opened(JupyterMessage message)
    {
        var (id, target) = (message.Text("comm_id"), message.Text("target_name"));
        if (targets.ContainsKey(target))
            open[id] = target;
        else
            publish("comm_close", new JsonObject { ["comm_id"] = id, ["data"] = new JsonObject() }, message);
    }

    public void Said(JupyterMessage message)
    {
        var id = message.Text("comm_id");
        if (open.TryGetValue(id, out var target))
            publish("comm_msg", new JsonObject { ["comm_id"] = id, ["data"] = targets[target](message.Content["data"]) ?? new JsonObject() }, message);
    }

    public void Closed(JupyterMessage message) => open.Remove(message.Text("comm_id"));

    /// <summary>Answers a <c>comm_info_request</c>.</summary>
    public JsonObject Info(JupyterMessage request)
    {
        var target = request.Text("target_name");
        var wanted = open.Where(comm => target.Length == 0 || comm.Value == target);
        return new JsonObject { ["comms"] = new JsonObject(wanted.Select(comm => KeyValuePair.Create(comm.Key, (JsonNode?)new JsonObject { ["target_name"] = comm.Value }))) };
    }
}
