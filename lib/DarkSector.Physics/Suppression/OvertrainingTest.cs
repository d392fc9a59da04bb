using DarkSector.Numerics.Learning;
using DarkSector.Statistics.Testing;
using static System.FormattableString;

namespace DarkSector.Physics.Suppression;

/// <summary>Whether a classifier scores the events it was trained on as it scores others.</summary>
/// <remarks>
/// A small p-value says that the score knows fluctuations of the training events, which is no harm while efficiencies come from test events; a fall of the area from
/// training to test is what is lost by it. With many events the test finds differences that do not matter.
/// </remarks>
/// <param name="Signal">Kolmogorov-Smirnov test of the scores of signal, training against test.</param>
/// <param name="Background">The same for background.</param>
/// <param name="Training">ROC curve of the training events.</param>
/// <param name="Test">ROC curve of the test events: the one to quote.</param>
public sealed record OvertrainingTest(GoodnessOfFitResult Signal, GoodnessOfFitResult Background, RocCurve Training, RocCurve Test)
{
    /// <summary>Area lost from training to test, in standard deviations of the difference.</summary>
    public double AreaPull => (Training.Area.Value - Test.Area.Value) / Math.Sqrt(Math.Pow(Training.Area.Error, 2) + Math.Pow(Test.Area.Error, 2));

    /// <summary>Scores both parts of a split and compares them.</summary>
    /// <param name="classifier">The classifier.</param>
    /// <param name="signal">The parts of the signal.</param>
    /// <param name="backgrounds">The parts of each background.</param>
    public static OvertrainingTest Of(IClassifier classifier, SplitEvents signal, params IReadOnlyList<SplitEvents> backgrounds)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(backgrounds);
        var (seen, fresh) = (ScoredEvents.Of(classifier, signal.Training), ScoredEvents.Of(classifier, signal.Test));
        var (seenBackground, freshBackground) = (ScoredEvents.Of(classifier, [.. backgrounds.Select(b => b.Training)]), ScoredEvents.Of(classifier, [.. backgrounds.Select(b => b.Test)]));
        return new OvertrainingTest(seen.Against(fresh), seenBackground.Against(freshBackground), seen.Curve(seenBackground), fresh.Curve(freshBackground));
    }

    /// <summary>Areas and p-values.</summary>
    public override string ToString() => Invariant(
        $"area: training {Training.Area}, test {Test.Area} ({AreaPull:F1} standard deviations lost); Kolmogorov-Smirnov p: signal {Signal.PValue:G3}, background {Background.PValue:G3}");
}
