using System.Globalization;
using System.Text.RegularExpressions;
using DarkSector.Interactive.Commands;

namespace DarkSector.Notebooks.Tests;

/// <summary>Every search is reproduced with small statistics; the same seed gives the same files.</summary>
public sealed class ReproduceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("darksector-").FullName;

    public static TheoryData<string> All => [.. Repository.Scripts.Select(path => Path.GetFileNameWithoutExtension(path))];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, MemberData(nameof(All))]
    public async Task Search_GivesTheSameFilesForTheSameSeed_AlsoFigureByFigure(string search)
    {
        var (first, second) = (await Reproduce(search, "first", 4_000), await Reproduce(search, "second", 4_000));
        var files = Directory.EnumerateFiles(first).Select(Path.GetFileName).Order().ToArray();
        Assert.Contains("limits.csv", files);
        Assert.Contains("cutflow.csv", files);
        Assert.Contains("provenance.json", files);
        Assert.Contains("index.html", files);
        Assert.Contains(files, file => file!.EndsWith(".svg", StringComparison.Ordinal));
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(first, file!)), File.ReadAllBytes(Path.Combine(second, file!))));

        var figures = Repository.FiguresOf(search);
        Assert.NotEmpty(figures);
        foreach (var figure in figures)
        {
            // The script of a figure takes a shorter way to the same file, without its number: "10-limit-coupling.svg" of the search is "limit-coupling.svg" here.
            var made = Directory.EnumerateFiles(await Reproduce(figure, figure, 4_000)).Where(file => Path.GetExtension(file) is ".svg" or ".csv").ToArray();
            Assert.NotEmpty(made);
            Assert.All(made, file => Assert.Equal(File.ReadAllBytes(Path.Combine(first, files.Single(one => OfFigure(one!) == Path.GetFileName(file))!)), File.ReadAllBytes(file)));
        }
    }

    [Fact]
    public async Task ZPrimeInvisible_LimitsAreOfThePublishedSize()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(await Reproduce("zprime-invisible", "out", 30_000), "limits.csv"));
        var column = Array.IndexOf(lines[0].Split(','), "gprime_fully_invisible_expected");
        var limits = lines.Skip(1).Select(line => line.Split(',')).ToDictionary(
            fields => double.Parse(fields[0], CultureInfo.InvariantCulture), fields => double.Parse(fields[column], CultureInfo.InvariantCulture));
        // Phys. Rev. Lett. 130, 231801, abstract: 3e-3 at low mass, 1 at 8 GeV. Within a factor 3 here.
        Assert.InRange(limits[0.5], 3e-3 / 3, 3e-3 * 3);
        Assert.InRange(limits[8], 1.0 / 3, 1.0 * 3);
    }

    private static string OfFigure(string file) => Regex.Replace(file, @"^\d+-", "");

    private async Task<string> Reproduce(string search, string name, int events)
    {
        var folder = Path.Combine(_folder, name);
        using var error = new StringWriter();
        var code = await CommandLine.InvokeAsync(["reproduce", search, "--events", $"{events}", "--output", folder], SearchScripts.Embedded, TextWriter.Null, error);
        Assert.True(code == 0, error.ToString());
        return folder;
    }
}
