using DarkSector.Numerics;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Detectors;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Detectors;

/// <summary>Samples in which all events are the same, and what one asks of their response.</summary>
internal static class FixedSample
{
    public static EventSample Of(int events, params (TrueParticle Particle, FourVector Momentum)[] particles)
    {
        var columns = particles.SelectMany(p => new[] { ("Px", p.Momentum.Px), ("Py", p.Momentum.Py), ("Pz", p.Momentum.Pz), ("E", p.Momentum.E) }
            .Select(c => (p.Particle.Name + c.Item1, Enumerable.Repeat(c.Item2, events).ToArray())));
        return new EventSample("fixed", EventTable.FromColumns("fixed", [.. columns]), [.. particles.Select(p => p.Particle)], new Estimate(1, 0), new Unweighting(1, 0));
    }

    public static TrueParticle Charged(string name, Particle kind, int charge = -1) => new(name, kind, charge);

    public static FourVector At(double degrees, double azimuth, double momentum, double mass = 0) =>
        FourVector.FromMass(ThreeVector.Direction(degrees * deg, azimuth) * momentum, mass);

    public static EventTable Response(this Detector detector, EventSample sample, ulong seed = 1) => detector.Respond(sample, RandomStream.FromSeed(seed));

    /// <summary>Asserts a share of events within four standard deviations.</summary>
    public static void IsShare(double expected, IReadOnlyCollection<bool> events) =>
        Assert.Equal(expected, events.Count(x => x) / (double)events.Count, 4 * Math.Sqrt(Math.Max(expected * (1 - expected), 1e-9) / events.Count));

    /// <summary>Asserts pulls of mean 0 and width 1 within four standard deviations.</summary>
    public static void IsStandard(double[] pulls)
    {
        var mean = pulls.Average();
        Assert.Equal(0, mean, 4 / Math.Sqrt(pulls.Length));
        Assert.Equal(1, Math.Sqrt(pulls.Average(pull => pull * pull) - mean * mean), 4 / Math.Sqrt(2 * pulls.Length));
    }

    /// <summary>Half the width of the central 68 %.</summary>
    public static double Sigma68(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(int)(0.84 * sorted.Length)] - sorted[(int)(0.16 * sorted.Length)]) / 2;
    }
}
