using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Particles;
using MathNet.Numerics.Integration;

namespace DarkSector.Physics.Models;

/// <summary>Inelastic dark matter: two Majorana states chi1 and chi2, a little apart in mass, that a dark photon turns into each other.</summary>
/// <remarks>
/// L = i e_D A'_a chibar2 g^a chi1 + eps e A'_a J_em^a. A' -> chi1 chi2 is open when m_A' > m1 + m2; chi2 -> chi1 l+l- or chi1 hadrons goes by a virtual A'.
/// D. Tucker-Smith and N. Weiner, Phys. Rev. D 64, 043502 (2001); at e+e- colliders M. Duerr et al., JHEP 02 (2020) 039.
/// </remarks>
public sealed record InelasticDarkMatter
{
    private const int QuadratureOrder = 100;
    private const int PerTableStep = 4;

    /// <summary>The two states and their dark photon.</summary>
    /// <param name="mass">Mass m1 of chi1, the dark matter [GeV], above 0.</param>
    /// <param name="splitting">Delta = m2 - m1 [GeV], above 0 and below the mass of the dark photon, so that the A' in the decay of chi2 is virtual.</param>
    /// <param name="darkPhoton">The dark photon.</param>
    /// <param name="darkFineStructure">alpha_D = e_D^2/(4 pi), not negative.</param>
    public InelasticDarkMatter(double mass, double splitting, DarkPhoton darkPhoton, double darkFineStructure)
    {
        ArgumentNullException.ThrowIfNull(darkPhoton);
        if (!(mass > 0) || !double.IsFinite(mass))
            throw new ArgumentOutOfRangeException(nameof(mass), $"mass = {mass} GeV; dark matter needs a mass above 0 GeV.");
        if (!(splitting > 0 && splitting < darkPhoton.Mass))
            throw new ArgumentOutOfRangeException(nameof(splitting), $"splitting = {splitting} GeV; it must be above 0 and below the mass of the dark photon, {darkPhoton.Mass} GeV, else chi2 -> chi1 A' is a two-body decay.");
        if (!(darkFineStructure >= 0) || !double.IsFinite(darkFineStructure))
            throw new ArgumentOutOfRangeException(nameof(darkFineStructure), $"darkFineStructure = {darkFineStructure}; alpha_D is a finite number >= 0.");
        (Mass, Splitting, DarkPhoton, DarkFineStructure) = (mass, splitting, darkPhoton, darkFineStructure);
    }

    /// <summary>Mass m1 of chi1 [GeV].</summary>
    public double Mass { get; }

    /// <summary>Mass splitting Delta = m2 - m1 [GeV].</summary>
    public double Splitting { get; }

    /// <summary>The dark photon.</summary>
    public DarkPhoton DarkPhoton { get; }

    /// <summary>alpha_D = e_D^2/(4 pi).</summary>
    public double DarkFineStructure { get; }

    /// <summary>Mass m2 of chi2 [GeV].</summary>
    public double ExcitedMass => Mass + Splitting;

    /// <summary>Sum of the masses m1 + m2 [GeV]: the threshold of the pair.</summary>
    public double PairThreshold => 2 * Mass + Splitting;

    /// <summary>Partial width of the dark photon to chi1 chi2 [GeV]; zero below threshold.</summary>
    public double PairWidth => PairWidthAt(DarkPhoton.Mass);

    /// <summary>Width of a dark photon of another mass to chi1 chi2 [GeV]: what an off-shell one has.</summary>
    /// <remarks>Gamma = (alpha_D M/3) sqrt(lambda(1, m1^2/M^2, m2^2/M^2)) (1 - Delta^2/M^2) (1 + Sigma^2/(2 M^2)), Sigma = m1 + m2.</remarks>
    /// <param name="virtualMass">Mass M [GeV], above 0.</param>
    public double PairWidthAt(double virtualMass)
    {
        var m2 = virtualMass * virtualMass;
        var momentum = PhaseSpace.BreakupMomentum(virtualMass, Mass, ExcitedMass);
        return DarkFineStructure * 2 * momentum / 3 * (1 - Splitting * Splitting / m2) * (1 + PairThreshold * PairThreshold / (2 * m2));
    }

    /// <summary>Total width of the dark photon: chi1 chi2 and Standard Model particles [GeV].</summary>
    public double DarkPhotonWidth => PairWidth + DarkPhoton.StandardModelWidth;

    /// <summary>Branching fraction of A' -> chi1 chi2.</summary>
    public double PairFraction => PairWidth > 0 ? PairWidth / DarkPhotonWidth : 0;

    /// <summary>Partial width of chi2 -> chi1 l+ l- [GeV], exact in all masses; zero below threshold.</summary>
    /// <param name="lepton">Electron, muon or tau.</param>
    public double WidthToLeptons(Particle lepton)
    {
        var (low, high) = (2 * ChargedLepton.Require(lepton).Mass, Splitting);
        // q = low + (high - low) u, u = t^2 (3 - 2t): the edges are roots, which this softens.
        return low >= high ? 0 : GaussLegendreRule.Integrate(t =>
        {
            var q = low + (high - low) * t * t * (3 - 2 * t);
            return 6 * t * (1 - t) * (high - low) * 2 * q * Spectrum(q * q, VirtualPhoton.LeptonRatio(q * q, lepton.Mass));
        }, 0, 1, QuadratureOrder);
    }

    /// <summary>Partial width of chi2 -> chi1 hadrons [GeV], by the ratio R of <see cref="VirtualPhoton"/>.</summary>
    public double WidthToHadrons
    {
        get
        {
            var threshold = 2 * Particle.ChargedPion.Mass;
            double[] edges = [threshold, .. VirtualPhoton.Masses.Where(m => m > threshold && m < Splitting), Splitting];
            return Splitting <= threshold ? 0 : Enumerable.Range(1, edges.Length - 1).Sum(i => GaussLegendreRule.Integrate(
                q => 2 * q * Spectrum(q * q, VirtualPhoton.HadronRatio(q * q)), edges[i - 1], edges[i], PerTableStep));
        }
    }

    /// <summary>Total width of chi2 [GeV].</summary>
    public double Width =>
        WidthToLeptons(Particle.Electron) + WidthToLeptons(Particle.Muon) + WidthToLeptons(Particle.Tau) + WidthToHadrons;

    /// <summary>Branching fraction of chi2 -> chi1 l+ l-.</summary>
    /// <param name="lepton">Electron, muon or tau.</param>
    public double LeptonFraction(Particle lepton) => OfWidth(model => model.WidthToLeptons(lepton));

    /// <summary>Branching fraction of chi2 -> chi1 hadrons.</summary>
    public double HadronFraction => OfWidth(model => model.WidthToHadrons);

    /// <summary>Mean proper decay length of chi2, c tau = hbar c/Gamma [cm]; infinite without mixing or below two electron masses.</summary>
    public double ProperDecayLength => PhysicalConstants.HbarC / Width;

    /// <summary>The model as LaTeX.</summary>
    public static string Lagrangian =>
        @"\mathcal{L} = i e_D A'_\alpha \bar\chi_2 \gamma^\alpha \chi_1 + \varepsilon e A'_\alpha J_\mathrm{em}^\alpha, \quad m_{\chi_2} = m_{\chi_1} + \Delta";

    /// <inheritdoc/>
    public override string ToString() => $"inelastic dark matter, m1 = {Mass:G6} GeV, Delta = {Splitting:G6} GeV, alpha_D = {DarkFineStructure:G4}, {DarkPhoton}";

    /// <summary>dGamma/dq^2 of chi2 -> chi1 f fbar [1/GeV] for a ratio R of what the virtual photon turns into.</summary>
    /// <remarks>alpha alpha_D eps^2/(12 pi m2^3) sqrt(lambda(m2^2, m1^2, q^2)) (Delta^2 - q^2) (Sigma^2 + 2 q^2)/(m_A'^2 - q^2)^2 R(q^2): the amplitude squared,
    /// integrated over the pair; exact in all masses, width of the A' neglected.</remarks>
    internal double Spectrum(double q2, double ratio)
    {
        var (delta2, sigma2) = (Splitting * Splitting, PairThreshold * PairThreshold);
        var propagator = DarkPhoton.Mass * DarkPhoton.Mass - q2;
        var couplings = DarkPhoton.FineStructure * DarkFineStructure * DarkPhoton.KineticMixing * DarkPhoton.KineticMixing;
        return couplings / (12 * Math.PI * Math.Pow(ExcitedMass, 3)) * Math.Sqrt((delta2 - q2) * (sigma2 - q2)) * (delta2 - q2) * (sigma2 + 2 * q2)
            / (propagator * propagator) * ratio;
    }

    /// <summary>The same masses with all couplings 1: couplings cancel in branching fractions and shapes, also when they are zero.</summary>
    internal InelasticDarkMatter WithUnitCouplings() => new(Mass, Splitting, new DarkPhoton(DarkPhoton.Mass, 1), 1);

    private double OfWidth(Func<InelasticDarkMatter, double> partial)
    {
        var unit = WithUnitCouplings();
        return partial(unit) is > 0 and var width ? width / unit.Width : 0;
    }
}
