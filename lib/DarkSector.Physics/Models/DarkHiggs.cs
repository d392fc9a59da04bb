using DarkSector.Physics.Data;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Models;

/// <summary>The dark Higgs boson h', which gives the dark photon its mass and may mix with the Higgs boson.</summary>
/// <remarks>
/// L = |D phi|^2 with phi = (v' + h')/sqrt(2) of dark charge q: m_A' = q e_D v' and the vertex h' A' A' is 2 i q e_D m_A' g_ab. Everything goes with
/// q^2 alpha_D, alpha_D = e_D^2/(4 pi). Mixing with the Higgs boson by the angle theta gives couplings -sin(theta) m_f/v to fermions.
/// B. Batell, M. Pospelov and A. Ritz, Phys. Rev. D 79, 115008 (2009); hadrons: M. W. Winkler, Phys. Rev. D 99, 015018 (2019).
/// </remarks>
public sealed record DarkHiggs
{
    private static readonly ResourceTable Table = ResourceTable.Load("dark-higgs-foresee.csv");
    private static readonly double[] HadronWidths = [.. Table["properDecayLength"].Select((length, i) => PhysicalConstants.HbarC / length * HadronicShare(i))];
    private static readonly Func<double, double> Hadrons = Table.Interpolated(HadronWidths);
    private static readonly Func<double, double> Pions = Channel("pions");
    private static readonly Func<double, double> Kaons = Channel("kaons");

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
        if (mixing > 0 && mass > Table["mass"][^1])
            throw new ArgumentOutOfRangeException(nameof(mass), $"mass = {mass} GeV; the widths of a dark Higgs boson that mixes are known up to {Table["mass"][^1]} GeV.");
        if (!(charge > 0) || !double.IsFinite(charge))
            throw new ArgumentOutOfRangeException(nameof(charge), $"charge = {charge}; the dark charge is a finite number above 0, usually 1 or 2.");
        (Mass, DarkPhoton, DarkFineStructure, Mixing, Charge) = (mass, darkPhoton, darkFineStructure, mixing, charge);
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

    /// <summary>Partial width to a charged-lepton pair by mixing [GeV].</summary>
    /// <remarks>Gamma = sin^2(theta) G_F m m_l^2/(4 sqrt(2) pi) (1 - 4 m_l^2/m^2)^(3/2); zero below threshold.</remarks>
    /// <param name="lepton">Electron, muon or tau.</param>
    public double WidthToLeptons(Particle lepton)
    {
        var mass2 = ChargedLepton.Require(lepton).Mass * lepton.Mass;
        var beta2 = Math.Max(0, 1 - 4 * mass2 / (Mass * Mass));
        return Mixing * Mixing * PhysicalConstants.FermiConstant * Mass * mass2 / (4 * Math.Sqrt(2) * Math.PI) * Math.Pow(beta2, 1.5);
    }

    /// <summary>Partial width to hadrons by mixing [GeV], from the table.</summary>
    public double WidthToHadrons => Mixing * Mixing * AbovePions(Hadrons);

    /// <summary>Total width [GeV].</summary>
    public double Width => WidthToDarkPhotons + WidthToHadrons
        + WidthToLeptons(Particle.Electron) + WidthToLeptons(Particle.Muon) + WidthToLeptons(Particle.Tau);

    /// <summary>Branching fraction to two dark photons.</summary>
    public double DarkPhotonFraction => OverWidth(WidthToDarkPhotons);

    /// <summary>Branching fraction to a pair of charged particles: e, mu, tau, pi+ pi- (two thirds of all pion pairs) or K+ K- (half of all kaon pairs).</summary>
    /// <remarks>Pion and kaon pairs end at 2 GeV, where the table goes over to quarks and gluons.</remarks>
    /// <param name="particle">Electron, muon, tau, charged pion or charged kaon.</param>
    public double Fraction(Particle particle)
    {
        if (particle == Particle.ChargedPion)
            return OverWidth(Mixing * Mixing * AbovePions(Pions) * 2 / 3);
        if (particle == Particle.ChargedKaon)
            return OverWidth(Mixing * Mixing * (Mass > 2 * Particle.ChargedKaon.Mass ? Kaons(Mass) : 0) / 2);
        return OverWidth(WidthToLeptons(particle));
    }

    /// <summary>Mean proper decay length, c tau = hbar c/Gamma [cm]; infinite when nothing is open.</summary>
    public double ProperDecayLength => PhysicalConstants.HbarC / Width;

    /// <summary>The model as LaTeX.</summary>
    public static string Lagrangian =>
        @"\mathcal{L} = |D_\alpha \phi|^2 - V(\phi), \quad \phi = (v' + h')/\sqrt{2} \;\Rightarrow\; \frac{m_{A'}^2}{v'} h' A'_\alpha A'^\alpha - \sin\theta \sum_f \frac{m_f}{v} h' \bar f f";

    /// <inheritdoc/>
    public override string ToString() => $"dark Higgs boson, m = {Mass:G6} GeV, alpha_D = {DarkFineStructure:G4}, sin(theta) = {Mixing:G4}, {DarkPhoton}";

    private double AbovePions(Func<double, double> width) => Mass > 2 * Particle.ChargedPion.Mass ? width(Mass) : 0;

    private double OverWidth(double partial) => partial > 0 ? partial / Width : 0;

    private static double HadronicShare(int row) => Math.Max(0, 1 - Table["electrons"][row] - Table["muons"][row] - Table["taus"][row]);

    // The fractions of the table add up to one only within some per cent: they share the hadronic width.
    private static Func<double, double> Channel(string name)
    {
        string[] hadrons = ["pions", "kaons", "fourPions", "gluons", "strange", "charm", "bottom"];
        var sums = Table["mass"].Select((_, i) => hadrons.Sum(h => Table[h][i])).ToArray();
        return Table.Interpolated([.. Table[name].Select((fraction, i) => sums[i] > 0 ? HadronWidths[i] * fraction / sums[i] : 0)]);
    }
}
