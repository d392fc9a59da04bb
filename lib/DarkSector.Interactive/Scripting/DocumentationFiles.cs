using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace DarkSector.Interactive.Scripting;

/// <summary>Finds the documentation comments of an assembly: beside it, or in the reference pack of an SDK.</summary>
internal static class DocumentationFiles
{
    private static readonly string? ReferencePack = FindReferencePack();

    /// <summary>The comments of an assembly, read when first asked for; null when there are none.</summary>
    public static DocumentationProvider? For(string assemblyPath)
    {
        var name = Path.GetFileNameWithoutExtension(assemblyPath);
        // The types of the core library are documented where they are declared for the compiler.
        string?[] candidates = [Path.ChangeExtension(assemblyPath, ".xml"), InPack(name == "System.Private.CoreLib" ? "System.Runtime" : name)];
        return candidates.FirstOrDefault(File.Exists) is { } file ? new DocumentationFile(file) : null;
    }

    private static string? InPack(string name) => ReferencePack is null ? null : Path.Combine(ReferencePack, name + ".xml");

    /// <summary>An SDK has <c>packs/Microsoft.NETCore.App.Ref/VERSION/ref/netX.Y</c> three folders above the runtime.</summary>
    private static string? FindReferencePack()
    {
        var packs = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../../packs/Microsoft.NETCore.App.Ref"));
        if (!Directory.Exists(packs))
            return null;
        return Directory.GetDirectories(packs).Order(StringComparer.Ordinal)
            .SelectMany(version => Directory.Exists(Path.Combine(version, "ref")) ? Directory.GetDirectories(Path.Combine(version, "ref")) : [])
            .LastOrDefault();
    }
}

/// <summary>One file of documentation comments.</summary>
/// <param name="path">The file.</param>
internal sealed class DocumentationFile(string path) : DocumentationProvider
{
    private readonly Lazy<Dictionary<string, string>> members = new(() => Read(path));

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => path.GetHashCode(StringComparison.Ordinal);

    protected override string? GetDocumentationForSymbol(string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default) =>
        members.Value.GetValueOrDefault(documentationMemberID);

    private static Dictionary<string, string> Read(string path)
    {
        var found = new Dictionary<string, string>();
        try
        {
            foreach (var member in XDocument.Load(path).Descendants("member"))
                found[(string?)member.Attribute("name") ?? ""] = string.Concat(member.Nodes());
        }
        catch (Exception unreadable) when (unreadable is XmlException or IOException or UnauthorizedAccessException)
        {
            // Without comments the signature is shown alone.
        }

        return found;
    }
}
