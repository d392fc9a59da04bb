using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Generation.Channels;

/// <summary>e+e- -> e+e- gamma in the logarithm of the photon's energy and two directions: that of the photon and that of one lepton, whose energy follows.</summary>
/// <param name="radiation">What is generated.</param>
/// <param name="lepton">The lepton whose direction is drawn: 0 for the electron, 1 for the positron, as among the momenta.</param>
internal abstract class BhabhaRadiationChannel(BhabhaRadiation radiation, int lepton) : PhaseSpaceChannel
{
    private readonly LogarithmicDensity _energies = new(radiation.PhotonEnergy, radiation.SqrtS / 2);

    public sealed override bool TryMap(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var (photonDirection, direction) = Directions(point[1..]);
        var photon = FourVector.FromMass(photonDirection * _energies.Quantile(point[0]), 0);
        var pair = FourVector.AtRest(radiation.SqrtS) - photon;
        if (!(pair.MassSquared > 0))
            return false;
        var drawn = FourVector.FromMass(direction * (pair.MassSquared / (2 * (pair.E - pair.Momentum.Dot(direction)))), 0);
        (momenta[lepton], momenta[1 - lepton], momenta[BhabhaRadiation.Photon]) = (drawn, FourVector.FromMass(pair.Momentum - drawn.Momentum, 0), photon);
        return true;
    }

    public sealed override double Density(ReadOnlySpan<FourVector> momenta)
    {
        var (photon, drawn) = (momenta[BhabhaRadiation.Photon], momenta[lepton]);
        var pairMass2 = radiation.SqrtS * (radiation.SqrtS - 2 * photon.E);
        var fromPhoton = photon.Dot(drawn) / (photon.E * drawn.E);
        // dPhi_3 = E dE dOmega/(2 (2 pi)^3) for the photon, E^2 dOmega/(8 pi^2 M^2) for the pair of mass M, with the energy of the lepton that is drawn
        return _energies.At(photon.E) * DensityOfDirections(photon, drawn, fromPhoton) / (4 * Math.PI * Math.PI)
            * 2 * Math.Pow(2 * Math.PI, 3) / photon.E * 8 * Math.PI * Math.PI * pairMass2 / (drawn.E * drawn.E);
    }

    /// <summary>What is generated.</summary>
    protected BhabhaRadiation Radiation => radiation;

    /// <summary>The lepton whose direction is drawn.</summary>
    protected int Lepton => lepton;

    /// <summary>Directions of photon and lepton from four coordinates.</summary>
    protected abstract (ThreeVector Photon, ThreeVector Lepton) Directions(ReadOnlySpan<double> point);

    /// <summary>Density in both cosines.</summary>
    /// <param name="photon">The photon.</param>
    /// <param name="drawn">The lepton.</param>
    /// <param name="fromPhoton">1 - cos of the angle between lepton and photon.</param>
    protected abstract double DensityOfDirections(FourVector photon, FourVector drawn, double fromPhoton);
}

/// <summary>The photon from a beam, along the beams; the lepton scattered by the t channel.</summary>
internal sealed class BhabhaInitialRadiationChannel(BhabhaRadiation radiation, int lepton) : BhabhaRadiationChannel(radiation, lepton)
{
    protected override (ThreeVector Photon, ThreeVector Lepton) Directions(ReadOnlySpan<double> point) =>
        (Radiation.AlongBeams(point[0], point[1]), Radiation.Scattered(Lepton, point[2], point[3]));

    protected override double DensityOfDirections(FourVector photon, FourVector drawn, double fromPhoton) =>
        Radiation.AlongBeamsAt(photon) * Radiation.ScatteredAt(Lepton, drawn);
}

/// <summary>The photon from a scattered lepton and along it, in 1/(1 - cos) of the angle between them.</summary>
internal sealed class BhabhaFinalRadiationChannel(BhabhaRadiation radiation, int lepton) : BhabhaRadiationChannel(radiation, lepton)
{
    private readonly LogarithmicDensity _fromLepton = new(radiation.Narrowest, 2);

    protected override (ThreeVector Photon, ThreeVector Lepton) Directions(ReadOnlySpan<double> point)
    {
        var scattered = Radiation.Scattered(Lepton, point[2], point[3]);
        return (IsotropicDirection.About(scattered, 1 - _fromLepton.Quantile(point[0]), point[1]), scattered);
    }

    protected override double DensityOfDirections(FourVector photon, FourVector drawn, double fromPhoton) =>
        Radiation.ScatteredAt(Lepton, drawn) * _fromLepton.At(fromPhoton);
}
