using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Generation.Channels;

/// <summary>e+e- -> gamma* gamma*, each of which turns into a lepton pair: annihilation with the electron in the t channel.</summary>
/// <remarks>Both squared masses are drawn in their logarithms, the angle of the first photon with the poles of t and u: t, u = -A (1 -+ b cos),
/// 2A = s - q1^2 - q2^2, 1 - b^2 = q1^2 q2^2/A^2 for massless electrons.</remarks>
internal sealed class ConversionChannel(double sqrtS, LeptonPair first, LeptonPair second) : PhaseSpaceChannel
{
    public override bool TryMap(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var mass1 = Math.Sqrt(first.SquaredMasses(sqrtS - second.SmallestMass).Quantile(point[0]));
        var mass2 = Math.Sqrt(second.SquaredMasses(sqrtS - mass1).Quantile(point[1]));
        var direction = Angles.Direction(Poles(mass1 * mass1, mass2 * mass2).TwoPoles(point[2]), point[3]);
        var (photon1, photon2) = PhaseSpace.TwoBody(FourVector.AtRest(sqrtS), sqrtS, mass1, mass2, direction);
        first.Decay(photon1, mass1, point[4], point[5], momenta);
        second.Decay(photon2, mass2, point[6], point[7], momenta);
        return true;
    }

    public override double Density(ReadOnlySpan<FourVector> momenta)
    {
        var (squared1, squared2) = (first.SquaredMass(momenta), second.SquaredMass(momenta));
        var (mass1, mass2) = (Math.Sqrt(squared1), Math.Sqrt(squared2));
        var photon = first.Sum(momenta).Momentum;
        var masses = first.SquaredMasses(sqrtS - second.SmallestMass).At(squared1) * second.SquaredMasses(sqrtS - mass1).At(squared2);
        var angle = Poles(squared1, squared2).TwoPolesAt(Angles.OneMinusCosine(photon, ThreeVector.UnitZ));
        // dq1^2/2pi dq2^2/2pi, p dOmega/(16 pi^2 sqrt(s)), and the decays
        return 4 * Math.PI * Math.PI * masses * 8 * Math.PI * sqrtS / PhaseSpace.BreakupMomentum(sqrtS, mass1, mass2) * angle
            * first.DecayDensity(squared1) * second.DecayDensity(squared2);
    }

    private PoleDensity Poles(double squared1, double squared2)
    {
        var a = (sqrtS * sqrtS - squared1 - squared2) / 2;
        var product = squared1 * squared2 / (a * a);
        return new PoleDensity(Math.Clamp(product / (1 + Math.Sqrt(Math.Max(0, 1 - product))), 1e-14, 0.999));
    }
}
