using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;

namespace DarkSector.Physics.Tests.Generation;

public class GeneratorTests
{
    private const double SqrtS = 10.58;

    private static readonly IntegrationOptions Options = new(5000);
    private static readonly Collider Symmetric = Collider.Symmetric(SqrtS);
    private static readonly MuonPairZPrime Process = new(LmuLtauZPrime.FullyInvisible(3, 0.01), SqrtS);

    // Twenty times more useful forward than backward: a large range, to be undone by the weights.
    private static double Forward(ReadOnlySpan<FourVector> momenta) => 1.05 + 0.95 * momenta[0].CosTheta;

    [Fact]
    public void Importance_ChangesNeitherCrossSectionNorDistributions()
    {
        var weighted = Generator.For(Process, Forward, Options, RandomStream.FromSeed(1)).Generate(40_000, Symmetric, RandomStream.FromSeed(2));
        var plain = Generator.For(Process, Options, RandomStream.FromSeed(3)).Generate(40_000, Symmetric, RandomStream.FromSeed(4));
        var sigma = Process.TotalCrossSection();
        Assert.Equal(sigma, weighted.CrossSection.Value, 3 * weighted.CrossSection.Error);
        Assert.InRange(weighted.CrossSection.Error, 0.001 * sigma, 0.01 * sigma);
        Assert.Equal(weighted.Events.SumOfWeights, weighted.CrossSection.Value, 1e-9 * sigma);
        Assert.InRange(SameShape.PValue(Cosine(weighted.Events), Cosine(plain.Events)), 0.01, 1);
        Assert.InRange(SameShape.PValue(Mass(weighted.Events), Mass(plain.Events)), 0.01, 1);
        // It did change where the events are.
        var forward = weighted.Events.Where(mu1True => mu1True.Pz > 0).Count;
        Assert.InRange(forward, 25_000, 40_000);
    }

    [Fact]
    public void EventSampleOf_IntegratesAndDraws()
    {
        var rng = RandomStream.FromSeed(9);
        var expected = Generator.For(Process, Options, rng["integration"]).Generate(1000, Symmetric, rng["events"]);
        var sample = EventSample.Of(Process, 1000, Symmetric, rng);
        Assert.Equal(expected.CrossSection, sample.CrossSection);
        Assert.Equal(expected.Events.Particle("mu1True"), sample.Events.Particle("mu1True"));
        Assert.NotNull(sample.MadeWith);
    }

    [Fact]
    public void Importance_OfOneGivesThePlainEvents()
    {
        var weighted = Generator.For(Process, _ => 1, Options, RandomStream.FromSeed(1)).Generate(5000, Symmetric, RandomStream.FromSeed(2));
        Assert.Equal(Process.TotalCrossSection(), weighted.Events.SumOfWeights, 4 * weighted.CrossSection.Error + 0.01 * Process.TotalCrossSection());
    }

    [Fact]
    public void Importance_ThatIsNotPositiveIsRefused()
    {
        foreach (var bad in new[] { 0, -1, double.NaN })
        {
            var error = Record.Exception(() => Generator.For(Process, _ => bad, Options, RandomStream.FromSeed(1)));
            while (error is AggregateException aggregate)
                error = aggregate.InnerException;
            Assert.Contains($"is {bad}; it must be positive", Assert.IsType<InvalidOperationException>(error).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void CrossSection_OfAWeightedIntegralIsRefused()
    {
        var generator = Generator.For(Process, Forward, Options, RandomStream.FromSeed(1));
        Assert.Contains("cross-section of the sample", Assert.Throws<InvalidOperationException>(() => generator.CrossSection).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_GivesTheSameEventsForTheSameSeed()
    {
        EventTable Sample(ulong seed) => Generator.For(Process, Options, RandomStream.FromSeed(seed)).Generate(3000, Symmetric, RandomStream.FromSeed(seed)["events"]).Events;
        var (first, second) = (Sample(1), Sample(1));
        Assert.All(first.ColumnNames, column => Assert.Equal(first[column].ToArray(), second[column].ToArray()));
        Assert.NotEqual(first["mu1TruePx"].ToArray(), Sample(2)["mu1TruePx"].ToArray());
    }

    [Fact]
    public void Generate_BeginsALongerSampleWithTheEventsOfAShorterOne()
    {
        // Each block of events has its own branch of random numbers, so that the number of threads does not matter.
        var generator = Generator.For(Process, Options, RandomStream.FromSeed(1));
        double[] Column(int events) => generator.Generate(events, Symmetric, RandomStream.FromSeed(2)).Events["mu1TruePx"].ToArray();
        Assert.Equal(Column(2500), Column(6000)[..2500]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Generate_DoesNotDependOnTheNumberOfThreads(int threads)
    {
        var few = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler;
        foreach (var process in new Process[] { Process, new RadiativeBhabhaPairs(SqrtS, 0.5, 0.5, 0.3, 0.2) })
        {
            Task<double[]> On(TaskScheduler scheduler) => Task.Factory.StartNew(
                () => Generator.For(process, Options, RandomStream.FromSeed(1)).Generate(5000, Symmetric, RandomStream.FromSeed(2)).Events[process.FinalState[0].Name + "Pz"].ToArray(),
                CancellationToken.None, TaskCreationOptions.None, scheduler);
            Assert.Equal(await On(TaskScheduler.Default), await On(few));
        }
    }

    [Fact]
    public void CrossSection_HasPullsOfAStandardNormal()
    {
        // The error of a cross-section, as users see it: forty seeds against the closed form.
        var expected = Process.TotalCrossSection();
        var pulls = Enumerable.Range(0, 40).Select(seed => Generator.For(Process, new IntegrationOptions(500), RandomStream.FromSeed(77)[seed]).CrossSection)
            .Select(sigma => (sigma.Value - expected) / sigma.Error).ToArray();
        Assert.Equal(0, pulls.Average(), 3 / Math.Sqrt(pulls.Length));
        Assert.Equal(1, Math.Sqrt(pulls.Average(p => p * p)), 3 / Math.Sqrt(2.0 * pulls.Length));
    }

    [Fact]
    public void For_NamesThePointWhereAnIntegrandIsNotANumber()
    {
        var error = Assert.Throws<ArithmeticException>(() => Generator.For(new NotANumber(), Options, RandomStream.FromSeed(1)));
        Assert.Contains("The integrand is NaN at (0.", error.Message, StringComparison.Ordinal);
    }

    // A resonance without width: 0/0 on its mass shell, which half of the cube is here.
    private sealed class NotANumber : Process
    {
        public override string Name => "a resonance without width";

        public override string Normalisation => "none";

        public override double SqrtS => GeneratorTests.SqrtS;

        public override IReadOnlyList<TrueParticle> FinalState { get; } = [TrueParticle.NegativeMuon];

        public override int Dimensions => 1;

        public override double Evaluate(ReadOnlySpan<double> point, Span<FourVector> momenta)
        {
            var width = point[0] > 0.5 ? 0.0 : 1.0;
            return width / width;
        }
    }

    [Fact]
    public void Generate_TurnsTheEventsIntoTheLaboratory()
    {
        var collider = Collider.SuperKEKB.At(SqrtS);
        var generator = Generator.For(Process, Options, RandomStream.FromSeed(1));
        var (cms, laboratory) = (generator.Generate(10, Symmetric, RandomStream.FromSeed(2)).Events, generator.Generate(10, collider, RandomStream.FromSeed(2)).Events);
        for (var i = 0; i < 10; i++)
        {
            var back = collider.ToCms(laboratory.Particle("mu1True")[i]) - cms.Particle("mu1True")[i];
            Assert.True(back.P < 1e-10, $"{back}");
        }
    }

    [Fact]
    public void Generate_RejectsABadRequest()
    {
        var generator = Generator.For(Process, Options, RandomStream.FromSeed(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => generator.Generate(0, Symmetric, RandomStream.FromSeed(2)));
        var error = Assert.Throws<ArgumentException>(() => generator.Generate(10, Collider.SuperKEKB, RandomStream.FromSeed(2)));
        Assert.Contains("10.58182", error.Message, StringComparison.Ordinal);
        Assert.Contains("10.58000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void For_RefusesCutsThatLeaveNothing()
    {
        var nothing = new RadiativeMuonPairs(SqrtS, 5.0, 1.5, cuts: new MuonPairCuts(MinimumPt: 5.2));
        var error = Assert.Throws<InvalidOperationException>(() => Generator.For(nothing, Options, RandomStream.FromSeed(1)));
        Assert.Contains("loosen the generator-level cuts", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ScaledTo_GivesNumbersOfEvents()
    {
        var sample = Generator.For(Process, Options, RandomStream.FromSeed(1)).Generate(100, Symmetric, RandomStream.FromSeed(2));
        Assert.Equal(79.7 * sample.CrossSection.Value, sample.ScaledTo(79.7).SumOfWeights, 1e-9 * sample.CrossSection.Value);
        foreach (var luminosity in new[] { 0, -1, double.NaN, double.PositiveInfinity })
            Assert.Contains($"luminosity = {luminosity} fb^-1", Assert.Throws<ArgumentOutOfRangeException>(() => sample.ScaledTo(luminosity)).Message, StringComparison.Ordinal);
    }

    private static Histogram Cosine(EventTable events) =>
        Histogram.Fill(Axis.Regular(25, -1, 1), [.. events.Particle("mu1True").Select(p => p.CosTheta)], events.Weights());

    private static Histogram Mass(EventTable events) =>
        Histogram.Fill(Axis.Regular(25, 0, 7.6), [.. events.Particle("mu1True").Zip(events.Particle("mu2True"), (a, b) => (a + b).Mass)], events.Weights());
}
