using DarkSector.Numerics;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.ControlSamples;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Searches;
using DarkSector.Physics.Selections;

namespace DarkSector.Physics.Tests.ControlSamples;

/// <summary>What goes into the response of the pseudo-data comes out of the control samples, within errors, over 20 seeds.</summary>
public sealed class ControlSampleClosureTests
{
    private const int Seeds = 20;

    private static readonly PseudoData Recipe = new();
    private static readonly ZPrimeInvisible Search = new() { Luminosity = 2 };
    private static readonly RandomStream Rng = RandomStream.FromSeed(20261121);

    [Fact]
    public void ElectronPairs_GiveTheInefficiencyThatThePseudoDataHave()
    {
        var sample = ControlSample.ElectronPair(Search);
        var detector = Recipe.From(Search.Detector);
        var simulation = PhotonVetoCorrection.ExpectedInefficiency(sample.Simulate(40_000, Rng["ee"]));
        var pulls = new List<double>();
        var forward = new List<double>();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var expected = PhotonVetoCorrection.ExpectedInefficiency(sample.SeenBy(detector).Simulate(15_000, Rng["ee data"][seed]));
            var losses = PhotonVetoCorrection.Measure(expected.Drawn(Rng["ee drawn"][seed]), simulation).ExtraLosses;
            pulls.AddRange(losses.Skip(2).Select(loss => loss.Pull(0.002)));
            forward.AddRange(losses.Take(2).Select(loss => loss.Pull(0)));
        }
        AssertStandardNormal(pulls);
        AssertStandardNormal(forward);
    }

    [Fact]
    public void MuonPairsWithPhoton_GiveTheWideningThatThePseudoDataHave()
    {
        // One set of generated events, much larger than the data, with a response and a draw per seed.
        var sample = ControlSample.MuonPairPhoton(Search with { Luminosity = 0.1 });
        var detector = Recipe.From(Search.Detector);
        var simulation = sample.Simulate(60_000, Rng["mumug"]);
        var generated = sample.Generate(60_000, Rng["mumug data"]);
        var seen = sample.SeenBy(detector);
        var pulls = new List<double>();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var data = PseudoData.Draw(seen.Selection.Apply(seen.Reconstruct(generated, Rng["mumug response"][seed])), Rng["mumug drawn"][seed]);
            pulls.Add(RecoilWidening.Measure(data, simulation).Factor.Pull(1.10));
        }
        AssertStandardNormal(pulls);
    }

    [Fact]
    public void OpenBox_HasAnExcessThatTheElectronPairsExplain()
    {
        // Muon pairs below 1 GeV^2, twenty boxes: each with a twentieth of the events as its simulation, the others as its truth, and an ee sample of its own.
        // A shape needs more simulated events than a total: five boxes with a fifth each.
        const int EventsPerBox = 10_000, LargeBoxes = 5;
        var search = new ZPrimeInvisible();
        var truth = search with { Detector = Recipe.From(search.Detector) };
        var process = search.BackgroundProcesses()[0];
        var importance = new SurvivalImportance(search, ZPrimeSelection.Cuts, process.FinalState);
        var generated = Generator.For(process, importance.Of, new IntegrationOptions(20_000), Rng["integration"]).Generate(Seeds * EventsPerBox, search.Collider, Rng["events"]);
        var (simulated, real) = (search.WithResidual(search.Reconstruct(generated, Rng["response"])), truth.Reconstruct(generated, Rng["true response"]));

        var sample = ControlSample.ElectronPair(search);
        var (eeReal, eeSimulated) = (PhotonVetoCorrection.ExpectedInefficiency(sample.SeenBy(truth.Detector).Simulate(60_000, Rng["story data"])),
            PhotonVetoCorrection.ExpectedInefficiency(sample.Simulate(60_000, Rng["story simulation"])));
        var widening = new RecoilWidening(default, default, new Estimate(Recipe.TrackResolutionScale, 0));
        var axis = Axis.Regular(5, -1.5, 1, "$M_{recoil}^2$", "GeV²");
        Histogram Selected(EventTable events) => ZPrimeInvisible.Selection.Apply(events).Histogram("recoilMassSquared", axis);
        (DataSimulationRatio Before, DataSimulationRatio After) Opened(int box, int boxes, RandomStream rng)
        {
            EventTable Part(EventTable events, bool own) => events.WhereMarked([.. Enumerable.Range(0, events.Count).Select(row => row / (events.Count / boxes) == box == own)])
                .WithWeightsScaledBy(own ? boxes : boxes / (boxes - 1.0));
            var drawnFrom = Part(real, own: false);
            var data = PseudoData.Draw("data", [ZPrimeInvisible.Preselection.Apply(drawnFrom)], rng["box"][box]);
            var opened = ClosedBox.Around(data, ZPrimeInvisible.Suppression).Open("control samples agree");
            DataSimulationRatio Beside(EventTable simulation) => DataSimulationRatio.OfEvents("signal region", opened.Histogram("recoilMassSquared", axis), Selected(simulation), Selected(drawnFrom));
            var simulation = Part(simulated, own: true);
            var veto = PhotonVetoCorrection.Measure(eeReal.Drawn(rng["story drawn"][box]), eeSimulated);
            return (Beside(simulation), Beside(widening.Apply(search.WithResidual(veto.Apply(simulation, search)))));
        }

        var small = Enumerable.Range(0, Seeds).Select(box => Opened(box, Seeds, Rng)).ToArray();
        Assert.True(small.Average(box => box.Before.Overall.Pull(1)) > 3, string.Join(", ", small.Select(box => box.Before.Overall)));
        AssertStandardNormal([.. small.Select(box => box.After.Overall.Pull(1))]);

        var large = Enumerable.Range(0, LargeBoxes).Select(box => Opened(box, LargeBoxes, Rng["large"])).ToArray();
        var (chiSquare, bins) = (large.Sum(box => box.After.ChiSquare), large.Sum(box => box.After.DegreesOfFreedom));
        Assert.True(Math.Abs(chiSquare - bins) < 3 * Math.Sqrt(2.0 * bins), $"chi2 {chiSquare} in {bins} bins: {string.Join("; ", large.Select(box => box.After.ChiSquare))}");
        Assert.True(large.Sum(box => box.Before.ChiSquare) > 5 * bins, $"{large.Sum(box => box.Before.ChiSquare)} in {bins} bins");
    }

    [Fact]
    public void Systematic_OfThePhotonVetoIsSmallerOnceItIsCorrected()
    {
        var search = new ZPrimeInvisible();
        var sample = ControlSample.ElectronPair(search);
        var veto = PhotonVetoCorrection.Measure(
            PhotonVetoCorrection.ExpectedInefficiency(sample.SeenBy(Recipe.From(search.Detector)).Simulate(60_000, Rng["story data"])).Drawn(Rng["story drawn"]),
            PhotonVetoCorrection.ExpectedInefficiency(sample.Simulate(60_000, Rng["story simulation"])));
        var muonPairs = search.Backgrounds(40_000, Rng["backgrounds"])[0];
        var (applied, ignored) = (veto.Systematic(muonPairs, search, applied: true), veto.Systematic(muonPairs, search, applied: false));
        Assert.True(applied.At(0) < ignored.At(0), $"{applied}; {ignored}");
        Assert.InRange(ignored.At(0), 0.3, 1.2);
        Assert.Equal(muonPairs.Name, Assert.Single(applied.Samples));

        var opened = ClosedBox.Around(PseudoData.Draw("data", [ZPrimeInvisible.Preselection.Apply(muonPairs)], Rng["box"]), ZPrimeInvisible.Suppression).Open("control samples agree");
        Assert.Contains("opened: control samples agree", Assert.Single(opened.Where(recoilMassSquared => recoilMassSquared < 1).Notes), StringComparison.Ordinal);
    }

    // Mean within 3/sqrt(n) of 0, standard deviation within 3/sqrt(2 n) of 1.
    private static void AssertStandardNormal(List<double> pulls)
    {
        var mean = pulls.Average();
        var spread = Math.Sqrt(pulls.Sum(pull => (pull - mean) * (pull - mean)) / (pulls.Count - 1));
        var text = $"mean {mean:F3}, spread {spread:F3} of {string.Join(", ", pulls.Select(p => p.ToString("F2", System.Globalization.CultureInfo.InvariantCulture)))}";
        Assert.True(Math.Abs(mean) < 3 / Math.Sqrt(pulls.Count), text);
        Assert.True(Math.Abs(spread - 1) < 3 / Math.Sqrt(2.0 * pulls.Count), text);
    }
}
