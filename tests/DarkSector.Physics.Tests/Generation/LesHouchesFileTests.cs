using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;

namespace DarkSector.Physics.Tests.Generation;

public sealed class LesHouchesFileTests : IDisposable
{
    private static readonly Collider Collider = Collider.SuperKEKB.At(10.58);

    private static readonly EventStream Ours = Generator.For(new MuonPairZPrime(LmuLtauZPrime.FullyInvisible(3, 0.01), 10.58), new IntegrationOptions(1000), RandomStream.FromSeed(1))
        .Stream(9000, Collider, RandomStream.FromSeed(2)).InBatchesOf(4096);

    private static readonly Dictionary<string, (int, int)> Codes = new() { ["zPrimeTrue"] = (32, 1) };

    private static readonly (int, TrueParticle)[] Particles =
        [(13, TrueParticle.NegativeMuon), (-13, TrueParticle.PositiveMuon), (32, TrueParticle.Invisible("zPrimeTrue"))];

    private readonly string _folder = Directory.CreateTempSubdirectory("les-houches-file").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("events.lhe")]
    [InlineData("events.lhe.gz")]
    public void Write_ComesBackAsTheSameStream(string name)
    {
        var path = Path.Combine(_folder, name);
        LesHouchesFile.Write(path, Ours, Collider, Codes);
        Assert.Equal([path], Directory.GetFiles(_folder));
        var file = LesHouchesFile.Open(path);
        Assert.Equal((9000, null), (file.Events, file.Defect));
        Assert.Equal(Ours.CrossSection.Value, file.CrossSection.Value, 1e-12 * Ours.CrossSection.Value);

        var again = file.Stream(Collider, Particles).InBatchesOf(5000);
        Assert.Equal((name, 9000, 4096), (again.Name, again.Events, again.BatchSize));
        foreach (var (before, after) in Ours.Zip(again))
        {
            Assert.Equal(before.PartOf, after.PartOf);
            Assert.Equal(before.Events.Count, after.Events.Count);
            foreach (var column in before.Events.ColumnNames)
                Assert.All(before.Events[column].Zip(after.Events[column]), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        }
        Assert.Equal(file.CrossSection.Value, again.Sum(batch => batch.Events.SumOfWeights), 1e-9 * file.CrossSection.Value);
    }

    [Fact]
    public void Stream_IsTheSampleOfTheFileReadAtOnce()
    {
        var path = Reference.PathOf("ee_mumuZp_M3.lhe.gz");
        var (collider, file) = (Collider.Symmetric(10.58), LesHouchesFile.Open(path));
        var whole = LesHouchesEvents.Read(path).ToSample(collider, Particles);
        var batches = file.Batches(300).Select(batch => batch.ToSample(collider, Particles)).ToArray();
        Assert.Equal([300, 300, 300, 300, 300, 300, 200], batches.Select(batch => batch.Events.Count));
        foreach (var column in whole.Events.ColumnNames)
            Assert.Equal(whole.Events[column], batches.SelectMany(batch => batch.Events[column]));
        Assert.Equal(whole.Events["mu1TrueE"], file.Stream(collider, Particles).Single().Events["mu1TrueE"]);
    }

    [Fact]
    public void Open_NamesTheLineOfADefectBeforeAnyEventIsHandedOut()
    {
        var path = Cut();
        var error = Assert.Throws<FormatException>(() => LesHouchesFile.Open(path));
        Assert.Contains("cut.lhe, line 5602", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OpenWholeEvents_StreamsWhatComesBeforeTheDefectAndSaysIt()
    {
        var file = LesHouchesFile.OpenWholeEvents(Cut());
        Assert.Equal(699, file.Events);
        Assert.Contains("cut.lhe, line 5602: the end of the file", file.Defect!, StringComparison.Ordinal);
        var batches = file.Stream(Collider, Particles).ToArray();
        Assert.Equal(699, batches.Sum(batch => batch.Events.Count));
        Assert.Equal(file.CrossSection.Value, batches.Sum(batch => batch.Events.SumOfWeights), 1e-9 * file.CrossSection.Value);
    }

    [Fact]
    public void Batches_ReadNoFurtherThanAsked()
    {
        // The file is made worse between opening and reading: the first batch does not see it, the second does.
        var path = Path.Combine(_folder, "events.lhe");
        LesHouchesFile.Write(path, Ours, Collider, Codes);
        var file = LesHouchesFile.Open(path);
        File.WriteAllLines(path, [.. File.ReadLines(path).Take(5 + 8 * 5000), "</LesHouchesEvents>"]);
        using var batches = file.Batches(4096).GetEnumerator();
        Assert.True(batches.MoveNext());
        var error = Assert.Throws<FormatException>(() => batches.MoveNext());
        Assert.Contains("had 9000 events when it was opened and has 5000 now", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Batches_AreLetGoOf()
    {
        var (made, held) = EventStreamTests.MostHeld(LesHouchesFile.Open(Reference.PathOf("ee_mumuZp_M3.lhe.gz")).Batches(50));
        Assert.Equal(40, made);
        Assert.InRange(held, 0, 2);
    }

    // Five lines before the first event, eight for each; the last one lacks its end.
    private string Cut()
    {
        var path = Path.Combine(_folder, "events.lhe");
        LesHouchesFile.Write(path, Ours, Collider, Codes);
        var cut = Path.Combine(_folder, "cut.lhe");
        File.WriteAllLines(cut, File.ReadLines(path).Take(5 + 8 * 700 - 4));
        return cut;
    }
}
