using DarkSector.Numerics.Random;
using DarkSector.Statistics.Testing;

namespace DarkSector.Statistics.Tests.Testing;

public class RocCurveTests
{
    [Fact]
    public void Of_MatchesTheReference()
    {
        var reference = Reference.Load("roc_auc");
        var tolerance = reference.Tolerance("abs");
        var scores = Reference.Numbers(reference.Inputs["score"]!);
        bool[] labels = [.. Reference.Numbers(reference.Inputs["y"]!).Select(y => y == 1)];
        var curve = RocCurve.Of(scores, labels);

        Assert.Equal((double)reference.Expected["auc"]!, curve.Area.Value, tolerance);
        Assert.Equal((double)reference.Expected["auc_weighted"]!, RocCurve.Of(scores, labels, Reference.Numbers(reference.Inputs["weight"]!)).Area.Value, tolerance);
        Assert.Equal(Reference.Numbers(reference.Expected["thresholds_after_first"]!), curve.Thresholds.Skip(1));
        Near(Reference.Numbers(reference.Expected["fpr"]!), curve.BackgroundEfficiency, tolerance);
        Near(Reference.Numbers(reference.Expected["tpr"]!), curve.SignalEfficiency, tolerance);
    }

    // The spread of the area over repeated samples is what its error says.
    [Fact]
    public void Area_HasTheErrorOfRepeatedSamples()
    {
        var areas = Enumerable.Range(0, 300).Select(i => Sample(RandomStream.FromSeed(4)[i]).Area).ToArray();
        var mean = areas.Average(area => area.Value);
        var spread = Math.Sqrt(areas.Average(area => Math.Pow(area.Value - mean, 2)));

        // Two unit Gaussians 1 apart: Phi(1/sqrt 2).
        Assert.Equal(0.7602499, mean, 4 * spread / Math.Sqrt(300));
        Assert.Equal(1, areas.Average(area => area.Error) / spread, 0.15);
    }

    [Fact]
    public void Of_RejectsOneClassAndNaN()
    {
        Assert.Throws<ArgumentException>(() => RocCurve.Of([1, 2], [true, true]));
        Assert.Throws<ArgumentException>(() => RocCurve.Of([1, double.NaN], [true, false]));
        Assert.Throws<ArgumentException>(() => RocCurve.Of([1], [true, false]));
        Assert.Throws<ArgumentException>(() => RocCurve.Of([1, 2], [true, false], [1, -1]));
    }

    private static RocCurve Sample(RandomStream rng)
    {
        bool[] labels = [.. Enumerable.Range(0, 150).Select(i => i % 3 == 0)];
        return RocCurve.Of([.. labels.Select(signal => rng.Gaussian(signal ? 1 : 0, 1))], labels, [.. labels.Select(_ => 1 + rng.Uniform())]);
    }

    private static void Near(double[] expected, IReadOnlyList<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Count);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
    }
}
