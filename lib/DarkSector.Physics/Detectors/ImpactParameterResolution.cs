using DarkSector.Numerics.Kinematics;
using static DarkSector.Physics.Detectors.AllowedValue;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Detectors;

/// <summary>Resolution of the impact parameters d0 and z0.</summary>
/// <remarks>A constant and multiple scattering in quadrature: a (+) b/(p beta sin^n(theta)), n = 3/2 for d0 and 5/2 for z0; a third term grows with the distance at which
/// the particle starts, since it crosses fewer layers of the vertex detector.</remarks>
public sealed record ImpactParameterResolution
{
    /// <summary>Constant term of d0 [cm]. Belle II: 10 um (assumed; 12-15 um in all at high momentum).</summary>
    public double ConstantD0 { get; init => field = NotNegative(value, " cm"); } = 10 * um;

    /// <summary>Scattering term of d0 [cm GeV]. Belle II: 20 um GeV (assumed, 15-25).</summary>
    public double ScatteringD0 { get; init => field = NotNegative(value, " cm GeV"); } = 20 * um * GeV;

    /// <summary>Constant term of z0 [cm]. Belle II: 10 um (assumed).</summary>
    public double ConstantZ0 { get; init => field = NotNegative(value, " cm"); } = 10 * um;

    /// <summary>Scattering term of z0 [cm GeV]. Belle II: 20 um GeV (assumed, 15-25).</summary>
    public double ScatteringZ0 { get; init => field = NotNegative(value, " cm GeV"); } = 20 * um * GeV;

    /// <summary>Added in quadrature for particles that start at a distance from the beams [cm against cm].</summary>
    /// <remarks>Assumed: nothing before the first pixel layer at 1.4 cm, 100 um at the outer edge of the vertex detector (14 cm), about a millimetre for the drift chamber alone.</remarks>
    public PiecewiseLinear Displaced { get; init; } = new((1.4, 0), (14, 100 * um), (16.8, 500 * um), (80, 1 * mm));

    /// <summary>Resolution of d0 [cm].</summary>
    /// <param name="momentum">True momentum [GeV].</param>
    /// <param name="distance">Distance of the start from the z axis [cm].</param>
    public double OfD0(FourVector momentum, double distance) => Sum(ConstantD0, Scattering(ScatteringD0, momentum, 1.5), Displaced.At(distance));

    /// <summary>Resolution of z0 [cm].</summary>
    /// <param name="momentum">True momentum [GeV].</param>
    /// <param name="distance">Distance of the start from the z axis [cm].</param>
    public double OfZ0(FourVector momentum, double distance) => Sum(ConstantZ0, Scattering(ScatteringZ0, momentum, 2.5), Displaced.At(distance));

    private static double Scattering(double size, FourVector momentum, double power)
    {
        var p = momentum.P;
        return size / (p * (p / momentum.E) * Math.Pow(momentum.Pt / p, power));
    }

    private static double Sum(double a, double b, double c) => Math.Sqrt(a * a + b * b + c * c);
}
