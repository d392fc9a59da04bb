namespace DarkSector.Interactive.Health;

/// <summary>What the doctor finds out about a machine before judging it.</summary>
/// <param name="Sdk">Version of the .NET SDK, such as <c>10.0.401</c>; null when there is none.</param>
/// <param name="WantedSdk">Version asked for by <c>global.json</c>; null outside of a repository.</param>
/// <param name="Runtime">Version of the runtime this program runs on.</param>
/// <param name="Kernels">Kernels of this program that Jupyter would find.</param>
/// <param name="Converter">Path of <c>rsvg-convert</c> or of a browser; null when there is none.</param>
/// <param name="DataSets">What is wrong with the data sets; null when each file has the hash of its manifest.</param>
/// <param name="CarriesPlotly">True when the library carries plotly.js for pages without network.</param>
/// <param name="OutputFolder">Where results go.</param>
/// <param name="OutputObstacle">Why nothing can be written there; null when it can.</param>
/// <param name="Encoding">Encoding of the terminal, such as <c>utf-8</c>.</param>
/// <param name="EngineObstacle">Why the script engine cannot run a cell; null when it can.</param>
internal sealed record Installation(
    Version? Sdk, Version? WantedSdk, Version Runtime, IReadOnlyList<InstalledKernel> Kernels, string? Converter, string? DataSets,
    bool CarriesPlotly, string OutputFolder, string? OutputObstacle, string Encoding, string? EngineObstacle);

/// <summary>A kernel specification that starts this program.</summary>
/// <param name="Name">Its name in Jupyter.</param>
/// <param name="Missing">The first file of its command that does not exist; null when all do.</param>
internal sealed record InstalledKernel(string Name, string? Missing);
