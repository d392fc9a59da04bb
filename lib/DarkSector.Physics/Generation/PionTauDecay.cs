using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>tau -> pi nu. The neutrino of a tau- is left-handed and the pion has no spin: the pion carries the spin away and flies along it.</summary>
internal sealed record PionTauDecay(double BranchingFraction) : TauDecay(@"$\tau\to\pi\nu$", BranchingFraction)
{
    private static readonly double Momentum = PhaseSpace.BreakupMomentum(Particle.Tau.Mass, Particle.ChargedPion.Mass, 0);

    internal override int Dimensions => 2;

    internal override IReadOnlyList<TrueParticle> ProductsOf(int charge) => [Named("pi", Particle.ChargedPion, charge, charge)];

    internal override (double Weight, ThreeVector Polarimeter) Draw(ReadOnlySpan<double> point, ThreeVector axis, Span<FourVector> products)
    {
        var direction = IsotropicDirection.About(axis, 2 * point[0] - 1, point[1]);
        products[0] = FourVector.FromMass(direction * Momentum, Particle.ChargedPion.Mass);
        return (1, direction);
    }
}
