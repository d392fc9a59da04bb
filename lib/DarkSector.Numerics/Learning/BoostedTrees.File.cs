namespace DarkSector.Numerics.Learning;

public sealed partial class BoostedTrees
{
    private const string Kind = "boosted trees";
    private const int Version = 1;

    /// <summary>Writes the model as JSON.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    public void Save(string path) => ModelFile.Write(path, Kind, Version, this, ToContent());

    /// <summary>Reads a model; it gives the scores of the one that was saved, bit for bit.</summary>
    /// <param name="path">The file.</param>
    /// <param name="features">Names of the features the model must have, in any order; without them any will do.</param>
    /// <exception cref="InvalidDataException">The file is of another kind, version or feature list, or damaged; the message says which.</exception>
    public static BoostedTrees Load(string path, IReadOnlyList<string>? features = null)
    {
        var file = ModelFile.Read<Content>(path, Kind, Version, features);
        return Of(file.Model, path, file.Features, file.Classes, file.Training);
    }

    internal Content ToContent() => new(_start, _rounds, LossCurve);

    internal static BoostedTrees Of(Content content, string path, IReadOnlyList<string> features, IReadOnlyList<string> classes, TrainingRecord training)
    {
        var (start, rounds) = (content.Start, content.Rounds);
        var perRound = classes.Count == 2 ? 1 : classes.Count;
        if (start is null || rounds is null || start.Length != perRound || !start.All(double.IsFinite)
            || rounds.Any(round => round?.Length != perRound || round.Any(tree => tree?.IsSound(features.Count) != true)))
            throw new InvalidDataException($"The trees in '{path}' do not fit its {features.Count} features and {classes.Count} classes; the file is damaged. Save the model again.");
        return new BoostedTrees(features, classes, training, start, rounds, content.Losses ?? []);
    }

    internal sealed record Content(double[] Start, RegressionTree[][] Rounds, IReadOnlyList<LossPoint>? Losses);
}
