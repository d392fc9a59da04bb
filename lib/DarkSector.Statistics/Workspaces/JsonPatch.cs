using System.Text.Json.Nodes;

namespace DarkSector.Statistics.Workspaces;

/// <summary>Changes of a JSON document, one after the other: RFC 6902.</summary>
public sealed class JsonPatch
{
    private static readonly string[] WithValue = ["add", "replace", "test"];
    private static readonly string[] WithSource = ["move", "copy"];

    private readonly IReadOnlyList<Operation> operations;

    private JsonPatch(IReadOnlyList<Operation> operations) => this.operations = operations;

    /// <summary>Number of operations.</summary>
    public int Count => operations.Count;

    /// <summary>Reads a patch.</summary>
    /// <param name="json">An array of operations: add, remove, replace, move, copy, test.</param>
    /// <exception cref="WorkspaceException">The text is no valid patch; the message says where.</exception>
    public static JsonPatch Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var document = JsonNodeAt.Parse(json);
        return Read(new JsonNodeAt(document.RootElement, "$"));
    }

    /// <summary>The workspace after the changes.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <exception cref="WorkspaceException">An operation cannot be carried out, a test fails, or the result is no valid workspace.</exception>
    public Workspace Apply(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var changed = Apply(workspace.ToNode());
        try
        {
            return Workspace.Parse(changed?.ToJsonString() ?? "null");
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            throw new WorkspaceException("$", $"the changed document cannot be written: {exception.Message}", exception);
        }
    }

    internal static JsonPatch Read(JsonNodeAt node) => new([.. node.Array().Select(ReadOperation)]);

    /// <summary>Changes a document.</summary>
    internal JsonNode? Apply(JsonNode? document)
    {
        foreach (var operation in operations)
        {
            try
            {
                document = Apply(document, operation);
            }
            catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
            {
                throw new WorkspaceException(operation.Place, $"the operation cannot be carried out: {exception.Message}", exception);
            }
        }

        return document;
    }

    private static Operation ReadOperation(JsonNodeAt node)
    {
        // RFC 6902 lets readers pass over members they do not know.
        var properties = node.Object(["op", "path"], ["value", "from"], othersAllowed: true);
        var kind = properties["op"].Text();
        var path = new JsonPointer(properties["path"].Text(), properties["path"].Path);
        if (WithValue.Contains(kind))
        {
            return properties.TryGetValue("value", out var value)
                ? new Operation(kind, path, null, value.Element.GetRawText(), node.Path)
                : throw node.Error($"'value' is missing; {kind} needs one.");
        }

        if (WithSource.Contains(kind))
        {
            return properties.TryGetValue("from", out var from)
                ? new Operation(kind, path, new JsonPointer(from.Text(), from.Path), null, node.Path)
                : throw node.Error($"'from' is missing; {kind} needs one.");
        }

        return kind == "remove"
            ? new Operation(kind, path, null, null, node.Path)
            : throw properties["op"].Error($"there is no operation '{kind}'; known: add, remove, replace, move, copy, test.");
    }

    private static JsonNode? Apply(JsonNode? document, Operation operation)
    {
        switch (operation.Kind)
        {
            case "add":
                return operation.Path.Add(document, operation.NewValue());
            case "remove":
                return operation.Path.Remove(document);
            case "replace":
                operation.Path.Get(document);
                return operation.Path.IsRoot ? operation.NewValue() : operation.Path.Add(operation.Path.Remove(document), operation.NewValue());
            case "copy":
                return operation.Path.Add(document, operation.From!.Get(document)?.DeepClone());
            case "move":
                if (operation.From!.Contains(operation.Path))
                    throw new WorkspaceException(operation.Place, "a value cannot be moved into itself.");
                var value = operation.From.Get(document)?.DeepClone();
                return operation.From.IsRoot ? document : operation.Path.Add(operation.From.Remove(document), value);
            default:
                return JsonNode.DeepEquals(operation.Path.Get(document), operation.NewValue())
                    ? document
                    : throw new WorkspaceException(operation.Place, "the test of the patch failed: the document has another value.");
        }
    }

    private sealed record Operation(string Kind, JsonPointer Path, JsonPointer? From, string? Value, string Place)
    {
        internal JsonNode? NewValue() => JsonNode.Parse(Value!);
    }
}
