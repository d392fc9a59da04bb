using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Amplitudes;

namespace DarkSector.Physics.Tests.Amplitudes;

public class InvariantTests
{
    private const double Mass = 0.000511;

    [Fact]
    public void SumAndDifference_AreThoseOfTheFourVectorsWhereNothingCancels()
    {
        var rng = RandomStream.FromSeed(1);
        for (var i = 0; i < 100; i++)
        {
            var k1 = FourVector.FromMass(ThreeVector.RandomDirection(rng) * rng.Uniform(0, 2), 0.3);
            var k2 = FourVector.FromMass(ThreeVector.RandomDirection(rng) * rng.Uniform(0, 2), 0.3);
            Assert.Equal((k1 + k2).MassSquared, Invariant.OfSum(k1, k2, 0.3), 12);
            Assert.Equal((k1 - k2).MassSquared, Invariant.OfDifference(k1, k2, 0.3), 12);
        }
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(1)]
    public void Difference_ForwardIsTheSmallestVirtuality(double angle)
    {
        // Q^2 = (m y)^2/(1 - y) + 2 E E' (1 - cos) up to terms of order m^2/E^2; here around 1e-11 GeV^2, where E^2 - p^2 has lost all digits.
        const double Energy = 5, Loss = 0.01;
        var theta = angle * 1e-7;
        var before = FourVector.FromMass(new ThreeVector(0, 0, Energy), Mass);
        var after = FourVector.FromMass(ThreeVector.Direction(theta, 0.4) * Energy * (1 - Loss), Mass);
        var expected = Mass * Mass * Loss * Loss / (1 - Loss) + Energy * Energy * (1 - Loss) * theta * theta;
        Assert.Equal(-expected, Invariant.OfDifference(before, after, Mass), 1e-6 * expected);
    }

    [Fact]
    public void Sum_AtThresholdIsTheSquareOfBothMasses()
    {
        var k = FourVector.FromMass(new ThreeVector(1, -2, 4), Mass);
        Assert.Equal(4 * Mass * Mass, Invariant.OfSum(k, k, Mass), 1e-20);
        Assert.Equal(0, Invariant.OfDifference(k, k, Mass));
        Assert.Equal(4 * Mass * Mass, Invariant.OfSum(FourVector.AtRest(Mass), FourVector.AtRest(Mass), Mass), 1e-20);
    }
}
