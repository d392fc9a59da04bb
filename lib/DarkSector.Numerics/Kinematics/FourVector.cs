using static System.FormattableString;

namespace DarkSector.Numerics.Kinematics;

/// <summary>A four-momentum [GeV], metric (+, -, -, -).</summary>
/// <param name="Px">Momentum along x [GeV].</param>
/// <param name="Py">Momentum along y [GeV].</param>
/// <param name="Pz">Momentum along z [GeV].</param>
/// <param name="E">Energy [GeV].</param>
public readonly record struct FourVector(double Px, double Py, double Pz, double E)
{
    /// <summary>A particle of given momentum and mass, E = sqrt(p^2 + m^2).</summary>
    /// <param name="momentum">Momentum [GeV].</param>
    /// <param name="mass">Mass [GeV], not negative.</param>
    public static FourVector FromMass(ThreeVector momentum, double mass)
    {
        RefuseNegative(mass);
        return new(momentum.X, momentum.Y, momentum.Z, Math.Sqrt(momentum.Dot(momentum) + mass * mass));
    }

    /// <summary>A particle at rest.</summary>
    /// <param name="mass">Mass [GeV], not negative.</param>
    public static FourVector AtRest(double mass)
    {
        RefuseNegative(mass);
        return new(0, 0, 0, mass);
    }

    /// <summary>Momentum [GeV].</summary>
    public ThreeVector Momentum => new(Px, Py, Pz);

    /// <summary>Magnitude of the momentum [GeV].</summary>
    public double P => Math.Sqrt(Px * Px + Py * Py + Pz * Pz);

    /// <summary>Momentum transverse to z [GeV].</summary>
    public double Pt => Math.Sqrt(Px * Px + Py * Py);

    /// <summary>Polar angle [rad], in [0, pi].</summary>
    public double Theta => Math.Atan2(Pt, Pz);

    /// <summary>Cosine of the polar angle; NaN at rest.</summary>
    public double CosTheta => Pz / P;

    /// <summary>Azimuth [rad], in (-pi, pi].</summary>
    public double Phi => Math.Atan2(Py, Px);

    /// <summary>Invariant mass squared, E^2 - p^2 [GeV^2]; negative for a space-like vector.</summary>
    public double MassSquared => E * E - Px * Px - Py * Py - Pz * Pz;

    /// <summary>Invariant mass [GeV]: the root of <see cref="MassSquared"/>, with its sign: -sqrt(-m^2) when m^2 is negative.</summary>
    public double Mass => MassSquared is var m2 && m2 >= 0 ? Math.Sqrt(m2) : -Math.Sqrt(-m2);

    /// <summary>Velocity p/E [c].</summary>
    public ThreeVector Velocity => Momentum * (1 / E);

    /// <summary>Lorentz product E1 E2 - p1.p2 [GeV^2].</summary>
    public double Dot(FourVector other) => E * other.E - Px * other.Px - Py * other.Py - Pz * other.Pz;

    /// <summary>Angle between the momenta [rad], in [0, pi].</summary>
    public double AngleTo(FourVector other) => Momentum.AngleTo(other.Momentum);

    /// <summary>The same vector seen from a frame in which the present frame moves with the given velocity.</summary>
    /// <param name="velocity">Velocity [c], of length below 1; NaN in, NaN out.</param>
    public FourVector Boost(ThreeVector velocity)
    {
        var beta2 = velocity.Dot(velocity);
        if (beta2 >= 1)
            throw new ArgumentOutOfRangeException(nameof(velocity), Invariant($"|velocity| = {Math.Sqrt(beta2)} c; a boost needs a velocity below c."));
        var gamma = 1 / Math.Sqrt(1 - beta2);
        return Boost(velocity * gamma, gamma);
    }

    /// <summary>The same vector in the rest frame of a massive system.</summary>
    /// <param name="system">Its rest frame is the new frame.</param>
    public FourVector InRestFrameOf(FourVector system)
    {
        var mass = RestMass(system);
        return Boost(system.Momentum * (-1 / mass), system.E / mass);
    }

    /// <summary>The vector as the laboratory sees it, when this one is given in the rest frame of a massive system.</summary>
    /// <param name="system">Four-momentum in the laboratory of the system in whose rest frame this vector is given.</param>
    public FourVector FromRestFrameOf(FourVector system) => FromRestFrameOf(system, RestMass(system));

    /// <summary>The same, for a system whose mass is known better than its four-momentum tells.</summary>
    internal FourVector FromRestFrameOf(FourVector system, double mass) => Boost(system.Momentum * (1 / mass), system.E / mass);

    /// <summary>Sum of four-momenta.</summary>
    public static FourVector operator +(FourVector a, FourVector b) => new(a.Px + b.Px, a.Py + b.Py, a.Pz + b.Pz, a.E + b.E);

    /// <summary>Difference of four-momenta.</summary>
    public static FourVector operator -(FourVector a, FourVector b) => new(a.Px - b.Px, a.Py - b.Py, a.Pz - b.Pz, a.E - b.E);

    /// <summary>The opposite vector.</summary>
    public static FourVector operator -(FourVector a) => new(-a.Px, -a.Py, -a.Pz, -a.E);

    /// <summary>Multiple.</summary>
    public static FourVector operator *(FourVector a, double factor) => new(a.Px * factor, a.Py * factor, a.Pz * factor, a.E * factor);

    /// <summary>Multiple.</summary>
    public static FourVector operator *(double factor, FourVector a) => a * factor;

    /// <inheritdoc/>
    public override string ToString() => Invariant($"(px {Px:G6}, py {Py:G6}, pz {Pz:G6}, E {E:G6}) GeV, m {Mass:G6} GeV");

    // gamma and u = gamma v are both given: taken from a system's E/m and p/m, they keep the sum of its decay products exact.
    private FourVector Boost(ThreeVector u, double gamma)
    {
        var along = u.Dot(Momentum);
        var factor = along / (1 + gamma) + E;
        return new FourVector(Px + factor * u.X, Py + factor * u.Y, Pz + factor * u.Z, gamma * E + along);
    }

    private static double RestMass(FourVector system) => system.Mass is var mass && (mass <= 0 || system.E <= 0)
        ? throw new ArgumentException($"The system {system} has no rest frame; it needs a positive energy and m^2 > 0.", nameof(system))
        : mass;

    private static void RefuseNegative(double mass)
    {
        if (mass < 0)
            throw new ArgumentOutOfRangeException(nameof(mass), Invariant($"mass = {mass} GeV; a particle needs a mass >= 0."));
    }
}
