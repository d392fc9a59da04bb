using System.Runtime.Intrinsics;
using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Colliders;
using MathNet.Numerics.Integration;

namespace DarkSector.Physics.Generation;

/// <summary>Further photons of a pair of charged particles, where a detector sees none of them: they go along the beams, or are not there.</summary>
/// <remarks>
/// Photons nearer to the beams than the edges of the calorimeter are unseen and described by <see cref="AlongBeams"/>. Of those at larger angles none may have more than an energy in the laboratory: the
/// probability of that is exp(-N), with N = (alpha/4 pi^2) Int dOmega E^2 S G(E_min/E_max) over the directions of the calorimeter. S = -(p-/(p- k) - p+/(p+ k) - q-/(q- k) + q+/(q+ k))^2 is the
/// radiation of soft photons by the beams p, the pair q, and their interference, which exponentiates with the virtual photons: D. R. Yennie, S. C. Frautschi and H. Suura, Ann. Phys. 13, 379 (1961).
/// G(x) = ln(1/x) - (1 - x)(3 - x)/4 is the integral of (1 + (1 - z)^2)/(2z) from x to 1: the spectrum at leading logarithm, hard photons included. With or without a photon, the probabilities add up to one.
/// E_max is half of the mass of the pair, E_min the energy in the laboratory, turned into the CMS.
/// A photon along one of the pair counts as seen: it makes a cluster of its own, or puts so much energy into that of the track that this is no muon any more. The boost is taken along the beams
/// (the crossing angle is neglected), gaps of the calorimeter count as active, photons below the energy as unseen in any direction. A pair lighter than twice E_min radiates nothing that is seen.
/// The integral over directions is a sum of 128 points: good to 0.003 of N for one pair of muons, to 0.0003 on average over their directions.
/// </remarks>
public sealed class UnseenRadiation
{
    private const int BeamPoints = 8;
    private const int PolarPoints = 8;
    private const int AzimuthPoints = 8;
    private const int Lanes = 4;

    private static readonly double Strength = PhysicalConstants.FineStructure / (4 * Math.PI * Math.PI);
    private static readonly GaussLegendreRule Polar = new(0, 1, PolarPoints);
    private static readonly double[] Cosines = [.. Enumerable.Range(0, AzimuthPoints).Select(i => Math.Cos(2 * Math.PI * (i + 0.5) / AzimuthPoints))];
    private static readonly double[] Sines = [.. Enumerable.Range(0, AzimuthPoints).Select(i => Math.Sin(2 * Math.PI * (i + 0.5) / AzimuthPoints))];

    private readonly double _lowestCosine;
    private readonly double _highestCosine;
    private readonly double _velocity;
    private readonly double _energyAtRest;
    private readonly (double Weight, double Energy)[] _beamPoints;

    /// <summary>What a detector sees.</summary>
    /// <param name="collider">The beams; angles and energy are those of its laboratory.</param>
    /// <param name="smallestTheta">Smallest polar angle at which photons are seen [rad]; Belle II: 12.4 degrees.</param>
    /// <param name="largestTheta">Largest one [rad]; Belle II: 155.1 degrees.</param>
    /// <param name="energy">Energy from which on they are seen [GeV].</param>
    public UnseenRadiation(Collider collider, double smallestTheta, double largestTheta, double energy)
    {
        ArgumentNullException.ThrowIfNull(collider);
        if (!(smallestTheta >= 0.01 && largestTheta > smallestTheta && largestTheta <= Math.PI - 0.01))
            throw new ArgumentOutOfRangeException(nameof(smallestTheta), $"Photons are seen from {smallestTheta} to {largestTheta} rad; allowed are rising angles from 0.01 to pi - 0.01 rad, since the electron mass is neglected.");
        if (!(energy > 0) || !double.IsFinite(energy))
            throw new ArgumentOutOfRangeException(nameof(energy), $"energy = {energy} GeV; a veto without a finite energy above 0 rejects every event.");
        _velocity = Math.CopySign(Math.Sqrt(collider.Boost.Dot(collider.Boost)), collider.Boost.Z);
        _energyAtRest = energy * Math.Sqrt(1 - _velocity * _velocity);
        (_highestCosine, _lowestCosine) = (CosineCms(smallestTheta), CosineCms(largestTheta));
        AlongBeams = new InitialStateRadiation(collider.S * Math.Sqrt((1 - _highestCosine) / (1 + _highestCosine) * (1 + _lowestCosine) / (1 - _lowestCosine)));
        var rule = new GaussLegendreRule(Math.Atanh(_lowestCosine), Math.Atanh(_highestCosine), BeamPoints);
        _beamPoints = [.. rule.Abscissas.Zip(rule.Weights, (y, weight) => (8 * Math.PI * weight, LowestEnergy(Math.Tanh(y))))];
    }

    /// <summary>Radiation of the beams at smaller angles, which is not seen.</summary>
    /// <remarks>Its scale is s tan(theta/2) of either edge in the CMS: its beta, and (2 alpha/pi) per unit of atanh(cos theta) between the edges, add up to that of all radiation of the beams.</remarks>
    public InitialStateRadiation AlongBeams { get; }

    /// <summary>Probability that no photon at an angle to the beams is seen.</summary>
    /// <param name="negative">CMS momentum of the negative particle of the pair, when it was made [GeV].</param>
    /// <param name="positive">CMS momentum of the positive one [GeV].</param>
    public double Probability(FourVector negative, FourVector positive) => Math.Exp(-Mean(negative, positive));

    /// <summary>Mean number of photons that would be seen.</summary>
    internal double Mean(FourVector negative, FourVector positive)
    {
        var largestEnergy = (negative + positive).Mass / 2;
        var sum = 0.0;
        foreach (var (weight, energy) in _beamPoints)
            sum += weight * Logarithm(energy / largestEnergy);
        return Strength * (sum + Around(negative, positive, +1, largestEnergy) + Around(positive, negative, -1, largestEnergy));
    }

    // Radiation of the pair and its interference with the beams: of each direction the share of one particle, the larger the nearer it is. The interference changes sign with the charge.
    private double Around(FourVector emitter, FourVector other, int sign, double largestEnergy)
    {
        var (velocity, otherVelocity) = (emitter.Velocity, other.Velocity);
        var beta = Math.Sqrt(velocity.Dot(velocity));
        var toEmitter = Rotation.FromZTo(velocity * (1 / beta));
        var product = 1 - velocity.Dot(otherVelocity);
        var (emitterMass, otherMass) = (1 - beta * beta, 1 - otherVelocity.Dot(otherVelocity));
        var range = Math.Log((1 + beta) / (1 - beta));
        var sum = 0.0;
        for (var i = 0; i < PolarPoints; i++)
        {
            // 1 - beta cos falls from 1 + beta to 1 - beta, evenly in its logarithm: the pole along the emitter.
            var near = (1 + beta) * Math.Exp(-range * Polar.GetAbscissa(i));
            var cosine = Math.Clamp((1 - near) / beta, -1, 1);
            var sine = Math.Sqrt(1 - cosine * cosine);
            var far = new RingFunction(1 - otherVelocity.Dot(toEmitter.Z) * cosine, -sine * otherVelocity.Dot(toEmitter.X), -sine * otherVelocity.Dot(toEmitter.Y));
            var alongBeam = new RingFunction(toEmitter.Z.Z * cosine, sine * toEmitter.X.Z, sine * toEmitter.Y.Z);
            var ring = Vector256<double>.Zero;
            for (var first = 0; first < AzimuthPoints; first += Lanes)
            {
                var (cosPhi, sinPhi) = (Vector256.LoadUnsafe(ref Cosines[first]), Vector256.LoadUnsafe(ref Sines[first]));
                var directionZ = alongBeam.At(cosPhi, sinPhi);
                ring += Share(near, far.At(cosPhi, sinPhi), directionZ, (2 * product, emitterMass, otherMass), (sign * velocity.Z, sign * otherVelocity.Z, sign)) * Logarithm(directionZ, largestEnergy);
            }
            sum += Polar.GetWeight(i) * Vector256.Sum(ring);
        }
        return sum * range / beta * 2 * Math.PI / AzimuthPoints;
    }

    // The part of one particle; near and far are 1 - beta cos to the photon.
    private static Vector256<double> Share(double near, Vector256<double> far, Vector256<double> cosine, (double Product, double Emitter, double Other) masses, (double Emitter, double Other, double Sign) along)
    {
        var one = Vector256<double>.One;
        var inverseFar = one / far;
        var (forward, backward) = (one + cosine, one - cosine);
        var inverseBeams = one / (forward * backward);
        // E^2 [q p-/((q k)(p- k)) - q p+/((q k)(p+ k))] of a particle q with the velocity v along the beams: [(1 - v)/(1 - c) - (1 + v)/(1 + c)]/(1 - beta cos), times the sign of its charge.
        Vector256<double> WithBeams(double velocity) => ((along.Sign - velocity) * forward - (along.Sign + velocity) * backward) * inverseBeams;
        var pair = masses.Product / near * inverseFar - Vector256.Create(masses.Emitter / (near * near)) - masses.Other * inverseFar * inverseFar;
        var beams = WithBeams(along.Emitter) / near - WithBeams(along.Other) * inverseFar;
        return near * far / (Vector256.Create(near) + far) * (pair + 2 * beams);
    }

    // Logarithm of the energies, for directions where photons are seen; ln(1 + y) = 2 atanh(y/(2 + y)), to 1e-9 at the velocities of colliders.
    private Vector256<double> Logarithm(Vector256<double> cosine, double largestEnergy)
    {
        var (one, boosted) = (Vector256<double>.One, _velocity * cosine);
        var z = boosted / (one + one + boosted);
        var z2 = z * z;
        var logarithm = 2 * z * (one + z2 * (Vector256.Create(1.0 / 3) + z2 * (Vector256.Create(0.2) + z2 * (Vector256.Create(1.0 / 7) + z2 * (1.0 / 9)))));
        var lowest = _energyAtRest / largestEnergy;
        var fraction = Vector256.Create(lowest) / (one + boosted);
        var value = logarithm - Vector256.Create(Math.Log(lowest)) - (one - fraction) * (Vector256.Create(3.0) - fraction) * 0.25;
        var seen = Vector256.GreaterThan(cosine, Vector256.Create(_lowestCosine)) & Vector256.LessThan(cosine, Vector256.Create(_highestCosine)) & Vector256.LessThan(fraction, one);
        return Vector256.ConditionalSelect(seen, value, Vector256<double>.Zero);
    }

    private static double Logarithm(double fraction) => fraction < 1 ? -Math.Log(fraction) - (1 - fraction) * (3 - fraction) / 4 : 0;

    // a + b cos(phi) + c sin(phi): what a scalar product is on a circle of directions.
    private readonly record struct RingFunction(double Constant, double Cosine, double Sine)
    {
        public Vector256<double> At(Vector256<double> cosPhi, Vector256<double> sinPhi) => Vector256.Create(Constant) + Cosine * cosPhi + Sine * sinPhi;
    }

    private double LowestEnergy(double cosineCms) => _energyAtRest / (1 + _velocity * cosineCms);

    private double CosineCms(double theta) => (Math.Cos(theta) - _velocity) / (1 - _velocity * Math.Cos(theta));
}
