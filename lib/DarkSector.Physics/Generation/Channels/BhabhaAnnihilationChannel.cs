using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Generation.Channels;

/// <summary>e+e- -> gamma gamma*, gamma* -> e+e-: annihilation after the beams have radiated the photon.</summary>
/// <remarks>The squared mass of the pair is drawn in its logarithm, from the smallest value that energies and angles allow; the photon in the poles of both beams; the pair decays
/// isotropically.</remarks>
/// <param name="radiation">What is generated.</param>
internal sealed class BhabhaAnnihilationChannel(BhabhaRadiation radiation) : PhaseSpaceChannel
{
    private readonly LogarithmicDensity _squaredMasses = new(
        2 * radiation.ElectronEnergy * radiation.ElectronEnergy * radiation.Narrowest, radiation.SqrtS * (radiation.SqrtS - 2 * radiation.PhotonEnergy));

    public override bool TryMap(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var squared = _squaredMasses.Quantile(point[0]);
        var energy = (radiation.SqrtS - squared / radiation.SqrtS) / 2;
        var photon = FourVector.FromMass(radiation.AlongBeams(point[1], point[2]) * energy, 0);
        momenta[BhabhaRadiation.Photon] = photon;
        (momenta[0], momenta[1]) = PhaseSpace.TwoBody(
            FourVector.FromMass(-photon.Momentum, Math.Sqrt(squared)), 0, 0, IsotropicDirection.AlongFlight(-photon, point[3], point[4]));
        return true;
    }

    public override double Density(ReadOnlySpan<FourVector> momenta)
    {
        var photon = momenta[BhabhaRadiation.Photon];
        // dPhi_3 = dM^2/2pi E dOmega/(16 pi^2 sqrt(s)) dOmega/(32 pi^2), with all azimuths and uniform decays
        return 2 * Math.PI * _squaredMasses.At(2 * momenta[0].Dot(momenta[1])) * radiation.AlongBeamsAt(photon) * 8 * Math.PI * radiation.SqrtS / photon.E * 8 * Math.PI;
    }
}
