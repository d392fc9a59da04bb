using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Models;

/// <summary>The dark photon A': a vector that mixes kinetically with the photon, and so couples to the electromagnetic current with eps e.</summary>
/// <remarks>
/// L = -1/4 F'_ab F'^ab + 1/2 m_A'^2 A'^2 + eps e A'_a J_em^a after the rotation that removes the mixing eps/2 F'_ab F^ab; masses far below that of the Z boson.
/// B. Holdom, Phys. Lett. B 166, 196 (1986). Widths here are those to Standard Model particles; dark decays belong to the models that add dark particles.
/// </remarks>
public sealed record DarkPhoton : ILeptonBoson
{
    /// <summary>A dark photon.</summary>
    /// <param name="mass">Mass [GeV], above 0.</param>
    /// <param name="kineticMixing">Mixing eps, not negative.</param>
    /// <param name="fineStructure">alpha; 1/137.036 unless a published convention is to be followed.</param>
    public DarkPhoton(double mass, double kineticMixing, double fineStructure = PhysicalConstants.FineStructure)
    {
        if (!(mass > 0) || !double.IsFinite(mass))
            throw new ArgumentOutOfRangeException(nameof(mass), $"mass = {mass} GeV; a dark photon needs a mass above 0 GeV.");
        if (!(kineticMixing >= 0) || !double.IsFinite(kineticMixing))
            throw new ArgumentOutOfRangeException(nameof(kineticMixing), $"kineticMixing = {kineticMixing}; eps is a finite number >= 0 (its sign has no effect at tree level).");
        if (!(fineStructure > 0) || !double.IsFinite(fineStructure))
            throw new ArgumentOutOfRangeException(nameof(fineStructure), $"fineStructure = {fineStructure}; alpha is a finite number above 0, 1/137.036 at zero momentum.");
        Mass = mass;
        KineticMixing = kineticMixing;
        FineStructure = fineStructure;
    }

    /// <summary>Mass [GeV].</summary>
    public double Mass { get; }

    /// <summary>Kinetic mixing eps.</summary>
    public double KineticMixing { get; }

    /// <summary>The fine-structure constant used.</summary>
    public double FineStructure { get; }

    /// <inheritdoc/>
    public CouplingStructure Structure => CouplingStructure.Vector;

    /// <inheritdoc/>
    public string Symbol => "A'";

    /// <inheritdoc/>
    public string ParticleName => "darkPhoton";

    /// <inheritdoc/>
    public double LeptonCoupling(Particle lepton)
    {
        ChargedLepton.Require(lepton);
        return KineticMixing * Math.Sqrt(4 * Math.PI * FineStructure);
    }

    /// <inheritdoc/>
    public double LeptonFraction(Particle lepton) => Fraction(ChargedLepton.Require(lepton));

    /// <summary>Partial width to a charged-lepton pair [GeV].</summary>
    /// <remarks>Gamma = alpha eps^2 m/3 (1 + 2r) sqrt(1 - 4r), r = (m_l/m)^2; zero below threshold.</remarks>
    /// <param name="lepton">Electron, muon or tau.</param>
    public double WidthToLeptons(Particle lepton) => PointWidth * VirtualPhoton.LeptonRatio(Mass * Mass, ChargedLepton.Require(lepton).Mass);

    /// <summary>Partial width to hadrons [GeV]: R(m) times the width to a massless lepton pair.</summary>
    public double WidthToHadrons => PointWidth * VirtualPhoton.HadronRatio(Mass * Mass);

    /// <summary>Partial width to pi+ pi- [GeV]; part of <see cref="WidthToHadrons"/>.</summary>
    public double WidthToPions => PointWidth * VirtualPhoton.PionRatio(Mass);

    /// <summary>Width to leptons and hadrons together [GeV].</summary>
    public double StandardModelWidth => PointWidth * TotalRatio;

    /// <summary>Fraction of the visible decays that go to a pair of electrons, muons, taus or charged pions.</summary>
    /// <param name="particle">Electron, muon, tau or charged pion.</param>
    public double Fraction(Particle particle) => OfVisible(particle == Particle.ChargedPion
        ? VirtualPhoton.PionRatio(Mass)
        : VirtualPhoton.LeptonRatio(Mass * Mass, ChargedLepton.Require(particle).Mass));

    /// <summary>Fraction of the visible decays that go to hadrons.</summary>
    public double HadronFraction => OfVisible(VirtualPhoton.HadronRatio(Mass * Mass));

    /// <summary>Mean proper decay length of the visibly decaying dark photon, c tau = hbar c/Gamma [cm]; infinite without mixing.</summary>
    public double ProperDecayLength => PhysicalConstants.HbarC / StandardModelWidth;

    /// <summary>The model as LaTeX.</summary>
    public static string Lagrangian =>
        @"\mathcal{L} = -\tfrac{1}{4} F'_{\alpha\beta} F'^{\alpha\beta} + \tfrac{1}{2} m_{A'}^2 A'_\alpha A'^\alpha - \tfrac{\varepsilon}{2} F'_{\alpha\beta} F^{\alpha\beta}";

    /// <inheritdoc/>
    public override string ToString() => $"dark photon, m = {Mass:G6} GeV, eps = {KineticMixing:G4}";

    // Width to a massless lepton pair.
    private double PointWidth => FineStructure * KineticMixing * KineticMixing * Mass / 3;

    private double TotalRatio => VirtualPhoton.HadronRatio(Mass * Mass)
        + VirtualPhoton.LeptonRatio(Mass * Mass, Particle.Electron.Mass)
        + VirtualPhoton.LeptonRatio(Mass * Mass, Particle.Muon.Mass)
        + VirtualPhoton.LeptonRatio(Mass * Mass, Particle.Tau.Mass);

    private double OfVisible(double ratio) => ratio > 0 ? ratio / TotalRatio : 0;
}
