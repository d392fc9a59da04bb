using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Tests.Generation;

public class TauDecayTests
{
    private const int Points = 100_000;
    private const double Tau2 = 1.77686 * 1.77686;

    public static TheoryData<string> Names => ["electron", "muon", "pion", "rho", "three pions", "boson"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Weights_AverageToOneAndPolarimetersAreNotLongerThanOne(string name)
    {
        var draws = Draws(Decay(name));
        Assert.Equal(1, draws.Average(d => d.Weight), 4 * Spread(draws.Select(d => d.Weight)) + 1e-9);
        Assert.All(draws, d => Assert.InRange(d.Polarimeter.Length, 0, 1 + 1e-9));
    }

    [Theory]
    [InlineData("pion", 1)]
    [InlineData("rho", 1)] // the neutrino has one helicity and the pions have no spin: the final state is pure
    public void Polarimeter_OfAPureFinalStateHasLengthOne(string name, double expected) =>
        Assert.All(Draws(Decay(name)).Take(1000), d => Assert.Equal(expected, d.Polarimeter.Length, 1e-9));

    [Fact]
    public void Rho_AveragedOverItsPionsAnalysesWithTheStrengthOfASpinOneState()
    {
        // 1.5 <P.n> of a density 1 + a P.n: a = (m_tau^2 - 2 Q^2)/(m_tau^2 + 2 Q^2), here per event so that the spectrum drops out.
        var draws = Draws(Decay("rho"));
        var excess = draws.Select(d =>
        {
            var pair = d.Products[0] + d.Products[1];
            return d.Weight * (d.Polarimeter.Dot(pair.Momentum.Unit) - (Tau2 - 2 * pair.MassSquared) / (Tau2 + 2 * pair.MassSquared));
        }).ToArray();
        Assert.Equal(0, excess.Average(), 4 * Spread(excess));
        var mean = draws.Average(d => d.Weight * (d.Products[0] + d.Products[1]).Mass);
        Assert.InRange(mean, 0.74, 0.80); // rho(770)
    }

    [Fact]
    public void ThreePions_HaveTheMassOfTheA1AndHardlyAnalyse()
    {
        var draws = Draws(Decay("three pions"));
        Assert.InRange(draws.Average(d => d.Weight * d.Products[0].Mass), 1.05, 1.25);
        Assert.InRange(draws.Average(d => d.Weight * d.Polarimeter.Dot(d.Products[0].Momentum.Unit)), -0.1, 0.2);
    }

    [Fact]
    public void Leptons_HaveTheMichelSpectrum()
    {
        // Without lepton mass <x> = 0.7 and <a x> : int x^2 (1 - 2x) / int x^2 (3 - 2x) = -1/3, the muon of a tau- flying against the spin.
        var draws = Draws(Decay("electron"));
        var deviations = draws.Select(d => d.Weight * (2 * d.Products[0].E / Particle.Tau.Mass - 0.7)).ToArray();
        Assert.Equal(0, deviations.Average(), 4 * Spread(deviations));
        Assert.Equal(-1.0 / 3, draws.Average(d => d.Weight * d.Polarimeter.Dot(d.Products[0].Momentum.Unit)), 0.005);
    }

    [Fact]
    public void Boson_TakesWhatTheLeptonLeaves()
    {
        Assert.All(Draws(Decay("boson")).Take(100), d =>
        {
            Assert.Equal(0.603, d.Products[0].E, 0.01);
            Assert.Equal(1, d.Products[1].Mass, 9);
            Assert.Equal(0, (d.Products[0] + d.Products[1] - FourVector.AtRest(Particle.Tau.Mass)).P, 12);
            Assert.Equal(-1, d.Polarimeter.Dot(d.Products[0].Momentum.Unit), 9);
        });
    }

    private static TauDecay Decay(string name) => name switch
    {
        "electron" => TauDecay.ToElectron,
        "muon" => TauDecay.ToMuon,
        "pion" => TauDecay.ToPion,
        "rho" => TauDecay.ToRho,
        "three pions" => TauDecay.ToThreePions,
        _ => TauDecay.ToLeptonBoson(new TauToLeptonBoson(Particle.Muon, 1, 1e-3, asymmetry: -1)),
    };

    private static (double Weight, ThreeVector Polarimeter, FourVector[] Products)[] Draws(TauDecay decay)
    {
        var rng = RandomStream.FromSeed(11);
        return [.. Enumerable.Range(0, Points).Select(_ =>
        {
            var products = new FourVector[decay.ProductsOf(-1).Count];
            double[] point = [.. Enumerable.Range(0, decay.Dimensions).Select(_ => rng.Uniform())];
            var (weight, polarimeter) = decay.Draw(point, new ThreeVector(0.6, 0, 0.8), products);
            return (weight, polarimeter, products);
        })];
    }

    private static double Spread(IEnumerable<double> values)
    {
        double[] all = [.. values];
        var mean = all.Average();
        return Math.Sqrt(all.Average(v => (v - mean) * (v - mean)) / all.Length);
    }
}
