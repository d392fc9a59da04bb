using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Text;
using DarkSector.Interactive.Scripting;

namespace DarkSector.Interactive.Terminal;

/// <summary>Starts the tool csharprepl, which this repository pins in <c>.config/dotnet-tools.json</c>, with the prepared state of our notebooks.</summary>
internal static class CSharpRepl
{
    /// <summary>The script that csharprepl runs before its first prompt: references to the libraries, and their namespaces.</summary>
    /// <param name="libraries">The assemblies to reference.</param>
    public static string Prelude(IEnumerable<Assembly> libraries)
    {
        var assemblies = libraries.ToArray();
        var script = new StringBuilder();
        foreach (var assembly in assemblies)
            script.Append("#r \"").Append(assembly.Location).Append("\"\n");
        script.Append("using System;\nusing System.IO;\nusing System.Linq;\nusing System.Collections.Generic;\n");
        foreach (var import in HostAssemblies.LibraryImports(assemblies))
            script.Append(import.EndsWith(".Units", StringComparison.Ordinal) ? "using static " : "using ").Append(import).Append(";\n");
        return script.ToString();
    }

    /// <summary>Runs the tool on this terminal until the user ends it.</summary>
    /// <returns>Its exit code; null when neither it nor the SDK is installed.</returns>
    public static int? Start()
    {
        var folder = Directory.CreateTempSubdirectory("darksector-repl-");
        try
        {
            var prelude = Path.Combine(folder.FullName, "prelude.csx");
            File.WriteAllText(prelude, Prelude(HostAssemblies.Shared.Where(assembly => assembly.GetName().Name!.StartsWith("DarkSector.", StringComparison.Ordinal))));
            return Run("csharprepl", prelude) ?? Run("dotnet", "csharprepl", prelude);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int? Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(program, arguments);
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
