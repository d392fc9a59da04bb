using DarkSector.Interactive.Commands;
using DarkSector.Interactive.Health;

namespace DarkSector.Interactive.Tests.Health;

public sealed class CheckupTests
{
    private static readonly Installation Healthy = new(
        new Version(10, 0, 401), new Version(10, 0, 100), new Version(10, 0, 12), [new("darksector", null)], "/usr/bin/rsvg-convert", null, true, "out", null, "utf-8", null);

    public static TheoryData<string, string, int> Cases => new()
    {
        { "sdk none", ".NET SDK        none found", 1 },
        { "sdk old", "10.0.99; global.json wants 10.0.100 or a later 10.0", 1 },
        { "sdk new", "11.0.100; global.json wants 10.0.100", 1 },
        { "sdk free", "OK        .NET SDK        10.0.401", 0 },
        { "runtime", "9.0.22; needed is 10.0", 1 },
        { "engine", "script engine   no reference", 1 },
        { "kernel none", "optional  Jupyter kernel  not installed\n                          -> for Jupyter and VS Code: darksector kernel install", 0 },
        { "kernel broken", "other starts /gone/darksector.dll, which does not exist\n                          -> darksector kernel install --name other", 1 },
        { "converter", "optional  PDF and PNG     no rsvg-convert", 0 },
        { "plotly", "optional  plotly.js       not carried", 0 },
        { "data", "MISSING   data sets       cross-sections.csv was changed", 1 },
        { "output", "MISSING   output          read-only file system", 1 },
        { "terminal", "optional  terminal        us-ascii", 0 },
    };

    [Fact]
    public void HealthyInstallation_HasNothingToDo()
    {
        var output = new StringWriter();
        Assert.Equal(0, DoctorCommand.Report(Checkup.Of(Healthy), output));
        Assert.All(Checkup.Of(Healthy), finding => Assert.Equal((Standing.Ok, ""), (finding.Standing, finding.Remedy)));
        Assert.Contains("All that is needed is there.", output.ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Cases))]
    public void WhatIsMissing_IsNamed_WithARemedy(string wrong, string line, int exitCode)
    {
        var output = new StringWriter();
        Assert.Equal(exitCode, DoctorCommand.Report(Checkup.Of(Damaged(wrong)), output));
        Assert.Contains(line, output.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.All(Checkup.Of(Damaged(wrong)).Where(finding => finding.Standing != Standing.Ok), finding => Assert.NotEmpty(finding.Remedy));
    }

    private static Installation Damaged(string wrong) => wrong switch
    {
        "sdk none" => Healthy with { Sdk = null },
        "sdk old" => Healthy with { Sdk = new Version(10, 0, 99) },
        "sdk new" => Healthy with { Sdk = new Version(11, 0, 100) },
        "sdk free" => Healthy with { WantedSdk = null },
        "runtime" => Healthy with { Runtime = new Version(9, 0, 22) },
        "engine" => Healthy with { EngineObstacle = "no reference" },
        "kernel none" => Healthy with { Kernels = [] },
        "kernel broken" => Healthy with { Kernels = [new("darksector", null), new("other", "/gone/darksector.dll")] },
        "converter" => Healthy with { Converter = null },
        "plotly" => Healthy with { CarriesPlotly = false },
        "data" => Healthy with { DataSets = "cross-sections.csv was changed" },
        "output" => Healthy with { OutputObstacle = "read-only file system" },
        _ => Healthy with { Encoding = "us-ascii" },
    };
}
