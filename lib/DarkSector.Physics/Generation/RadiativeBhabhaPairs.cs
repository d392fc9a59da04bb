using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> e+e- gamma with all three particles away from the beams and from each other, exact at tree level without electron mass.</summary>
/// <remarks>
/// 1/4 Sum |M|^2 = e^6 [s s' (s^2 + s'^2) + t t' (t^2 + t'^2) + u u' (u^2 + u'^2)]/(s s' t t') S, with
/// S = -(p+/(p+.k) - p-/(p-.k) - q+/(q+.k) + q-/(q-.k))^2, s = (p+ + p-)^2, t = (p+ - q+)^2, u = (p+ - q-)^2 and primes for the other pair.
/// F. A. Berends et al. (CALKUL), Phys. Lett. B 103, 124 (1981). A test compares it with the eight diagrams. The photon is drawn in the logarithm of its energy; its
/// direction along the beams, the electron or the positron, and one of the leptons in 1/(1 -+ cos), or both
/// leptons together opposite to the photon: six channels, the last coordinate chooses. An electron lost along the beams is not described.
/// </remarks>
public sealed class RadiativeBhabhaPairs : Process
{
    private const int Channels = 6;

    private readonly double _lowestEnergy;
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
        (SqrtS, _lowestEnergy, _electronEnergy, _largestCosine, _separation) = (sqrtS, photonEnergy, electronEnergy, Math.Cos(smallestAngle), separation);
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
    public override int Dimensions => 6;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var energyRange = Math.Log(SqrtS / 2 / _lowestEnergy);
        var photonEnergy = _lowestEnergy * Math.Exp(point[0] * energyRange);
        var channel = (int)(Channels * point[5]);
        var (photonDirection, direction) = Directions(channel, point);
        var pair = new FourVector(0, 0, 0, SqrtS) - FourVector.FromMass(photonDirection * photonEnergy, 0);
        if (!(pair.MassSquared > 0))
            return 0;
        var drawn = FourVector.FromMass(direction * (pair.MassSquared / (2 * (pair.E - pair.Momentum.Dot(direction)))), 0);
        var other = FourVector.FromMass(pair.Momentum - drawn.Momentum, 0);
        (momenta[0], momenta[1]) = channel % 2 == 0 ? (drawn, other) : (other, drawn);
        momenta[2] = FourVector.FromMass(photonDirection * photonEnergy, 0);
        if (!Passes(momenta[0], momenta[1], momenta[2]))
            return 0;

        // E^2 dlnE dOmega/(2 (2 pi)^3) for the photon, E^2 dOmega/(8 pi^2 M^2) for the pair of mass M, with the energy of the lepton whose direction is drawn
        var space = photonEnergy * photonEnergy * energyRange / (2 * Math.Pow(2 * Math.PI, 3)) / (8 * Math.PI * Math.PI * pair.MassSquared);
        return PhysicalConstants.HbarCSquared / (2 * SqrtS * SqrtS) * space / Density(momenta[0], momenta[1], momenta[2])
            * SquaredAmplitude(SqrtS, momenta[0], momenta[1], momenta[2]);
    }

    // Channels 0 and 1: the photon peaks along the beams; 2 and 3: along the electron or the positron; 4 and 5: along the beams, and the leptons recoil
    // together, from a virtual photon of low mass. Even ones draw the electron, odd ones the positron.
    private (ThreeVector Photon, ThreeVector Lepton) Directions(int channel, ReadOnlySpan<double> point)
    {
        var narrowest = 1 - Math.Cos(_separation);
        var alongBeams = IsotropicDirection.WithCosine(Math.Tanh((2 * point[1] - 1) * Math.Atanh(_largestCosine)), point[2]);
        if (channel >= 4)
            return (alongBeams, IsotropicDirection.About(-alongBeams, 1 + narrowest - narrowest * Math.Pow(2 / narrowest + 1, point[3]), point[4]));
        var cosine = ForwardCosine.Draw(point[3], _largestCosine).Cosine;
        var lepton = IsotropicDirection.WithCosine(channel % 2 == 0 ? cosine : -cosine, point[4]);
        if (channel < 2)
            return (alongBeams, lepton);
        return (IsotropicDirection.About(lepton, 1 - narrowest * Math.Pow(2 / narrowest, point[1]), point[2]), lepton);
    }

    // Mean over the channels of the density of both directions, over the square of the energy of the lepton that is drawn.
    private double Density(FourVector electron, FourVector positron, FourVector photon)
    {
        var alongBeams = 1 / (2 * Math.Atanh(_largestCosine) * (1 - photon.CosTheta * photon.CosTheta));
        var narrowest = 1 - Math.Cos(_separation);
        double Drawn(FourVector lepton, double cosine)
        {
            var fromPhoton = photon.Dot(lepton) / (photon.E * lepton.E); // 1 - cos of the angle between them
            var forward = ForwardCosine.Density(cosine, _largestCosine) * (alongBeams + 1 / (Math.Log(2 / narrowest) * fromPhoton));
            return (forward + alongBeams / (Math.Log(2 / narrowest + 1) * (2 - fromPhoton + narrowest))) / (lepton.E * lepton.E);
        }
        return (Drawn(electron, electron.CosTheta) + Drawn(positron, -positron.CosTheta)) / (Channels * 4 * Math.PI * Math.PI);
    }

    private bool Passes(FourVector electron, FourVector positron, FourVector photon) =>
        electron.E >= _electronEnergy && positron.E >= _electronEnergy
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
