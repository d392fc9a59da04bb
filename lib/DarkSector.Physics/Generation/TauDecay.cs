using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Models;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Generation;

/// <summary>A decay of the tau: its branching fraction, what is seen of it, and how it analyses the spin of the tau.</summary>
/// <remarks>Averaged over what is not drawn, the decay density of a tau- of polarisation P is 1 + P.h with the polarimeter vector h; for a tau+ it is 1 - P.h.
/// Neutrinos are not part of it: they are what the four-momentum of the tau leaves.</remarks>
/// <param name="Name">The decay as a formula.</param>
/// <param name="BranchingFraction">Branching fraction.</param>
public abstract record TauDecay(string Name, double BranchingFraction)
{
    /// <summary>tau -> e nu nu, 17.82(4) % (PDG 2022).</summary>
    public static TauDecay ToElectron { get; } = new LeptonicTauDecay(@"$\tau\to e\nu\nu$", Particles.Particle.Electron, LeptonicTauSpectrum.Electron, 17.82 * percent);

    /// <summary>tau -> mu nu nu, 17.39(4) % (PDG 2022).</summary>
    public static TauDecay ToMuon { get; } = new LeptonicTauDecay(@"$\tau\to\mu\nu\nu$", Particles.Particle.Muon, LeptonicTauSpectrum.Muon, TauPairs.BranchingFraction);

    /// <summary>tau -> pi nu, 10.82(5) % (PDG 2022): the pion follows the spin, 1 + P cos(theta).</summary>
    public static TauDecay ToPion { get; } = new PionTauDecay(10.82 * percent);

    /// <summary>tau -> pi pi0 nu through a rho, 25.49(9) % (PDG 2022), with the spin structure of the two pions.</summary>
    public static TauDecay ToRho { get; } = new RhoTauDecay(25.49 * percent);

    /// <summary>tau -> pi pi pi nu through an a1, 9.31(5) % (PDG 2022, three charged pions, no K0); the pions are described by their sum.</summary>
    public static TauDecay ToThreePions { get; } = new ThreePionTauDecay(9.31 * percent);

    /// <summary>tau -> l alpha with a boson that is not seen.</summary>
    /// <param name="model">Lepton, boson, branching fraction and asymmetry.</param>
    public static TauDecay ToLeptonBoson(TauToLeptonBoson model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new LeptonBosonTauDecay(model);
    }

    internal abstract int Dimensions { get; }

    /// <summary>The particles of the decay of a tau of given charge; names end in 1 for the tau-, in 2 for the tau+.</summary>
    internal abstract IReadOnlyList<TrueParticle> ProductsOf(int charge);

    /// <summary>Momenta in the rest frame of the tau.</summary>
    /// <param name="point">Coordinates of the unit cube; their average weight is 1.</param>
    /// <param name="axis">Direction to which angles are drawn.</param>
    /// <param name="products">Receives the momenta of the particles.</param>
    internal abstract (double Weight, ThreeVector Polarimeter) Draw(ReadOnlySpan<double> point, ThreeVector axis, Span<FourVector> products);

    /// <summary>The name in the table of a particle of a kind, such as `mu1True` of a tau-.</summary>
    private protected static TrueParticle Named(string name, Particles.Particle? kind, int tauCharge, int charge) =>
        new($"{name}{(tauCharge < 0 ? 1 : 2)}True", kind, charge);
}
