using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Detectors.AllowedValue;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Detectors;

/// <summary>Identification of charged particles: for each true kind, what its tracks are taken for.</summary>
/// <remarks>
/// One decision per track, as from one set of likelihoods, so a track has at most one identity. The numbers below hold at full reach of the detectors that
/// decide; electrons need a momentum for calorimeter and dE/dx, muons must reach the muon detector (<see cref="MuonIdentification"/>), and without Cherenkov light fewer pions and
/// kaons get their name. Uncertainty in the Belle II search with two muons and two more tracks (Phys. Rev. Lett. 131, 121802 (2023)), as presented: 3.9-6.2 %.
/// </remarks>
public sealed record ParticleIdentification
{
    /// <summary>Electrons. Assumed: 90-96 % for a likelihood above 0.9.</summary>
    public IdentityProbabilities Electrons { get; init => field = value.Checked(nameof(Electrons)); } = new(Electron: 0.93, Muon: 0.001, Pion: 0.03, Kaon: 0.005);

    /// <summary>Muons that are not taken for muons; how many are is the matter of <see cref="MuonIdentification"/>. Assumed.</summary>
    public IdentityProbabilities MuonsMistaken { get; init => field = RefuseMuons(value, nameof(MuonsMistaken)); } = new(Electron: 0.001, Muon: 0, Pion: 0.06, Kaon: 0.005);

    /// <summary>Pions. Assumed: electron 0.3-1 %, muon 2-7 %, kaon about 7 %.</summary>
    public IdentityProbabilities Pions { get; init => field = value.Checked(nameof(Pions)); } = new(Electron: 0.005, Muon: 0.04, Pion: 0.85, Kaon: 0.07);

    /// <summary>Kaons. Assumed: muon 1-4 %.</summary>
    public IdentityProbabilities Kaons { get; init => field = value.Checked(nameof(Kaons)); } = new(Electron: 0.002, Muon: 0.02, Pion: 0.08, Kaon: 0.86);

    /// <summary>Protons, which have no identity of their own here. Assumed.</summary>
    public IdentityProbabilities Protons { get; init => field = value.Checked(nameof(Protons)); } = new(Electron: 0.002, Muon: 0.005, Pion: 0.02, Kaon: 0.05);

    /// <summary>Momentum below which no electron is identified [GeV]: 0.28 GeV of pT reach the barrel calorimeter (basf2, AcceptanceVariables).</summary>
    public double LowestElectronMomentum { get; init => field = NotNegative(value, " GeV"); } = 0.28 * GeV;

    /// <summary>Momentum of the full electron numbers [GeV]; in between they rise linearly. Assumed.</summary>
    public double FullElectronMomentum { get; init => field = NotNegative(value, " GeV"); } = 1.0 * GeV;

    /// <summary>Polar angles of the Cherenkov detector in the barrel (TOP); Belle II: 32.2 to 123.86 degrees (basf2 documentation).</summary>
    public AngularRange BarrelCherenkov { get; init; } = AngularRange.Degrees(32.2, 123.86);

    /// <summary>Transverse momentum that reaches it [GeV] (basf2, AcceptanceVariables).</summary>
    public double BarrelCherenkovPt { get; init => field = NotNegative(value, " GeV"); } = 0.27 * GeV;

    /// <summary>Polar angles of the Cherenkov detector in front (ARICH); Belle II: 14 to 30 degrees (basf2, AcceptanceVariables).</summary>
    public AngularRange ForwardCherenkov { get; init; } = AngularRange.Degrees(14, 30);

    /// <summary>Factor on the pion and kaon numbers where there is no Cherenkov light and dE/dx decides alone. Assumed.</summary>
    public double WithoutCherenkov { get; init => field = Probability(value); } = 0.7;

    /// <summary>What a track is taken for, with what probability.</summary>
    /// <param name="kind">True kind: electron, muon, charged pion or kaon, proton.</param>
    /// <param name="momentum">True laboratory momentum [GeV].</param>
    /// <param name="muons">Identification of muons.</param>
    public IdentityProbabilities Of(Particle kind, FourVector momentum, MuonIdentification muons)
    {
        ArgumentNullException.ThrowIfNull(muons);
        var full = Row(kind);
        var (electron, muon, hadron) = (ElectronReach(momentum), muons.Reach(momentum), HadronReach(momentum));
        return new IdentityProbabilities(electron * full.Electron,
            kind == Particle.Muon ? muons.Efficiency(momentum) : muon * full.Muon, hadron * full.Pion, hadron * full.Kaon);
    }

    /// <summary>The decision for a track, for a number uniform in [0, 1).</summary>
    internal Identity Decide(Particle kind, FourVector momentum, MuonIdentification muons, double uniform) =>
        // Most muons are found to be muons, and then nothing else has to be computed.
        kind == Particle.Muon && uniform < muons.Efficiency(momentum) ? Identity.Muon : Of(kind, momentum, muons).Decide(uniform);

    /// <summary>Whether particles of this kind leave tracks that are identified.</summary>
    internal static bool Knows(Particle? kind) =>
        kind == Particle.Electron || kind == Particle.Muon || kind == Particle.ChargedPion || kind == Particle.ChargedKaon || kind == Particle.Proton;

    /// <summary>Refuses muon numbers that leave no room for the mistakes.</summary>
    internal void RefuseTogetherWith(MuonIdentification muons) =>
        (MuonsMistaken with { Muon = muons.PlateauEfficiency }).Checked($"{nameof(MuonIdentification)}.{nameof(muons.PlateauEfficiency)} with {nameof(MuonsMistaken)}");

    private IdentityProbabilities Row(Particle kind) =>
        kind == Particle.Muon ? MuonsMistaken
        : kind == Particle.Electron ? Electrons
        : kind == Particle.ChargedPion ? Pions
        : kind == Particle.ChargedKaon ? Kaons
        : kind == Particle.Proton ? Protons
        : throw new ArgumentException($"kind = {kind}; tracks are left by e, mu, pi, K and p.", nameof(kind));

    private double ElectronReach(FourVector momentum) =>
        Math.Clamp((momentum.P - LowestElectronMomentum) / (FullElectronMomentum - LowestElectronMomentum), 0, 1);

    private double HadronReach(FourVector momentum) =>
        BarrelCherenkov.Contains(momentum) && momentum.Pt > BarrelCherenkovPt || ForwardCherenkov.Contains(momentum) ? 1 : WithoutCherenkov;

    private static IdentityProbabilities RefuseMuons(IdentityProbabilities mistaken, string name) => mistaken.Muon == 0 ? mistaken.Checked(name)
        : throw new ArgumentOutOfRangeException(name, $"{name}.Muon = {mistaken.Muon}; it must be 0: the efficiency of muons is MuonIdentification.PlateauEfficiency.");
}
