using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Models;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> gamma a, a -> gamma gamma: an ALP from a virtual photon, exact at tree level, no initial-state radiation.</summary>
/// <remarks>
/// d(sigma)/d(cos) = alpha g^2/64 (1 - m^2/s)^3 (1 + cos^2), cos of the photon to the beams: a pseudoscalar and a photon share the helicity of
/// the photon they come from (arXiv:1709.00009). The ALP is narrow and has no spin: its photons are isotropic in its rest frame.
/// Photon fusion e+e- -> e+e- a is not included.
/// </remarks>
public sealed class PhotonAlpPair : Process
{
    private readonly double _photonEnergy;

    /// <summary>The process at a centre-of-mass energy.</summary>
    /// <param name="model">The ALP; its mass is below sqrt(s).</param>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    /// <param name="largestCosine">Largest |cos(theta)| of the photon beside the ALP, CMS, above 0; 1 for no cut.</param>
    /// <param name="fineStructure">alpha; 1/137.036 unless a published convention is to be followed (1/127.9 in the UFO models).</param>
    public PhotonAlpPair(PhotonAlp model, double sqrtS, double largestCosine = 1, double fineStructure = PhysicalConstants.FineStructure)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!(model.Mass < sqrtS) || !double.IsFinite(sqrtS))
            throw new ArgumentOutOfRangeException(nameof(model),
                $"mass = {model.Mass} GeV; the process e+e- -> gamma a needs mass < {sqrtS:F2} GeV at sqrt(s) = {sqrtS:F2} GeV.");
        if (largestCosine is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(largestCosine), $"largestCosine = {largestCosine}; allowed are values above 0, up to 1 (no cut).");
        Model = model;
        SqrtS = sqrtS;
        LargestCosine = largestCosine;
        FineStructure = fineStructure;
        _photonEnergy = (sqrtS * sqrtS - model.Mass * model.Mass) / (2 * sqrtS);
    }

    /// <summary>The ALP.</summary>
    public PhotonAlp Model { get; }

    /// <summary>Largest |cos(theta)| of the photon beside the ALP, CMS.</summary>
    public double LargestCosine { get; }

    /// <summary>The fine-structure constant used.</summary>
    public double FineStructure { get; }

    /// <summary>Energy of the photon beside the ALP, (s - m^2)/(2 sqrt(s)), CMS [GeV].</summary>
    public double PhotonEnergy => _photonEnergy;

    /// <summary>Smallest angle between the two photons of the ALP, 2 asin(m/E_a), CMS [rad].</summary>
    public double SmallestOpeningAngle => 2 * Math.Asin(Model.Mass / (SqrtS - _photonEnergy));

    /// <inheritdoc/>
    public override string Name => $@"$a\to\gamma\gamma$ ({Model.Mass:G4} GeV)";

    /// <inheritdoc/>
    public override string Normalisation => $"exact tree cross-section, alpha = 1/{1 / FineStructure:G6}, no initial-state radiation";

    /// <inheritdoc/>
    public override double SqrtS { get; }

    /// <summary>The photon beside the ALP, the two of the ALP, and the ALP itself (their sum), for its decay vertex.</summary>
    public override IReadOnlyList<TrueParticle> FinalState { get; } =
        [TrueParticle.Photon("photonTrue"), TrueParticle.Photon("photon1True"), TrueParticle.Photon("photon2True"), TrueParticle.Invisible("alpTrue")];

    /// <inheritdoc/>
    public override int Dimensions => 4;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var cosine = AngularDensity.OnePlusSquare(point[0], LargestCosine);
        momenta[0] = FourVector.FromMass(IsotropicDirection.WithCosine(cosine, point[1]) * _photonEnergy, 0);
        momenta[3] = FourVector.FromMass(-momenta[0].Momentum, Model.Mass);
        (momenta[1], momenta[2]) = PhaseSpace.TwoBody(momenta[3], 0, 0, IsotropicDirection.At(point[2], point[3]));
        return TotalCrossSection();
    }

    /// <summary>The cross-section within the cut [fb], closed form: alpha g^2/64 (1 - m^2/s)^3 (2c + 2c^3/3); alpha g^2/24 (1 - m^2/s)^3 without cut.</summary>
    public double TotalCrossSection() => Strength * (2 * LargestCosine + 2 * Math.Pow(LargestCosine, 3) / 3);

    private double Strength => PhysicalConstants.HbarCSquared * FineStructure * Model.Coupling * Model.Coupling / 64
        * Math.Pow(1 - Model.Mass * Model.Mass / (SqrtS * SqrtS), 3);
}
