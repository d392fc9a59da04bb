using System.Reflection;
using System.Runtime.Loader;

namespace DarkSector.Interactive.Scripting;

/// <summary>The assemblies that cells asked for by <c>#r</c>, loaded beside those of the host.</summary>
/// <remarks>
/// An assembly is found by its simple name, whichever version its caller was built with: a restored set of packages holds one version of
/// each. What is not among them is looked for in the folders they came from, then in the host.
/// </remarks>
internal sealed class ScriptAssemblies() : AssemblyLoadContext("scripts")
{
    private readonly Dictionary<string, string> paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> folders = [];

    /// <summary>Makes files known, and loads them once all are known.</summary>
    /// <returns>The assemblies that were not there before.</returns>
    public IReadOnlyList<Assembly> Add(IEnumerable<string> files)
    {
        var added = files.Where(file => paths.TryAdd(Path.GetFileNameWithoutExtension(file), file)).ToArray();
        folders.UnionWith(added.Select(file => Path.GetDirectoryName(file)!));
        return [.. added.Select(LoadFromAssemblyPath)];
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name ?? "";
        if (HostAssemblies.Find(name) is not null)
            return null;
        var path = paths.GetValueOrDefault(name) ?? folders.Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists);
        return path is null ? null : LoadFromAssemblyPath(path);
    }
}
