using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Learning;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.ControlSamples;
using DarkSector.Physics.Selections;
using DarkSector.Physics.Suppression;
using DarkSector.Statistics.FiguresOfMerit;

namespace DarkSector.Physics.Tests.Suppression;

public class WorkingPointTests
{
    private static readonly RandomStream Rng = RandomStream.FromSeed(4);

    // Signal above t: 1 - t^2; background 400 (1 - t). The mass is even on [0, 10] and independent of the score.
    private static readonly EventTable Signal = Table("signal", 20_000, Math.Sqrt, 1.0 / 20_000, Rng["signal"]);
    private static readonly EventTable Background = Table("background", 40_000, u => u, 0.01, Rng["background"]);
    private static readonly WorkingPointScan Scan = WorkingPointScan.Of("score", Signal, [Background], Rng["scan"]);

    [Fact]
    public void Best_IsTheMaximumOfTheKnownFunction()
    {
        var point = Scan.Best(FigureOfMerit.Punzi(3));
        double Merit(double t) => (1 - t * t) / (1.5 + Math.Sqrt(400 * (1 - t)));
        var truth = Enumerable.Range(0, 1000).Select(i => i / 1000.0).MaxBy(Merit);
        Assert.InRange((point.Threshold - truth) / (point.ThresholdError + 0.01), -3, 3);
        Assert.Equal(1 - point.Threshold * point.Threshold, point.Efficiency.Value, 0.02);
        Assert.Equal(point.Background.Value, point.Apply(Background).SumOfWeights, 1e-6);
        Assert.Contains("score >", point.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AgainstSignificance_AsksForHarderCutsWhenLessIsWanted()
    {
        // A small a makes few background events matter more.
        var points = Scan.AgainstSignificance(0.5, 3, 10);
        Assert.True(points[0].Threshold > points[1].Threshold && points[1].Threshold > points[2].Threshold);
    }

    [Fact]
    public void Compare_PutsFiguresOfMeritSideBySide()
    {
        var table = Scan.Compare(FigureOfMerit.Punzi(3), FigureOfMerit.SignalOverRootBackground, FigureOfMerit.PunziCrossSection(50), FigureOfMerit.DetectableCrossSection(50));
        Assert.Equal(4, table.Points.Count);
        Assert.All(table.Points, p => Assert.True(double.IsFinite(p.Threshold) && p.Efficiency.Value > 0));
        Assert.Contains("Punzi, a = 3", table.ToString(), StringComparison.Ordinal);
        Assert.Contains("<table>", table.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void WithProduced_RefersEfficienciesToAllSignal() =>
        Assert.Equal(0.5 * Scan.Best(FigureOfMerit.SignalOverRootBackground).Efficiency.Value,
            Scan.WithProduced(2).Best(FigureOfMerit.SignalOverRootBackground).Efficiency.Value, 1e-9);

    [Fact]
    public void ShiftSystematic_IsHalfOfTheRelativeDifference()
    {
        var point = Scan.Best(FigureOfMerit.Punzi(3)) with { Threshold = 0.8 };
        // (1 - 0.77^2) - (1 - 0.83^2) over 2 (1 - 0.8^2).
        Assert.Equal((0.83 * 0.83 - 0.77 * 0.77) / (2 * (1 - 0.64)), point.ShiftSystematic(Signal, 0.03).At(1), 0.01);
        Assert.Throws<ArgumentOutOfRangeException>(() => point.ShiftSystematic(Signal, 0));
    }

    [Fact]
    public void TrainingEvents_AreRefusedWhereverYieldsAreMade()
    {
        var training = Signal.WithRole(EventRole.Training);
        Assert.Throws<InvalidOperationException>(() => WorkingPointScan.Of("score", training, [Background], Rng));
        Assert.Throws<InvalidOperationException>(() => new CutOptimisation(Signal, [training], FigureOfMerit.Punzi()).Above("score", [0.1, 0.2], Rng));
        Assert.Throws<InvalidOperationException>(() => Selection.Named("all").Require("any", score => score > 0).CutFlow(Background, training));
        Assert.Throws<InvalidOperationException>(() => PseudoData.Draw(training, Rng));
        Assert.Throws<InvalidOperationException>(() => Scan.Best(FigureOfMerit.Punzi()).ShiftSystematic(training, 0.02));
    }

    [Fact]
    public void SuppressionAgainstMass_CountsInTheWindow()
    {
        var signals = new[] { 2.0, 5.0 }.Select(m => new SignalHypothesis(m, m - 0.5, m + 0.5, SplitEvents.TestOnly(Signal.With("mass", score => m)), Signal.SumOfWeights)).ToArray();
        var hypotheses = new MassHypotheses("mass", signals, [SplitEvents.TestOnly(Background)], luminosity: 1);
        var result = SuppressionAgainstMass.Of("score", 0.9, hypotheses, FigureOfMerit.Punzi(3), Rng);
        foreach (var point in result.Points)
        {
            Assert.Equal(1, point.Before.Efficiency.Value, 1e-9);
            Assert.Equal(0.19, point.After.Efficiency.Value, 0.01);
            Assert.InRange(point.Before.Background.Pull(40), -4, 4);
            Assert.InRange(point.After.Background.Pull(4), -4, 4);
            Assert.True(point.Best!.Merit.Value >= point.MeritBefore);
        }
        // The same cut on another column, which Select has added to every table.
        var squared = SuppressionAgainstMass.Of("squared", 0.81, hypotheses.Select(events => events.With("squared", score => score * score)), FigureOfMerit.Punzi(3), Rng);
        Assert.Equal(result.Points.Select(point => point.After), squared.Points.Select(point => point.After));
        Assert.Contains("mass [GeV]", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void SculptingTest_FindsACutThatFollowsTheMass()
    {
        var axis = Axis.Regular(10, 0, 10);
        var point = Scan.Best(FigureOfMerit.Punzi(3)) with { Threshold = 0.7 };
        var flat = SculptingTest.Of(Background, "mass", point, axis);
        Assert.InRange(flat.Correlation, -0.02, 0.02);
        Assert.True(flat.PValue > 0.001 && flat.PassingAgainstFailing.PValue > 0.001);
        Assert.Equal(9, flat.DegreesOfFreedom);
        var shaped = SculptingTest.Of(Background.With("score", (score, mass) => score * (0.6 + 0.06 * mass)), "mass", point, axis);
        // cov = 0.06 (25/3)/2 = 0.25; the variances are 25/3 and (0.81 + 0.03)/3 - 0.45^2 = 0.0775.
        Assert.Equal(0.25 / Math.Sqrt(25.0 / 3 * 0.0775), shaped.Correlation, 0.02);
        Assert.InRange(shaped.RankCorrelation, 0.25, 0.4);
        Assert.True(shaped.PValue < 1e-6 && shaped.PassingAgainstFailing.PValue < 1e-6 && shaped.LargestRatio > 2);
        Assert.Throws<ArgumentException>(() => SculptingTest.Of(Background, "mass", point with { Threshold = 2 }, axis));
    }

    [Fact]
    public void ScoreAgreement_MeasuresTheEfficiencyInDataOverSimulation()
    {
        var axis = Axis.Regular(20, 0, 1, "score");
        var point = Scan.Best(FigureOfMerit.Punzi(3)) with { Threshold = 0.8 };
        var simulation = Background.WithWeightsScaledBy(25);
        var data = PseudoData.Draw(simulation, Rng["data"]).With("score", score => Math.Min(0.999, score + 0.02));
        var agreement = ScoreAgreement.Of("control", data, simulation, point, axis);
        Assert.InRange(agreement.Factor.Pull(1.1), -4, 4);
        Assert.True(agreement.Distribution.PValue < 0.01);
        Assert.InRange(agreement.Systematic(applied: false).At(1), 0.05, 0.15);
        Assert.True(agreement.Systematic(applied: true).At(1) < 0.05);
    }

    private static EventTable Table(string name, int events, Func<double, double> score, double weight, RandomStream rng) => EventTable.FromColumns(name,
        ("score", [.. Enumerable.Range(0, events).Select(_ => score(rng.Uniform()))]), ("mass", [.. Enumerable.Range(0, events).Select(_ => 10 * rng.Uniform())]),
        (EventTable.WeightColumn, [.. Enumerable.Repeat(weight, events)]));
}
