using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DarkSector.Interactive.Scripting;

/// <summary>Finds the assemblies named by <c>#r</c>: those of this process by simple name, others as files.</summary>
internal sealed class ScriptReferenceResolver(string folder) : MetadataReferenceResolver
{
    public override bool ResolveMissingAssemblies => true;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        // Packages were restored and referenced before the compiler came; the compiler itself wants exactly one assembly per directive.
        var found = PackageReference.IsPackage(reference)
            ? HostAssemblies.Find(typeof(object).Assembly.GetName().Name!)
            : Resolve(reference, baseFilePath ?? Path.Combine(folder, "cell"));
        return found is null ? [] : [found];
    }

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        if (HostAssemblies.Find(referenceIdentity.Name) is { } host)
            return host;
        var beside = (definition as PortableExecutableReference)?.FilePath is { } path
            ? Path.Combine(Path.GetDirectoryName(path)!, referenceIdentity.Name + ".dll")
            : null;
        return File.Exists(beside) ? MetadataReference.CreateFromFile(beside) : null;
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => folder.GetHashCode(StringComparison.Ordinal);

    /// <summary>The assembly a directive names, or null when neither this process nor the disk has it.</summary>
    public static PortableExecutableReference? Resolve(string reference, string baseFilePath)
    {
        if (HostAssemblies.Find(SimpleName(reference)) is { } host)
            return host;
        var fullPath = ScriptPaths.Resolve(reference, baseFilePath);
        return File.Exists(fullPath) ? MetadataReference.CreateFromFile(fullPath) : null;
    }

    private static string SimpleName(string reference)
    {
        var name = Path.GetFileName(reference.Replace('\\', '/'));
        return name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
    }
}
