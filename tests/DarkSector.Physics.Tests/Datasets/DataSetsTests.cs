using DarkSector.Physics.Datasets;

namespace DarkSector.Physics.Tests.Datasets;

public sealed class DataSetsTests : IDisposable
{
    // The files of the repository, copied beside the tests.
    private static readonly string Repository = Path.Combine(AppContext.BaseDirectory, "datasets");

    private readonly string _folder = Directory.CreateTempSubdirectory("datasets").FullName;

    public DataSetsTests()
    {
        foreach (var file in Directory.GetFiles(Repository))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Manifest_HasTheHashOfEachFileOfTheRepository()
    {
        var sets = DataSets.Open(Repository);
        sets.Verify();
        Assert.Equal(Directory.GetFiles(Repository, "*.csv").Select(Path.GetFileName).Order(StringComparer.Ordinal), sets.Manifest.Select(origin => origin.File).Order(StringComparer.Ordinal));
        Assert.All(sets.Manifest, origin =>
        {
            Assert.Matches("^[0-9a-f]{64}$", origin.Sha256);
            Assert.Matches("^20[0-9]{2}-[01][0-9]-[0-3][0-9]$", origin.Date);
            Assert.True(origin.Source.Length > 10 && origin.Licence.Length > 2, origin.File);
        });
    }

    [Fact]
    public void BuiltIn_CarriesTheFilesOfTheRepository()
    {
        DataSets.BuiltIn.Verify();
        Assert.Equal(DataSets.Open(Repository).Manifest, DataSets.BuiltIn.Manifest);
        Assert.Contains("cross-sections.csv", DataSets.BuiltIn.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NamesAFileThatWasChangedAndSaysWhatToDo()
    {
        File.AppendAllText(Path.Combine(_folder, "monte-carlo.csv"), " ");
        var sets = DataSets.Open(_folder);
        Assert.Equal(0.919e6, sets.CrossSections["tau tau (gamma)"].Value.Value, 6);
        var error = Assert.Throws<InvalidDataException>(() => sets.MonteCarlo);
        Assert.Contains("monte-carlo.csv was changed: its SHA-256 is", error.Message, StringComparison.Ordinal);
        Assert.Contains("DataSets.UpdateManifest(", error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Message, Assert.Throws<InvalidDataException>(sets.Verify).Message);
    }

    [Fact]
    public void Load_NamesAFileThatIsMissing()
    {
        File.Delete(Path.Combine(_folder, "run-periods.csv"));
        var error = Assert.Throws<InvalidDataException>(() => DataSets.Open(_folder).RunPeriods);
        Assert.Contains("run-periods.csv is missing, though the manifest has it. Restore the file", error.Message, StringComparison.Ordinal);
        Assert.Contains("run-periods.csv is missing", Assert.Throws<InvalidDataException>(() => DataSets.UpdateManifest(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NamesTheNearestDataSet()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => DataSets.BuiltIn.Load<CrossSection>("cross-section"));
        Assert.Contains("Nearest: cross-sections,", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UpdateManifest_WritesTheHashOfAChangedFileAndKeepsTheRest()
    {
        var path = Path.Combine(_folder, "manifest.json");
        Assert.Empty(DataSets.UpdateManifest(_folder));
        Assert.Equal(File.ReadAllText(Path.Combine(Repository, "manifest.json")), File.ReadAllText(path));
        var file = Path.Combine(_folder, "cross-sections.csv");
        File.WriteAllText(file, File.ReadAllText(file).Replace("0.919,0.003", "0.920,0.003", StringComparison.Ordinal));
        Assert.Equal(["cross-sections.csv"], DataSets.UpdateManifest(_folder));
        Assert.Equal(0.920e6, DataSets.Open(_folder).CrossSections["tau tau (gamma)"].Value.Value, 6);
        Assert.Equal(7, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public void Open_WantsAManifest()
    {
        File.Delete(Path.Combine(_folder, "manifest.json"));
        Assert.Contains("has no manifest.json", Assert.Throws<FileNotFoundException>(() => DataSets.Open(_folder)).Message, StringComparison.Ordinal);
        foreach (var wrong in new[] { "not json", """[{"file": "x.csv"}]""" })
        {
            File.WriteAllText(Path.Combine(_folder, "manifest.json"), wrong);
            Assert.Contains("is not a manifest", Assert.Throws<FormatException>(() => DataSets.Open(_folder)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("0.919,0.003,nb", "0.919,nb", "line 13: 8 cells for the 9 columns")]
    [InlineData("0.919,0.003,nb", "0;919,0.003,nb", "line 13: value is '0;919' where a number was expected")]
    [InlineData("0.919,0.003,nb", ",0.003,nb", "line 13: value is empty where a number was expected")]
    [InlineData("0.919,0.003,nb", "0.919,0.003,barn", "line 13: the unit is 'barn'; known are nb, pb, fb")]
    [InlineData("54012 (2008)\"", "54012 (2008)", "line 13: a quoted cell has no end")]
    [InlineData("name,value", "process,value", "has no column 'name'; it has process, value")]
    public void Load_SaysWhichLineIsWrong(string sound, string wrong, string message)
    {
        var file = Path.Combine(_folder, "cross-sections.csv");
        File.WriteAllText(file, File.ReadAllText(file).Replace(sound, wrong, StringComparison.Ordinal));
        DataSets.UpdateManifest(_folder);
        var error = Assert.Throws<FormatException>(() => DataSets.Open(_folder).CrossSections);
        Assert.StartsWith("cross-sections.csv", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
