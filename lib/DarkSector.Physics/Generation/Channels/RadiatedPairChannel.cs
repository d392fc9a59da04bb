using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Generation.Channels;

/// <summary>e+e- -> gamma* -> a lepton pair that radiates a virtual photon, which turns into another pair.</summary>
/// <remarks>The squared mass of the radiated pair is drawn in its logarithm, the propagators of the radiating leptons in theirs (<see cref="DalitzRegion"/>),
/// the orientation isotropically.</remarks>
internal sealed class RadiatedPairChannel(double sqrtS, LeptonPair radiating, LeptonPair radiated) : PhaseSpaceChannel
{
    private LogarithmicDensity SquaredMasses => radiated.SquaredMasses(sqrtS - radiating.SmallestMass);

    public override bool TryMap(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var mass = Math.Sqrt(SquaredMasses.Quantile(point[0]));
        var region = new DalitzRegion(sqrtS, radiating.Mass, mass);
        var (d1, d2, _) = region.Sample(point[1], point[2]);
        Span<FourVector> bodies = stackalloc FourVector[3];
        region.BodyFrame(d1, d2, bodies);
        Orient(bodies, point[3], point[4], point[5]);
        (momenta[radiating.Lepton], momenta[radiating.Antilepton]) = (bodies[0], bodies[1]);
        radiated.Decay(FourVector.FromMass(bodies[2].Momentum, mass), mass, point[6], point[7], momenta);
        return true;
    }

    // The direction of the radiated pair is a coordinate of its own: cuts on light electrons are cuts on it.
    private static void Orient(Span<FourVector> bodies, double cosine, double azimuth, double turn)
    {
        var toZ = Rotation.FromZTo(bodies[2].Momentum).Inverse;
        var rotation = Rotation.FromZTo(Angles.Direction(2 * cosine, azimuth), 2 * Math.PI * turn);
        foreach (ref var body in bodies)
            body = rotation.Apply(toZ.Apply(body));
    }

    public override double Density(ReadOnlySpan<FourVector> momenta)
    {
        var squared = radiated.SquaredMass(momenta);
        var s = sqrtS * sqrtS;
        var (d1, d2) = (s - 2 * sqrtS * momenta[radiating.Antilepton].E, s - 2 * sqrtS * momenta[radiating.Lepton].E);
        // dq^2/2pi, dD1 dD2/(128 pi^3 s), and the decay
        return 2 * Math.PI * SquaredMasses.At(squared) * 128 * Math.Pow(Math.PI, 3) * s
            * new DalitzRegion(sqrtS, radiating.Mass, Math.Sqrt(squared)).Density(d1, d2) * radiated.DecayDensity(squared);
    }
}
