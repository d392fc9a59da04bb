using DarkSector.Numerics.Random;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;
using DarkSector.Physics.Searches;
using DarkSector.Physics.Selections;
using static DarkSector.Physics.Tests.Searches.InelasticDarkMatterSamples;

namespace DarkSector.Physics.Tests.Searches;

public class InelasticDarkMatterSearchTests
{
    [Fact]
    public void Preselection_HasTheCutsOfTheTalk()
    {
        Assert.Equal(19, InelasticDarkMatterSearch.Preselection.Cuts.Count);
        Assert.Empty(InelasticDarkMatterSearch.Preselection.ProbabilityCuts);
    }

    [Fact]
    public void OneSample_GivesTheEfficiencyOfEachLifetime()
    {
        // The same mass and mixing with decay points drawn for this lifetime alone.
        const double mixing = 1e-3;
        var model = Search.Model(1, mixing);
        var process = new PhotonInelasticDarkMatter(model, Particle.Electron, Search.Collider.SqrtS, Search.PhotonCuts);
        var drawn = EventSample.Of(process, 12_000, Search.Collider, RandomStream.FromSeed(5))
            .WithDisplacedDecay("v0True", ["chi1FromChi2True", "e1True", "e2True"], model.ProperDecayLength, RandomStream.FromSeed(6));
        var direct = InelasticDarkMatterSearch.Preselection.Apply(Search.Reconstruct(drawn, RandomStream.FromSeed(7)));
        var expected = direct.SumOfWeights / (Medium.ProductionCrossSection * Search.Luminosity);
        var error = Math.Sqrt(direct.SumOfSquaredWeights) / (Medium.ProductionCrossSection * Search.Luminosity);
        var electrons = Medium with { Events = [Medium.Events[0]] };
        var reweighted = electrons.Efficiency(mixing, InelasticDarkMatterSearch.Preselection.Apply);
        Assert.Equal(expected, reweighted.Value, 4 * Math.Sqrt(error * error + reweighted.Error * reweighted.Error));
        Assert.True(reweighted.Error < 0.1 * reweighted.Value);
    }

    [Fact]
    public void Efficiency_IsLargestWhereDecaysAreInTheDetector()
    {
        double Efficiency(double mixing) => Medium.Efficiency(mixing, InelasticDarkMatterSearch.Preselection.Apply).Value;
        var best = Mixings.MaxBy(Efficiency);
        Assert.InRange(Medium.ProperDecayLength(best), 0.1, 30);
        Assert.True(Efficiency(1e-5) < 0.01 * Efficiency(best));
        Assert.True(Efficiency(1e-1) < 0.01 * Efficiency(best));
    }

    [Fact]
    public void LongLifetimes_HaveEfficienciesInProportionToTheMixingSquared()
    {
        double Efficiency(double mixing) => Light.Efficiency(mixing, InelasticDarkMatterSearch.Preselection.Apply).Value;
        Assert.Equal(4, Efficiency(2e-6) / Efficiency(1e-6), 0.01);
    }

    [Fact]
    public void CutsOfTheTalk_RemoveWhatTheyAreMadeFor()
    {
        double Left(string sample, int cuts) => Flow.Yields[cuts][Flow.Samples.ToList().FindIndex(name => name.Contains(sample, StringComparison.Ordinal))].Value;
        int At(string cut) => Flow.Cuts.ToList().FindIndex(name => name.StartsWith(cut, StringComparison.Ordinal));

        // phi -> K_S K_L leaves the K_S more than 2 GeV; both photons of a pair have 5.3 GeV.
        Assert.True(Left("K_SK_L", At("vertex momentum below")) < 0.01 * Left("K_SK_L", At("vertex momentum below") - 1));
        Assert.Equal(0, Left(@"$\gamma\gamma$, conversion", At("vertex momentum below")));
        // One conversion in a thousand is moved by the tail, and only then it points elsewhere.
        var displaced = Backgrounds[6].Where(vertexDistance => vertexDistance > 0.5);
        Assert.True(displaced.Where(v0PointingCosine => v0PointingCosine < 0.999).SumOfWeights < 0.005 * displaced.SumOfWeights);
    }

    [Fact]
    public void MassCuts_KeepTheSignalAndFewPromptPairs()
    {
        var cuts = Search.MassCuts(1);
        var selected = Medium.Events.Select(InelasticDarkMatterSearch.Preselection.Apply).ToArray();
        Assert.True(selected.Sum(t => cuts.Apply(t).SumOfWeights) > 0.85 * selected.Sum(t => t.SumOfWeights));
        var muons = InelasticDarkMatterSearch.Preselection.Apply(Backgrounds[0]);
        Assert.True(cuts.Apply(muons).SumOfWeights < 0.05 * muons.SumOfWeights);
    }

    [Fact]
    public void Tail_MakesTheBackground()
    {
        var quiet = new InelasticDarkMatterSearch { VertexTail = new() { Probability = 0 } };
        var backgrounds = quiet.Backgrounds(1_000, RandomStream.FromSeed(8)["backgrounds"]);
        Assert.True(backgrounds.Sum(b => InelasticDarkMatterSearch.Preselection.Apply(b).SumOfWeights) < 0.1 * Backgrounds.Sum(b => InelasticDarkMatterSearch.Preselection.Apply(b).SumOfWeights));
    }

    [Fact]
    public void Signal_IsTheSameForTheSameStream()
    {
        var (first, second) = (Search.Signal(0.2, 300, RandomStream.FromSeed(4)), Search.Signal(0.2, 300, RandomStream.FromSeed(4)));
        Assert.Equal(first.Efficiency(1e-3, t => t), second.Efficiency(1e-3, t => t));
        Assert.Single(first.Events); // no muons below 2 m_mu
    }

    [Fact]
    public void BadInput_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Search.Signal(4.5, 100, RandomStream.FromSeed(4)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Medium.Efficiency(0, t => t));
        var sample = EventSample.Of(new RadiativeKaonPairs(Search.Collider.SqrtS, 0.5), 10, Search.Collider, RandomStream.FromSeed(4));
        Assert.Contains("v0True", Assert.Throws<ArgumentException>(() => Search.Reconstruct(sample, RandomStream.FromSeed(4))).Message, StringComparison.Ordinal);
    }

    private static CutFlow Flow { get; } = InelasticDarkMatterSearch.Preselection.CutFlow([.. Backgrounds]);
}
