using Microsoft.CodeAnalysis;

namespace DarkSector.Interactive.Scripting;

/// <summary>Finds the files named by <c>#load</c>.</summary>
/// <remarks>Where there is no <c>lib/load.csx</c> (a script outside of the repository), it is empty: this process has its assemblies already.</remarks>
internal sealed class ScriptSourceResolver(string folder) : SourceReferenceResolver
{
    public override string NormalizePath(string path, string? baseFilePath) => ScriptPaths.Resolve(path, BaseOf(baseFilePath));

    public override string? ResolveReference(string path, string? baseFilePath)
    {
        var fullPath = ScriptPaths.Resolve(path, BaseOf(baseFilePath));
        return File.Exists(fullPath) || ScriptPaths.IsLibraryLoader(fullPath) ? fullPath : null;
    }

    public override Stream OpenRead(string resolvedPath) => File.Exists(resolvedPath) ? File.OpenRead(resolvedPath) : Stream.Null;

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => folder.GetHashCode(StringComparison.Ordinal);

    private string BaseOf(string? baseFilePath) => baseFilePath ?? Path.Combine(folder, "cell");
}
