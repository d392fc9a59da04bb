using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Datasets;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> q qbar as a parametric stand-in: two charged pions in opposite hemispheres and the rest. Only its rate and its smoothness mean anything.</summary>
/// <remarks>
/// Rate: sigma(uu, dd, ss, cc) = 1.61 + 0.40 + 0.38 + 1.30 = 3.69 nb at 10.58 GeV, scaled with 1/s. Shape: quark axis with 1 + cos^2 to the beams; each pion carries the
/// fraction z of the beam energy with density (1 - z)^2/z between 0.06 and 0.8, and has transverse momentum to the axis with density exp(-pt^2/(2 sigma^2)) d(pt^2),
/// sigma = 0.3 GeV, up to 1 GeV. It is no fragmentation model: no multiplicities, no resonances, no kaons, no charm. A search that cuts into its tails needs a real one.
/// </remarks>
public sealed class HadronicContinuum : Process
{
    private const double UpsilonS = 10.58 * 10.58;
    private const double LowestFraction = 0.06, HighestFraction = 0.8;
    private const double TransverseSpread = 0.3 * GeV, LargestTransverse = 1 * GeV;

    private static readonly double RateAtUpsilon = new[] { "u ubar", "d dbar", "s sbar", "c cbar" }.Sum(pair => DataSets.BuiltIn.CrossSections[pair].Value.Value);
    private static readonly double FractionNorm = Primitive(HighestFraction) - Primitive(LowestFraction);

    /// <summary>The process at a centre-of-mass energy.</summary>
    /// <param name="sqrtS">Centre-of-mass energy [GeV], 9 to 12 GeV.</param>
    public HadronicContinuum(double sqrtS)
    {
        if (sqrtS is not (>= 9 and <= 12))
            throw new ArgumentOutOfRangeException(nameof(sqrtS), $"sqrtS = {sqrtS} GeV; the stand-in is made for 9 to 12 GeV.");
        SqrtS = sqrtS;
    }

    /// <inheritdoc/>
    public override string Name => @"$e^+e^-\to q\bar q$ (stand-in)";

    /// <inheritdoc/>
    public override string Normalisation => $"sigma(uds and c pairs) = {RateAtUpsilon / nb:G3} nb at 10.58 GeV (KKMC), times 1/s; the shape is a stand-in";

    /// <inheritdoc/>
    public override double SqrtS { get; }

    /// <summary>The two pions and the sum of everything else.</summary>
    public override IReadOnlyList<TrueParticle> FinalState { get; } =
    [
        new TrueParticle("pi1True", Particle.ChargedPion, -1), new TrueParticle("pi2True", Particle.ChargedPion, +1), TrueParticle.Invisible("hadronsTrue"),
    ];

    /// <inheritdoc/>
    public override int Dimensions => 8;

    /// <summary>The cross-section [fb].</summary>
    public double TotalCrossSection() => RateAtUpsilon * UpsilonS / (SqrtS * SqrtS);

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var axis = Rotation.FromZTo(IsotropicDirection.WithCosine(AngularDensity.OnePlusSquare(point[0], 1), point[1]));
        var weight1 = Pion(axis, +1, point[2..5], out momenta[0]);
        var weight2 = Pion(axis, -1, point[5..8], out momenta[1]);
        momenta[2] = new FourVector(0, 0, 0, SqrtS) - momenta[0] - momenta[1];
        return TotalCrossSection() * weight1 * weight2;
    }

    private double Pion(Rotation axis, int hemisphere, ReadOnlySpan<double> point, out FourVector pion)
    {
        var range = Math.Log(HighestFraction / LowestFraction);
        var fraction = LowestFraction * Math.Exp(range * point[0]);
        var energy = fraction * SqrtS / 2;
        var momentum = Math.Sqrt(energy * energy - Particle.ChargedPion.Mass * Particle.ChargedPion.Mass);
        var limit = Math.Min(LargestTransverse, momentum);
        const double scale = 2 * TransverseSpread * TransverseSpread;
        var transverse = Math.Sqrt(-scale * Math.Log(1 - point[1] * (1 - Math.Exp(-limit * limit / scale))));
        var cosine = hemisphere * Math.Sqrt(Math.Max(0, 1 - Math.Pow(transverse / momentum, 2)));
        pion = FourVector.FromMass(axis.Apply(IsotropicDirection.WithCosine(cosine, point[2])) * momentum, Particle.ChargedPion.Mass);
        return range * (1 - fraction) * (1 - fraction) / FractionNorm;
    }

    private static double Primitive(double z) => Math.Log(z) - 2 * z + z * z / 2;
}
