using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Models;

/// <summary>The dark Higgs boson h', which gives the dark photon its mass and may mix with the Higgs boson.</summary>
/// <remarks>
/// L = |D phi|^2 with phi = (v' + h')/sqrt(2) of dark charge q: m_A' = q e_D v' and the vertex h' A' A' is 2 i q e_D m_A' g_ab. Everything goes with
/// q^2 alpha_D, alpha_D = e_D^2/(4 pi). Mixing with the Higgs boson by the angle theta gives couplings -sin(theta) m_f/v to fermions.
/// B. Batell, M. Pospelov and A. Ritz, Phys. Rev. D 79, 115008 (2009). Decays by mixing are those of <see cref="HiggsMixedScalar"/>.
/// </remarks>
public sealed record DarkHiggs
{
    private readonly HiggsMixedScalar? _mixed;

    /// <summary>A dark Higgs boson.</summary>
    /// <param name="mass">Mass [GeV], above 0.</param>
    /// <param name="darkPhoton">The dark photon that gets its mass from it.</param>
    /// <param name="darkFineStructure">alpha_D, not negative.</param>
    /// <param name="mixing">sin(theta) of the mixing with the Higgs boson, 0 to 1; with mixing the mass is at most 10 GeV, where the table of hadronic widths ends.</param>
    /// <param name="charge">Dark charge q in units of e_D; 2 where dark fermions of charge 1 get Majorana masses from it.</param>
    public DarkHiggs(double mass, DarkPhoton darkPhoton, double darkFineStructure, double mixing = 0, double charge = 1)
    {
        ArgumentNullException.ThrowIfNull(darkPhoton);
        if (!(mass > 0) || !double.IsFinite(mass))
            throw new ArgumentOutOfRangeException(nameof(mass), $"mass = {mass} GeV; a dark Higgs boson needs a mass above 0 GeV.");
        if (!(darkFineStructure >= 0) || !double.IsFinite(darkFineStructure))
            throw new ArgumentOutOfRangeException(nameof(darkFineStructure), $"darkFineStructure = {darkFineStructure}; alpha_D is a finite number >= 0.");
        if (mixing is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(mixing), $"mixing = {mixing}; sin(theta) is in 0 to 1 (its sign has no effect at tree level).");
        if (mixing > 0 && mass > HiggsMixedScalar.LargestMass)
            throw new ArgumentOutOfRangeException(nameof(mass), $"mass = {mass} GeV; the widths of a dark Higgs boson that mixes are known up to {HiggsMixedScalar.LargestMass} GeV.");
        if (!(charge > 0) || !double.IsFinite(charge))
            throw new ArgumentOutOfRangeException(nameof(charge), $"charge = {charge}; the dark charge is a finite number above 0, usually 1 or 2.");
        (Mass, DarkPhoton, DarkFineStructure, Mixing, Charge) = (mass, darkPhoton, darkFineStructure, mixing, charge);
        _mixed = mixing > 0 ? new HiggsMixedScalar(mass, mixing) : null;
    }

    /// <summary>Mass [GeV].</summary>
    public double Mass { get; }

    /// <summary>The dark photon.</summary>
    public DarkPhoton DarkPhoton { get; }

    /// <summary>alpha_D = e_D^2/(4 pi).</summary>
    public double DarkFineStructure { get; }

    /// <summary>sin(theta) of the mixing with the Higgs boson.</summary>
    public double Mixing { get; }

    /// <summary>Dark charge q [e_D].</summary>
    public double Charge { get; }

    /// <summary>q^2 alpha_D: the strength of the vertex with two dark photons.</summary>
    public double Strength => Charge * Charge * DarkFineStructure;

    /// <summary>Partial width to two dark photons on their mass shell [GeV].</summary>
    /// <remarks>Gamma = q^2 alpha_D m_h^3/(8 m_A'^2) sqrt(1 - 4r) (1 - 4r + 12 r^2), r = (m_A'/m_h)^2; zero below threshold.</remarks>
    public double WidthToDarkPhotons
    {
        get
        {
            var r = DarkPhoton.Mass * DarkPhoton.Mass / (Mass * Mass);
            return r < 0.25 ? Strength * Mass / (8 * r) * Math.Sqrt(1 - 4 * r) * (1 - 4 * r + 12 * r * r) : 0;
        }
    }

    /// <summary>Partial width to a charged-lepton pair by mixing [GeV], <see cref="HiggsMixedScalar.WidthToLeptons"/>.</summary>
    /// <param name="lepton">Electron, muon or tau.</param>
    public double WidthToLeptons(Particle lepton) => WidthByMixing(ChargedLepton.Require(lepton));

    /// <summary>Partial width to hadrons by mixing [GeV], <see cref="HiggsMixedScalar.WidthToHadrons"/>.</summary>
    public double WidthToHadrons => _mixed?.WidthToHadrons ?? 0;

    /// <summary>Total width [GeV].</summary>
    public double Width => WidthToDarkPhotons + (_mixed?.Width ?? 0);

    /// <summary>Branching fraction to two dark photons.</summary>
    public double DarkPhotonFraction => OverWidth(WidthToDarkPhotons);

    /// <summary>Branching fraction to a pair of charged particles by mixing, <see cref="HiggsMixedScalar.WidthTo"/>.</summary>
    /// <param name="particle">Electron, muon, tau, charged pion or charged kaon.</param>
    public double Fraction(Particle particle) => OverWidth(WidthByMixing(particle));

    /// <summary>Mean proper decay length, c tau = hbar c/Gamma [cm]; infinite when nothing is open.</summary>
    public double ProperDecayLength => PhysicalConstants.HbarC / Width;

    /// <summary>The model as LaTeX.</summary>
    public static string Lagrangian =>
        @"\mathcal{L} = |D_\alpha \phi|^2 - V(\phi), \quad \phi = (v' + h')/\sqrt{2} \;\Rightarrow\; \frac{m_{A'}^2}{v'} h' A'_\alpha A'^\alpha - \sin\theta \sum_f \frac{m_f}{v} h' \bar f f";

    /// <inheritdoc/>
    public override string ToString() => $"dark Higgs boson, m = {Mass:G6} GeV, alpha_D = {DarkFineStructure:G4}, sin(theta) = {Mixing:G4}, {DarkPhoton}";

    private double WidthByMixing(Particle particle) => _mixed?.WidthTo(particle) ?? 0;

    private double OverWidth(double partial) => partial > 0 ? partial / Width : 0;
}
