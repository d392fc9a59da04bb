using System.Reflection;

namespace DarkSector.Interactive.Commands;

/// <summary>The scripts of the searches and of their published figures, carried in the assembly so that <c>reproduce</c> works wherever the command stands.</summary>
internal static class SearchScripts
{
    private const string Prefix = "scripts/";

    /// <summary>The code of each search, by name, and of each figure: <c>zprime-invisible/coupling-limit</c>.</summary>
    public static IReadOnlyDictionary<string, string> Embedded { get; } = Read(typeof(SearchScripts).Assembly);

    private static SortedDictionary<string, string> Read(Assembly assembly)
    {
        var scripts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            scripts[Path.ChangeExtension(resource[Prefix.Length..], null).Replace('\\', '/')] = reader.ReadToEnd();
        }

        return scripts;
    }
}
