using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Generation.Channels;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation.Channels;

/// <summary>Laws of the channels of all multichannel processes.</summary>
public class ChannelDensityTests
{
    private const double SqrtS = 10.58;
    private const int Points = 8_000;

    public static TheoryData<string> Processes => ["4 mu", "mu mu tau tau", "e e mu mu", "e e mu mu tagged"];

    [Theory]
    [MemberData(nameof(Processes))]
    public void Densities_OfAllChannelsBelongToOnePhaseSpace(string name)
    {
        // Int dPhi g_i g_j/(g_i + g_j) is the mean of g_j/(g_i + g_j) over the points of channel i, and of g_i/(g_i + g_j) over those of j. It holds
        // only if both densities are the inverse Jacobians of their maps. Every number is between 0 and 1: the errors are small and right.
        var process = Make(name);
        var samples = Enumerable.Range(0, process.Channels.Count).Select(i => Densities(process, i)).ToArray();
        for (var i = 0; i < samples.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (mean1, error1) = Mean(samples[i], g => g[j] / (g[i] + g[j]));
                var (mean2, error2) = Mean(samples[j], g => g[i] / (g[i] + g[j]));
                Assert.True(Math.Abs(mean1 - mean2) < 4.5 * Math.Sqrt(error1 * error1 + error2 * error2),
                    $"channels {i} and {j}: {mean1} +- {error1}, {mean2} +- {error2}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Processes))]
    public void Maps_ConserveMomentumAndDoNotReachPlacesOfNoDensity(string name)
    {
        var process = Make(name);
        var (rng, point, momenta) = (RandomStream.FromSeed(4), new double[process.Dimensions], new FourVector[4]);
        foreach (var channel in process.Channels)
        {
            var reached = 0;
            for (var i = 0; i < 2000; i++)
            {
                Fill(point, rng);
                if (!channel.TryMap(point, momenta))
                    continue;
                reached++;
                var sum = momenta[0] + momenta[1] + momenta[2] + momenta[3];
                Assert.Equal(SqrtS, sum.E, 9);
                Assert.Equal(0, sum.P, 9);
                for (var k = 0; k < 4; k++)
                    Assert.Equal(Math.Pow(process.FinalState[k].Kind!.Mass, 2), momenta[k].MassSquared, 11);
                Assert.InRange(channel.Density(momenta), double.Epsilon, double.MaxValue);
            }
            Assert.InRange(reached, 1500, 2000);
        }
    }

    [Theory]
    [InlineData(1e-10)]
    [InlineData(0.01)]
    [InlineData(0.999)]
    public void Poles_AreDrawnWithTheirDensity(double margin)
    {
        var density = new PoleDensity(margin);
        for (var i = 1; i < 100; i++)
        {
            var (u, step) = (i / 100.0, 1e-6);
            Assert.Equal(1 / density.OnePoleAt(density.OnePole(u)), (density.OnePole(u + step) - density.OnePole(u - step)) / (2 * step), 1e-4 / density.OnePoleAt(density.OnePole(u)) + 1e-9);
            Assert.Equal(1 / density.TwoPolesAt(density.TwoPoles(u)), (density.TwoPoles(u - step) - density.TwoPoles(u + step)) / (2 * step), 1e-4 / density.TwoPolesAt(density.TwoPoles(u)) + 1e-9);
        }
        Assert.Equal((0, 2), (density.OnePole(0), Math.Round(density.OnePole(1), 9)));
        Assert.Equal((2, 0), (Math.Round(density.TwoPoles(0), 9), Math.Round(density.TwoPoles(1), 9)));
    }

    private static MultichannelProcess Make(string name) => name switch
    {
        "4 mu" => FourLeptons.FourMuons(SqrtS),
        "mu mu tau tau" => FourLeptons.MuonPairTauPair(SqrtS),
        "e e mu mu" => new ElectronPairMuonPair(SqrtS),
        _ => new ElectronPairMuonPair(SqrtS, new PolarAngles(17 * deg, 163 * deg), new PolarAngles(17 * deg, 163 * deg)),
    };

    private static List<double[]> Densities(MultichannelProcess process, int channel)
    {
        var (rng, point, momenta) = (RandomStream.FromSeed(3)[channel], new double[process.Dimensions], new FourVector[4]);
        var densities = new List<double[]>(Points);
        for (var i = 0; i < Points; i++)
        {
            Fill(point, rng);
            // Within the cuts, where all channels reach.
            if (process.Channels[channel].TryMap(point, momenta) && IsInside(process, momenta))
                densities.Add([.. process.Channels.Select(c => c.Density(momenta))]);
        }
        return densities;
    }

    private static bool IsInside(MultichannelProcess process, FourVector[] momenta) => process.DifferentialCrossSection(momenta) > 0;

    private static (double Mean, double Error) Mean(List<double[]> densities, Func<double[], double> function)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var value in densities.Select(function))
            (sum, squares) = (sum + value, squares + value * value);
        var mean = sum / Points;
        return (mean, Math.Sqrt((squares / Points - mean * mean) / Points) + 1.0 / Points);
    }

    private static void Fill(double[] point, RandomStream rng)
    {
        for (var d = 0; d < point.Length; d++)
            point[d] = rng.Uniform();
    }
}
