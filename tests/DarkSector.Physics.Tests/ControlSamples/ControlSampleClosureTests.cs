using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.ControlSamples;
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
        // Small statistics: an excess below 1 GeV^2 of more than five standard deviations, gone with the correction.
        var search = new ZPrimeInvisible();
        var truth = search with { Detector = Recipe.From(search.Detector) };
        var sample = ControlSample.ElectronPair(search);
        var veto = PhotonVetoCorrection.Measure(
            PhotonVetoCorrection.ExpectedInefficiency(sample.SeenBy(truth.Detector).Simulate(60_000, Rng["story data"])).Drawn(Rng["story drawn"]),
            PhotonVetoCorrection.ExpectedInefficiency(sample.Simulate(60_000, Rng["story simulation"])));
        // Of a stream without a photon in the gap of the barrel that weighs as much as a fifth of its bin: one in some streams.
        var muonPairs = search.Backgrounds(40_000, Rng["background events"])[0];
        var data = PseudoData.Draw("data", [ZPrimeInvisible.Preselection.Apply(truth.Backgrounds(40_000, Rng["data backgrounds"])[0])], Rng["box"]);
        var box = ClosedBox.Around(data, ZPrimeInvisible.Suppression);
        var opened = box.Open("control samples agree");
        var axis = Axis.Regular(5, -1.5, 1, "$M_{recoil}^2$", "GeV²");
        DataSimulationRatio Compare(EventTable simulation) => DataSimulationRatio.OfEvents("signal region",
            opened.Histogram("recoilMassSquared", axis), ZPrimeInvisible.Selection.Apply(simulation).Histogram("recoilMassSquared", axis));
        var (before, after) = (Compare(muonPairs), Compare(veto.Apply(muonPairs, search)));
        Assert.True((before.Overall.Value - 1) / before.Overall.Error > 4, before.ToString());
        Assert.InRange((after.Overall.Value - 1) / after.Overall.Error, -3, 3);
        Assert.True(before.PValue < 1e-6, before.ToString());
        Assert.True(after.ChiSquare < before.ChiSquare / 4, after.ToString());
        Assert.Contains("opened: control samples agree", Assert.Single(opened.Where(recoilMassSquared => recoilMassSquared < 1).Notes), StringComparison.Ordinal);

        var (applied, ignored) = (veto.Systematic(muonPairs, search, applied: true), veto.Systematic(muonPairs, search, applied: false));
        Assert.True(applied.At(0) < ignored.At(0), $"{applied}; {ignored}");
        Assert.InRange(ignored.At(0), 0.3, 1.2);
        Assert.Equal(muonPairs.Name, Assert.Single(applied.Samples));
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
