using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Models;

/// <summary>tau -> l alpha: a light boson without spin that changes the flavour of a lepton and is not seen.</summary>
/// <remarks>
/// The branching fraction itself is the parameter: that is what searches limit, relative to B(tau -> l nu nu) (Belle II, Phys. Rev. Lett. 130, 181803 (2023)).
/// It stands for one charge of the tau, as any branching fraction does. <see cref="FromScale"/> takes it from L = (d_mu alpha/F) lbar gamma^mu gamma5 tau + h.c.;
/// papers differ by factors of 2 in F.
/// </remarks>
public sealed record TauToLeptonBoson
{
    private const double TauWidth = 2.2673e-12; // hbar/(290.3(5) fs) [GeV], PDG 2022

    /// <summary>The decay with a given branching fraction.</summary>
    /// <param name="lepton">Electron or muon.</param>
    /// <param name="mass">Mass of the boson [GeV], from 0 to below m_tau - m_l.</param>
    /// <param name="branchingFraction">B(tau -> l alpha), 0 to 1.</param>
    /// <param name="asymmetry">A in the density 1 + A P cos(theta) of the lepton of a tau-: -1 for a left-handed, +1 for a right-handed coupling, 0 (as here unless
    /// given) for a pure vector or axial one.</param>
    public TauToLeptonBoson(Particle lepton, double mass, double branchingFraction, double asymmetry = 0)
    {
        ArgumentNullException.ThrowIfNull(lepton);
        if (lepton != Particle.Electron && lepton != Particle.Muon)
            throw new ArgumentException($"The lepton is {lepton}; a tau decays to an electron or a muon.", nameof(lepton));
        if (!(mass >= 0 && mass < Particle.Tau.Mass - lepton.Mass))
            throw new ArgumentOutOfRangeException(nameof(mass), $"mass = {mass} GeV; the decay tau -> {lepton} alpha needs 0 <= mass < {Particle.Tau.Mass - lepton.Mass:F4} GeV.");
        if (branchingFraction is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(branchingFraction), $"branchingFraction = {branchingFraction}; it is in 0 to 1.");
        if (asymmetry is not (>= -1 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(asymmetry), $"asymmetry = {asymmetry}; it is in -1 (left-handed) to 1 (right-handed).");
        (Lepton, Mass, BranchingFraction, Asymmetry) = (lepton, mass, branchingFraction, asymmetry);
    }

    /// <summary>The decay through an axial coupling 1/F.</summary>
    /// <param name="lepton">Electron or muon.</param>
    /// <param name="mass">Mass of the boson [GeV].</param>
    /// <param name="scale">F [GeV], above 0.</param>
    public static TauToLeptonBoson FromScale(Particle lepton, double mass, double scale)
    {
        var decay = new TauToLeptonBoson(lepton, mass, 0);
        if (!(scale > 0))
            throw new ArgumentOutOfRangeException(nameof(scale), $"scale = {scale} GeV; F is above 0 GeV.");
        return new TauToLeptonBoson(lepton, mass, decay.WidthTimesScaleSquared / (scale * scale) / TauWidth);
    }

    /// <summary>Electron or muon.</summary>
    public Particle Lepton { get; }

    /// <summary>Mass of the boson [GeV].</summary>
    public double Mass { get; }

    /// <summary>B(tau -> l alpha).</summary>
    public double BranchingFraction { get; }

    /// <summary>A in the density 1 + A P cos(theta) of the lepton of a tau-.</summary>
    public double Asymmetry { get; }

    /// <summary>Energy of the lepton in the rest frame of the tau, (m_tau^2 + m_l^2 - m^2)/(2 m_tau) [GeV].</summary>
    public double LeptonEnergy => (Particle.Tau.Mass * Particle.Tau.Mass + Lepton.Mass * Lepton.Mass - Mass * Mass) / (2 * Particle.Tau.Mass);

    /// <summary>x = 2 E/m_tau of the lepton.</summary>
    public double X => 2 * LeptonEnergy / Particle.Tau.Mass;

    /// <summary>The model as LaTeX.</summary>
    public static string Lagrangian => @"\mathcal{L} = \frac{\partial_\mu \alpha}{F} \, \bar\ell \gamma^\mu \gamma_5 \tau + \mathrm{h.c.}";

    /// <inheritdoc/>
    public override string ToString() => $"tau -> {Lepton} alpha, m = {Mass:G6} GeV, B = {BranchingFraction:G4}";

    internal string Symbol => Lepton == Particle.Electron ? "e" : @"\mu";

    // Gamma F^2 = p (m_tau + m_l)^2 ((m_tau - m_l)^2 - m^2)/(8 pi m_tau^2); m_tau^3 (1 - m^2/m_tau^2)^2/(16 pi) without the lepton mass.
    private double WidthTimesScaleSquared
    {
        get
        {
            var (tau, lepton) = (Particle.Tau.Mass, Lepton.Mass);
            var momentum = PhaseSpace.BreakupMomentum(tau, lepton, Mass);
            return momentum * Math.Pow(tau + lepton, 2) * (Math.Pow(tau - lepton, 2) - Mass * Mass) / (8 * Math.PI * tau * tau);
        }
    }
}
