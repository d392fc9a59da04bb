using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>tau -> l nu nu; see <see cref="LeptonicTauSpectrum"/>.</summary>
internal sealed record LeptonicTauDecay(string Name, Particle Lepton, LeptonicTauSpectrum Spectrum, double BranchingFraction)
    : TauDecay(Name, BranchingFraction)
{
    internal override int Dimensions => 3;

    internal override IReadOnlyList<TrueParticle> ProductsOf(int charge) => [Named(Lepton.Name, Lepton, charge, charge)];

    internal override (double Weight, ThreeVector Polarimeter) Draw(ReadOnlySpan<double> point, ThreeVector axis, Span<FourVector> products)
    {
        var (momentum, polarimeter, weight) = Spectrum.Draw(point[0]);
        var direction = IsotropicDirection.About(axis, 2 * point[1] - 1, point[2]);
        products[0] = FourVector.FromMass(direction * momentum, Lepton.Mass);
        return (weight, direction * -polarimeter);
    }
}
