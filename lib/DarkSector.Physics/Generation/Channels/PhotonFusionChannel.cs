using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation.Channels;

/// <summary>e+e- -> e+e- and a lepton pair from the fusion of two virtual photons, one from each beam.</summary>
/// <remarks>
/// Drawn in logarithms: the squared mass W^2 of the pair, the energy loss y of the electron, the scattering angles (1/Q^2 each);
/// the energy of the positron follows from W^2. The lepton's angle to the photons in the rest frame of the pair follows the propagators of the lepton,
/// t, u = q1^2 - E W +- 2 |q1| p cos.
/// </remarks>
internal sealed class PhotonFusionChannel(double sqrtS, LeptonPair pair, PolarAngles electronAngles, PolarAngles positronAngles) : PhaseSpaceChannel
{
    private readonly ScatteredBeam _electron = new(sqrtS, 2, +1, electronAngles);
    private readonly ScatteredBeam _positron = new(sqrtS, 3, -1, positronAngles);

    private static double Mass => Particle.Electron.Mass;

    private double Beam => sqrtS / 2;

    private LogarithmicDensity SquaredMasses => pair.SquaredMasses(sqrtS - 2 * Mass);

    public override bool TryMap(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var squared = SquaredMasses.Quantile(point[0]);
        var loss = Losses(squared).Quantile(point[1]);
        var energy = Beam * (1 - loss);
        var direction1 = _electron.Towards(_electron.OneMinusCosines(loss).Quantile(point[2]), point[3]);
        var direction2 = _positron.Towards(_positron.OneMinusCosines(OtherLoss(squared, loss)).Quantile(point[4]), point[5]);
        momenta[_electron.Place] = FourVector.FromMass(direction1 * Math.Sqrt((energy - Mass) * (energy + Mass)), Mass);
        if (!TryBalance(momenta[_electron.Place], direction2, squared, out momenta[_positron.Place]))
            return false;

        var rest = -momenta[_electron.Place] - momenta[_positron.Place];
        var photon = FourVector.FromMass(rest.Momentum, Math.Sqrt(squared));
        var (axis, margin) = Poles(photon, squared, momenta[_electron.Place]);
        var inPair = Angles.Direction(new PoleDensity(margin).TwoPoles(point[6]), point[7]);
        pair.Decay(photon, Math.Sqrt(squared), Rotation.FromZTo(axis).Apply(inPair), momenta);
        return true;
    }

    public override double Density(ReadOnlySpan<FourVector> momenta)
    {
        var (electron, positron, squared) = (momenta[_electron.Place], momenta[_positron.Place], pair.SquaredMass(momenta));
        var (rest, direction) = (sqrtS - electron.E, positron.Momentum.Unit);
        var cosine = electron.Momentum.Dot(direction);
        if (!IsBalanced(electron, squared))
            return 0;
        var loss = 1 - electron.E / Beam;
        var photon = pair.Sum(momenta);
        var (axis, margin) = Poles(photon, squared, electron);
        var decay = new PoleDensity(margin).TwoPolesAt(Angles.OneMinusCosine(momenta[pair.Lepton].InRestFrameOf(photon).Momentum, axis));
        var drawn = SquaredMasses.At(squared) * Losses(squared).At(loss) / Beam
            * _electron.OneMinusCosines(loss).At(_electron.OneMinusCosine(electron)) / (2 * Math.PI)
            * _positron.OneMinusCosines(OtherLoss(squared, loss)).At(_positron.OneMinusCosine(positron)) / (2 * Math.PI);
        // dPhi_4 = dW^2/2pi (2 pi)^-5 k1 k2^2 dE1 dOmega1 dOmega2/(8 |E k2 + (k1.n2) E2|) p dOmega/(16 pi^2 W), E = sqrt(s) - E1
        var (k1, k2) = (electron.P, positron.P);
        return Math.Pow(2 * Math.PI, 6) * drawn * 8 * Math.Abs(rest * k2 + cosine * positron.E) / (k1 * k2 * k2) * 2 * pair.DecayDensity(squared) * decay;
    }

    // Equal parts of the logarithm, for the electron as for the positron: the product of both losses is W^2/s for real photons.
    private LogarithmicDensity Losses(double squared)
    {
        var mass = Math.Sqrt(squared);
        var largestEnergy = (sqrtS * sqrtS + Mass * Mass - (mass + Mass) * (mass + Mass)) / (2 * sqrtS);
        return new LogarithmicDensity(1 - largestEnergy / Beam, 1 - Mass / Beam);
    }

    private double OtherLoss(double squared, double loss) => Math.Min(squared / (sqrtS * sqrtS * loss), 0.9);

    // The positron in a given direction that leaves the pair its mass; one solution where it is fast enough.
    private bool TryBalance(FourVector electron, ThreeVector direction, double squared, out FourVector positron)
    {
        positron = default;
        if (!IsBalanced(electron, squared))
            return false;
        var (rest, along, b) = (sqrtS - electron.E, electron.Momentum.Dot(direction), HalfExcess(electron, squared));
        var root = Math.Sqrt(Math.Max(0, b * b - Mass * Mass * (rest * rest - along * along)));
        var energy = (b * rest - along * root) / (rest * rest - along * along);
        positron = FourVector.FromMass(direction * Math.Sqrt(Math.Max(0, (energy - Mass) * (energy + Mass))), Mass);
        return energy > Mass;
    }

    private bool IsBalanced(FourVector electron, double squared) => HalfExcess(electron, squared) > Mass * (sqrtS - electron.E);

    // E E2 + (k1.n2) |k2| = ((P - k1)^2 + m^2 - W^2)/2
    private double HalfExcess(FourVector electron, double squared) => (sqrtS * sqrtS - 2 * sqrtS * electron.E + 2 * Mass * Mass - squared) / 2;

    // Direction of the electron's photon in the rest frame of the pair, and 1 - b for propagators in 1 -+ b cos.
    private (ThreeVector Axis, double Margin) Poles(FourVector photon, double squared, FourVector electron)
    {
        var transfer = _electron.Before - electron;
        var axis = transfer.InRestFrameOf(photon).Momentum;
        var (a, p) = (transfer.Dot(photon) - transfer.MassSquared, Math.Sqrt(squared / 4 - pair.Mass * pair.Mass));
        return (axis, Math.Clamp(1 - 2 * axis.Length * p / a, 1e-12, 0.999));
    }
}
