using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Generation.Channels;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> e+e- gamma with all three particles away from the beams and from each other, exact at tree level without electron mass.</summary>
/// <remarks>
/// 1/4 Sum |M|^2 = e^6 [s s' (s^2 + s'^2) + t t' (t^2 + t'^2) + u u' (u^2 + u'^2)]/(s s' t t') S, with
/// S = -(p+/(p+.k) - p-/(p-.k) - q+/(q+.k) + q-/(q-.k))^2, s = (p+ + p-)^2, t = (p+ - q+)^2, u = (p+ - q-)^2 and primes for the other pair.
/// F. A. Berends et al. (CALKUL), Phys. Lett. B 103, 124 (1981). A test compares it with the eight diagrams. Channels: the photon along the
/// beams, along a lepton, or opposite to both leptons. An electron lost along the beams is not described.
/// </remarks>
public sealed class RadiativeBhabhaPairs : MultichannelProcess
{
    private readonly double _photonEnergy;
    private readonly double _electronEnergy;
    private readonly double _largestCosine;
    private readonly double _separation;

    /// <summary>The process at a centre-of-mass energy.</summary>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    /// <param name="photonEnergy">Lowest photon energy, CMS [GeV].</param>
    /// <param name="electronEnergy">Lowest energy of either electron, CMS [GeV]: a soft one would be a rare and heavy weight.</param>
    /// <param name="smallestAngle">Smallest polar angle of photon and electrons to either beam, CMS [rad]; 10 mrad at least.</param>
    /// <param name="separation">Smallest angle between any two of the three, CMS [rad]; 10 mrad at least, large against m_e/E.</param>
    public RadiativeBhabhaPairs(double sqrtS, double photonEnergy, double electronEnergy, double smallestAngle, double separation)
    {
        if (!(photonEnergy > 0 && photonEnergy < sqrtS / 2) || !double.IsFinite(sqrtS))
            throw new ArgumentOutOfRangeException(nameof(photonEnergy), $"photonEnergy = {photonEnergy} GeV; e+e- -> e+e- gamma at sqrt(s) = {sqrtS:F2} GeV allows 0 < photonEnergy < {sqrtS / 2:F3} GeV.");
        if (!(electronEnergy > 0 && electronEnergy < (sqrtS - photonEnergy) / 2))
            throw new ArgumentOutOfRangeException(nameof(electronEnergy), $"electronEnergy = {electronEnergy} GeV; beside a photon of {photonEnergy} GeV at sqrt(s) = {sqrtS:F2} GeV two electrons allow 0 < electronEnergy < {(sqrtS - photonEnergy) / 2:F3} GeV.");
        if (smallestAngle is not (>= 0.01 and < Math.PI / 2))
            throw new ArgumentOutOfRangeException(nameof(smallestAngle), $"smallestAngle = {smallestAngle} rad; allowed are 0.01 to below pi/2 rad, since the electron mass is neglected.");
        if (separation is not (>= 0.01 and < 2 * Math.PI / 3))
            throw new ArgumentOutOfRangeException(nameof(separation), $"separation = {separation} rad; allowed are 0.01 to below 2.09 rad, since the electron mass is neglected and three particles share a plane.");
        (SqrtS, _photonEnergy, _electronEnergy, _largestCosine, _separation) = (sqrtS, photonEnergy, electronEnergy, Math.Cos(smallestAngle), separation);
        var radiation = new BhabhaRadiation(sqrtS, photonEnergy, electronEnergy, smallestAngle, separation);
        Channels =
        [
            new BhabhaComptonChannel(radiation, 0), new BhabhaComptonChannel(radiation, 1),
            new BhabhaInitialRadiationChannel(radiation, 0), new BhabhaInitialRadiationChannel(radiation, 1),
            new BhabhaFinalRadiationChannel(radiation, 0), new BhabhaFinalRadiationChannel(radiation, 1),
            new BhabhaAnnihilationChannel(radiation),
        ];
    }

    /// <inheritdoc/>
    public override string Name => @"$e^+e^-\to e^+e^-\gamma$";

    /// <inheritdoc/>
    public override string Normalisation => "exact tree cross-section within the generator cuts, alpha = 1/137.036, no further radiation";

    /// <inheritdoc/>
    public override double SqrtS { get; }

    /// <summary>Electron, positron and photon; the electrons have no mass here.</summary>
    public override IReadOnlyList<TrueParticle> FinalState { get; } =
        [new TrueParticle("e1True", Particle.Electron, -1), new TrueParticle("e2True", Particle.Electron, +1), TrueParticle.Photon("photonTrue")];

    /// <inheritdoc/>
    public override int Dimensions => 5;

    /// <inheritdoc/>
    public override IReadOnlyList<PhaseSpaceChannel> Channels { get; }

    /// <inheritdoc/>
    public override double DifferentialCrossSection(ReadOnlySpan<FourVector> momenta) => Passes(momenta[0], momenta[1], momenta[2])
        ? PhysicalConstants.HbarCSquared / (2 * SqrtS * SqrtS) * SquaredAmplitude(SqrtS, momenta[0], momenta[1], momenta[2]) : 0;

    private bool Passes(FourVector electron, FourVector positron, FourVector photon) =>
        photon.E >= _photonEnergy && electron.E >= _electronEnergy && positron.E >= _electronEnergy
        && Math.Abs(electron.CosTheta) <= _largestCosine && Math.Abs(positron.CosTheta) <= _largestCosine && Math.Abs(photon.CosTheta) <= _largestCosine
        && photon.AngleTo(electron) >= _separation && photon.AngleTo(positron) >= _separation
        && electron.AngleTo(positron) >= _separation;

    /// <summary>Squared amplitude, averaged over beam and summed over final helicities [GeV^-2].</summary>
    /// <param name="sqrtS">Energy of the beams, which are along +-z [GeV].</param>
    /// <param name="electron">Momentum of the outgoing electron, CMS frame [GeV].</param>
    /// <param name="positron">Momentum of the outgoing positron [GeV].</param>
    /// <param name="photon">Momentum of the photon [GeV].</param>
    public static double SquaredAmplitude(double sqrtS, FourVector electron, FourVector positron, FourVector photon)
    {
        var (beamElectron, beamPositron) = (new FourVector(0, 0, sqrtS / 2, sqrtS / 2), new FourVector(0, 0, -sqrtS / 2, sqrtS / 2));
        var (s, s2) = (sqrtS * sqrtS, 2 * electron.Dot(positron));
        var (t, t2) = (-2 * beamPositron.Dot(positron), -2 * beamElectron.Dot(electron));
        var (u, u2) = (-2 * beamPositron.Dot(electron), -2 * beamElectron.Dot(positron));
        var soft = beamPositron * (1 / beamPositron.Dot(photon)) - beamElectron * (1 / beamElectron.Dot(photon))
            - positron * (1 / positron.Dot(photon)) + electron * (1 / electron.Dot(photon));
        var numerator = s * s2 * (s * s + s2 * s2) + t * t2 * (t * t + t2 * t2) + u * u2 * (u * u + u2 * u2);
        return Math.Pow(4 * Math.PI * PhysicalConstants.FineStructure, 3) * numerator / (s * s2 * t * t2) * -soft.MassSquared;
    }
}
