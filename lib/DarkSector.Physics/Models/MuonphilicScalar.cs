using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Models;

/// <summary>A scalar S that couples to muons only.</summary>
/// <remarks>
/// L = -g_S S mubar mu. Tree level: the decay to two photons by a muon loop, the only one open below 2 m_mu, is neglected, and so is the
/// production by that loop. P. Harris, P. Schuster and J. Zupan, arXiv:2207.08990; Belle II, Phys. Rev. D 109, 112015 (2024).
/// </remarks>
/// <param name="Mass">Mass [GeV], above 0.</param>
/// <param name="Coupling">Yukawa coupling g_S, not negative.</param>
public sealed record MuonphilicScalar(double Mass, double Coupling) : ILeptonBoson
{
    /// <summary>Mass [GeV].</summary>
    public double Mass { get; } = ModelParameter.Mass(Mass, "a muonphilic scalar");

    /// <summary>Yukawa coupling g_S.</summary>
    public double Coupling { get; } = ModelParameter.Coupling(Coupling, "g_S");

    /// <inheritdoc/>
    public CouplingStructure Structure => CouplingStructure.Scalar;

    /// <inheritdoc/>
    public string Symbol => "S";

    /// <inheritdoc/>
    public string ParticleName => "scalar";

    /// <inheritdoc/>
    public double LeptonCoupling(Particle lepton) => lepton == Particle.Muon ? Coupling : 0;

    /// <summary>Partial width to a charged-lepton pair [GeV].</summary>
    /// <remarks>Gamma = g_S^2 m/(8 pi) (1 - 4r)^(3/2), r = (m_mu/m)^2; zero below threshold and for other leptons.</remarks>
    /// <param name="lepton">Electron, muon or tau.</param>
    public double WidthToLeptons(Particle lepton) => LeptonPairWidth.Of(this, lepton);

    /// <summary>Total tree-level width [GeV], that to muons; zero below 2 m_mu.</summary>
    public double Width => LeptonPairWidth.Total(this);

    /// <summary>Branching fraction to a charged-lepton pair: 1 for muons above threshold.</summary>
    /// <param name="lepton">Electron, muon or tau.</param>
    public double LeptonFraction(Particle lepton) => LeptonPairWidth.Fraction(this, lepton);

    /// <summary>Mean proper decay length, c tau = hbar c / Gamma [cm]; infinite below 2 m_mu.</summary>
    public double ProperDecayLength => PhysicalConstants.HbarC / Width;

    /// <summary>The model as LaTeX.</summary>
    public static string Lagrangian => @"\mathcal{L} = \tfrac{1}{2} (\partial S)^2 - \tfrac{1}{2} m_S^2 S^2 - g_S\, S\, \bar\mu \mu";

    /// <inheritdoc/>
    public override string ToString() => $"muonphilic scalar, m = {Mass:G6} GeV, g_S = {Coupling:G4}";
}
