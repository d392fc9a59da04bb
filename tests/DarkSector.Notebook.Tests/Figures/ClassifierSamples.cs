using DarkSector.Notebook.Figures;
using DarkSector.Numerics.Random;
using DarkSector.Statistics.Testing;

namespace DarkSector.Notebook.Tests.Figures;

/// <summary>Scores of two classifiers.</summary>
internal static class ClassifierSamples
{
    public static (double[] Scores, bool[] IsSignal) Events(int count, double separation, int branch)
    {
        var rng = RandomStream.FromSeed(21)[branch];
        bool[] isSignal = [.. Enumerable.Range(0, count).Select(i => i % 2 == 0)];
        return ([.. isSignal.Select(signal => 1 / (1 + Math.Exp(-rng.Gaussian() - (signal ? separation : -separation))))], isSignal);
    }

    public static RocCurve Curve(double separation) => Events(4000, separation, 0) is var (scores, isSignal) ? RocCurve.Of(scores, isSignal) : throw new InvalidOperationException();

    public static Figure Roc() => Figure.Roc(("gradient boosting", Curve(1.2)), ("cuts", Curve(0.6))).WithLabels("toy simulation");

    public static Figure RocLogarithmic() => Figure.RocLogarithmic(1e-3, ("gradient boosting", Curve(1.2)), ("cuts", Curve(0.6))).WithLabels("toy simulation");

    public static Figure Scores() => Figure.Scores(Samples(1), Samples(2)).WithLabels("toy simulation");

    private static IReadOnlyList<(string Name, IReadOnlyList<double> Scores)> Samples(int branch)
    {
        var (scores, isSignal) = Events(6000, 1, branch);
        return [("signal", [.. scores.Where((_, i) => isSignal[i])]), ("background", [.. scores.Where((_, i) => !isSignal[i])])];
    }
}
