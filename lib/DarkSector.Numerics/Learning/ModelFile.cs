using System.Text.Json;
using System.Text.Json.Serialization;

namespace DarkSector.Numerics.Learning;

/// <summary>Models as JSON files that say what they are: kind, version, features, classes and training.</summary>
/// <remarks>Numbers are written so that they are read back exactly. A file of another kind, version or feature list is refused.</remarks>
internal static class ModelFile
{
    private const string Format = "DarkSector classifier";

    private static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Writes a model to a temporary name and renames it.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="kind">What the model is, such as `boosted trees`.</param>
    /// <param name="version">Version of the content.</param>
    /// <param name="classifier">The model, for its features, classes and training.</param>
    /// <param name="content">What the kind needs besides.</param>
    internal static void Write<T>(string path, string kind, int version, IClassifier classifier, T content)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = new File<T>(Format, kind, version, classifier.Features, classifier.Classes, classifier.Training, content);
        var unfinished = path + ".unfinished";
        System.IO.File.WriteAllText(unfinished, JsonSerializer.Serialize(file, Json) + "\n");
        System.IO.File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Reads a model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">The kind expected.</param>
    /// <param name="version">The version expected.</param>
    /// <param name="features">The features expected, in any order; null when any will do.</param>
    /// <exception cref="InvalidDataException">The file is of another format, kind, version or feature list, or damaged.</exception>
    internal static File<T> Read<T>(string path, string kind, int version, IReadOnlyList<string>? features)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var text = System.IO.File.ReadAllText(path);
        RequireHeader(path, text, kind, version);
        var file = Parse<File<T>>(path, text);
        if (file.Features is null || file.Classes is not { Count: >= 2 } || file.Training?.Tables is null || file.Model is null)
            throw new InvalidDataException($"'{path}' lacks features, classes, training or model; the file is damaged. Save the model again.");
        if (features is not null && !features.Order(StringComparer.Ordinal).SequenceEqual(file.Features.Order(StringComparer.Ordinal)))
            throw new InvalidDataException($"The model in '{path}' reads {string.Join(", ", file.Features)}; expected was {string.Join(", ", features)}. Train it again on these features.");
        return file;
    }

    // The header is read first: the content of another version may have another shape.
    private static void RequireHeader(string path, string text, string kind, int version)
    {
        var header = Parse<Header>(path, text);
        if (header.Format != Format || header.Kind != kind)
            throw new InvalidDataException($"'{path}' is a file of '{header.Format}', '{header.Kind}'; expected was '{Format}', '{kind}'.");
        if (header.Version != version)
            throw new InvalidDataException($"The model in '{path}' has version {header.Version}; this library reads version {version}. Train it again.");
    }

    private static T Parse<T>(string path, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Json) ?? throw new InvalidDataException($"'{path}' is empty; it holds no model.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"'{path}' is not a model file, or damaged: {e.Message}", e);
        }
    }

    internal sealed record File<T>(string Format, string Kind, int Version, IReadOnlyList<string> Features, IReadOnlyList<string> Classes, TrainingRecord Training, T Model);

    private sealed record Header(string? Format, string? Kind, int Version);
}
