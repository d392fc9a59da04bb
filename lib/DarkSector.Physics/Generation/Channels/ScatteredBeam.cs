using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Generation.Channels;

/// <summary>A beam electron or positron that goes on after it has given off a virtual photon.</summary>
/// <param name="SqrtS">Energy of both beams [GeV].</param>
/// <param name="Place">Its place among the momenta.</param>
/// <param name="Direction">+1 for the electron, which comes along +z, -1 for the positron.</param>
/// <param name="Angles">Polar angles that are generated.</param>
internal sealed record ScatteredBeam(double SqrtS, int Place, int Direction, PolarAngles Angles)
{
    private readonly double _lowest = 1 - Math.Cos(Direction > 0 ? Angles.Minimum : Math.PI - Angles.Maximum);
    private readonly double _highest = 1 - Math.Cos(Direction > 0 ? Angles.Maximum : Math.PI - Angles.Minimum);

    private static double Mass => Particle.Electron.Mass;

    /// <summary>The beam particle before [GeV].</summary>
    public FourVector Before => new(0, 0, Direction * Math.Sqrt(SqrtS * SqrtS / 4 - Mass * Mass), SqrtS / 2);

    /// <summary>1 - cos of the scattering angle, as the propagator 1/Q^2 has it: Q^2 = 2 E E' (1 - cos) + (m y)^2/(1 - y), y = 1 - E'/E.</summary>
    /// <param name="loss">y, or an estimate of it.</param>
    public LogarithmicDensity OneMinusCosines(double loss)
    {
        var ratio = Mass * loss / (SqrtS / 2 * (1 - loss));
        return new LogarithmicDensity(_lowest, _highest, Math.Max(ratio * ratio / 2, 1e-18));
    }

    /// <summary>A direction at a given 1 - cos of the scattering angle.</summary>
    public ThreeVector Towards(double oneMinusCosine, double turn) => Direction * Channels.Angles.Direction(oneMinusCosine, turn);

    /// <summary>1 - cos of the scattering angle of an event.</summary>
    public double OneMinusCosine(FourVector momentum) => Channels.Angles.OneMinusCosine(momentum.Momentum, Direction * ThreeVector.UnitZ);
}
