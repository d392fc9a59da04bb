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

    private static readonly double Strength = PhysicalConstants.FineStructure / (4 * Math.PI * Math.PI);
    private static readonly GaussLegendreRule Polar = new(0, 1, PolarPoints);
    private static readonly (double Cosine, double Sine)[] Azimuths =
        [.. Enumerable.Range(0, AzimuthPoints).Select(i => Math.SinCos(2 * Math.PI * (i + 0.5) / AzimuthPoints)).Select(pair => (pair.Cos, pair.Sin))];

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
            foreach (var (cosPhi, sinPhi) in Azimuths)
            {
                var direction = toEmitter.Apply(new ThreeVector(sine * cosPhi, sine * sinPhi, cosine));
                if (!(direction.Z > _lowestCosine && direction.Z < _highestCosine))
                    continue;
                var far = 1 - otherVelocity.Dot(direction);
                var pair = 2 * product / (near * far) - emitterMass / (near * near) - otherMass / (far * far);
                var beams = WithBeams(velocity.Z, near, direction.Z) - WithBeams(otherVelocity.Z, far, direction.Z);
                sum += Polar.GetWeight(i) * near * far / (near + far) * (pair + 2 * sign * beams) * Logarithm(LowestEnergy(direction.Z) / largestEnergy);
            }
        }
        return sum * range / beta * 2 * Math.PI / AzimuthPoints;
    }

    // E^2 [q p-/((q k)(p- k)) - q p+/((q k)(p+ k))] of a particle q; near is 1 - beta cos to the photon.
    private static double WithBeams(double alongElectrons, double near, double cosine) =>
        ((1 - alongElectrons) / (1 - cosine) - (1 + alongElectrons) / (1 + cosine)) / near;

    private static double Logarithm(double fraction) => fraction < 1 ? -Math.Log(fraction) - (1 - fraction) * (3 - fraction) / 4 : 0;

    private double LowestEnergy(double cosineCms) => _energyAtRest / (1 + _velocity * cosineCms);

    private double CosineCms(double theta) => (Math.Cos(theta) - _velocity) / (1 - _velocity * Math.Cos(theta));
}
