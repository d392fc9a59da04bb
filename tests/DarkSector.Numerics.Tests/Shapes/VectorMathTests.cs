using System.Runtime.Intrinsics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Shapes;

namespace DarkSector.Numerics.Tests.Shapes;

public class VectorMathTests
{
    private const int Points = 100_000;

    [Fact]
    public void Exp_IsWithinTwoUnitsOfTheScalarFunction()
    {
        var rng = RandomStream.FromSeed(1);
        for (var i = 0; i < Points; i++)
        {
            var x = -708 + 1417 * rng.Uniform();
            Assert.True(Units(Math.Exp(x), VectorMath.Exp(Vector256.Create(x))[2]) <= 2, $"{x:R}");
        }
    }

    [Fact]
    public void Log_IsWithinTwoUnitsOfTheScalarFunction()
    {
        var rng = RandomStream.FromSeed(2);
        for (var i = 0; i < Points; i++)
        {
            var x = i % 2 == 0 ? 0.5 + rng.Uniform() : Math.Exp(-700 + 1400 * rng.Uniform());
            Assert.True(Units(Math.Log(x), VectorMath.Log(Vector256.Create(x))[1]) <= 2, $"{x:R}");
        }
    }

    [Theory]
    // Exact values to 17 digits (mpmath).
    [InlineData(1, 2.7182818284590452)]
    [InlineData(-1, 0.36787944117144232)]
    [InlineData(700, 1.0142320547350045e304)]
    [InlineData(-745, 4.9406564584124654e-324)]
    public void Exp_HasKnownValues(double x, double expected) => Assert.True(Units(expected, VectorMath.Exp(Vector256.Create(x))[0]) <= 1);

    [Fact]
    public void Exp_HandlesTheEndsOfItsRange()
    {
        Assert.Equal(0, VectorMath.Exp(Vector256.Create(-746.0))[0]);
        Assert.Equal(0, VectorMath.Exp(Vector256.Create(double.NegativeInfinity))[0]);
        Assert.Equal(double.PositiveInfinity, VectorMath.Exp(Vector256.Create(710.0))[0]);
        Assert.Equal(double.PositiveInfinity, VectorMath.Exp(Vector256.Create(double.PositiveInfinity))[0]);
        Assert.Equal(double.NaN, VectorMath.Exp(Vector256.Create(double.NaN))[0]);
        Assert.Equal(1, VectorMath.Exp(Vector256.Create(0.0))[0]);
    }

    [Fact]
    public void Log_HandlesWhatIsNotANormalPositiveNumber()
    {
        var results = VectorMath.Log(Vector256.Create(0, -1, double.PositiveInfinity, double.NaN));

        Assert.Equal(double.NegativeInfinity, results[0]);
        Assert.Equal(double.NaN, results[1]);
        Assert.Equal(double.PositiveInfinity, results[2]);
        Assert.Equal(double.NaN, results[3]);
        Assert.Equal(Math.Log(5e-324), VectorMath.Log(Vector256.Create(5e-324))[0]);
        Assert.Equal(0, VectorMath.Log(Vector256.Create(1.0))[0]);
    }

    [Fact]
    public void Log_OfAFourDoesNotDependOnTheNeighbours()
    {
        var alone = VectorMath.Log(Vector256.Create(1.2345))[0];

        Assert.Equal(alone, VectorMath.Log(Vector256.Create(1.2345, 0, -3, 7))[0]);
    }

    private static long Units(double expected, double actual) => Math.Abs(BitConverter.DoubleToInt64Bits(expected) - BitConverter.DoubleToInt64Bits(actual));
}
