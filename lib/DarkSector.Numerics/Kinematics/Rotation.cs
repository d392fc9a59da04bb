namespace DarkSector.Numerics.Kinematics;

/// <summary>A rotation, given by the images of the three axes.</summary>
/// <param name="X">Image of the x axis, a unit vector.</param>
/// <param name="Y">Image of the y axis, a unit vector.</param>
/// <param name="Z">Image of the z axis, a unit vector.</param>
public readonly record struct Rotation(ThreeVector X, ThreeVector Y, ThreeVector Z)
{
    /// <summary>The rotation that leaves everything where it is.</summary>
    public static Rotation Identity => new(new(1, 0, 0), new(0, 1, 0), new(0, 0, 1));

    /// <summary>The shortest rotation that takes the z axis to a direction.</summary>
    /// <param name="direction">Where z goes; its length does not matter, but is not zero.</param>
    public static Rotation FromZTo(ThreeVector direction)
    {
        var z = direction.Unit;
        var transverse = z.X * z.X + z.Y * z.Y;
        if (z.Z < 0 && transverse < 1e-300)
            return new Rotation(new(1, 0, 0), new(0, -1, 0), new(0, 0, -1));
        // Both are 1/(1 + z.Z); near -1 the sum would lose its digits.
        var f = z.Z > 0 ? 1 / (1 + z.Z) : (1 - z.Z) / transverse;
        return new Rotation(new(1 - f * z.X * z.X, -f * z.X * z.Y, -z.X), new(-f * z.X * z.Y, 1 - f * z.Y * z.Y, -z.Y), z);
    }

    /// <summary>The rotation with given image of the z axis, followed by a turn about that image.</summary>
    /// <param name="direction">Where z goes.</param>
    /// <param name="angle">Turn about the new z axis [rad].</param>
    public static Rotation FromZTo(ThreeVector direction, double angle)
    {
        var shortest = FromZTo(direction);
        var (sin, cos) = Math.SinCos(angle);
        return new Rotation(shortest.X * cos + shortest.Y * sin, shortest.Y * cos - shortest.X * sin, shortest.Z);
    }

    /// <summary>The rotation that undoes this one.</summary>
    public Rotation Inverse => new(new(X.X, Y.X, Z.X), new(X.Y, Y.Y, Z.Y), new(X.Z, Y.Z, Z.Z));

    /// <summary>The rotated vector.</summary>
    public ThreeVector Apply(ThreeVector v) => X * v.X + Y * v.Y + Z * v.Z;

    /// <summary>The rotated four-vector; its energy stays.</summary>
    public FourVector Apply(FourVector v)
    {
        var p = Apply(v.Momentum);
        return new FourVector(p.X, p.Y, p.Z, v.E);
    }
}
