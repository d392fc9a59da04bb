using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Models;

/// <summary>The three charged leptons, where a formula holds for no other particle.</summary>
internal static class ChargedLepton
{
    /// <summary>The particle itself if it is an electron, muon or tau.</summary>
    /// <exception cref="ArgumentException">It is another particle.</exception>
    public static Particle Require(Particle lepton)
    {
        ArgumentNullException.ThrowIfNull(lepton);
        return lepton == Particle.Electron || lepton == Particle.Muon || lepton == Particle.Tau ? lepton
            : throw new ArgumentException($"{lepton} is no charged lepton; take Particle.Electron, Muon or Tau.", nameof(lepton));
    }
}
