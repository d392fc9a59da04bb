using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> gamma gamma gamma, exact at tree level, electron mass neglected; every photon above an energy and away from the beams.</summary>
/// <remarks>
/// 1/4 Sum |M|^2 = e^6 s Sum_i x_i y_i (x_i^2 + y_i^2)/Prod_i (x_i y_i), x_i = p-.k_i, y_i = p+.k_i; three identical photons share 1/3!.
/// A test compares it with helicity amplitudes. The softest photon is drawn in the logarithm of its energy, it and a second one in atanh(cos).
/// Photons are numbered by falling CMS energy.
/// </remarks>
public sealed class PhotonTriples : Process
{
    private readonly double _lowestEnergy;
    private readonly double _largestCosine;

    /// <summary>The process at a centre-of-mass energy.</summary>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    /// <param name="lowestEnergy">Lowest photon energy, CMS [GeV]; below sqrt(s)/3, the most that the softest can have.</param>
    /// <param name="largestCosine">Largest |cos(theta)| of every photon, CMS; at most 0.99999, since the electron mass is neglected.</param>
    public PhotonTriples(double sqrtS, double lowestEnergy, double largestCosine)
    {
        if (!(lowestEnergy > 0 && lowestEnergy < sqrtS / 3))
            throw new ArgumentOutOfRangeException(nameof(lowestEnergy), $"lowestEnergy = {lowestEnergy} GeV; three photons at sqrt(s) = {sqrtS:F2} GeV allow 0 < lowestEnergy < {sqrtS / 3:F3} GeV.");
        if (largestCosine is not (> 0 and <= 0.99999))
            throw new ArgumentOutOfRangeException(nameof(largestCosine), $"largestCosine = {largestCosine}; allowed are values above 0, up to 0.99999, since the electron mass is neglected.");
        SqrtS = sqrtS;
        _lowestEnergy = lowestEnergy;
        _largestCosine = largestCosine;
    }

    /// <inheritdoc/>
    public override string Name => @"$e^+e^-\to\gamma\gamma\gamma$";

    /// <inheritdoc/>
    public override string Normalisation => "exact tree cross-section within the generator cuts, alpha = 1/137.036, no further radiation";

    /// <inheritdoc/>
    public override double SqrtS { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<TrueParticle> FinalState { get; } =
        [TrueParticle.Photon("photon1True"), TrueParticle.Photon("photon2True"), TrueParticle.Photon("photon3True")];

    /// <inheritdoc/>
    public override int Dimensions => 5;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var energyRange = Math.Log(SqrtS / 3 / _lowestEnergy);
        var angleRange = Math.Atanh(_largestCosine);
        var softEnergy = _lowestEnergy * Math.Exp(point[0] * energyRange);
        var softCosine = Math.Tanh((2 * point[1] - 1) * angleRange);
        var soft = FourVector.FromMass(IsotropicDirection.WithCosine(softCosine, point[2]) * softEnergy, 0);

        var cosine = Math.Tanh((2 * point[3] - 1) * angleRange);
        var direction = IsotropicDirection.WithCosine(cosine, point[4]);
        var pair = new FourVector(0, 0, 0, SqrtS) - soft;
        var energy = pair.MassSquared / (2 * (pair.E - pair.Momentum.Dot(direction)));
        var other = SqrtS - softEnergy - energy;
        if (energy < softEnergy || other < softEnergy)
            return 0;
        var first = FourVector.FromMass(direction * energy, 0);
        var second = FourVector.FromMass(pair.Momentum - first.Momentum, 0);
        if (!(Math.Abs(second.CosTheta) <= _largestCosine))
            return 0;
        (momenta[0], momenta[1]) = energy > other ? (first, second) : (second, first);
        momenta[2] = soft;

        // E dE dOmega/(2 (2 pi)^3) for the soft photon, E^2 dOmega/(8 pi^2 M^2) for the pair of mass M. Any of three may be the softest: 3/3! = 1/2.
        var softSpace = softEnergy * softEnergy * energyRange * 2 * angleRange * (1 - softCosine * softCosine) * 2 * Math.PI / (2 * Math.Pow(2 * Math.PI, 3));
        var pairSpace = energy * energy / (8 * Math.PI * Math.PI * pair.MassSquared) * 2 * angleRange * (1 - cosine * cosine) * 2 * Math.PI;
        return PhysicalConstants.HbarCSquared / (2 * SqrtS * SqrtS) * softSpace * pairSpace / 2 * SquaredAmplitude(SqrtS, momenta[0], momenta[1], momenta[2]);
    }

    /// <summary>Squared amplitude, averaged over beam helicities and summed over polarisations [GeV^-2].</summary>
    /// <param name="sqrtS">Energy of the beams, which are along +-z [GeV].</param>
    /// <param name="photon1">Momentum of a photon, CMS frame [GeV].</param>
    /// <param name="photon2">Momentum of another photon [GeV].</param>
    /// <param name="photon3">Momentum of the third photon [GeV].</param>
    public static double SquaredAmplitude(double sqrtS, FourVector photon1, FourVector photon2, FourVector photon3)
    {
        const double charge2 = 4 * Math.PI * PhysicalConstants.FineStructure;
        var (x1, y1) = ToBeams(sqrtS, photon1);
        var (x2, y2) = ToBeams(sqrtS, photon2);
        var (x3, y3) = ToBeams(sqrtS, photon3);
        var (a, b, c) = (x1 * y1, x2 * y2, x3 * y3);
        var numerator = a * (x1 * x1 + y1 * y1) + b * (x2 * x2 + y2 * y2) + c * (x3 * x3 + y3 * y3);
        return charge2 * charge2 * charge2 * sqrtS * sqrtS * numerator / (a * b * c);
    }

    private static (double Electron, double Positron) ToBeams(double sqrtS, FourVector photon) =>
        (sqrtS / 2 * (photon.E - photon.Pz), sqrtS / 2 * (photon.E + photon.Pz));
}
