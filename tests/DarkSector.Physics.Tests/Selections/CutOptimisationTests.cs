using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Selections;
using DarkSector.Statistics.FiguresOfMerit;

namespace DarkSector.Physics.Tests.Selections;

public class CutOptimisationTests
{
    private static readonly double[] Thresholds = [.. Enumerable.Range(0, 40).Select(i => i / 40.0)];

    // Signal is distributed as 2x, background evenly: above t the efficiency is 1 - t^2, the background 400 (1 - t).
    private static readonly EventTable Signal = Table("signal", 40_000, u => Math.Sqrt(u), 1);
    private static readonly EventTable Background = Table("background", 40_000, u => u, 0.01);

    private static readonly RandomStream Rng = RandomStream.FromSeed(11);

    [Fact]
    public void Best_IsTheMaximumOfTheKnownFunction()
    {
        var scan = new CutOptimisation(Signal, [Background], FigureOfMerit.Punzi(3)).Above("x", Thresholds, Rng);
        double Expected(double t) => (1 - t * t) / (1.5 + Math.Sqrt(400 * (1 - t)));
        foreach (var point in scan.Points)
        {
            Assert.InRange((point.Efficiency.Value - (1 - point.Threshold * point.Threshold)) / (point.Efficiency.Error + 1e-9), -4, 4);
            Assert.InRange((point.Background.Value - 400 * (1 - point.Threshold)) / point.Background.Error, -4, 4);
        }
        var truth = Thresholds.MaxBy(Expected);
        Assert.True(scan.ThresholdError > 0);
        Assert.InRange((scan.Best.Threshold - truth) / (scan.ThresholdError + 0.025), -3, 3);
        Assert.Equal(scan.Points.Max(p => p.Merit.Value), scan.Best.Merit.Value);
    }

    [Fact]
    public void Below_IsAboveOfTheNegative()
    {
        EventTable Mirrored(EventTable t) => t.With("minus", x => -x);
        var above = new CutOptimisation(Signal, [Background], FigureOfMerit.Punzi(3)).Above("x", Thresholds, Rng);
        var below = new CutOptimisation(Mirrored(Signal), [Mirrored(Background)], FigureOfMerit.Punzi(3)).Below("minus", [.. Thresholds.Select(t => -t)], Rng);
        Assert.Equal(-above.Best.Threshold, below.Best.Threshold);
        Assert.Equal(above.Points.Reverse().Select(p => p.Merit), below.Points.Select(p => p.Merit));
        Assert.Equal(above.ThresholdError, below.ThresholdError, 12);
        Assert.False(below.KeepsAbove);
    }

    [Fact]
    public void Points_AreWhatASelectionWouldKeep()
    {
        var scan = new CutOptimisation(Signal, [Background, Background], FigureOfMerit.Punzi(3)).Above("x", Thresholds, Rng);
        Assert.Equal(Signal.Where(x => x > 0.5).SumOfWeights / Signal.SumOfWeights, scan.Points[20].Efficiency.Value, 12);
        Assert.Equal(2 * Background.Where(x => x > 0.5).SumOfWeights, scan.Points[20].Background.Value, 9);
        Assert.Equal(Punzi.Merit(scan.Points[20].Efficiency.Value, scan.Points[20].Background.Value, 3), scan.Points[20].Merit.Value, 12);
    }

    [Fact]
    public void MeritError_IsThatOfRepeatedSimulations()
    {
        var scan = new CutOptimisation(Table("s", 500, u => Math.Sqrt(u), 1), [Table("b", 300, u => u, 1)], FigureOfMerit.Punzi(3)).Above("x", [0.0, 0.5], Rng);
        var repeated = Enumerable.Range(0, 60).Select(i => new CutOptimisation(Table("s", 500, u => Math.Sqrt(u), 1, i), [Table("b", 300, u => u, 1, i + 1000)], FigureOfMerit.Punzi(3)) { Replicas = 2 }
            .Above("x", [0.0, 0.5], Rng).Points[1].Merit.Value).ToArray();
        var spread = Math.Sqrt(repeated.Sum(m => (m - repeated.Average()) * (m - repeated.Average())) / 59);
        Assert.InRange(scan.Points[1].Merit.Error / spread, 0.75, 1.35);
    }

    [Fact]
    public void Produced_LowersTheEfficiency()
    {
        var all = new CutOptimisation(Signal, [Background], FigureOfMerit.PunziCrossSection(50));
        var (one, two) = (all.Above("x", Thresholds, Rng), (all with { Produced = 80_000 }).Above("x", Thresholds, Rng));
        Assert.Equal(one.Points[3].Efficiency.Value / 2, two.Points[3].Efficiency.Value, 12);
        Assert.Equal(one.Best.Threshold, two.Best.Threshold);
        Assert.Contains("the efficiency would exceed 1", Assert.Throws<ArgumentException>(() => (all with { Produced = 10 }).Above("x", Thresholds, Rng)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhereNoBackgroundIsLeft_TheRatioIsLeftOut()
    {
        var little = EventTable.FromColumns("little", ("x", [0.1, 0.2, 0.3]));
        var scan = new CutOptimisation(Signal, [little], FigureOfMerit.SignalOverRootBackground).Above("x", Thresholds, Rng);
        Assert.True(scan.Best.Background.Value > 0);
        Assert.Contains("is not finite at 28 of 40 thresholds", scan.Remarks[0], StringComparison.Ordinal);
        var none = new CutOptimisation(Signal, [little.Head(0)], FigureOfMerit.SignalOverRootBackground).Above("x", Thresholds, Rng);
        Assert.Contains("finite at none of the 40 thresholds", Assert.Throws<InvalidOperationException>(() => none.Best).Message, StringComparison.Ordinal);
        Assert.StartsWith("No optimum", none.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void NaN_PassesNoThreshold()
    {
        var signal = EventTable.FromColumns("s", ("x", [double.NaN, 1, 2, 3]));
        foreach (var scan in new[] { new CutOptimisation(signal, [Background], FigureOfMerit.Punzi()).Above("x", [0, 0.5], Rng), new CutOptimisation(signal, [Background], FigureOfMerit.Punzi()).Below("x", [5, 6], Rng) })
            Assert.All(scan.Points, p => Assert.Equal(0.75, p.Efficiency.Value, 12));
    }

    [Fact]
    public void BadInput_IsNamed()
    {
        var optimisation = new CutOptimisation(Signal, [Background], FigureOfMerit.Punzi());
        Assert.Throws<KeyNotFoundException>(() => optimisation.Above("mass", Thresholds, Rng));
        Assert.Throws<ArgumentException>(() => optimisation.Above("x", [0.5], Rng));
        Assert.Throws<ArgumentException>(() => optimisation.Above("x", [0.5, double.NaN], Rng));
        Assert.Contains("an efficiency needs signal", Assert.Throws<ArgumentException>(() => (optimisation with { Signal = Signal.Head(0) }).Above("x", Thresholds, Rng)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => (optimisation with { Backgrounds = [] }).Above("x", Thresholds, Rng));
        Assert.Throws<ArgumentOutOfRangeException>(() => (optimisation with { Replicas = 1 }).Above("x", Thresholds, Rng));
    }

    [Fact]
    public void ToString_BeginsWithTheOptimum()
    {
        var scan = new CutOptimisation(Signal, [Background], FigureOfMerit.PunziCrossSection(50)).Above("x", Thresholds, Rng);
        Assert.StartsWith("Best cut for Punzi's minimal cross-section, a = 3, b = 1.28155: x > ", scan.ToString(), StringComparison.Ordinal);
        Assert.Equal(41, scan.ToCsv().TrimEnd().Split('\n').Length);
    }

    private static EventTable Table(string name, int count, Func<double, double> shape, double weight, int seed = 0)
    {
        var rng = RandomStream.FromSeed(3)[name][seed];
        var weights = new double[count];
        Array.Fill(weights, weight);
        return EventTable.FromColumns(name, ("x", [.. Enumerable.Range(0, count).Select(_ => shape(rng.Uniform()))]), (EventTable.WeightColumn, weights));
    }
}
