using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace DarkSector.Interactive.Scripting;

/// <summary>The assemblies this process runs on, as a script sees them: references to compile against and namespaces to import.</summary>
/// <remarks>
/// A script that asks for one of these by <c>#r</c> gets the one already here, by simple name, so that a type never exists twice.
/// </remarks>
internal static class HostAssemblies
{
    private static readonly string[] Libraries =
        ["DarkSector.Numerics", "DarkSector.Statistics", "DarkSector.Physics", "DarkSector.Notebook"];

    private static readonly string[] Companions = ["MathNet.Numerics", "Microsoft.DotNet.Interactive.Formatting"];

    private static readonly string[] StandardImports =
    [
        "System", "System.IO", "System.Linq", "System.Collections.Generic", "System.Threading.Tasks", "System.Text",
        typeof(DisplayExtensions).FullName!,
    ];

    private static readonly Dictionary<string, string> Paths =
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .GroupBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key!, group => group.First(), StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, PortableExecutableReference> ReferencesByName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The assemblies that must not be loaded a second time, because their objects pass between host and script.</summary>
    public static ImmutableArray<Assembly> Shared { get; } =
        [typeof(HostAssemblies).Assembly, .. Libraries.Concat(Companions).Where(Paths.ContainsKey).Select(Assembly.Load)];

    /// <summary>What every script is compiled against: the framework, the DarkSector libraries and what they show in their API.</summary>
    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. FrameworkNames().Order(StringComparer.Ordinal).Select(name => Find(name)!),
        .. Shared.Select(assembly => Find(assembly.GetName().Name!)).OfType<MetadataReference>(),
    ];

    /// <summary>Namespaces, and static classes named <c>Units</c>, that need no <c>using</c> in a script.</summary>
    public static ImmutableArray<string> Imports { get; } =
        [.. StandardImports, .. LibraryImports(Shared.Where(assembly => Libraries.Contains(assembly.GetName().Name)))];

    /// <summary>The reference to an assembly of this process by its simple name, or null when the process does not have it.</summary>
    public static PortableExecutableReference? Find(string simpleName)
    {
        lock (ReferencesByName)
        {
            if (!ReferencesByName.TryGetValue(simpleName, out var reference) && Paths.TryGetValue(simpleName, out var path))
                ReferencesByName[simpleName] = reference = MetadataReference.CreateFromFile(path, documentation: DocumentationFiles.For(path));
            return reference;
        }
    }

    /// <summary>True when a reference is to an assembly of this process.</summary>
    public static bool Provides(PortableExecutableReference reference) =>
        reference.FilePath is { } path && Paths.GetValueOrDefault(Path.GetFileNameWithoutExtension(path)) == path;

    internal static IEnumerable<string> LibraryImports(IEnumerable<Assembly> libraries)
    {
        var types = libraries.SelectMany(assembly => assembly.GetExportedTypes()).Where(type => !type.IsNested).ToArray();
        var namespaces = types.Select(type => type.Namespace).OfType<string>();
        var units = types.Where(type => type is { Name: "Units", IsAbstract: true, IsSealed: true }).Select(type => type.FullName!);
        return namespaces.Concat(units).Distinct().Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> FrameworkNames()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location);
        return Paths.Where(pair => Path.GetDirectoryName(pair.Value) == folder).Select(pair => pair.Key);
    }
}
