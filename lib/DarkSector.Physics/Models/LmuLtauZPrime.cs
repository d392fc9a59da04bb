using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Models;

/// <summary>The Z' boson of gauged L_mu - L_tau: a vector that couples to muons, taus and their neutrinos.</summary>
/// <remarks>
/// L = -1/4 Z'_ab Z'^ab + 1/2 M^2 Z'^2 + g' Z'_a (mubar g^a mu - taubar g^a tau + nubar_mu g^a P_L nu_mu - nubar_tau g^a P_L nu_tau).
/// With a dark matter particle coupled to the Z' the decay to it may take everything: the "fully invisible" case. Tree level; kinetic
/// mixing with the photon by loops of muons and taus is neglected. Shuve and Yavin, arXiv:1403.2727; Altmannshofer et al., arXiv:1609.04026.
/// </remarks>
public sealed record LmuLtauZPrime : ILeptonBoson
{
    private LmuLtauZPrime(double mass, double coupling, bool isFullyInvisible)
    {
        if (!(mass > 0) || !double.IsFinite(mass))
            throw new ArgumentOutOfRangeException(nameof(mass), $"mass = {mass} GeV; a Z' needs a mass above 0 GeV.");
        if (!(coupling >= 0) || !double.IsFinite(coupling))
            throw new ArgumentOutOfRangeException(nameof(coupling), $"coupling = {coupling}; g' is a finite number >= 0 (its sign has no effect at tree level).");
        Mass = mass;
        Coupling = coupling;
        IsFullyInvisible = isFullyInvisible;
    }

    /// <summary>The Z' that decays to Standard Model particles only.</summary>
    /// <param name="mass">Mass [GeV], above 0.</param>
    /// <param name="coupling">Gauge coupling g', not negative.</param>
    public static LmuLtauZPrime Vanilla(double mass, double coupling) => new(mass, coupling, isFullyInvisible: false);

    /// <summary>The Z' that decays to dark matter alone: branching fraction 1 to invisible.</summary>
    /// <param name="mass">Mass [GeV], above 0.</param>
    /// <param name="coupling">Gauge coupling g', not negative.</param>
    public static LmuLtauZPrime FullyInvisible(double mass, double coupling) => new(mass, coupling, isFullyInvisible: true);

    /// <summary>Mass [GeV].</summary>
    public double Mass { get; }

    /// <summary>Gauge coupling g'.</summary>
    public double Coupling { get; }

    /// <summary>Whether every decay is to dark matter.</summary>
    public bool IsFullyInvisible { get; }

    /// <inheritdoc/>
    public CouplingStructure Structure => CouplingStructure.Vector;

    /// <inheritdoc/>
    public string Symbol => "Z'";

    /// <inheritdoc/>
    public string ParticleName => "zPrime";

    /// <summary>Vector coupling to a charged lepton: g' to muons, -g' to taus, none to electrons.</summary>
    /// <param name="lepton">Electron, muon or tau.</param>
    public double LeptonCoupling(Particle lepton) => lepton == Particle.Muon ? Coupling : lepton == Particle.Tau ? -Coupling : 0;

    /// <summary>Partial width to a charged-lepton pair [GeV].</summary>
    /// <remarks>Gamma = g'^2 M/(12 pi) (1 + 2r) sqrt(1 - 4r), r = (m_l/M)^2; zero below threshold and for electrons.</remarks>
    /// <param name="lepton">Electron, muon or tau.</param>
    public double WidthToLeptons(Particle lepton) => NeutrinoWidth * ChargedOverNeutrinos(lepton);

    /// <summary>Partial width to muon and tau neutrinos together [GeV]: g'^2 M/(24 pi) each.</summary>
    public double NeutrinoWidth => Coupling * Coupling * Mass / (12 * Math.PI);

    /// <summary>Total width from Standard Model decays [GeV].</summary>
    /// <remarks>For the fully invisible Z' the dark width is not fixed by the model; it is taken as narrow.</remarks>
    public double StandardModelWidth => NeutrinoWidth * TotalOverNeutrinos;

    /// <summary>Branching fraction to nothing visible: neutrinos, or dark matter.</summary>
    public double InvisibleFraction => IsFullyInvisible ? 1 : 1 / TotalOverNeutrinos;

    /// <summary>Branching fraction to a charged-lepton pair.</summary>
    /// <param name="lepton">Electron, muon or tau.</param>
    public double LeptonFraction(Particle lepton) => IsFullyInvisible ? 0 : ChargedOverNeutrinos(lepton) / TotalOverNeutrinos;

    /// <summary>Mean proper decay length of the vanilla Z', c tau = hbar c / Gamma [cm].</summary>
    public double ProperDecayLength => PhysicalConstants.HbarC / StandardModelWidth;

    /// <summary>The model as LaTeX.</summary>
    public static string Lagrangian =>
        @"\mathcal{L} = -\tfrac{1}{4} Z'_{\alpha\beta} Z'^{\alpha\beta} + \tfrac{1}{2} M_{Z'}^2 Z'_\alpha Z'^\alpha + g' Z'_\alpha \left( \bar\mu \gamma^\alpha \mu - \bar\tau \gamma^\alpha \tau + \bar\nu_{\mu,L} \gamma^\alpha \nu_{\mu,L} - \bar\nu_{\tau,L} \gamma^\alpha \nu_{\tau,L} \right)";

    /// <inheritdoc/>
    public override string ToString() => $"{(IsFullyInvisible ? "fully invisible" : "vanilla")} L_mu - L_tau Z', M = {Mass:G6} GeV, g' = {Coupling:G4}";

    private double TotalOverNeutrinos => 1 + ChargedOverNeutrinos(Particle.Muon) + ChargedOverNeutrinos(Particle.Tau);

    private double ChargedOverNeutrinos(Particle lepton)
    {
        ArgumentNullException.ThrowIfNull(lepton);
        var couples = lepton == Particle.Muon || lepton == Particle.Tau;
        var r = lepton.Mass * lepton.Mass / (Mass * Mass);
        return couples && r < 0.25 ? (1 + 2 * r) * Math.Sqrt(1 - 4 * r) : 0;
    }
}
