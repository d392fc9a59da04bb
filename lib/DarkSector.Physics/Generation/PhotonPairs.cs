using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> gamma gamma at lowest order, electron mass neglected.</summary>
/// <remarks>d(sigma)/d|cos| = (2 pi alpha^2/s) (1 + cos^2)/(1 - cos^2): the photons are identical, and cos goes from 0 to its cut. Drawn in atanh(cos).</remarks>
public sealed class PhotonPairs : Process
{
    private readonly double _largestCosine;

    /// <summary>The process at a centre-of-mass energy.</summary>
    /// <param name="sqrtS">Centre-of-mass energy [GeV], above 0.</param>
    /// <param name="largestCosine">Largest |cos(theta)| of the photons, CMS; at most 0.99999, since the electron mass is neglected.</param>
    public PhotonPairs(double sqrtS, double largestCosine)
    {
        if (!(sqrtS > 0) || !double.IsFinite(sqrtS))
            throw new ArgumentOutOfRangeException(nameof(sqrtS), $"sqrtS = {sqrtS} GeV; it must be a finite number above 0.");
        if (largestCosine is not (> 0 and <= 0.99999))
            throw new ArgumentOutOfRangeException(nameof(largestCosine), $"largestCosine = {largestCosine}; allowed are values above 0, up to 0.99999, since the electron mass is neglected.");
        SqrtS = sqrtS;
        _largestCosine = largestCosine;
    }

    /// <inheritdoc/>
    public override string Name => @"$e^+e^-\to\gamma\gamma$";

    /// <inheritdoc/>
    public override string Region => FormattableString.Invariant($"|cos(theta)| < {_largestCosine}");

    /// <inheritdoc/>
    public override string Normalisation => "lowest order, alpha = 1/137.036, no radiation";

    /// <inheritdoc/>
    public override double SqrtS { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<TrueParticle> FinalState { get; } = [TrueParticle.Photon("photon1True"), TrueParticle.Photon("photon2True")];

    /// <inheritdoc/>
    public override int Dimensions => 2;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        // Both ends of the sphere, half the weight each.
        var range = Math.Atanh(_largestCosine);
        var cosine = Math.Tanh((2 * point[0] - 1) * range);
        momenta[0] = FourVector.FromMass(IsotropicDirection.WithCosine(cosine, point[1]) * (SqrtS / 2), 0);
        momenta[1] = FourVector.FromMass(-momenta[0].Momentum, 0);
        return range * Strength * (1 + cosine * cosine);
    }

    /// <summary>The cross-section within the cut c [fb], closed form: (2 pi alpha^2/s) (2 atanh(c) - c).</summary>
    public double TotalCrossSection() => Strength * (2 * Math.Atanh(_largestCosine) - _largestCosine);

    private double Strength => PhysicalConstants.HbarCSquared * 2 * Math.PI * PhysicalConstants.FineStructure * PhysicalConstants.FineStructure / (SqrtS * SqrtS);
}
