using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>A final-state particle of an event sample: where its four-momentum stands in the table, and what it is.</summary>
/// <param name="Name">Particle name in the table, such as `mu1True`; its columns are `mu1TruePx` and so on.</param>
/// <param name="Kind">The particle; null for one that no detector sees.</param>
/// <param name="Charge">Electric charge [e].</param>
public sealed record TrueParticle(string Name, Particle? Kind, int Charge)
{
    /// <summary>The negative muon of a two-muon final state.</summary>
    public static TrueParticle NegativeMuon { get; } = new("mu1True", Particle.Muon, -1);

    /// <summary>The positive muon of a two-muon final state.</summary>
    public static TrueParticle PositiveMuon { get; } = new("mu2True", Particle.Muon, +1);

    /// <summary>A photon.</summary>
    /// <param name="name">Particle name in the table.</param>
    public static TrueParticle Photon(string name) => new(name, Particle.Photon, 0);

    /// <summary>Something the detector does not see: neutrinos, dark matter.</summary>
    /// <param name="name">Particle name in the table.</param>
    public static TrueParticle Invisible(string name) => new(name, null, 0);

    /// <summary>A pair of opposite charges, the negative first: `e1True` and `e2True` for electrons, `mu3True` and `mu4True` for a second pair of muons.</summary>
    /// <param name="kind">The particle; its name is the prefix.</param>
    /// <param name="first">Number of the negative particle.</param>
    internal static TrueParticle[] Pair(Particle kind, int first = 1) => [new($"{kind.Name}{first}True", kind, -1), new($"{kind.Name}{first + 1}True", kind, +1)];
}
