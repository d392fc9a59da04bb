using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Generation.Channels;

/// <summary>e+e- -> e+e- gamma as the scattering of one beam off a photon from the other: p gamma* -> q gamma, before or after it radiates.</summary>
/// <remarks>Drawn in its logarithm: the propagator after the scattering, (q + k)^2, and in the rest frame of q + k the propagator before, p.k = p.(q + k) (1 - cos)/2, both from the
/// smallest value that energies and angles allow. The other lepton has the pole of the t channel.</remarks>
/// <param name="radiation">What is generated.</param>
/// <param name="lepton">The lepton that radiates: 0 for the electron, 1 for the positron.</param>
internal sealed class BhabhaComptonChannel(BhabhaRadiation radiation, int lepton) : PhaseSpaceChannel
{
    private readonly LogarithmicDensity _squaredMasses = new(
        2 * radiation.PhotonEnergy * radiation.ElectronEnergy * radiation.Narrowest, radiation.SqrtS * (radiation.SqrtS - 2 * radiation.ElectronEnergy));

    public override bool TryMap(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var squared = _squaredMasses.Quantile(point[0]);
        var energy = (radiation.SqrtS * radiation.SqrtS - squared) / (2 * radiation.SqrtS);
        var other = FourVector.FromMass(radiation.Scattered(1 - lepton, point[1], point[2]) * energy, 0);
        var system = FourVector.FromMass(-other.Momentum, Math.Sqrt(squared));
        var lowest = LowestOneMinusCosine(system);
        if (lowest >= 2)
            return false;
        var axis = radiation.Beam(lepton).InRestFrameOf(system).Momentum;
        var direction = Rotation.FromZTo(axis).Apply(Angles.Direction(new LogarithmicDensity(lowest, 2).Quantile(point[3]), point[4]));
        (momenta[BhabhaRadiation.Photon], momenta[lepton]) = PhaseSpace.TwoBody(system, 0, 0, direction);
        momenta[1 - lepton] = other;
        return true;
    }

    public override double Density(ReadOnlySpan<FourVector> momenta)
    {
        var (photon, other, beam) = (momenta[BhabhaRadiation.Photon], momenta[1 - lepton], radiation.Beam(lepton));
        var system = photon + momenta[lepton];
        var (squared, lowest) = (2 * photon.Dot(momenta[lepton]), LowestOneMinusCosine(system));
        if (lowest >= 2)
            return 0;
        var angle = new LogarithmicDensity(lowest, 2).At(2 * beam.Dot(photon) / beam.Dot(system));
        // dPhi_3 = dM^2/2pi E dOmega/(16 pi^2 sqrt(s)) dOmega/(32 pi^2), with all azimuths
        return 2 * Math.PI * _squaredMasses.At(squared) * radiation.ScatteredAt(1 - lepton, other) * 8 * Math.PI * radiation.SqrtS / other.E * angle * 16 * Math.PI;
    }

    // From the lowest energy and smallest angle of the photon.
    private double LowestOneMinusCosine(FourVector system) =>
        radiation.SqrtS * radiation.PhotonEnergy * (1 - radiation.LargestCosine) / radiation.Beam(lepton).Dot(system);
}
