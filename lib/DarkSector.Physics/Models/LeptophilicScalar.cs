using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Models;

/// <summary>A scalar phi_L that couples to charged leptons in proportion to their masses.</summary>
/// <remarks>
/// L = -xi Sum_l (m_l/v) phi_L lbar l, v = 246.22 GeV. Tree level: the decay to two photons by lepton loops is neglected; it matters below
/// 2 m_mu only, where it grows with the mass. B. Batell, N. Lange, D. McKeen, M. Pospelov and A. Ritz, Phys. Rev. D 95, 075003 (2017);
/// Belle, Phys. Rev. D 109, 032002 (2024).
/// </remarks>
/// <param name="Mass">Mass [GeV], above 0.</param>
/// <param name="Coupling">xi, the coupling in units of that of a Standard Model Higgs boson; not negative.</param>
public sealed record LeptophilicScalar(double Mass, double Coupling) : ILeptonBoson
{
    /// <summary>Mass [GeV].</summary>
    public double Mass { get; } = ModelParameter.Mass(Mass, "a leptophilic scalar");

    /// <summary>The strength xi.</summary>
    public double Coupling { get; } = ModelParameter.Coupling(Coupling, "xi");

    /// <inheritdoc/>
    public CouplingStructure Structure => CouplingStructure.Scalar;

    /// <inheritdoc/>
    public string Symbol => @"\phi_L";

    /// <inheritdoc/>
    public string ParticleName => "scalar";

    /// <summary>Yukawa coupling g = xi m_l/v to a charged lepton.</summary>
    /// <param name="lepton">Electron, muon or tau.</param>
    public double LeptonCoupling(Particle lepton)
    {
        ArgumentNullException.ThrowIfNull(lepton);
        return Coupling * lepton.Mass / PhysicalConstants.HiggsVacuumExpectationValue;
    }

    /// <summary>Partial width to a charged-lepton pair [GeV].</summary>
    /// <remarks>Gamma = (xi m_l/v)^2 m/(8 pi) (1 - 4r)^(3/2), r = (m_l/m)^2; zero below threshold.</remarks>
    /// <param name="lepton">Electron, muon or tau.</param>
    public double WidthToLeptons(Particle lepton) => LeptonPairWidth.Of(this, lepton);

    /// <summary>Total tree-level width [GeV].</summary>
    public double Width => LeptonPairWidth.Total(this);

    /// <summary>Branching fraction to a charged-lepton pair.</summary>
    /// <param name="lepton">Electron, muon or tau.</param>
    public double LeptonFraction(Particle lepton) => LeptonPairWidth.Fraction(this, lepton);

    /// <summary>Mean proper decay length, c tau = hbar c / Gamma [cm]: centimetres below 2 m_mu at xi = 1.</summary>
    public double ProperDecayLength => PhysicalConstants.HbarC / Width;

    /// <summary>The model as LaTeX.</summary>
    public static string Lagrangian =>
        @"\mathcal{L} = \tfrac{1}{2} (\partial \phi_L)^2 - \tfrac{1}{2} m_\phi^2 \phi_L^2 - \xi \sum_{\ell = e, \mu, \tau} \frac{m_\ell}{v}\, \phi_L\, \bar\ell \ell";

    /// <inheritdoc/>
    public override string ToString() => $"leptophilic scalar, m = {Mass:G6} GeV, xi = {Coupling:G4}";
}
