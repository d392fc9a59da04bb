using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> mu+mu- gamma with one photon at an angle to the beams, and more photons along the beams.</summary>
/// <remarks>
/// One photon is exact at tree level: initial- and final-state radiation with their interference, four diagrams by helicity amplitudes
/// (<see cref="RadiativeAnnihilation"/>), muon mass kept, electron mass neglected (the photon is kept away from the beams). The beams may
/// radiate before, along their directions (<see cref="InitialStateRadiation"/>): a second lost photon is what gives this background
/// a recoil mass. Two photons both at an angle are not generated: where a detector would see the second one, <see cref="UnseenRadiation"/> takes the event away. sigma = 1/(2s) Int |M|^2 dPhi_3 with the photon's energy drawn in its logarithm, its angle to the beams in
/// atanh(cos), and the muon's angle to the photon in the rest frame of the pair in atanh(beta cos): each takes out one pole.
/// </remarks>
public sealed class RadiativeMuonPairs : Process
{
    internal const string Reaction = @"$e^+e^-\to\mu^+\mu^-\gamma(\gamma)$";

    private static readonly TrueParticle[] OnePhoton =
        [TrueParticle.NegativeMuon, TrueParticle.PositiveMuon, TrueParticle.Photon("photonTrue")];

    private static readonly TrueParticle[] WithBeamPhotons =
        [.. OnePhoton, TrueParticle.Photon("photon1True"), TrueParticle.Photon("photon2True")];

    // Fractions of the energy of a beam: below the first, radiation hardly turns directions from one frame to the other.
    private const double SoftRadiation = 0.001;
    private const double HardRadiation = 0.02;

    private readonly double _lowestEnergy;
    private readonly double _largestCosine;
    private readonly InitialStateRadiation? _radiation;
    private readonly UnseenRadiation? _unseen;
    private readonly MuonPairCuts _cuts;
    private readonly CubeDivision[] _divisions;

    /// <summary>The process at a centre-of-mass energy.</summary>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    /// <param name="photonEnergy">Lowest photon energy, in the frame of the beams after their own radiation [GeV].</param>
    /// <param name="photonAngle">Smallest angle of the photon to either beam, in the same frame [rad]; large against m_e/E = 0.1 mrad.</param>
    /// <param name="radiation">Collinear radiation of the beams; none when left out.</param>
    /// <param name="cuts">Generator-level cuts on the muons; none when left out.</param>
    public RadiativeMuonPairs(double sqrtS, double photonEnergy, double photonAngle,
        InitialStateRadiation? radiation = null, MuonPairCuts? cuts = null)
    {
        var highest = (sqrtS * sqrtS - 4 * Muon.Mass * Muon.Mass) / (2 * sqrtS);
        if (!(photonEnergy > 0 && photonEnergy < highest))
            throw new ArgumentOutOfRangeException(nameof(photonEnergy), $"photonEnergy = {photonEnergy} GeV; e+e- -> mu mu gamma at sqrt(s) = {sqrtS:F2} GeV allows 0 < photonEnergy < {highest:F3} GeV.");
        if (photonAngle is not (>= 0.001 and < Math.PI / 2))
            throw new ArgumentOutOfRangeException(nameof(photonAngle), $"photonAngle = {photonAngle} rad; allowed are 0.001 to pi/2 rad, since the electron mass is neglected.");
        SqrtS = sqrtS;
        _lowestEnergy = photonEnergy;
        _largestCosine = Math.Cos(photonAngle);
        _radiation = radiation;
        _divisions = radiation is null ? [] : [new(5, radiation.UniformAt(SoftRadiation), radiation.UniformAt(HardRadiation)), new(6, radiation.UniformAt(SoftRadiation), radiation.UniformAt(HardRadiation))];
        _cuts = (cuts ?? MuonPairCuts.None).Within(sqrtS);
    }

    /// <summary>The process when a detector sees no photon but the one at an angle: the others go along the beams, or are not there.</summary>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    /// <param name="photonEnergy">Lowest energy of the photon at an angle, as above [GeV].</param>
    /// <param name="photonAngle">Smallest angle of it to either beam [rad].</param>
    /// <param name="unseen">What the detector sees of further photons.</param>
    /// <param name="cuts">Generator-level cuts on the muons; none when left out.</param>
    public RadiativeMuonPairs(double sqrtS, double photonEnergy, double photonAngle, UnseenRadiation unseen, MuonPairCuts? cuts = null)
        : this(sqrtS, photonEnergy, photonAngle, (unseen ?? throw new ArgumentNullException(nameof(unseen))).AlongBeams, cuts) => _unseen = unseen;

    /// <summary>Whether the coupling of the annihilation photon runs (<see cref="VacuumPolarisation"/>); at lowest order it does not.</summary>
    /// <remarks>Photons off the beams leave a virtual photon of the squared mass of the pair, photons off the muons one of s'. Either pair of diagrams is gauge invariant, and multiplied by its own
    /// 1/(1 - Delta alpha). The real photon couples with alpha(0).</remarks>
    public bool RunningCoupling { get; init; }

    /// <inheritdoc/>
    public override string Name => Reaction;

    /// <inheritdoc/>
    public override string Normalisation => "tree cross-section of one photon within the generator cuts, "
        + (RunningCoupling ? "with the vacuum polarisation of the annihilation photon" : "alpha = 1/137.036")
        + (_radiation is null ? "" : ", with leading-log radiation along the beams") + (_unseen is null ? "" : " and no photon seen beside");

    /// <inheritdoc/>
    public override double SqrtS { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<TrueParticle> FinalState => _radiation is null ? OnePhoton : WithBeamPhotons;

    /// <inheritdoc/>
    public override int Dimensions => _radiation is null ? 5 : 7;

    private static Particle Muon => Particle.Muon;

    /// <summary>Divided by what the beams radiated, up to 0.1 %, 2 % or more of their energies: where a beam radiated much, a photon at an angle that is lost too goes the other way.</summary>
    public override IReadOnlyList<CubeDivision> Divisions => _divisions;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        if (_radiation is null)
            return PhaseSpaceDensity(SqrtS, point, momenta) is > 0 and var density && _cuts.Pass(momenta[0], momenta[1])
                ? density * Squared(SqrtS, momenta) : 0;

        var (x1, weight1) = _radiation.Draw(point[5]);
        var (x2, weight2) = _radiation.Draw(point[6]);
        var beams = InitialStateRadiation.Split(SqrtS, x1, x2);
        var sqrtS = SqrtS * Math.Sqrt((1 - x1) * (1 - x2));
        var reduced = PhaseSpaceDensity(sqrtS, point, momenta);
        var velocity = beams.System.Velocity;
        var (mu1, mu2) = (momenta[0].Boost(velocity), momenta[1].Boost(velocity));
        if (reduced == 0 || !_cuts.Pass(mu1, mu2))
            return 0;
        var value = weight1 * weight2 * reduced * Squared(sqrtS, momenta) * (_unseen?.Probability(mu1, mu2) ?? 1);
        (momenta[0], momenta[1], momenta[2]) = (mu1, mu2, momenta[2].Boost(velocity));
        (momenta[3], momenta[4]) = (beams.Photon1, beams.Photon2);
        return value;
    }

    // Momenta in the frame of what collides, of energy sqrtS, and d(sigma)/d(point) over the squared amplitude [fb GeV^2].
    private double PhaseSpaceDensity(double sqrtS, ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var s = sqrtS * sqrtS;
        var energyRange = Math.Log((s - 4 * Muon.Mass * Muon.Mass) / (2 * sqrtS) / _lowestEnergy);
        if (!(energyRange > 0))
            return 0;
        var energy = _lowestEnergy * Math.Exp(point[0] * energyRange);
        var (photonCosine, photonJacobian) = PeakedCosine.Draw(point[1], 1, _largestCosine);
        var photonDirection = ThreeVector.Direction(Math.Acos(photonCosine), 2 * Math.PI * point[2]);
        var photon = FourVector.FromMass(photonDirection * energy, 0);

        var pair = new FourVector(0, 0, 0, sqrtS) - photon;
        var velocity = Math.Sqrt(1 - 4 * Muon.Mass * Muon.Mass / pair.MassSquared);
        var (muonCosine, muonJacobian) = PeakedCosine.Draw(point[3], velocity, 1);
        var muonDirection = Rotation.FromZTo(photonDirection).Apply(ThreeVector.Direction(Math.Acos(muonCosine), 2 * Math.PI * point[4]));
        (momenta[0], momenta[1]) = PhaseSpace.TwoBody(pair, Muon.Mass, Muon.Mass, muonDirection);
        momenta[2] = photon;

        // E dE dOmega/(2 (2 pi)^3) for the photon, beta dOmega/(32 pi^2) for the pair
        var photonSpace = energy * energy * energyRange * photonJacobian * 2 * Math.PI / (2 * Math.Pow(2 * Math.PI, 3));
        var pairSpace = velocity * muonJacobian * 2 * Math.PI / (32 * Math.PI * Math.PI);
        return PhysicalConstants.HbarCSquared / (2 * s) * photonSpace * pairSpace;
    }

    private double Squared(double sqrtS, ReadOnlySpan<FourVector> momenta)
    {
        var (first, second) = Polarisation.Transverse(momenta[2]);
        var (ofBeams, ofPair) = RunningCoupling
            ? (VacuumPolarisation.Factor((momenta[0] + momenta[1]).MassSquared), VacuumPolarisation.Factor(sqrtS * sqrtS)) : (1, 1);
        return SquaredAmplitude(sqrtS, momenta[0], momenta[1], momenta[2], ofBeams, ofPair, [first, second]);
    }

    /// <summary>Squared amplitude at alpha(0), averaged over beam and summed over final helicities [GeV^-2].</summary>
    /// <param name="sqrtS">Energy of the beams, which are along +-z [GeV].</param>
    /// <param name="negative">Momentum of the mu-, CMS frame [GeV].</param>
    /// <param name="positive">Momentum of the mu+ [GeV].</param>
    /// <param name="photon">Momentum of the photon [GeV].</param>
    public static double SquaredAmplitude(double sqrtS, FourVector negative, FourVector positive, FourVector photon)
    {
        var (first, second) = Polarisation.Transverse(photon);
        return SquaredAmplitude(sqrtS, negative, positive, photon, [first, second]);
    }

    /// <summary>The same for photons of given linear polarisations.</summary>
    internal static double SquaredAmplitude(
        double sqrtS, FourVector negative, FourVector positive, FourVector photon, params ReadOnlySpan<FourVector> polarisations) =>
        SquaredAmplitude(sqrtS, negative, positive, photon, 1, 1, polarisations);

    // With factors on the amplitudes in which the photon is radiated off the beams and off the pair.
    private static double SquaredAmplitude(double sqrtS, FourVector negative, FourVector positive, FourVector photon,
        double ofBeams, double ofPair, ReadOnlySpan<FourVector> polarisations)
    {
        Span<SpinState> states = stackalloc SpinState[polarisations.Length];
        for (var i = 0; i < states.Length; i++)
            states[i] = new SpinState(polarisations[i], 1);
        var (electron, positron) = (new FourVector(0, 0, sqrtS / 2, sqrtS / 2), new FourVector(0, 0, -sqrtS / 2, sqrtS / 2));
        const double charges = 4 * Math.PI * PhysicalConstants.FineStructure;
        return charges * charges * charges / 4
            * new RadiativeAnnihilation(electron, positron, BeamMass: 0, Muon.Mass, ofBeams, ofPair).Sum(negative, positive, photon, states);
    }
}
