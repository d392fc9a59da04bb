using DarkSector.Numerics;
using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation;

public class TauPairsTests
{
    private const double SqrtS = 10.58;

    private static readonly TauPairs Process = new(SqrtS);
    private static readonly double Beta2 = 1 - 4 * Particle.Tau.Mass * Particle.Tau.Mass / (SqrtS * SqrtS);

    [Fact]
    public void BornCrossSection_MatchesMadGraph() =>
        // tau+tau-, photon only, MadGraph5_aMC@NLO 3.1.1 at 10.58 GeV: 772.0 +- 0.5 pb; 4 pi alpha^2/(3 s) beta (3 - beta^2)/2 = 772.0744 pb.
        Assert.Equal(772.0744 * pb, TauPairs.BornCrossSection(SqrtS * SqrtS), 0.0001 * pb);

    [Fact]
    public void BornCrossSection_VanishesBelowThreshold() => Assert.Equal(0, TauPairs.BornCrossSection(12.6));

    [Fact]
    public void LeadingLogCrossSection_StandsBelowKkmcByTheVacuumPolarisation()
    {
        // 0.8457 nb for any sqrt(s') > 2 m_tau. KKMC: 0.919(3) nb. Expected between them: (1 - 0.035)^-2 for the running of alpha at 10.58 GeV,
        // 1 + (alpha/pi)(pi^2/3 - 1/2) of the radiator and final-state radiation: 1.08 to 1.09.
        Assert.Equal(0.8457 * nb, TauPairs.LeadingLogCrossSection(SqrtS), 0.0001 * nb);
        Assert.InRange(TauPairs.CorrectionFactor, 1.08, 1.095);
    }

    [Fact]
    public void CrossSection_IsThatOfKkmcTimesTheBranchingFractions()
    {
        var sigma = Integrate(Process, 20_000);
        Assert.Equal(0.919 * nb * 0.1739 * 0.1739, sigma.Value, 4 * sigma.Error);
        Assert.InRange(sigma.RelativeError, 0, 0.002);
    }

    [Fact]
    public void Events_ConserveMomentumAndStayOnTheMassShells()
    {
        var momenta = new FourVector[5];
        ForEachPoint(Process, 5000, "shell", (point, rng) =>
        {
            if (Process.Evaluate(point, momenta) <= 0)
                return;
            var sum = momenta[0] + momenta[1] + momenta[2] + momenta[3] + momenta[4];
            Assert.Equal(SqrtS, sum.E, 10);
            Assert.Equal(0, sum.P, 10);
            Assert.Equal(Particle.Muon.Mass, momenta[0].Mass, 6);
            Assert.Equal(Particle.Muon.Mass, momenta[1].Mass, 6);
            Assert.True(momenta[2].MassSquared > -1e-10, "The neutrinos together are not space-like.");
            Assert.True(momenta[3].Pz >= 0 && momenta[4].Pz <= 0 && momenta[3].Pt == 0 && momenta[4].Pt == 0);
        });
    }

    [Fact]
    public void MuonEnergy_IsThatOfTheMichelSpectrum()
    {
        // Massless muons: <x> = 0.7 of E_max = m_tau/2, so 0.35 of the energy of the tau. The muon's mass adds a little: with r = (m_mu/m_tau)^2,
        // E_max = (1 + r) m_tau/2, and the spectrum p (3x - 2x^2 - x0^2), <x> = 0.7033.
        var mean = NoRadiation(Process, 200_000, "energy", (m, _) => m[0].E / (SqrtS / 2));
        var r = Math.Pow(Particle.Muon.Mass / Particle.Tau.Mass, 2);
        var x0 = 2 * Math.Sqrt(r) / (1 + r);
        var expected = MeanX(x0) * (1 + r) / 2;
        Assert.Equal(0.35, expected, 0.35 * 0.02);
        Assert.Equal(expected, mean.Value, 4 * mean.Error);
        Assert.InRange(mean.Error, 0, 0.001);
    }

    [Fact]
    public void MuonEnergies_AreCorrelatedByTheHelicitiesOfTheTaus()
    {
        // Mostly opposite helicities: a left-handed tau- throws its mu- forward (against its spin), and then the tau+ is right-handed and throws its mu+
        // forward (along its spin): both hard, or both soft. Massless spectra in z = E_mu/E_tau: <z> = (7 -+ 1)/20 for P = +-1, so the covariance
        // is +(1/20)^2 times the excess of opposite helicities, (1 + cos^2 - sin^2/gamma^2)/(1 + cos^2 + sin^2/gamma^2), times beta^2 for finite velocity.
        var excess = (1 - (1 - Beta2) / 2) / (1 + (1 - Beta2) / 2);
        var expected = Beta2 * excess / 400;
        var mean = NoRadiation(Process, 400_000, "correlation", (m, _) => (m[0].E / (SqrtS / 2) - 0.352) * (m[1].E / (SqrtS / 2) - 0.352));
        Assert.Equal(expected, mean.Value, 4 * mean.Error + 0.03 * expected);
        Assert.True(mean.Value > 6 * mean.Error, "The correlation is seen.");
    }

    [Fact]
    public void TransverseSpins_AreCorrelatedNormalToTheProductionPlane()
    {
        // C_nn = -beta^2 sin^2/(1 + cos^2 + sin^2/gamma^2): Y. S. Tsai, Phys. Rev. D 4, 2821 (1971). A mu- analyses with -a, a mu+ with +a, and
        // <a p> = 1/3 <p>-weighted: the mean of p_n1 p_n2 is -C_nn (<a p>/3)^2, with <a x> = integral x^3 (2x - 1)/(1/2) = 3/10 of m_tau/2.
        var expected = Beta2 * (4.0 / 3) / (4 - 4 * Beta2 / 3) * Math.Pow(0.3 / 3 * Particle.Tau.Mass / 2, 2);
        var mean = NoRadiation(Process, 400_000, "normal", (m, point) =>
        {
            var normal = new ThreeVector(-Math.Sin(2 * Math.PI * point[3]), Math.Cos(2 * Math.PI * point[3]), 0);
            return m[0].Momentum.Dot(normal) * m[1].Momentum.Dot(normal);
        });
        Assert.Equal(expected, mean.Value, 4 * mean.Error + 0.03 * expected);
        Assert.True(mean.Value > 6 * mean.Error, "The correlation is seen.");
    }

    [Fact]
    public void SpinsAtThreshold_PointAlongTheBeams()
    {
        // At rest the pair is an s-wave of spin 1 with J_z = +-1: both spins along z, in the same sense. The muons, of opposite analysing power, prefer
        // opposite hemispheres: <p_z1 p_z2> = -(<a p>/3)^2. Across the beams the spins are not correlated.
        var threshold = new TauPairs(2 * Particle.Tau.Mass * (1 + 1e-6));
        var expected = -Math.Pow(0.3 / 3 * Particle.Tau.Mass / 2, 2);
        var along = NoRadiation(threshold, 400_000, "along", (m, _) => m[0].Pz * m[1].Pz);
        var across = NoRadiation(threshold, 400_000, "across", (m, _) => m[0].Px * m[1].Px);
        Assert.Equal(expected, along.Value, 4 * along.Error - 0.03 * expected);
        Assert.True(along.Value < -6 * along.Error, "The correlation is seen.");
        Assert.Equal(0, across.Value, 4 * across.Error);
    }

    [Fact]
    public void TauAngle_FollowsTheBornDistribution()
    {
        const int Bins = 20;
        var chiSquared = 0.0;
        for (var bin = 0; bin < Bins; bin++)
        {
            var (low, high) = (bin / (double)Bins, (bin + 1.0) / Bins);
            var mean = Average(Process, 10_000, "angle" + bin, (p, rng) => { p[0] = p[1] = 0; p[2] = rng.Uniform(low, high); }, (_, _) => 1).Sum;
            double Integral(double c) => c + c * c * c / 3 + (1 - Beta2) * (c - c * c * c / 3);
            var share = (Integral(2 * high - 1) - Integral(2 * low - 1)) / (2 * Integral(1));
            var expected = share * Bins * TauPairs.BornCrossSection(SqrtS * SqrtS) * TauPairs.CorrectionFactor
                * TauPairs.BranchingFraction * TauPairs.BranchingFraction * Math.Pow(InitialStateRadiation.At(SqrtS).Draw(0).Weight, 2);
            chiSquared += Math.Pow(mean.Pull(expected), 2);
        }
        Assert.InRange(chiSquared, 5.9, 45.3); // 99.8 % of chi^2 with 20 degrees of freedom
    }

    [Fact]
    public void Cuts_AreKept()
    {
        var cuts = new MuonPairCuts(15 * deg, 152 * deg, 0.2, 0.3);
        var process = new TauPairs(SqrtS, cuts);
        var momenta = new FourVector[5];
        var (kept, passing) = (0, 0);
        ForEachPoint(process, 2000, "cuts", (point, rng) =>
        {
            var value = process.Evaluate(point, momenta);
            kept += value > 0 ? 1 : 0;
            var without = Process.Evaluate(point, momenta);
            passing += without > 0 && cuts.Pass(momenta[0], momenta[1]) ? 1 : 0;
        });
        Assert.Equal(passing, kept);
        Assert.InRange(kept, 1, 1999);
    }

    [Fact]
    public void Generate_GivesTheSameEventsForTheSameSeed()
    {
        double[] Energies(ulong seed) => Generator.For(Process, new IntegrationOptions(2000, 2, 2), RandomStream.FromSeed(seed))
            .Generate(100, Collider.Symmetric(SqrtS), RandomStream.FromSeed(seed)["events"]).Events["mu1TrueE"].ToArray();
        Assert.Equal(Energies(7), Energies(7));
        Assert.NotEqual(Energies(7), Energies(8));
    }

    [Theory]
    [InlineData(3.5)]
    [InlineData(double.NaN)]
    public void Constructor_RejectsEnergiesBelowThreshold(double sqrtS) => Assert.Throws<ArgumentOutOfRangeException>(() => new TauPairs(sqrtS));

    private static double MeanX(double x0)
    {
        var (sum, weighted) = (0.0, 0.0);
        for (var i = 0; i < 100_000; i++)
        {
            var x = x0 + (1 - x0) * (i + 0.5) / 100_000;
            var density = Math.Sqrt(x * x - x0 * x0) * (3 * x - 2 * x * x - x0 * x0);
            (sum, weighted) = (sum + density, weighted + x * density);
        }
        return weighted / sum;
    }

    // The coordinates 0 and 1 are those of the radiated energies: at 0 nothing is radiated.
    private static Estimate NoRadiation(TauPairs process, int points, string stream, Func<FourVector[], double[], double> observable) =>
        Average(process, points, stream, (p, _) => p[0] = p[1] = 0, observable).Mean;

    private static (Estimate Sum, Estimate Mean) Average(
        TauPairs process, int points, string stream, Action<double[], RandomStream> fix, Func<FourVector[], double[], double> observable)
    {
        var momenta = new FourVector[5];
        var (w, w2, f, wf2, w2f) = (0.0, 0.0, 0.0, 0.0, 0.0);
        ForEachPoint(process, points, stream, (point, rng) =>
        {
            fix(point, rng);
            var weight = process.Evaluate(point, momenta);
            var value = observable(momenta, point);
            (w, w2, f) = (w + weight, w2 + weight * weight, f + weight * value);
            (wf2, w2f) = (wf2 + weight * weight * value * value, w2f + weight * weight * value);
        });
        var mean = f / w;
        return (new Estimate(w / points, Math.Sqrt((w2 / points - w * w / points / points) / points)),
            new Estimate(mean, Math.Sqrt(wf2 - 2 * mean * w2f + mean * mean * w2) / w));
    }

    private static void ForEachPoint(Process process, int points, string stream, Action<double[], RandomStream> action)
    {
        var rng = RandomStream.FromSeed(20261121)[stream];
        var point = new double[process.Dimensions];
        for (var i = 0; i < points; i++)
        {
            for (var d = 0; d < point.Length; d++)
                point[d] = rng.Uniform();
            action(point, rng);
        }
    }

    private static Integral Integrate(Process process, int points) =>
        Generator.For(process, new IntegrationOptions(points), RandomStream.FromSeed(1)).CrossSection;
}
