using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;

namespace DarkSector.Numerics.Tests.Kinematics;

public class RotationTests
{
    public static TheoryData<double, double> Directions => new()
    {
        { 0, 0 }, { 1e-9, 2 }, { 0.041, 0 }, { 1.57, -1 }, { 2.5, 3 },
        { Math.PI - 1e-3, 0.7 }, { Math.PI - 1e-5, 0.7 }, { Math.PI - 1e-6, -2 }, { Math.PI - 1e-9, 1 }, { Math.PI, 0 },
    };

    [Theory]
    [MemberData(nameof(Directions))]
    public void FromZTo_IsARotationThatTakesZThere(double theta, double phi)
    {
        var direction = ThreeVector.Direction(theta, phi);
        var rotation = Rotation.FromZTo(5 * direction);
        AssertClose(direction, rotation.Apply(ThreeVector.UnitZ), 1e-15);
        AssertRotation(rotation);
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public void FromZTo_LeavesTheNormalOfTheTurnAlone(double theta, double phi)
    {
        if (theta is 0 or Math.PI)
            return;
        ThreeVector normal = new(-Math.Sin(phi), Math.Cos(phi), 0);
        AssertClose(normal, Rotation.FromZTo(ThreeVector.Direction(theta, phi)).Apply(normal), 1e-6);
    }

    [Fact]
    public void FromZTo_TheOppositeDirectionTurnsAboutX() =>
        Assert.Equal(new Rotation(new(1, 0, 0), new(0, -1, 0), new(0, 0, -1)), Rotation.FromZTo(new(0, 0, -3)));

    [Fact]
    public void FromZTo_WithAnAngleTurnsAboutTheNewAxis()
    {
        var direction = ThreeVector.Direction(1.2, 0.4);
        var (shortest, turned) = (Rotation.FromZTo(direction), Rotation.FromZTo(direction, 0.3));
        AssertRotation(turned);
        AssertClose(shortest.Z, turned.Z, 0);
        Assert.Equal(0.3, shortest.X.AngleTo(turned.X), 1e-14);
        Assert.Equal(Math.Sin(0.3), shortest.Y.Dot(turned.X), 1e-14);
    }

    [Fact]
    public void Inverse_UndoesTheRotation()
    {
        var rng = RandomStream.FromSeed(1);
        for (var i = 0; i < 100; i++)
        {
            var rotation = Rotation.FromZTo(ThreeVector.RandomDirection(rng), rng.Uniform(0, 6));
            ThreeVector v = new(1, 2, 3);
            AssertClose(v, rotation.Inverse.Apply(rotation.Apply(v)), 1e-14);
        }
    }

    [Fact]
    public void Apply_KeepsEnergyAndProducts()
    {
        FourVector a = new(1, 2, 3, 5), b = new(0, -1, 1, 2);
        var rotation = Rotation.FromZTo(new(1, 1, -2), 0.5);
        Assert.Equal(5, rotation.Apply(a).E);
        Assert.Equal(a.Dot(b), rotation.Apply(a).Dot(rotation.Apply(b)), 1e-14);
    }

    [Fact]
    public void Identity_ChangesNothing() => Assert.Equal(new ThreeVector(1, 2, 3), Rotation.Identity.Apply(new ThreeVector(1, 2, 3)));

    private static void AssertRotation(Rotation rotation)
    {
        foreach (var (a, b) in new[] { (rotation.X, rotation.Y), (rotation.Y, rotation.Z), (rotation.Z, rotation.X) })
        {
            Assert.Equal(0, a.Dot(b), 1e-15);
            Assert.Equal(1, a.Length, 1e-15);
        }
        AssertClose(rotation.Z, rotation.X.Cross(rotation.Y), 1e-15);
    }

    private static void AssertClose(ThreeVector expected, ThreeVector actual, double tolerance) =>
        Assert.InRange((expected - actual).Length, 0, 2 * tolerance);
}
