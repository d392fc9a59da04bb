using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using DarkSector.Interactive.Jupyter;
using DarkSector.Interactive.Scripting;
using DarkSector.Notebook.Figures;
using DarkSector.Physics.Datasets;

namespace DarkSector.Interactive.Health;

/// <summary>Looks at this machine.</summary>
internal static class Examination
{
    private static readonly string[] Converters = ["rsvg-convert", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

    /// <summary>What there is.</summary>
    /// <param name="folder">The folder the user stands in.</param>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="encoding">Encoding of the terminal.</param>
    public static async Task<Installation> OfAsync(string folder, Func<string, string?> variable, string encoding)
    {
        var output = Path.Combine(folder, "out");
        return new Installation(
            await SdkAsync(folder).ConfigureAwait(false), WantedSdk(folder), Environment.Version,
            Kernels(KernelSpec.DataFolder(variable, OperatingSystem.IsWindows(), OperatingSystem.IsMacOS())),
            Find(Converters, variable("PATH") ?? ""), DataSetsProblem(), CarriesPlotly(), output, Obstacle(output), encoding, await EngineAsync(folder).ConfigureAwait(false));
    }

    /// <summary>The first of the programs that is installed.</summary>
    internal static string? Find(IEnumerable<string> programs, string path) =>
        (from program in programs
         from place in path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         let file = Path.Combine(place, OperatingSystem.IsWindows() ? program + ".exe" : program)
         where File.Exists(file)
         select file).FirstOrDefault();

    /// <summary>The kernels below a Jupyter data folder that start this program.</summary>
    internal static IReadOnlyList<InstalledKernel> Kernels(string dataFolder)
    {
        var kernels = Path.Combine(dataFolder, "kernels");
        return !Directory.Exists(kernels) ? [] :
            [.. Directory.EnumerateDirectories(kernels).Order(StringComparer.Ordinal)
                .Select(kernel => (Name: Path.GetFileName(kernel), Program: Program(Path.Combine(kernel, "kernel.json"))))
                .Where(kernel => kernel.Program.Any(word => Path.GetFileNameWithoutExtension(word) == "darksector"))
                .Select(kernel => new InstalledKernel(kernel.Name, kernel.Program.FirstOrDefault(file => !File.Exists(file))))];
    }

    /// <summary>What <c>global.json</c> asks for, here or in a folder above.</summary>
    internal static Version? WantedSdk(string folder)
    {
        for (var place = new DirectoryInfo(folder); place is not null; place = place.Parent)
        {
            var file = Path.Combine(place.FullName, "global.json");
            if (File.Exists(file))
                return Version.TryParse(Json(file)?["sdk"]?["version"]?.GetValue<string>(), out var version) ? version : null;
        }

        return null;
    }

    /// <summary>Why nothing can be written to a folder; null when it can. What is made to find out is removed.</summary>
    internal static string? Obstacle(string folder)
    {
        var existing = folder;
        while (!Directory.Exists(existing) && !File.Exists(existing) && Path.GetDirectoryName(existing) is { } above)
            existing = above;
        try
        {
            if (File.Exists(existing))
                return $"{existing} is a file where a folder should be";
            var probe = Path.Combine(existing, $".darksector-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return refused.Message;
        }
    }

    /// <summary>The files at the start of a kernel's command.</summary>
    private static string[] Program(string file) => File.Exists(file) && Json(file)?["argv"] is JsonArray words
        ? [.. words.Select(word => word?.ToString() ?? "").TakeWhile(word => Path.IsPathRooted(word))]
        : [];

    private static JsonNode? Json(string file)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(file), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<Version?> SdkAsync(string folder)
    {
        try
        {
            using var dotnet = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder })!;
            var text = await dotnet.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
            await dotnet.WaitForExitAsync().ConfigureAwait(false);
            return Version.TryParse(text.Trim().Split('-')[0], out var version) ? version : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string? DataSetsProblem()
    {
        try
        {
            DataSets.BuiltIn.Verify();
            return null;
        }
        catch (Exception wrong) when (wrong is InvalidDataException or FileNotFoundException or FormatException)
        {
            return wrong.Message;
        }
    }

    private static bool CarriesPlotly() => typeof(Figure).Assembly.GetManifestResourceNames().Any(name => name.StartsWith("plotly", StringComparison.Ordinal));

    private static async Task<string?> EngineAsync(string folder)
    {
        using var engine = new ScriptEngine(folder, []);
        var result = await engine.RunAsync("250 * MeV", "Cell[1]", _ => { }).ConfigureAwait(false);
        return result.Error is { } error ? error.Message : result.Value is 0.25 ? null : $"250 * MeV gave {result.Value}";
    }
}
