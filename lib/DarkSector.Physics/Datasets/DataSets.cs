using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DarkSector.Numerics.Tables;

namespace DarkSector.Physics.Datasets;

/// <summary>A folder of data sets that a manifest vouches for: each file is compared with its hash before it is read.</summary>
/// <remarks>The tables of this project are inside the library: `DataSets.BuiltIn.CrossSections["tau tau (gamma)"]` works wherever a notebook runs. A folder of one's own, or a changed copy,
/// is opened by its path; its manifest is written anew by <see cref="UpdateManifest"/>.</remarks>
public sealed class DataSets
{
    /// <summary>Name of the manifest in its folder.</summary>
    public const string ManifestFile = "manifest.json";

    private const string ResourcePrefix = "datasets/";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Func<string, byte[]?> _read;
    private readonly string _place;

    private DataSets(string place, Func<string, byte[]?> read)
    {
        (_place, _read) = (place, read);
        Manifest = ParseManifest(Path.Combine(place, ManifestFile), read(ManifestFile)
            ?? throw new FileNotFoundException($"{place} has no {ManifestFile}; a folder of data sets needs one, with file, sha256, source, date and licence of each.", Path.Combine(place, ManifestFile)));
    }

    /// <summary>The data sets of this project.</summary>
    public static DataSets BuiltIn { get; } = new("datasets", Resource);

    /// <summary>The data sets of a folder.</summary>
    /// <param name="folder">Path of a folder with a `manifest.json`.</param>
    public static DataSets Open(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new DataSets(folder, file => Path.Combine(folder, file) is var path && File.Exists(path) ? File.ReadAllBytes(path) : null);
    }

    /// <summary>File, hash and origin of each data set.</summary>
    public IReadOnlyList<DataSetOrigin> Manifest { get; }

    /// <summary>Cross-sections of Standard Model processes.</summary>
    public DataTable<CrossSection> CrossSections => Load<CrossSection>("cross-sections");

    /// <summary>Sizes of Monte Carlo samples.</summary>
    public DataTable<MonteCarloSample> MonteCarlo => Load<MonteCarloSample>("monte-carlo");

    /// <summary>Luminosities of the data behind the searches.</summary>
    public DataTable<RunPeriod> RunPeriods => Load<RunPeriod>("run-periods");

    /// <summary>Ranges of limits quoted in abstracts.</summary>
    public DataTable<HeadlineLimit> HeadlineLimits => Load<HeadlineLimit>("headline-limits");

    /// <summary>Digitised limits on the coupling of ALPs to photons.</summary>
    public DataTable<AlpPhotonLimit> AlpPhotonLimits => Load<AlpPhotonLimit>("alp-photon-limits");

    /// <summary>A grid of masses.</summary>
    /// <param name="name">Name of the grid.</param>
    public MassGrid MassGrid(string name) => Datasets.MassGrid.From(name, Load<MassSegment>("mass-grids"));

    /// <summary>A data set as records of a kind.</summary>
    /// <param name="name">Name of the file without its extension.</param>
    /// <exception cref="KeyNotFoundException">The manifest has no such data set; the message names the nearest.</exception>
    /// <exception cref="InvalidDataException">The file is missing, or not the one of the manifest; the message says what to do.</exception>
    public DataTable<T> Load<T>(string name)
        where T : IDataRecord<T>
    {
        var origin = Manifest.FirstOrDefault(entry => entry.Name == name) ?? throw new KeyNotFoundException(
            $"No data set '{name}' in the manifest of {_place}. Nearest: {string.Join(", ", NearestNames.To(name, Manifest.Select(entry => entry.Name)))}.");
        return new DataTable<T>(origin, [.. DataSetRow.Parse(origin.File, Encoding.UTF8.GetString(Verified(origin))).Select(T.Read)]);
    }

    /// <summary>Compares every file with the manifest.</summary>
    /// <exception cref="InvalidDataException">A file is missing, or not the one of the manifest; the message says what to do.</exception>
    public void Verify()
    {
        foreach (var origin in Manifest)
            Verified(origin);
    }

    /// <summary>Writes the hashes of the files into the manifest of a folder. Use this after a change that is meant.</summary>
    /// <remarks>A new file first gets an entry, with source, date and licence; its hash may be empty.</remarks>
    /// <param name="folder">Path of a folder with a `manifest.json`.</param>
    /// <returns>Names of the files whose hash was another one.</returns>
    public static IReadOnlyList<string> UpdateManifest(string folder)
    {
        var sets = Open(folder);
        DataSetOrigin[] updated = [.. sets.Manifest.Select(origin => origin with { Sha256 = Hash(sets._read(origin.File) ?? throw sets.Missing(origin)) })];
        var path = Path.Combine(folder, ManifestFile);
        File.WriteAllText(path + ".unfinished", JsonSerializer.Serialize(updated, Json) + "\n");
        File.Move(path + ".unfinished", path, overwrite: true);
        return [.. updated.Except(sets.Manifest).Select(origin => origin.File)];
    }

    /// <summary>File, date and source of each data set, one per line.</summary>
    public override string ToString() => string.Concat(Manifest.Select(origin => $"{origin.File,-24} {origin.Date}  {origin.Source}\n"));

    private byte[] Verified(DataSetOrigin origin)
    {
        var content = _read(origin.File) ?? throw Missing(origin);
        return Hash(content) is var hash && hash == origin.Sha256 ? content : throw new InvalidDataException(
            $"{Path.Combine(_place, origin.File)} was changed: its SHA-256 is {hash}, that of the manifest {origin.Sha256}. Restore the file, or, if the change is meant, write the manifest anew: DataSets.UpdateManifest(\"{_place}\").");
    }

    private InvalidDataException Missing(DataSetOrigin origin) => new(
        $"{Path.Combine(_place, origin.File)} is missing, though the manifest has it. Restore the file ({origin.Source}), or take its entry out of {ManifestFile}.");

    private static DataSetOrigin[] ParseManifest(string path, byte[] content)
    {
        try
        {
            return JsonSerializer.Deserialize<DataSetOrigin[]>(content, Json) ?? [];
        }
        catch (JsonException error)
        {
            throw new FormatException($"{path} is not a manifest: {error.Message} It is a list of entries with file, sha256, source, date, licence and, where there is one, remark.", error);
        }
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static byte[]? Resource(string file)
    {
        using var resource = typeof(DataSets).Assembly.GetManifestResourceStream(ResourcePrefix + file);
        if (resource is null)
            return null;
        var content = new byte[resource.Length];
        resource.ReadExactly(content);
        return content;
    }
}
