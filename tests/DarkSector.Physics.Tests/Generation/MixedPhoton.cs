using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Tests.Generation;

/// <summary>A boson with vector couplings eps e to all leptons that decays to electrons and muons alike.</summary>
internal sealed record MixedPhoton(double Mass, double KineticMixing) : ILeptonBoson
{
    public CouplingStructure Structure => CouplingStructure.Vector;

    public string Symbol => "A'";

    public string ParticleName => "darkPhoton";

    public double LeptonCoupling(Particle lepton) => KineticMixing * Math.Sqrt(4 * Math.PI * PhysicalConstants.FineStructure);

    public double LeptonFraction(Particle lepton) => Mass > 2 * lepton.Mass ? 0.25 : 0;
}
