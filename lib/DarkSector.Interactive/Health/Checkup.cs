using DarkSector.Interactive.Jupyter;

namespace DarkSector.Interactive.Health;

/// <summary>Judges an installation: what is right, what is missing, and what to do about it.</summary>
internal static class Checkup
{
    private static readonly Version Net10 = new(10, 0);

    /// <summary>One finding for each subject, always in the same order.</summary>
    public static IReadOnlyList<Finding> Of(Installation found) =>
    [
        Sdk(found), Runtime(found), Engine(found), Kernel(found), Converter(found), Plotly(found), DataSets(found), Output(found), Terminal(found),
    ];

    private static Finding Sdk(Installation found)
    {
        const string Remedy = "install the .NET 10 SDK from https://dot.net, or open the repository in its dev container.";
        var wanted = found.WantedSdk ?? Net10;
        if (found.Sdk is null)
            return new(Standing.Missing, ".NET SDK", "none found; building and `#r \"nuget:\"` need it", Remedy);
        return Satisfies(found.Sdk, wanted)
            ? new(Standing.Ok, ".NET SDK", found.WantedSdk is null ? $"{found.Sdk}" : $"{found.Sdk}, global.json wants {wanted} or a later 10.0")
            : new(Standing.Missing, ".NET SDK", $"{found.Sdk}; {(found.WantedSdk is null ? "needed is" : "global.json wants")} {wanted} or a later {wanted.Major}.{wanted.Minor}", Remedy);
    }

    /// <summary>The rule <c>rollForward: latestFeature</c> of global.json: same major and minor, at least that version.</summary>
    private static bool Satisfies(Version found, Version wanted) => found.Major == wanted.Major && found.Minor == wanted.Minor && found >= wanted;

    private static Finding Runtime(Installation found) => found.Runtime >= Net10
        ? new(Standing.Ok, ".NET runtime", $"{found.Runtime}")
        : new(Standing.Missing, ".NET runtime", $"{found.Runtime}; needed is 10.0", "install the .NET 10 runtime from https://dot.net.");

    private static Finding Engine(Installation found) => found.EngineObstacle is null
        ? new(Standing.Ok, "script engine", "runs a cell")
        : new(Standing.Missing, "script engine", found.EngineObstacle, "build again: dotnet build -c Release. If that does not help, report it with this text.");

    private static Finding Kernel(Installation found)
    {
        if (found.Kernels.Count == 0)
            return new(Standing.Optional, "Jupyter kernel", "not installed", "for Jupyter and VS Code: darksector kernel install");
        return found.Kernels.FirstOrDefault(kernel => kernel.Missing is not null) is { } broken
            ? new(Standing.Missing, "Jupyter kernel", $"{broken.Name} starts {broken.Missing}, which does not exist", $"darksector kernel install{(broken.Name == KernelSpec.DefaultName ? "" : $" --name {broken.Name}")}")
            : new(Standing.Ok, "Jupyter kernel", string.Join(", ", found.Kernels.Select(kernel => kernel.Name)));
    }

    private static Finding Converter(Installation found) => found.Converter is { } path
        ? new(Standing.Ok, "PDF and PNG", path)
        : new(Standing.Optional, "PDF and PNG", "no rsvg-convert and no Chromium; figures are saved as SVG", "apt install librsvg2-bin, brew install librsvg, or install Chromium.");

    private static Finding Plotly(Installation found) => found.CarriesPlotly
        ? new(Standing.Ok, "plotly.js", "carried by the library")
        : new(Standing.Optional, "plotly.js", "not carried; saved pages show figures as SVG", "build once with npm in the PATH and a network.");

    private static Finding DataSets(Installation found) => found.DataSets is null
        ? new(Standing.Ok, "data sets", "every file has the hash of its manifest")
        : new(Standing.Missing, "data sets", found.DataSets, "restore the files, or build again if they are inside the library.");

    private static Finding Output(Installation found) => found.OutputObstacle is null
        ? new(Standing.Ok, "output", $"{found.OutputFolder} can be written")
        : new(Standing.Missing, "output", found.OutputObstacle, "run in another folder, or give --output DIR.");

    private static Finding Terminal(Installation found) => found.Encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
        ? new(Standing.Ok, "terminal", "UTF-8")
        : new(Standing.Optional, "terminal", $"{found.Encoding}; Greek letters and histograms in text will look wrong", "Linux, macOS: export LC_ALL=C.UTF-8; Windows: chcp 65001.");
}
