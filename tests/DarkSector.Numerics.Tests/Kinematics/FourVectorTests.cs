using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;

namespace DarkSector.Numerics.Tests.Kinematics;

public class FourVectorTests
{
    private static readonly FourVector A = new(1, 2, 2, 5), B = new(-1, 0, 3, 4);

    [Fact]
    public void Quantities_MatchHandCalculation()
    {
        Assert.Equal((3, Math.Sqrt(5), 16, 4), (A.P, A.Pt, A.MassSquared, A.Mass));
        Assert.Equal((2.0 / 3, Math.Acos(2.0 / 3), Math.Atan(2)), (A.CosTheta, A.Theta, A.Phi));
        Assert.Equal(15, A.Dot(B));
        Assert.Equal(new ThreeVector(0.2, 0.4, 0.4), A.Velocity);
        Assert.Equal(Math.Acos(5 / (3 * Math.Sqrt(10))), A.AngleTo(B), 1e-15);
    }

    [Fact]
    public void Algebra_MatchesHandCalculation()
    {
        Assert.Equal(new(0, 2, 5, 9), A + B);
        Assert.Equal(new(2, 2, -1, 1), A - B);
        Assert.Equal(new(-1, -2, -2, -5), -A);
        Assert.Equal(new(2, 4, 4, 10), 2 * A);
        Assert.Equal(2 * A, A * 2);
        Assert.Equal((A + B).MassSquared, A.MassSquared + B.MassSquared + 2 * A.Dot(B), 1e-13);
    }

    [Fact]
    public void Mass_OfASpaceLikeVectorIsNegative() => Assert.Equal(-4, new FourVector(0, 0, 5, 3).Mass);

    [Fact]
    public void Mass_LetsNaNTravel() => Assert.True(double.IsNaN(new FourVector(double.NaN, 0, 0, 1).Mass));

    [Fact]
    public void Angles_AtRest()
    {
        Assert.Equal(0, FourVector.AtRest(1).Theta);
        Assert.True(double.IsNaN(FourVector.AtRest(1).CosTheta));
    }

    [Fact]
    public void FromMass_PutsTheParticleOnItsShell()
    {
        Assert.Equal(new(3, 0, 4, 13), FourVector.FromMass(new(3, 0, 4), 12));
        Assert.Equal(new(3, 0, 4, 5), FourVector.FromMass(new(3, 0, 4), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => FourVector.FromMass(new(3, 0, 4), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => FourVector.AtRest(-1));
    }

    [Fact]
    public void Boost_OfAParticleAtRestGivesItTheVelocity()
    {
        var moving = FourVector.AtRest(2).Boost(new(0, 0, 0.6));
        Assert.Equal(1.5, moving.Pz, 1e-15);
        Assert.Equal(2.5, moving.E, 1e-15);
    }

    [Fact]
    public void Boosts_AlongALineAddTheirRapidities()
    {
        var twice = A.Boost(new(0, 0, Math.Tanh(0.3))).Boost(new(0, 0, Math.Tanh(0.5)));
        AssertClose(A.Boost(new(0, 0, Math.Tanh(0.8))), twice, 1e-13);
    }

    [Fact]
    public void Boost_KeepsProductsAndIsUndoneByItsInverse()
    {
        var rng = RandomStream.FromSeed(1);
        for (var i = 0; i < 1000; i++)
        {
            var velocity = 0.99 * rng.Uniform() * ThreeVector.RandomDirection(rng);
            Assert.Equal(15, A.Boost(velocity).Dot(B.Boost(velocity)), 1e-10);
            AssertClose(A, A.Boost(velocity).Boost(-velocity), 1e-11);
        }
    }

    [Fact]
    public void Boost_ByNothingChangesNothing() => Assert.Equal(A, A.Boost(default));

    [Fact]
    public void Boost_RefusesTheSpeedOfLight()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => A.Boost(new(0, 0, 1.5)));
        Assert.Contains("|velocity| = 1.5 c", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => A.Boost(new(0, 0, -1)));
        Assert.True(double.IsNaN(A.Boost(new(double.NaN, 0, 0)).E));
    }

    [Fact]
    public void InRestFrameOf_BringsTheSystemToRest()
    {
        AssertClose(FourVector.AtRest((A + B).Mass), (A + B).InRestFrameOf(A + B), 1e-14);
        Assert.Equal(A.Dot(A + B) / (A + B).Mass, A.InRestFrameOf(A + B).E, 1e-14);
    }

    [Fact]
    public void FromRestFrameOf_UndoesInRestFrameOf() => AssertClose(A, A.InRestFrameOf(B + A).FromRestFrameOf(B + A), 1e-14);

    [Fact]
    public void FromRestFrameOf_GivesTheSystemItself()
    {
        // gamma = 5e4: 1 - v^2 would be known to 6 digits only.
        var fast = FourVector.FromMass(new(3, -4, 0), 1e-4);
        AssertClose(fast, FourVector.AtRest(fast.Mass).FromRestFrameOf(fast), 1e-14);
    }

    [Fact]
    public void InRestFrameOf_RefusesWhatNeverRests()
    {
        var error = Assert.Throws<ArgumentException>(() => A.InRestFrameOf(new(0, 0, 5, 5)));
        Assert.Contains("has no rest frame", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => A.InRestFrameOf(new(0, 0, 5, 3)));
        Assert.Throws<ArgumentException>(() => A.InRestFrameOf(-A));
        Assert.True(double.IsNaN(A.InRestFrameOf(new(0, 0, double.NaN, 3)).E));
    }

    [Fact]
    public void ToString_ShowsUnits() =>
        Assert.Equal("(px 0.5, py 0, pz 0, E 1.3) GeV, m 1.2 GeV", Foreign.Run(() => new FourVector(0.5, 0, 0, 1.3).ToString()));

    private static void AssertClose(FourVector expected, FourVector actual, double tolerance)
    {
        Assert.Equal(expected.Px, actual.Px, tolerance);
        Assert.Equal(expected.Py, actual.Py, tolerance);
        Assert.Equal(expected.Pz, actual.Pz, tolerance);
        Assert.Equal(expected.E, actual.E, tolerance);
    }
}
