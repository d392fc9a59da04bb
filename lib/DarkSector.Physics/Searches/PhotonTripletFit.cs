using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Detectors;

namespace DarkSector.Physics.Searches;

/// <summary>Three photons after a fit to the momentum of the beams.</summary>
/// <param name="Photon1">First photon, laboratory [GeV].</param>
/// <param name="Photon2">Second photon.</param>
/// <param name="Photon3">Third photon.</param>
/// <param name="ChiSquared">How far the measurement had to be moved; for four constraints.</param>
public readonly record struct FittedTriplet(FourVector Photon1, FourVector Photon2, FourVector Photon3, double ChiSquared);

/// <summary>The kinematic fit of e+e- -> gamma gamma gamma: energies and angles move within their resolutions until the photons have the four-momentum of the beams.</summary>
/// <remarks>
/// Least squares with Lagrange multipliers, linearised and repeated: y = y0 - V D^T W^-1 (f + D (y0 - y)), W = D V D^T + C, with y the nine measured energies and angles of
/// covariance V, f the sum of the photons minus the beams, D its derivatives, and C the covariance of the beams' energies. The angles are the better half of the
/// measurement: they alone fix the energies. A photon lost along the beams is no part of it and shows up as a large chi^2.
/// </remarks>
public sealed class PhotonTripletFit
{
    private const int Iterations = 5;
    private const int Photons = 3;

    private readonly Collider _collider;
    private readonly Calorimeter _calorimeter;
    private readonly double[] _beamCovariance = new double[16];

    /// <summary>A fit for a collider and a calorimeter.</summary>
    /// <param name="collider">Beams: their momentum, and how their energies spread.</param>
    /// <param name="calorimeter">Resolutions.</param>
    public PhotonTripletFit(Collider collider, Calorimeter calorimeter)
    {
        ArgumentNullException.ThrowIfNull(collider);
        ArgumentNullException.ThrowIfNull(calorimeter);
        (_collider, _calorimeter) = (collider, calorimeter);
        AddBeam(collider.Electrons, collider.EnergySpread.Electrons);
        AddBeam(collider.Positrons, collider.EnergySpread.Positrons);
    }

    /// <summary>The fitted photons; NaN where a photon is missing, or outside the calorimeter.</summary>
    /// <param name="photon1">Measured photon, laboratory [GeV].</param>
    /// <param name="photon2">Measured photon.</param>
    /// <param name="photon3">Measured photon.</param>
    public FittedTriplet Fit(FourVector photon1, FourVector photon2, FourVector photon3)
    {
        Span<double> measured = stackalloc double[9], variances = stackalloc double[9];
        if (!(Take(photon1, measured, variances) && Take(photon2, measured[3..], variances[3..]) && Take(photon3, measured[6..], variances[6..])))
            return new FittedTriplet(Missing, Missing, Missing, double.NaN);
        Span<double> fitted = stackalloc double[9], derivatives = stackalloc double[36], weights = stackalloc double[16], residual = stackalloc double[4], multipliers = stackalloc double[4];
        measured.CopyTo(fitted);
        var chiSquared = 0.0;
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            Linearise(fitted, measured, derivatives, residual);
            Weigh(derivatives, variances, weights);
            residual.CopyTo(multipliers);
            SolveInPlace(weights, multipliers);
            chiSquared = 0;
            for (var k = 0; k < 4; k++)
                chiSquared += multipliers[k] * residual[k];
            for (var i = 0; i < 9; i++)
                fitted[i] = measured[i] - variances[i] * (derivatives[i] * multipliers[0] + derivatives[9 + i] * multipliers[1] + derivatives[18 + i] * multipliers[2] + derivatives[27 + i] * multipliers[3]);
        }
        return new FittedTriplet(Photon(fitted), Photon(fitted[3..]), Photon(fitted[6..]), chiSquared);
    }

    /// <inheritdoc/>
    public override string ToString() => $"kinematic fit of three photons to the momentum of the beams, 4 constraints, {_collider}";

    private static FourVector Missing => new(double.NaN, double.NaN, double.NaN, double.NaN);

    private static FourVector Photon(ReadOnlySpan<double> y) => FourVector.FromMass(ThreeVector.Direction(y[1], y[2]) * y[0], 0);

    private bool Take(FourVector photon, Span<double> measured, Span<double> variances)
    {
        if (!(photon.E > 0) || _calorimeter.RegionOf(photon.Theta) is not { } region)
            return false;
        (measured[0], measured[1], measured[2]) = (photon.E, photon.Theta, photon.Phi);
        var resolution = _calorimeter.Resolution;
        (variances[0], variances[1], variances[2]) = (Square(photon.E * resolution.RelativeEnergy(region, photon.E)), Square(resolution.Theta(region, photon.E)), Square(resolution.Phi(region, photon.E)));
        return true;
    }

    // residual = f + D (y0 - y); rows of D: px, py, pz, E.
    private void Linearise(ReadOnlySpan<double> y, ReadOnlySpan<double> measured, Span<double> derivatives, Span<double> residual)
    {
        var beams = _collider.Beams;
        (residual[0], residual[1], residual[2], residual[3]) = (-beams.Px, -beams.Py, -beams.Pz, -beams.E);
        for (var k = 0; k < Photons; k++)
        {
            var (energy, (sinTheta, cosTheta), (sinPhi, cosPhi)) = (y[3 * k], Math.SinCos(y[3 * k + 1]), Math.SinCos(y[3 * k + 2]));
            ReadOnlySpan<double> direction = [sinTheta * cosPhi, sinTheta * sinPhi, cosTheta, 1];
            ReadOnlySpan<double> byTheta = [energy * cosTheta * cosPhi, energy * cosTheta * sinPhi, -energy * sinTheta, 0];
            ReadOnlySpan<double> byPhi = [-energy * sinTheta * sinPhi, energy * sinTheta * cosPhi, 0, 0];
            for (var row = 0; row < 4; row++)
            {
                var at = 9 * row + 3 * k;
                (derivatives[at], derivatives[at + 1], derivatives[at + 2]) = (direction[row], byTheta[row], byPhi[row]);
                residual[row] += energy * direction[row];
                for (var i = 0; i < 3; i++)
                    residual[row] += derivatives[at + i] * (measured[3 * k + i] - y[3 * k + i]);
            }
        }
    }

    private void Weigh(ReadOnlySpan<double> derivatives, ReadOnlySpan<double> variances, Span<double> weights)
    {
        for (var a = 0; a < 4; a++)
            for (var b = 0; b < 4; b++)
            {
                var sum = _beamCovariance[4 * a + b];
                for (var i = 0; i < 9; i++)
                    sum += derivatives[9 * a + i] * variances[i] * derivatives[9 * b + i];
                weights[4 * a + b] = sum;
            }
    }

    // Cholesky-like elimination without pivots: the matrix is symmetric and positive.
    private static void SolveInPlace(Span<double> matrix, Span<double> vector)
    {
        for (var k = 0; k < 4; k++)
            for (var row = k + 1; row < 4; row++)
            {
                var factor = matrix[4 * row + k] / matrix[4 * k + k];
                for (var column = k; column < 4; column++)
                    matrix[4 * row + column] -= factor * matrix[4 * k + column];
                vector[row] -= factor * vector[k];
            }
        for (var k = 3; k >= 0; k--)
        {
            for (var column = k + 1; column < 4; column++)
                vector[k] -= matrix[4 * k + column] * vector[column];
            vector[k] /= matrix[4 * k + k];
        }
    }

    private void AddBeam(FourVector beam, double spread)
    {
        ReadOnlySpan<double> momentum = [beam.Px, beam.Py, beam.Pz, beam.E];
        for (var a = 0; a < 4; a++)
            for (var b = 0; b < 4; b++)
                _beamCovariance[4 * a + b] += spread * spread * momentum[a] * momentum[b];
    }

    private static double Square(double x) => x * x;
}
