using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation;

public class UnseenRadiationTests
{
    private static readonly Collider Collider = Collider.SuperKEKB;
    private static readonly double SqrtS = Collider.SqrtS;
    private static readonly double Velocity = Math.Sqrt(Collider.Boost.Dot(Collider.Boost));

    [Fact]
    public void AlongBeams_AndAtAnAngleAreAllRadiationOfTheBeams()
    {
        var unseen = Above(0.5);
        var perRapidity = 2 * PhysicalConstants.FineStructure / Math.PI;
        var between = Math.Atanh(CosineCms(12.4 * deg)) - Math.Atanh(CosineCms(155.1 * deg));
        Assert.Equal(InitialStateRadiation.At(SqrtS).Beta, unseen.AlongBeams.Beta + perRapidity * between, 1e-12);
        // The edges are 16 to 19 degrees from the beams in the CMS.
        Assert.InRange(unseen.AlongBeams.Scale / (SqrtS * SqrtS), Math.Pow(Math.Tan(8 * deg), 2), Math.Pow(Math.Tan(9.5 * deg), 2));
    }

    [Theory]
    [InlineData("mu", 30, 0.006)]
    [InlineData("mu", 75, 0.006)]
    [InlineData("mu", 140, 0.006)]
    [InlineData("tau", 30, 0.002)]
    [InlineData("tau", 110, 0.002)]
    public void Mean_IsTheIntegralOfTheRadiationOfSoftPhotons(string lepton, double angle, double tolerance)
    {
        // The current of four charges, squared, in cells of direction that are small against m/E.
        var (polar, azimuth) = lepton == "mu" ? (2000, 1000) : (500, 200);
        var (negative, positive) = Pair(lepton == "mu" ? Particle.Muon.Mass : Particle.Tau.Mass, angle * deg);
        var (electron, positron) = (new FourVector(0, 0, SqrtS / 2, SqrtS / 2), new FourVector(0, 0, -SqrtS / 2, SqrtS / 2));
        var (low, high) = (CosineCms(155.1 * deg), CosineCms(12.4 * deg));
        var sum = 0.0;
        for (var i = 0; i < polar; i++)
        {
            var cosine = low + (high - low) * (i + 0.5) / polar;
            var fraction = LowestEnergy(0.5, cosine) / (SqrtS / 2);
            var logarithm = Math.Log(1 / fraction) - (1 - fraction) * (3 - fraction) / 4;
            for (var j = 0; j < azimuth; j++)
            {
                var direction = ThreeVector.Direction(Math.Acos(cosine), 2 * Math.PI * (j + 0.5) / azimuth);
                var k = FourVector.FromMass(direction, 0);
                var current = electron * (1 / electron.Dot(k)) - positron * (1 / positron.Dot(k)) - negative * (1 / negative.Dot(k)) + positive * (1 / positive.Dot(k));
                sum -= current.MassSquared * logarithm;
            }
        }
        var expected = PhysicalConstants.FineStructure / (4 * Math.PI * Math.PI) * sum * (high - low) / polar * 2 * Math.PI / azimuth;
        Assert.Equal(expected, Above(0.5).Mean(negative, positive), tolerance);
    }

    [Fact]
    public void Mean_AgreesWithTheExactAmplitudeOfOnePhoton()
    {
        // Photons of 0.15 to 0.3 GeV in the calorimeter, any muons: the exact tree of four diagrams over the cross-section without a photon. What is left are terms of order E/sqrt(s): the
        // cross-section rises by E/5.3 GeV = 4 % where beams lose energy, which is a third of the radiation.
        var (low, high) = (0.15, 0.3);
        var process = new RadiativeMuonPairs(SqrtS, photonEnergy: 0.1, photonAngle: 12 * deg);
        var (integral, _) = AdaptiveIntegrator.Integrate(process.Dimensions, point =>
        {
            Span<FourVector> m = stackalloc FourVector[3];
            var value = process.Evaluate(point, m);
            var (cosine, energy) = (m[2].CosTheta, m[2].E);
            return cosine > CosineCms(155.1 * deg) && cosine < CosineCms(12.4 * deg) && energy > LowestEnergy(low, cosine) && energy < LowestEnergy(high, cosine) ? value : 0;
        }, new IntegrationOptions(60_000), RandomStream.FromSeed(3));
        var exact = integral.Value / PointCrossSection.Of(SqrtS * SqrtS, Particle.Muon.Mass);
        var (more, fewer) = (Above(low), Above(high));
        var (mean, weights) = (0.0, 0.0);
        for (var i = 0; i < 400; i++)
        {
            var cosine = -1 + 2 * (i + 0.5) / 400;
            var (negative, positive) = Pair(Particle.Muon.Mass, Math.Acos(cosine));
            mean += (1 + cosine * cosine) * (more.Mean(negative, positive) - fewer.Mean(negative, positive));
            weights += 1 + cosine * cosine;
        }
        Assert.InRange(integral.Error / integral.Value, 0, 0.003);
        Assert.Equal(exact, mean / weights, 0.03 * exact);
    }

    [Fact]
    public void Interference_MakesPairsRadiateLessThatKeepTheirCharge()
    {
        // An electron that becomes a mu- of nearly its direction hardly shakes off its field; the other way about it does.
        var (negative, positive) = Pair(Particle.Muon.Mass, 35 * deg);
        Assert.True(Above(0.5).Mean(negative, positive) < 0.8 * Above(0.5).Mean(positive, negative));
        var (central, opposite) = Pair(Particle.Muon.Mass, 90 * deg);
        Assert.Equal(Above(0.5).Mean(central, opposite), Above(0.5).Mean(opposite, central), 1e-3);
    }

    [Fact]
    public void Probability_RisesWithTheEnergyAndWithTheMass()
    {
        var (mu1, mu2) = Pair(Particle.Muon.Mass, 70 * deg);
        var (tau1, tau2) = Pair(Particle.Tau.Mass, 70 * deg);
        Assert.InRange(Above(0.5).Probability(mu1, mu2), 0.85, 0.95);
        Assert.InRange(Above(0.5).Probability(tau1, tau2), 0.93, 0.97);
        Assert.True(Above(0.1).Probability(mu1, mu2) < Above(0.5).Probability(mu1, mu2));
        Assert.Equal(1, Above(7).Probability(mu1, mu2));
        Assert.Equal(1, Above(0.5).Probability(0.05 * mu1, 0.05 * mu2));
    }

    [Fact]
    public void MuonPairs_AreFewerByTheProbability()
    {
        var unseen = Above(0.5);
        var (without, with) = (new RadiativeMuonPairs(SqrtS, 0.2, 12 * deg, unseen.AlongBeams), new RadiativeMuonPairs(SqrtS, 0.2, 12 * deg, unseen));
        Assert.Contains("no photon seen beside", with.Normalisation, StringComparison.Ordinal);
        AtPoints(with, (point, momenta) =>
            Assert.Equal(without.Evaluate(point, momenta) * unseen.Probability(momenta[0], momenta[1]), with.Evaluate(point, momenta), 1e-9));
    }

    [Fact]
    public void TauPairs_AreFewerByTheProbabilityOfTheirTaus()
    {
        var unseen = Above(0.5);
        double Sigma(TauPairs process) => Generator.For(process, new IntegrationOptions(10_000), RandomStream.FromSeed(2)).CrossSection.Value;
        var (tau1, tau2) = Pair(Particle.Tau.Mass, 90 * deg);
        // Less radiation of the beams, too: the cross-section falls as 1/s.
        Assert.InRange(Sigma(new TauPairs(SqrtS, unseen: unseen)) / Sigma(new TauPairs(SqrtS)), unseen.Probability(tau1, tau2) - 0.04, unseen.Probability(tau1, tau2) + 0.01);
        Assert.Equal(TauPairs.CorrectionFactor, new TauPairs(SqrtS, unseen: unseen).KFactor!.Value.Value);
    }

    [Fact]
    public void RunningCoupling_MultipliesByThePolarisationAtTheMassOfTheAnnihilationPhoton()
    {
        var (fixedCoupling, running) = (new RadiativeMuonPairs(SqrtS, 0.001, 60 * deg), new RadiativeMuonPairs(SqrtS, 0.001, 60 * deg) { RunningCoupling = true });
        // Of a soft photon both virtualities are s; of a hard one they differ, and the factor lies in between, or somewhat beyond when the two radiations interfere.
        var soft = Math.Pow(VacuumPolarisation.Factor(SqrtS * SqrtS), 2);
        AtPoints(running, (point, momenta) =>
        {
            var before = fixedCoupling.Evaluate(point, momenta);
            var ratio = running.Evaluate(point, momenta) / before;
            if (momenta[2].E < 0.05)
                Assert.Equal(soft, ratio, 2e-4);
            Assert.InRange(ratio, 1.0, 1.1);
        });
        Assert.Contains("vacuum polarisation", running.Normalisation, StringComparison.Ordinal);
        Assert.Contains("alpha = 1/137.036", fixedCoupling.Normalisation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 150, 0.5, "Photons are seen from 0 to")]
    [InlineData(30, 20, 0.5, "rising angles")]
    [InlineData(12, 150, 0, "energy = 0 GeV")]
    [InlineData(12, 150, double.NaN, "energy = NaN GeV")]
    public void Constructor_RejectsWhatADetectorCannotSee(double low, double high, double energy, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(() => new UnseenRadiation(Collider, low * deg, high * deg, energy)).Message, StringComparison.Ordinal);

    private static UnseenRadiation Above(double energy) => new(Collider, 12.4 * deg, 155.1 * deg, energy);

    private static (FourVector Negative, FourVector Positive) Pair(double mass, double theta)
    {
        var momentum = ThreeVector.Direction(theta, 0.3) * Math.Sqrt(SqrtS * SqrtS / 4 - mass * mass);
        return (FourVector.FromMass(momentum, mass), FourVector.FromMass(-momentum, mass));
    }

    private static double CosineCms(double theta) => (Math.Cos(theta) - Velocity) / (1 - Velocity * Math.Cos(theta));

    private static double LowestEnergy(double laboratory, double cosineCms) => laboratory * Math.Sqrt(1 - Velocity * Velocity) / (1 + Velocity * cosineCms);

    private static void AtPoints(Process process, Action<double[], FourVector[]> check)
    {
        var (rng, point, momenta) = (RandomStream.FromSeed(5), new double[process.Dimensions], new FourVector[process.FinalState.Count]);
        for (var i = 0; i < 300; i++)
        {
            for (var d = 0; d < point.Length; d++)
                point[d] = 0.02 + 0.96 * rng.Uniform();
            check(point, momenta);
        }
    }
}
