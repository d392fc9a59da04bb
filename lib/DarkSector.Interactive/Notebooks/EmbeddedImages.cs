using System.Text.Json.Nodes;

namespace DarkSector.Interactive.Notebooks;

/// <summary>Takes pictures of the prose into the page, so that it stands alone.</summary>
internal static class EmbeddedImages
{
    private const string Attachment = "attachment:";

    /// <summary>The source of a picture as data; an address on the network, or a file that does not exist, stays as it is.</summary>
    public static string Source(string url, NotebookCell cell, string folder)
    {
        if (url.StartsWith(Attachment, StringComparison.Ordinal))
            return FromAttachment(cell.Attachments?[Uri.UnescapeDataString(url[Attachment.Length..])] as JsonObject) ?? url;
        if (url.Contains(':', StringComparison.Ordinal) || TypeOf(url) is not { } type)
            return url;
        var file = Path.GetFullPath(Uri.UnescapeDataString(url), folder);
        return File.Exists(file) ? Data(type, Convert.ToBase64String(File.ReadAllBytes(file))) : url;
    }

    /// <summary>Base64 content as an address that needs no file.</summary>
    public static string Data(string mimeType, string base64) => $"data:{mimeType};base64,{base64.Replace("\n", "", StringComparison.Ordinal)}";

    private static string? FromAttachment(JsonObject? attachment) =>
        attachment?.FirstOrDefault() is { Key: { } type, Value: { } content } && NotebookReader.Text(content) is { } base64 ? Data(type, base64) : null;

    private static string? TypeOf(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".gif" => "image/gif",
        ".svg" => "image/svg+xml",
        _ => null,
    };
}
