using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Datasets;
using DarkSector.Physics.Generation.Channels;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> mu+mu-mu+mu- and e+e- -> mu+mu-tau+tau-: all tree diagrams with photons, with their interference.</summary>
/// <remarks>
/// Two kinds of diagrams: both beams turn into virtual photons, each of which makes a pair (85 % of four muons, pairs close to the beams); or a pair radiates
/// the other one (<see cref="ThreeFermionLines"/>). Identical muons are exchanged with the sign of Fermi statistics. Electron mass neglected, lepton masses kept; no
/// initial-state radiation. The taus are not decayed. sigma = 1/(2s) (4 pi alpha)^4 Int |M|^2 dPhi_4.
/// </remarks>
public sealed class FourLeptons : MultichannelProcess
{
    private static readonly TrueParticle[] Muons =
    [
        TrueParticle.NegativeMuon, TrueParticle.PositiveMuon,
        new("mu3True", Particle.Muon, -1), new("mu4True", Particle.Muon, +1),
    ];

    private static readonly TrueParticle[] MuonsAndTaus =
    [
        TrueParticle.NegativeMuon, TrueParticle.PositiveMuon,
        new("tau1True", Particle.Tau, -1), new("tau2True", Particle.Tau, +1),
    ];

    private readonly Particle _second;
    private readonly PolarAngles _angles;

    private FourLeptons(double sqrtS, Particle second, PolarAngles? angles, double fineStructure)
    {
        var threshold = 2 * (Particle.Muon.Mass + second.Mass);
        if (!(sqrtS > threshold) || !double.IsFinite(sqrtS))
            throw new ArgumentOutOfRangeException(nameof(sqrtS), $"sqrt(s) = {sqrtS} GeV; two muons and two {second.Name} need more than {threshold:F4} GeV.");
        SqrtS = sqrtS;
        FineStructure = fineStructure;
        _second = second;
        _angles = angles ?? PolarAngles.All;
        Channels = IsIdentical ? [.. ChannelsOf(1, 3), .. ChannelsOf(3, 1)] : ChannelsOf(1, 3);
    }

    /// <summary>e+e- -> mu+mu-mu+mu-.</summary>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    /// <param name="angles">Polar angles of all four muons, CMS frame; all when left out.</param>
    /// <param name="fineStructure">alpha.</param>
    public static FourLeptons FourMuons(double sqrtS, PolarAngles? angles = null, double fineStructure = PhysicalConstants.FineStructure) =>
        new(sqrtS, Particle.Muon, angles, fineStructure);

    /// <summary>e+e- -> mu+mu-tau+tau-.</summary>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    /// <param name="angles">Polar angles of all four leptons, CMS frame; all when left out.</param>
    /// <param name="fineStructure">alpha.</param>
    public static FourLeptons MuonPairTauPair(double sqrtS, PolarAngles? angles = null, double fineStructure = PhysicalConstants.FineStructure) =>
        new(sqrtS, Particle.Tau, angles, fineStructure);

    /// <summary>The fine-structure constant used.</summary>
    public double FineStructure { get; }

    /// <inheritdoc/>
    public override string Name => IsIdentical ? @"$e^+e^-\to\mu^+\mu^-\mu^+\mu^-$" : @"$e^+e^-\to\mu^+\mu^-\tau^+\tau^-$";

    /// <inheritdoc/>
    public override string? Region => _angles == PolarAngles.All ? CrossSection.EverywhereInPhaseSpace : null;

    /// <inheritdoc/>
    public override string Normalisation => $"exact tree cross-section, alpha = 1/{1 / FineStructure:G6}, no initial-state radiation";

    /// <inheritdoc/>
    public override double SqrtS { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<TrueParticle> FinalState => IsIdentical ? Muons : MuonsAndTaus;

    /// <inheritdoc/>
    public override int Dimensions => 8;

    /// <inheritdoc/>
    public override IReadOnlyList<PhaseSpaceChannel> Channels { get; }

    private bool IsIdentical => _second == Particle.Muon;

    /// <inheritdoc/>
    public override double DifferentialCrossSection(ReadOnlySpan<FourVector> momenta)
    {
        foreach (var momentum in momenta)
        {
            if (!_angles.Contain(momentum))
                return 0;
        }
        return PhysicalConstants.HbarCSquared / (2 * SqrtS * SqrtS) * SquaredAmplitude(momenta);
    }

    // With the factor 1/2 for each pair of identical particles.
    private double SquaredAmplitude(ReadOnlySpan<FourVector> momenta)
    {
        var mass = Particle.Muon.Mass;
        var squared = IsIdentical
            ? FourLeptonAmplitude.IdenticalPairs(SqrtS, momenta[0], momenta[1], momenta[2], momenta[3], mass) / 4
            : FourLeptonAmplitude.TwoPairs(SqrtS, momenta[0], momenta[1], mass, momenta[2], momenta[3], _second.Mass);
        return Math.Pow(4 * Math.PI * FineStructure, 4) * squared;
    }

    private PhaseSpaceChannel[] ChannelsOf(int antilepton1, int antilepton2)
    {
        var (first, second) = (new LeptonPair(0, antilepton1, Particle.Muon.Mass), new LeptonPair(2, antilepton2, _second.Mass));
        return [new ConversionChannel(SqrtS, first, second), new RadiatedPairChannel(SqrtS, first, second), new RadiatedPairChannel(SqrtS, second, first)];
    }
}
