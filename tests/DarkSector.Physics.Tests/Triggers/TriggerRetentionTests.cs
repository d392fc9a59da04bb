using DarkSector.Numerics.Tables;
using DarkSector.Physics.Triggers;

namespace DarkSector.Physics.Tests.Triggers;

public class TriggerRetentionTests
{
    private static readonly TriggerRetention Retention = TriggerRetention.Of("hie",
        (2, Sample("c", 50, 100)), (1, Sample("a", 90, 100)), (1, Sample("b", 600, 1000)), (1, Sample("none", 0, 10)));

    [Fact]
    public void Points_AreSortedByMass()
    {
        Assert.Equal([1.0, 1, 1, 2], Retention.Points.Select(p => p.Mass));
        Assert.Equal(0.9, Retention.Points[0].Efficiency.Value, 12);
    }

    [Fact]
    public void Means_WeighWithInverseErrors()
    {
        var (mean, points) = (Retention.Means[0], Retention.Points.Where(p => p.Mass == 1).Select(p => p.Efficiency).ToArray());
        Assert.Equal(3, mean.Samples);
        Assert.Equal(points.Sum(p => p.Value / p.Error) / points.Sum(p => 1 / p.Error), mean.Retention.Value, 12);
        Assert.Equal(points.Average(p => p.Error) / Math.Sqrt(3), mean.Retention.Error, 12);
        Assert.Equal(0.5, Retention.Means[1].Retention.Value, 12);
    }

    [Fact]
    public void Means_LieBetweenTheSmallestAndTheLargest()
    {
        foreach (var mean in Retention.Means)
        {
            var values = Retention.Points.Where(p => p.Mass == mean.Mass).Select(p => p.Efficiency.Value).ToArray();
            Assert.InRange(mean.Retention.Value, values.Min(), values.Max());
            Assert.True(double.IsFinite(mean.Retention.Value), "A sample that keeps nothing has a finite weight.");
        }
    }

    [Fact]
    public void Of_NeedsASample() => Assert.Throws<ArgumentException>(() => TriggerRetention.Of("hie"));

    private static EventTable Sample(string name, int passed, int total) =>
        EventTable.FromColumns(name, ("hieTrigger", [.. Enumerable.Range(0, total).Select(i => i < passed ? 1.0 : 0)]));
}
