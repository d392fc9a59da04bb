using DarkSector.Physics.Data;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Models;

/// <summary>A light scalar that mixes with the Higgs boson and so couples like it, times the mixing angle.</summary>
/// <remarks>
/// L = -theta Sum_f (m_f/v) S fbar f. Leptonic widths by formula; hadronic ones from the FORESEE table after M. W. Winkler, Phys. Rev. D 99, 015018
/// (2019), which is uncertain by a factor of 2 or more between 1 and 3 GeV. The decay to two photons is neglected.
/// </remarks>
public sealed record HiggsMixedScalar
{
    private static readonly ResourceTable Table = ResourceTable.Load("dark-higgs-foresee.csv");
    private static readonly double[] HadronicWidths = [.. Table["properDecayLength"].Select((length, i) => PhysicalConstants.HbarC / length * HadronicShare(i))];
    private static readonly Func<double, double> Hadrons = Table.Interpolated(HadronicWidths);
    private static readonly Func<double, double> Pions = Channel("pions");
    private static readonly Func<double, double> Kaons = Channel("kaons");

    /// <summary>Largest mass [GeV], where the table of hadronic widths ends.</summary>
    public const double LargestMass = 10 * Units.GeV;

    /// <summary>A scalar of given mass and mixing.</summary>
    /// <param name="mass">Mass [GeV], above 0 and at most 10 GeV, where the table of hadronic widths ends.</param>
    /// <param name="mixing">Mixing angle theta [rad], not negative; small, so that sin(theta) = theta.</param>
    public HiggsMixedScalar(double mass, double mixing)
    {
        if (mass is not (> 0 and <= LargestMass))
            throw new ArgumentOutOfRangeException(nameof(mass), $"mass = {mass} GeV; the widths of a scalar that mixes with the Higgs boson are known above 0 GeV and up to {LargestMass} GeV.");
        if (!(mixing >= 0) || !double.IsFinite(mixing))
            throw new ArgumentOutOfRangeException(nameof(mixing), $"mixing = {mixing} rad; theta is a finite number >= 0 (its sign has no effect at tree level).");
        Mass = mass;
        Mixing = mixing;
    }

    /// <summary>Mass [GeV].</summary>
    public double Mass { get; }

    /// <summary>Mixing angle theta [rad].</summary>
    public double Mixing { get; }

    /// <summary>Partial width to a charged-lepton pair [GeV].</summary>
    /// <remarks>Gamma = theta^2 G_F m m_l^2/(4 sqrt(2) pi) (1 - 4 m_l^2/m^2)^(3/2); zero below threshold.</remarks>
    /// <param name="lepton">Electron, muon or tau.</param>
    public double WidthToLeptons(Particle lepton)
    {
        var mass2 = ChargedLepton.Require(lepton).Mass * lepton.Mass;
        var velocity2 = Math.Max(0, 1 - 4 * mass2 / (Mass * Mass));
        return Mixing * Mixing * PhysicalConstants.FermiConstant * Mass * mass2 / (4 * Math.Sqrt(2) * Math.PI) * Math.Pow(velocity2, 1.5);
    }

    /// <summary>Partial width to hadrons [GeV], from the table.</summary>
    public double WidthToHadrons => AbovePions(Hadrons);

    /// <summary>Total width [GeV].</summary>
    public double Width => WidthToHadrons + WidthToLeptons(Particle.Electron) + WidthToLeptons(Particle.Muon) + WidthToLeptons(Particle.Tau);

    /// <summary>Mean proper decay length c tau = hbar c/Gamma [cm]; infinite without mixing.</summary>
    public double ProperDecayLength => PhysicalConstants.HbarC / Width;

    /// <summary>Partial width to a pair of charged particles [GeV].</summary>
    /// <remarks>pi+ pi- are two thirds of all pion pairs, K+ K- half of all kaon pairs; the table has them up to 2 GeV, above which it goes over to quarks and gluons.</remarks>
    /// <param name="particle">Electron, muon, tau, charged pion or charged kaon.</param>
    public double WidthTo(Particle particle)
    {
        if (particle == Particle.ChargedPion)
            return AbovePions(Pions) * 2 / 3;
        if (particle == Particle.ChargedKaon)
            return Mass > 2 * Particle.ChargedKaon.Mass ? Mixing * Mixing * Kaons(Mass) / 2 : 0;
        return WidthToLeptons(particle);
    }

    /// <summary>Branching fraction to a pair of charged particles; independent of the mixing.</summary>
    /// <param name="particle">Electron, muon, tau, charged pion or charged kaon, as in <see cref="WidthTo"/>.</param>
    public double Fraction(Particle particle) => Mixing == 0 ? new HiggsMixedScalar(Mass, 1).Fraction(particle) : WidthTo(particle) / Width;

    /// <summary>Branching fraction of B -> K S or K* S.</summary>
    /// <remarks>The vertex is L = C S sbar P_R b, C = 3 sqrt(2) G_F m_t^2 |V_ts V_tb| m_b theta/(16 pi^2 v).</remarks>
    /// <param name="decay">Which B meson and kaon.</param>
    public double FractionOf(BToKaonDecay decay)
    {
        ArgumentNullException.ThrowIfNull(decay);
        const double bottom = 4.18 * Units.GeV;
        var coupling = 3 * Math.Sqrt(2) * PhysicalConstants.FermiConstant * BToKaonDecay.TopMass * BToKaonDecay.TopMass * BToKaonDecay.MixingElements * bottom * Mixing
            / (16 * Math.PI * Math.PI * PhysicalConstants.HiggsVacuumExpectationValue);
        return decay.ScalarFraction(Mass, coupling);
    }

    /// <summary>The model as LaTeX.</summary>
    public static string Lagrangian => @"\mathcal{L} = -\theta \sum_f \frac{m_f}{v} S \bar f f";

    /// <inheritdoc/>
    public override string ToString() => $"Higgs-mixed scalar, m = {Mass:G6} GeV, theta = {Mixing:G4}";

    private double AbovePions(Func<double, double> width) => Mass > 2 * Particle.ChargedPion.Mass ? Mixing * Mixing * width(Mass) : 0;

    private static double HadronicShare(int row) => Math.Max(0, 1 - Table["electrons"][row] - Table["muons"][row] - Table["taus"][row]);

    // The fractions of the table add up to one only within some per cent: they share the hadronic width.
    private static Func<double, double> Channel(string name)
    {
        string[] hadrons = ["pions", "kaons", "fourPions", "gluons", "strange", "charm", "bottom"];
        var sums = Table["mass"].Select((_, i) => hadrons.Sum(h => Table[h][i])).ToArray();
        return Table.Interpolated([.. Table[name].Select((fraction, i) => sums[i] > 0 ? HadronicWidths[i] * fraction / sums[i] : 0)]);
    }
}
