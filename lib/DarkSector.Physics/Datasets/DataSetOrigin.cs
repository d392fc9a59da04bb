using System.Text.Json.Serialization;

namespace DarkSector.Physics.Datasets;

/// <summary>What the manifest says of a file: which bytes it has, and where its content comes from.</summary>
/// <param name="File">Name of the file in the folder of the manifest.</param>
/// <param name="Sha256">SHA-256 hash of its bytes, hexadecimal in lower case.</param>
/// <param name="Source">Where the content comes from.</param>
/// <param name="Date">When it was taken from there, as year-month-day.</param>
/// <param name="Licence">Under which terms it may be used.</param>
/// <param name="Remark">What a user should know; may be empty.</param>
public sealed record DataSetOrigin(string File, string Sha256, string Source, string Date, string Licence, string Remark = "")
{
    /// <summary>Name of the data set: the file without its extension.</summary>
    [JsonIgnore]
    public string Name => Path.GetFileNameWithoutExtension(File);
}
