using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Searches;
using DarkSector.Physics.Selections;

namespace DarkSector.Physics.Tests.Generation;

public class EventStreamTests
{
    private const int Events = 20_000;

    private static readonly ZPrimeInvisible Search = new();
    private static readonly Process Process = new MuonPairZPrime(LmuLtauZPrime.FullyInvisible(3, 0.01), Search.Collider.SqrtS);
    private static readonly Generator Plain = Generator.For(Process, new IntegrationOptions(2000), RandomStream.FromSeed(1));
    private static readonly Generator Important = Generator.For(Process, Forward, new IntegrationOptions(2000), RandomStream.FromSeed(1));
    private static readonly Axis Axis = Axis.Regular(20, 0, 20, "recoil mass squared", "GeV^2");

    // Far more useful forward than backward, so that many weights exceed the unweighting maximum.
    private static double Forward(ReadOnlySpan<FourVector> momenta) => 1.05 + 0.95 * momenta[0].CosTheta;

    [Theory]
    [InlineData(4096, false)]
    [InlineData(10_000, false)]
    [InlineData(1_000_000, false)]
    [InlineData(4096, true)]
    [InlineData(10_000, true)]
    public void Stream_GivesTheEventsOfGenerateForAnySizeOfBatches(int most, bool withImportance)
    {
        var generator = withImportance ? Important : Plain;
        var whole = generator.Generate(Events, Search.Collider, RandomStream.FromSeed(2));
        var stream = generator.Stream(Events, Search.Collider, RandomStream.FromSeed(2)).InBatchesOf(most);
        var batches = stream.ToArray();
        Assert.All(batches[..^1], batch => Assert.Equal(most / 4096 * 4096, batch.Events.Count));
        foreach (var column in whole.Events.ColumnNames)
            Assert.Equal(whole.Events[column], batches.SelectMany(batch => batch.Events[column]));
        Assert.All(batches, batch => Assert.Equal(whole.CrossSection, batch.CrossSection));
        Assert.Equal(whole.CrossSection, stream.CrossSection);
        Assert.Equal(whole.Unweighting, batches[0].Unweighting);
        Assert.Equal(stream.CrossSection.Value, batches.Sum(batch => batch.Events.SumOfWeights), 1e-9 * stream.CrossSection.Value);
    }

    [Fact]
    public void Stream_CanBeWalkedThroughAgain()
    {
        var stream = Plain.Stream(5000, Search.Collider, RandomStream.FromSeed(2));
        Assert.Equal(stream.First().Events["mu1TruePx"], stream.First().Events["mu1TruePx"]);
        Assert.Contains("5000 events in batches of 65536", stream.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Stream_GivesTheSameEventsToSeveralThreadsAtOnce()
    {
        var stream = Plain.Stream(Events, Search.Collider, RandomStream.FromSeed(3)).InBatchesOf(4096);
        var energies = new double[4][];
        Parallel.For(0, energies.Length, thread => energies[thread] = [.. stream.SelectMany(batch => batch.Events["mu2TrueE"])]);
        Assert.All(energies[1..], energy => Assert.Equal(energies[0], energy));
    }

    [Fact]
    public void ResponseSelectionAndHistogram_AreThoseOfTheWholeSample()
    {
        var events = Search.Reconstruct(Plain.Generate(Events, Search.Collider, RandomStream.FromSeed(2)), RandomStream.FromSeed(4));
        var whole = ZPrimeInvisible.Preselection.Apply(events).Histogram("recoilMassSquared", Axis);
        var (histogram, cutFlow) = (Histogram.Empty(Axis), (CutFlow?)null);
        foreach (var batch in Plain.Stream(Events, Search.Collider, RandomStream.FromSeed(2)).InBatchesOf(9000))
        {
            var part = Search.Reconstruct(batch, RandomStream.FromSeed(4));
            histogram += ZPrimeInvisible.Preselection.Apply(part).Histogram("recoilMassSquared", Axis);
            var flow = ZPrimeInvisible.Preselection.CutFlow(part);
            cutFlow = cutFlow is null ? flow : cutFlow + flow;
        }
        Assert.True(histogram.Sum > 0);
        Assert.All(whole.Values.Zip(histogram.Values), bin => Assert.Equal(bin.First, bin.Second, 1e-9 * whole.Sum));
        var expected = ZPrimeInvisible.Preselection.CutFlow(events);
        Assert.Equal(expected.Entries.Select(e => e[0]), cutFlow!.Entries.Select(e => e[0]));
        Assert.All(expected.Yields.Zip(cutFlow.Yields), cut => Assert.Equal(cut.First[0].Value, cut.Second[0].Value, 1e-9 * expected.Yields[0][0].Value));
        Assert.All(expected.Yields.Zip(cutFlow.Yields), cut => Assert.Equal(cut.First[0].Error, cut.Second[0].Error, 1e-9 * expected.Yields[0][0].Error));
    }

    [Fact]
    public void Stream_LetsGoOfBatchesThatAreDoneWith()
    {
        var (made, held) = MostHeld(Plain.Stream(200_000, Search.Collider, RandomStream.FromSeed(5)).InBatchesOf(4096));
        Assert.Equal(49, made);
        Assert.InRange(held, 0, 2);
    }

    [Fact]
    public void InBatchesOf_RefusesLessThanABlock()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Plain.Stream(10, Search.Collider, RandomStream.FromSeed(2)).InBatchesOf(4095));
        Assert.Contains("at least one block of 4096", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stream_RefusesAnotherColliderAndNoEventsBeforeItDrawsAny()
    {
        Assert.Throws<ArgumentException>(() => Plain.Stream(10, Collider.Symmetric(10), RandomStream.FromSeed(2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Plain.Stream(0, Search.Collider, RandomStream.FromSeed(2)));
    }

    /// <summary>How many items a walk made, and how many of them the garbage collector could not take at any time: other tests do not disturb this as they would a count of bytes.</summary>
    internal static (int Made, int Held) MostHeld<T>(IEnumerable<T> items)
        where T : class
    {
        var (references, most) = (new List<WeakReference>(), 0);
        foreach (var _ in Refer(items, references))
        {
            if (references.Count % 12 != 0)
                continue;
            GC.Collect();
            most = Math.Max(most, references.Count(reference => reference.IsAlive));
        }
        return (references.Count, most);
    }

    private static IEnumerable<int> Refer<T>(IEnumerable<T> items, List<WeakReference> references)
        where T : class
    {
        foreach (var item in items)
        {
            references.Add(new WeakReference(item));
            yield return references.Count;
        }
    }
}
