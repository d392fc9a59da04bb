using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> mu+mu- Z': the Z' of L_mu - L_tau radiated off a muon.</summary>
/// <remarks>Everything is that of <see cref="LeptonPairBoson"/>; the Z' is known by its own model, and legends name it alone.</remarks>
public sealed class MuonPairZPrime : LeptonPairBoson
{
    /// <summary>The process at a centre-of-mass energy.</summary>
    /// <param name="model">The Z'; its mass is below sqrt(s) - 2 m_mu.</param>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    /// <param name="fineStructure">alpha; 1/137.036 unless a published convention is to be followed (1/127.9 in the UFO models).</param>
    /// <param name="decay">Lepton to whose pairs the Z' decays; it stays undecayed when left out.</param>
    public MuonPairZPrime(LmuLtauZPrime model, double sqrtS, double fineStructure = PhysicalConstants.FineStructure, Particle? decay = null)
        : base(Particle.Muon, model, sqrtS, fineStructure, decay) => Model = model;

    /// <summary>The Z'.</summary>
    public LmuLtauZPrime Model { get; }

    /// <inheritdoc/>
    public override string Name => $"$Z'$ ({Model.Mass:G4} GeV)";
}
