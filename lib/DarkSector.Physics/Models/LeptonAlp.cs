using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Models;

/// <summary>An axion-like particle a that couples to charged leptons, with the same coefficient for all, and not to gauge bosons.</summary>
/// <remarks>
/// L = (d_mu a/Lambda) C Sum_l lbar gamma^mu gamma5 l, the convention of the Belle II search (Phys. Rev. Lett. 131, 121802 (2023)). Since the vector
/// current is conserved, it acts at lowest order as the pseudoscalar coupling i y_l a lbar gamma5 l with y_l = 2 m_l C/Lambda. M. Bauer, M. Neubert and
/// A. Thamm, JHEP 12, 044 (2017) and M. Bauer et al., JHEP 09, 056 (2022) write c_ll/(2f) for C/Lambda: there y_l = m_l c_ll/f (<see cref="FromDecayConstant"/>).
/// The decay to two photons that lepton loops induce is neglected.
/// </remarks>
/// <param name="Mass">Mass [GeV], above 0.</param>
/// <param name="Coupling">C/Lambda [1/GeV], not negative: `1 / TeV`.</param>
public sealed record LeptonAlp(double Mass, double Coupling) : ILeptonBoson
{
    /// <summary>Mass [GeV].</summary>
    public double Mass { get; } = ModelParameter.Mass(Mass, "an axion-like particle");

    /// <summary>C/Lambda [1/GeV].</summary>
    public double Coupling { get; } = ModelParameter.Coupling(Coupling, "C/Lambda");

    /// <summary>The particle in the convention of Bauer et al., c_ll/f = 2 C/Lambda.</summary>
    /// <param name="mass">Mass [GeV], above 0.</param>
    /// <param name="coefficient">c_ll, not negative.</param>
    /// <param name="decayConstant">f [GeV], above 0.</param>
    public static LeptonAlp FromDecayConstant(double mass, double coefficient, double decayConstant) => decayConstant > 0
        ? new LeptonAlp(mass, coefficient / (2 * decayConstant))
        : throw new ArgumentOutOfRangeException(nameof(decayConstant), $"decayConstant = {decayConstant} GeV; f is above 0 GeV.");

    /// <inheritdoc/>
    public CouplingStructure Structure => CouplingStructure.Pseudoscalar;

    /// <inheritdoc/>
    public string Symbol => "a";

    /// <inheritdoc/>
    public string ParticleName => "alp";

    /// <summary>Pseudoscalar coupling y_l = 2 m_l C/Lambda to a charged lepton.</summary>
    /// <param name="lepton">Electron, muon or tau.</param>
    public double LeptonCoupling(Particle lepton)
    {
        ArgumentNullException.ThrowIfNull(lepton);
        return 2 * lepton.Mass * Coupling;
    }

    /// <summary>Partial width to a charged-lepton pair [GeV].</summary>
    /// <remarks>Gamma = y_l^2 m/(8 pi) (1 - 4r)^(1/2), r = (m_l/m)^2; zero below threshold.</remarks>
    /// <param name="lepton">Electron, muon or tau.</param>
    public double WidthToLeptons(Particle lepton) => LeptonPairWidth.Of(this, lepton);

    /// <summary>Total width [GeV], from the three charged leptons.</summary>
    public double Width => LeptonPairWidth.Total(this);

    /// <summary>Branching fraction to a charged-lepton pair.</summary>
    /// <param name="lepton">Electron, muon or tau.</param>
    public double LeptonFraction(Particle lepton) => LeptonPairWidth.Fraction(this, lepton);

    /// <summary>Mean proper decay length, c tau = hbar c / Gamma [cm].</summary>
    public double ProperDecayLength => PhysicalConstants.HbarC / Width;

    /// <summary>The model as LaTeX.</summary>
    public static string Lagrangian =>
        @"\mathcal{L} = \tfrac{1}{2} (\partial a)^2 - \tfrac{1}{2} m_a^2 a^2 + \frac{\partial_\mu a}{\Lambda} \sum_{\ell = e, \mu, \tau} C_{\ell\ell}\, \bar\ell \gamma^\mu \gamma_5 \ell";

    /// <inheritdoc/>
    public override string ToString() => $"axion-like particle, m = {Mass:G6} GeV, C/Lambda = {Coupling:G4} GeV^-1";
}
