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
    public static FourVector FromMass(ThreeVector momentum, double mass) =>
        new(momentum.X, momentum.Y, momentum.Z, Math.Sqrt(momentum.Dot(momentum) + mass * mass));

    /// <summary>A particle at rest.</summary>
    /// <param name="mass">Mass [GeV].</param>
    public static FourVector AtRest(double mass) => new(0, 0, 0, mass);

    /// <summary>Momentum [GeV].</summary>
    public ThreeVector Momentum => new(Px, Py, Pz);

    /// <summary>Magnitude of the momentum [GeV].</summary>
    public double P => Math.Sqrt(Px * Px + Py * Py + Pz * Pz);

    /// <summary>Momentum transverse to z [GeV].</summary>
    public double Pt => Math.Sqrt(Px * Px + Py * Py);

    /// <summary>Polar angle [rad], in [0, pi].</summary>
    public double Theta => Math.Atan2(Pt, Pz);

    /// <summary>Cosine of the polar angle.</summary>
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
    /// <param name="velocity">Velocity [c], of length below 1.</param>
    public FourVector Boost(ThreeVector velocity)
    {
        var beta2 = velocity.Dot(velocity);
        if (!(beta2 < 1))
            throw new ArgumentOutOfRangeException(nameof(velocity), $"|velocity| = {Math.Sqrt(beta2)} c; a boost needs a velocity below c.");
        var gamma = 1 / Math.Sqrt(1 - beta2);
        var along = velocity.Dot(Momentum);
        // gamma^2/(1+gamma) = (gamma-1)/beta^2 without its cancellation at rest
        var factor = gamma * gamma / (1 + gamma) * along + gamma * E;
        return new FourVector(Px + factor * velocity.X, Py + factor * velocity.Y, Pz + factor * velocity.Z, gamma * (E + along));
    }

    /// <summary>The same vector in the rest frame of a massive system.</summary>
    /// <param name="system">Its rest frame is the new frame.</param>
    public FourVector InRestFrameOf(FourVector system) => Boost(-system.Velocity);

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
    public override string ToString() => $"(px {Px:G6}, py {Py:G6}, pz {Pz:G6}, E {E:G6}) GeV, m {Mass:G6} GeV";
}
