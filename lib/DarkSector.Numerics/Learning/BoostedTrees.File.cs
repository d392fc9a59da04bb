namespace DarkSector.Numerics.Learning;

public sealed partial class BoostedTrees
{
    private const string Kind = "boosted trees";
    private const int Version = 1;

    /// <summary>Writes the model as JSON.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    public void Save(string path) => ModelFile.Write(path, Kind, Version, this, new Content(_start, _rounds, LossCurve));

    /// <summary>Reads a model; it gives the scores of the one that was saved, bit for bit.</summary>
    /// <param name="path">The file.</param>
    /// <param name="features">Names of the features the model must have, in any order; without them any will do.</param>
    /// <exception cref="InvalidDataException">The file is of another kind, version or feature list, or damaged; the message says which.</exception>
    public static BoostedTrees Load(string path, IReadOnlyList<string>? features = null)
    {
        var file = ModelFile.Read<Content>(path, Kind, Version, features);
        var (start, rounds) = (file.Model.Start, file.Model.Rounds);
        var perRound = file.Classes.Count == 2 ? 1 : file.Classes.Count;
        if (start is null || rounds is null || start.Length != perRound || !start.All(double.IsFinite)
            || rounds.Any(round => round?.Length != perRound || round.Any(tree => tree?.IsSound(file.Features.Count) != true)))
            throw new InvalidDataException($"The trees in '{path}' do not fit its {file.Features.Count} features and {file.Classes.Count} classes; the file is damaged. Save the model again.");
        return new BoostedTrees(file.Features, file.Classes, file.Training, start, rounds, file.Model.Losses ?? []);
    }

    private sealed record Content(double[] Start, RegressionTree[][] Rounds, IReadOnlyList<LossPoint>? Losses);
}
