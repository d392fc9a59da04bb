using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Models;

namespace DarkSector.Physics.Generation;

/// <summary>tau -> l alpha: a lepton of fixed energy in the rest frame of the tau.</summary>
internal sealed record LeptonBosonTauDecay(TauToLeptonBoson Model) : TauDecay($@"$\tau\to {Model.Symbol}\alpha$ ({Model.Mass:G4} GeV)", Model.BranchingFraction)
{
    internal override int Dimensions => 2;

    internal override IReadOnlyList<TrueParticle> ProductsOf(int charge) =>
        [Named(Model.Lepton.Name, Model.Lepton, charge, charge), Named("alpha", null, charge, 0)];

    internal override (double Weight, ThreeVector Polarimeter) Draw(ReadOnlySpan<double> point, ThreeVector axis, Span<FourVector> products)
    {
        var direction = IsotropicDirection.About(axis, 2 * point[0] - 1, point[1]);
        (products[0], products[1]) = PhaseSpace.TwoBody(FourVector.AtRest(Particles.Particle.Tau.Mass), Model.Lepton.Mass, Model.Mass, direction);
        return (1, direction * Model.Asymmetry);
    }
}
