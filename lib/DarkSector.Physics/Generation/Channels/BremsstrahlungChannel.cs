using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation.Channels;

/// <summary>e+e- -> e+e- and a lepton pair radiated by one of the beams, before or after it is scattered off the other one.</summary>
/// <remarks>Drawn in logarithms: the squared mass of the pair; the propagator after the scattering, (k + q)^2 - m^2; the angle of the other beam (1/Q^2);
/// and in the rest frame of k + q the angle of the pair to the radiating beam p, by the propagator before the scattering, (p - q)^2 - m^2 = -A (1 - b cos).</remarks>
internal sealed class BremsstrahlungChannel(double sqrtS, LeptonPair pair, ScatteredBeam radiating, ScatteredBeam other) : PhaseSpaceChannel
{
    private static double Mass => Particle.Electron.Mass;

    private LogarithmicDensity SquaredMasses => pair.SquaredMasses(sqrtS - 2 * Mass);

    public override bool TryMap(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var mass = Math.Sqrt(SquaredMasses.Quantile(point[0]));
        var excited = Math.Sqrt(Propagators(mass).Quantile(point[1]) + Mass * Mass);
        var momentum = PhaseSpace.BreakupMomentum(sqrtS, excited, Mass);
        var cosines = other.OneMinusCosines(Loss(excited * excited - Mass * Mass));
        momenta[other.Place] = FourVector.FromMass(other.Towards(cosines.Quantile(point[2]), point[3]) * momentum, Mass);

        var system = FourVector.FromMass(-momenta[other.Place].Momentum, excited);
        var (axis, margin) = Pole(system, excited, mass);
        var direction = Rotation.FromZTo(axis).Apply(Angles.Direction(new PoleDensity(margin).OnePole(point[4]), point[5]));
        (var photon, momenta[radiating.Place]) = PhaseSpace.TwoBody(system, excited, mass, Mass, direction);
        pair.Decay(photon, mass, point[6], point[7], momenta);
        return true;
    }

    public override double Density(ReadOnlySpan<FourVector> momenta)
    {
        var (squared, positron) = (pair.SquaredMass(momenta), momenta[other.Place]);
        var mass = Math.Sqrt(squared);
        var propagator = sqrtS * sqrtS - 2 * sqrtS * positron.E;
        var excited = Math.Sqrt(propagator + Mass * Mass);
        var photon = pair.Sum(momenta);
        var system = photon + momenta[radiating.Place];
        var (axis, margin) = Pole(system, excited, mass);
        var drawn = SquaredMasses.At(squared) * Propagators(mass).At(propagator)
            * other.OneMinusCosines(Loss(propagator)).At(other.OneMinusCosine(positron)) / (2 * Math.PI)
            * new PoleDensity(margin).OnePoleAt(Angles.OneMinusCosine(photon.InRestFrameOf(system).Momentum, axis)) / (2 * Math.PI);
        // dPhi_4 = dq^2/2pi dM^2/2pi and p dOmega/(16 pi^2 M) for each decay
        return 4 * Math.PI * Math.PI * drawn * 16 * Math.PI * Math.PI * sqrtS / positron.P
            * 16 * Math.PI * Math.PI * excited / PhaseSpace.BreakupMomentum(excited, mass, Mass) * pair.DecayDensity(squared);
    }

    private LogarithmicDensity Propagators(double mass) =>
        new(mass * (mass + 2 * Mass), (sqrtS - Mass) * (sqrtS - Mass) - Mass * Mass);

    // 1 - E'/E of the other beam
    private double Loss(double propagator) => Math.Min(propagator / (sqrtS * sqrtS), 0.999);

    private (ThreeVector Axis, double Margin) Pole(FourVector system, double excited, double mass)
    {
        var before = radiating.Before.InRestFrameOf(system);
        var momentum = PhaseSpace.BreakupMomentum(excited, mass, Mass);
        var a = 2 * before.E * Math.Sqrt(momentum * momentum + mass * mass) - mass * mass;
        return (before.Momentum, Math.Clamp(1 - 2 * before.P * momentum / a, 1e-12, 0.999));
    }
}
