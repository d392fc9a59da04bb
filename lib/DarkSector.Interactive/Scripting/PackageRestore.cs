using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DarkSector.Interactive.Scripting;

/// <summary>Restores packages with the .NET SDK and remembers the result, so that the second use needs neither time nor network.</summary>
/// <param name="cacheFolder">Where restored sets are remembered, one folder for each set.</param>
internal sealed class PackageRestore(string cacheFolder)
{
    private const string Framework = "net10.0";

    /// <summary>The cache of the user, shared by all notebooks and scripts.</summary>
    public static PackageRestore ForUser { get; } = new(Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "darksector", "packages"));

    /// <summary>The assemblies to load for a set of packages, with everything they depend on.</summary>
    /// <param name="packages">The packages, restored together so that their versions agree.</param>
    /// <param name="folder">Folder of the notebook or script; a <c>nuget.config</c> there or above applies.</param>
    /// <param name="sources">Addresses and folders to look in besides those that the configuration names.</param>
    /// <exception cref="PackageRestoreException">The packages cannot be restored.</exception>
    public ImmutableArray<string> Restore(IReadOnlyCollection<PackageReference> packages, string folder, IReadOnlyCollection<string> sources)
    {
        var ordered = packages.OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase).ToArray();
        var set = Path.Combine(cacheFolder, Key(ordered, sources));
        var assets = Path.Combine(set, "obj", "project.assets.json");
        if (Remembered(assets) is { } assemblies)
            return assemblies;

        Directory.CreateDirectory(cacheFolder);
        var staging = Directory.CreateDirectory($"{set}.{Environment.ProcessId}").FullName;
        try
        {
            File.WriteAllText(Path.Combine(staging, "packages.csproj"), Project(ordered, sources));
            RunRestore(staging, folder, ordered);
            if (Directory.Exists(set))
                Directory.Delete(set, recursive: true);
            Directory.Move(staging, set);
        }
        finally
        {
            if (Directory.Exists(staging))
                Directory.Delete(staging, recursive: true);
        }

        return Remembered(assets)
            ?? throw new PackageRestoreException($"The packages {string.Join(", ", ordered)} were restored, but their files are not on the disk; run `dotnet nuget locals all --clear` and try again.");
    }

    private static string Key(PackageReference[] packages, IReadOnlyCollection<string> sources)
    {
        var text = string.Join(";", packages).ToLowerInvariant() + string.Concat(sources.Select(source => "\n" + source));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
        return $"{packages[0].Id.ToLowerInvariant()}-{hash}";
    }

    private static string Project(PackageReference[] packages, IReadOnlyCollection<string> sources) =>
        $"""
        <Project>
          <PropertyGroup>
            <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
            <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
            <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
          </PropertyGroup>
          <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
          <PropertyGroup>
            <TargetFramework>{Framework}</TargetFramework>
            <NuGetAudit>false</NuGetAudit>
            <RestoreAdditionalProjectSources>{SecurityElement.Escape(string.Join(';', sources))}</RestoreAdditionalProjectSources>
          </PropertyGroup>
          <ItemGroup>
            {string.Concat(packages.Select(package => $"<PackageReference Include=\"{SecurityElement.Escape(package.Id)}\" Version=\"{SecurityElement.Escape(package.Version)}\" />"))}
          </ItemGroup>
          <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
        </Project>
        """;

    private static void RunRestore(string staging, string folder, PackageReference[] packages)
    {
        var start = new ProcessStartInfo("dotnet", ["restore", "packages.csproj", "--nologo", "-v", "quiet", $"-p:RestoreRootConfigDirectory={folder}"])
        {
            WorkingDirectory = staging,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A host started by the SDK hands its own build settings down; the restore must not inherit them.
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);

        using var process = Start(start);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new PackageRestoreException($"{string.Join(", ", packages)} cannot be restored: {Reason(output + errors.Result)} Check the name, the version and the package sources (`dotnet nuget list source`).");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception reason)
        {
            throw new PackageRestoreException($"The command `dotnet` did not start ({reason.Message}); #r \"nuget: ...\" needs the .NET SDK on the PATH.");
        }
    }

    /// <summary>The first error of the SDK, without project path and repetition.</summary>
    private static string Reason(string output)
    {
        var line = output.Split('\n').FirstOrDefault(text => text.Contains("error ", StringComparison.Ordinal)) ?? output.Trim();
        var start = line.IndexOf("error ", StringComparison.Ordinal);
        var end = line.LastIndexOf(" [", StringComparison.Ordinal);
        var reason = line[Math.Max(start, 0)..(end > start ? end : line.Length)].Trim();
        return reason.EndsWith('.') ? reason : reason + ".";
    }

    private static ImmutableArray<string>? Remembered(string assetsPath)
    {
        if (!File.Exists(assetsPath))
            return null;
        using var assets = JsonDocument.Parse(File.ReadAllBytes(assetsPath));
        var root = assets.RootElement;
        var folders = root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToArray();
        var libraries = root.GetProperty("libraries");
        var files =
            from package in root.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject()
            where package.Value.TryGetProperty("runtime", out _)
            let path = libraries.GetProperty(package.Name).GetProperty("path").GetString()
            from item in package.Value.GetProperty("runtime").EnumerateObject()
            where item.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
            select folders.Select(folder => Path.Combine(folder, path, item.Name)).FirstOrDefault(File.Exists);
        var found = files.ToImmutableArray();
        return found.Contains(null) ? null : found!;
    }
}

/// <summary>Thrown when packages cannot be had.</summary>
/// <param name="message">Which, why, and the way out.</param>
internal sealed class PackageRestoreException(string message) : Exception(message);
