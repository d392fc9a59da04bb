using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Generation;

namespace DarkSector.Physics.Tests.Generation;

/// <summary>What holds for every process, whatever its physics.</summary>
internal static class ProcessLaws
{
    private const int Points = 2000;

    /// <summary>At random points the given particles add up to the beams, and all with a mass of their own are on their mass shell.</summary>
    internal static void ConservesMomentum(Process process, Func<TrueParticle, bool> isFinal, Func<TrueParticle, double?> mass)
    {
        var rng = RandomStream.FromSeed(41);
        var point = new double[process.Dimensions];
        var momenta = new FourVector[process.FinalState.Count];
        var inside = 0;
        for (var n = 0; n < Points; n++)
        {
            for (var d = 0; d < point.Length; d++)
                point[d] = rng.Uniform();
            var value = process.Evaluate(point, momenta);
            Assert.InRange(value, 0, double.MaxValue);
            if (value == 0)
                continue;
            inside++;
            var sum = momenta.Zip(process.FinalState).Where(p => isFinal(p.Second)).Aggregate(new FourVector(0, 0, 0, 0), (s, p) => s + p.First);
            Assert.Equal(process.SqrtS, sum.E, 9);
            Assert.Equal(0, sum.P, 9);
            foreach (var (momentum, particle) in momenta.Zip(process.FinalState))
            {
                if (mass(particle) is { } expected)
                    Assert.Equal(expected * expected, momentum.MassSquared, 1e-9 * process.SqrtS * process.SqrtS);
            }
        }
        Assert.InRange(inside, Points / 20, Points);
    }

    /// <summary>The Monte Carlo integral is the closed form, within three standard deviations and half a per cent.</summary>
    internal static void IntegratesTo(double expected, Process process, int points = 10_000)
    {
        var integral = Generator.For(process, new IntegrationOptions(points), RandomStream.FromSeed(17)).CrossSection;
        Assert.Equal(expected, integral.Value, 3 * integral.Error + 1e-12 * expected);
        Assert.InRange(integral.RelativeError, 0, 0.005);
    }

    /// <summary>Events of a process in its CMS.</summary>
    internal static EventSample Sample(Process process, int events, int points = 10_000) =>
        Generator.For(process, new IntegrationOptions(points), RandomStream.FromSeed(7)).Generate(events, Collider.Symmetric(process.SqrtS), RandomStream.FromSeed(8));
}
