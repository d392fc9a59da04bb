using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using MathNet.Numerics.Interpolation;

namespace DarkSector.Physics.Tests.Generation;

public class RadiatedProcessTests
{
    private const double SqrtS = 10.58;
    private const double LowestSqrtS = 4;
    private static readonly LmuLtauZPrime Model = LmuLtauZPrime.FullyInvisible(3, 0.01);

    private static MuonPairZPrime At(double sqrtS) => new MuonPairZPrime(Model, sqrtS);

    [Fact]
    public void CrossSection_IsTheFoldOfTheUnradiatedOne()
    {
        // Independent of the Monte Carlo: quadrature of the closed form, folded by quadrature.
        var energies = Enumerable.Range(0, 80).Select(i => LowestSqrtS + (SqrtS - LowestSqrtS) * i / 79).ToArray();
        var spline = CubicSpline.InterpolateNatural(energies, energies.Select(e => Math.Log(At(e).TotalCrossSection())));
        var expected = InitialStateRadiation.At(SqrtS).Fold(s => Math.Exp(spline.Interpolate(Math.Sqrt(s))), SqrtS * SqrtS, LowestSqrtS * LowestSqrtS);
        var generator = Generator.For(new RadiatedProcess(At, SqrtS, LowestSqrtS), new IntegrationOptions(20_000), RandomStream.FromSeed(1));
        Assert.InRange((generator.CrossSection.Value - expected) / generator.CrossSection.Error, -3, 3);
        Assert.InRange(generator.CrossSection.Error / expected, 0, 0.005);
    }

    [Fact]
    public void BeamPhotons_DoNotTakeTheNamesOfOtherPhotons()
    {
        static string[] Names(Process process) => [.. process.FinalState.Select(particle => particle.Name)];
        Assert.Equal(["photon1True", "photon2True"], Names(new RadiatedProcess(At, SqrtS, LowestSqrtS))[^2..]);
        var triples = Names(new RadiatedProcess(sqrtS => new PhotonTriples(sqrtS, 0.5, 0.9), SqrtS, LowestSqrtS));
        Assert.Equal(["photon1True", "photon2True", "photon3True", "beamPhoton1True", "beamPhoton2True"], triples);
    }

    [Fact]
    public void Events_ConserveMomentumWithoutSpread()
    {
        var collider = Collider.Symmetric(SqrtS);
        var sample = Generator.For(new RadiatedProcess(At, SqrtS, LowestSqrtS), new IntegrationOptions(2_000), RandomStream.FromSeed(2))
            .Generate(2_000, collider, RandomStream.FromSeed(3));
        var momenta = sample.Particles.Select(p => sample.Events.Particle(p.Name)).ToArray();
        for (var i = 0; i < sample.Events.Count; i++)
        {
            var total = momenta.Select(m => m[i]).Aggregate((a, b) => a + b) - collider.Beams;
            Assert.InRange(Math.Abs(total.E) + total.P, 0, 1e-9);
        }
    }

    [Fact]
    public void Spread_WidensTheEnergyOfTheBeamsAsStated()
    {
        var process = new RadiatedProcess(At, SqrtS, LowestSqrtS, new InitialStateRadiation(2e-5), electronSpread: 7.3e-4, positronSpread: 5.9e-4);
        var sample = Generator.For(process, new IntegrationOptions(5_000), RandomStream.FromSeed(4)).Generate(20_000, Collider.Symmetric(SqrtS), RandomStream.FromSeed(5));
        // Events that hardly radiate: sigma(sqrt(s)) = sqrt(s)/2 of the two relative spreads in quadrature = 4.97 MeV.
        var quiet = sample.Events.Where((photon1TrueE, photon2TrueE) => photon1TrueE + photon2TrueE < 1e-4)
            .With("energy", (mu1True, mu2True, zPrimeTrue) => (mu1True + mu2True + zPrimeTrue).Mass);
        var width = (quiet["energy"].Quantile(0.8413) - quiet["energy"].Quantile(0.1587)) / 2;
        Assert.InRange(width, 0.95 * 4.97e-3, 1.06 * 4.97e-3);
    }

    [Fact]
    public void Constructor_RefusesAnEnergyAboveTheBeams() =>
        Assert.Contains("lowestSqrtS = 11", Assert.Throws<ArgumentOutOfRangeException>(() => new RadiatedProcess(At, SqrtS, 11)).Message, StringComparison.Ordinal);
}
