using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> e+e- at lowest order by one photon in the s and t channel, electron mass neglected in the matrix element.</summary>
/// <remarks>
/// d(sigma)/d(cos) = (pi alpha^2/s) [u^2 (1/s + 1/t)^2 + (t/s)^2 + (s/t)^2], t = -s (1 - cos)/2, u = -s (1 + cos)/2, cos of the electron to the electron beam.
/// R. L. Workman et al. (Particle Data Group), Prog. Theor. Exp. Phys. 2022, 083C01, chapter on cross-section formulae. No radiation and no running of alpha: good to
/// some per cent. Drawn in 1/(1 - cos).
/// </remarks>
public sealed class BhabhaPairs : Process
{
    private readonly double _largestCosine;

    /// <summary>The process at a centre-of-mass energy.</summary>
    /// <param name="sqrtS">Centre-of-mass energy [GeV], well above the electron mass: at least 0.1 GeV.</param>
    /// <param name="smallestAngle">Smallest polar angle of either electron, CMS [rad]; 1 mrad at least, since the electron mass is neglected.</param>
    public BhabhaPairs(double sqrtS, double smallestAngle)
    {
        if (!(sqrtS >= 0.1) || !double.IsFinite(sqrtS))
            throw new ArgumentOutOfRangeException(nameof(sqrtS), $"sqrtS = {sqrtS} GeV; it must be a finite number of at least 0.1 GeV, since the electron mass is neglected.");
        if (smallestAngle is not (>= 0.001 and < Math.PI / 2))
            throw new ArgumentOutOfRangeException(nameof(smallestAngle), $"smallestAngle = {smallestAngle} rad; allowed are 0.001 to below pi/2 rad: the cross-section diverges along the beams.");
        SqrtS = sqrtS;
        _largestCosine = Math.Cos(smallestAngle);
    }

    /// <inheritdoc/>
    public override string Name => @"$e^+e^-\to e^+e^-$";

    /// <inheritdoc/>
    public override string Normalisation => "lowest order, alpha = 1/137.036, no radiation";

    /// <inheritdoc/>
    public override double SqrtS { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<TrueParticle> FinalState { get; } =
        [new TrueParticle("e1True", Particle.Electron, -1), new TrueParticle("e2True", Particle.Electron, +1)];

    /// <inheritdoc/>
    public override int Dimensions => 2;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var (cosine, jacobian) = ForwardCosine.Draw(point[0], _largestCosine);
        momenta[0] = FourVector.FromMass(IsotropicDirection.WithCosine(cosine, point[1]) * PhaseSpace.BreakupMomentum(SqrtS, Particle.Electron.Mass, Particle.Electron.Mass), Particle.Electron.Mass);
        momenta[1] = FourVector.FromMass(-momenta[0].Momentum, Particle.Electron.Mass);
        // With x = -t/s the bracket is (1 - x)^4/x^2 + x^2 + 1/x^2, and d(cos) = 2 dx.
        var x = (1 - cosine) / 2;
        return Strength * (Math.Pow(1 - x, 4) / (x * x) + x * x + 1 / (x * x)) * jacobian;
    }

    /// <summary>The cross-section within the cut [fb], closed form: 2 (pi alpha^2/s) [2x^3/3 - 2x^2 + 6x - 4 ln x - 2/x] between x = (1 -+ c)/2.</summary>
    public double TotalCrossSection() => 2 * Strength * (Primitive((1 + _largestCosine) / 2) - Primitive((1 - _largestCosine) / 2));

    private static double Primitive(double x) => 2 * x * x * x / 3 - 2 * x * x + 6 * x - 4 * Math.Log(x) - 2 / x;

    private double Strength => PhysicalConstants.HbarCSquared * Math.PI * PhysicalConstants.FineStructure * PhysicalConstants.FineStructure / (SqrtS * SqrtS);
}
