using DarkSector.Numerics.Optimization;

namespace DarkSector.Numerics.Tests.Optimization;

public class MinimizerTests
{
    [Fact]
    public void Minimize_WalksAlongRosenbrocksValley()
    {
        var minimum = Minimizer.Minimize(Rosenbrock, [new("x", -1.2), new("y", 1)]);

        Assert.True(minimum.IsValid, minimum.ToString());
        Assert.Equal(1, minimum.Point[0], 1e-5);
        Assert.Equal(1, minimum.Point[1], 1e-5);
        Assert.True(minimum.Evaluations < 400, minimum.ToString());
    }

    [Fact]
    public void Minimize_UsesTheGradientOfTheFunction()
    {
        var minimum = Minimizer.Minimize(new RosenbrockWithGradient(), [new("x", -1.2), new("y", 1)]);

        Assert.True(minimum.IsValid, minimum.ToString());
        Assert.Equal(1, minimum.Point[0], 1e-7);
        Assert.Equal(1, minimum.Point[1], 1e-7);
        Assert.True(minimum.Evaluations < 80, minimum.ToString());
    }

    [Theory]
    [InlineData(1e-8)]
    [InlineData(1)]
    [InlineData(1e8)]
    public void Minimize_FindsTheExactCovarianceOfAnIllScaledQuadratic(double ratio)
    {
        // -ln L of two correlated Gaussian variables, widths 0.1 and 0.1 * ratio, correlation 0.9.
        var (a, b, correlation) = (0.1, 0.1 * ratio, 0.9);
        var minimum = Minimizer.Minimize(
            x =>
            {
                var (u, v) = ((x[0] - 3) / a, (x[1] + 2 * ratio) / b);
                return 0.5 * (u * u - 2 * correlation * u * v + v * v) / (1 - correlation * correlation);
            },
            [new("x", 0), new("y", 0, step: 0.3 * ratio)]);

        Assert.True(minimum.IsValid, minimum.ToString());
        Assert.Equal(3, minimum.Point[0], 1e-4 * a);
        Assert.Equal(-2 * ratio, minimum.Point[1], 1e-4 * b);
        Assert.Equal(a * a, minimum.Covariance[0], 1e-6 * a * a);
        Assert.Equal(b * b, minimum.Covariance[3], 1e-6 * b * b);
        Assert.Equal(correlation * a * b, minimum.Covariance[1], 1e-6 * a * b);
    }

    [Fact]
    public void Minimize_KnowsNoScaleOfTheStart()
    {
        // A start of zero says nothing about a variable of the size of 1e6.
        var minimum = Minimizer.Minimize(x => 0.5 * Math.Pow((x[0] - 3e6) / 2e3, 2), [new("x", 0)]);

        Assert.True(minimum.IsValid, minimum.ToString());
        Assert.Equal(2e3, minimum.Error(0), 0.1);
    }

    [Fact]
    public void Minimize_SaysThatPowellsHessianIsSingular()
    {
        // Powell's singular function: the minimum 0 at 0 is of fourth order in two directions.
        var minimum = Minimizer.Minimize(
            x => Math.Pow(x[0] + 10 * x[1], 2) + 5 * Math.Pow(x[2] - x[3], 2) + Math.Pow(x[1] - 2 * x[2], 4) + 10 * Math.Pow(x[0] - x[3], 4),
            [new("a", 3), new("b", -1), new("c", 0), new("d", 1)]);

        Assert.True(minimum.Value < 1e-4, minimum.ToString());
        Assert.True(minimum.IsValid || minimum.Verdict == MinimumVerdict.FlatDirection, minimum.ToString());
    }

    [Fact]
    public void Minimize_RestsOnALimitAndSaysSo()
    {
        var minimum = Minimizer.Minimize(x => 0.5 * Math.Pow(x[0] + 2, 2) + 0.5 * Math.Pow(x[1] - 1 - 0.1 * x[0], 2), [new("yield", 5, lower: 0), new("y", 9)]);

        Assert.True(minimum.IsValid, minimum.ToString());
        Assert.Equal(0, minimum.Point[0]);
        Assert.Equal(1, minimum.Point[1], 1e-6);
        Assert.Equal([true, false], minimum.AtLimit);
        Assert.Equal(0, minimum.Error(0));
        Assert.Equal(1, minimum.Error(1), 1e-5);
        Assert.True(minimum.Gradient[0] > 1.9);
        Assert.Contains("AT LIMIT", minimum.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Minimize_StartsOnALimitAndLeavesIt()
    {
        var minimum = Minimizer.Minimize(x => 0.5 * Math.Pow(x[0] - 2, 2), [new("yield", 0, lower: 0, upper: 100)]);

        Assert.True(minimum.IsValid, minimum.ToString());
        Assert.Equal(2, minimum.Point[0], 1e-6);
        Assert.Equal([false], minimum.AtLimit);
    }

    [Fact]
    public void Minimize_FindsAMinimumExactlyAtALimit()
    {
        var minimum = Minimizer.Minimize(x => 0.5 * x[0] * x[0] + 0.5 * x[1] * x[1], [new("yield", 5, lower: 0), new("y", 1)]);

        Assert.True(minimum.IsValid, minimum.ToString());
        Assert.Equal(0, minimum.Point[0], 1e-5);
    }

    [Fact]
    public void Minimize_HoldsFixedParameters()
    {
        var minimum = Minimizer.Minimize(Rosenbrock, [new Parameter("x", 0.5).FixedAt(0.5), new("y", 1)]);

        Assert.True(minimum.IsValid, minimum.ToString());
        Assert.Equal(0.5, minimum.Point[0]);
        Assert.Equal(0.25, minimum.Point[1], 1e-6);
        Assert.Equal(0, minimum.Error(0));
    }

    [Fact]
    public void Minimize_NamesAFlatDirection()
    {
        var minimum = Minimizer.Minimize(x => 0.5 * Math.Pow(x[0] + x[1] - 3, 2) + 0.5 * x[2] * x[2], [new("a", 0), new("b", 0), new("c", 1)]);

        Assert.False(minimum.IsValid);
        Assert.Equal(MinimumVerdict.FlatDirection, minimum.Verdict);
        Assert.Contains("a", minimum.Message, StringComparison.Ordinal);
        Assert.Contains("b", minimum.Message, StringComparison.Ordinal);
        Assert.True(double.IsNaN(minimum.Error(0)));
        Assert.Equal(1, minimum.Error(2), 1e-4);
        Assert.Contains("INVALID", minimum.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Minimize_NamesAParameterWithoutInfluence()
    {
        var minimum = Minimizer.Minimize(x => 0.5 * x[0] * x[0], [new("a", 1), new("idle", 1)]);

        Assert.Equal(MinimumVerdict.FlatDirection, minimum.Verdict);
        Assert.Contains("the parameter idle", minimum.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Minimize_LeavesASaddle()
    {
        // Starts on the ridge between two minima at y = +-1.
        var minimum = Minimizer.Minimize(x => 0.5 * x[0] * x[0] + Math.Pow(x[1] * x[1] - 1, 2), [new("x", 1), new("y", 0)]);

        Assert.True(minimum.IsValid, minimum.ToString());
        Assert.Equal(1, Math.Abs(minimum.Point[1]), 1e-5);
    }

    [Fact]
    public void Minimize_SaysThatAFunctionFallsWithoutEnd()
    {
        var minimum = Minimizer.Minimize(x => -x[0] * x[0] * x[0], [new("x", 1)]);

        Assert.False(minimum.IsValid);
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(1e-6)]
    [InlineData(1e-4)]
    public void Minimize_LivesWithNoise(double amplitude)
    {
        var minimum = Minimizer.Minimize(
            x => 0.5 * Math.Pow(x[0] - 1, 2) + 2 * Math.Pow(x[1] + 1, 2) + amplitude * Math.Sin(1e9 * (x[0] + 3 * x[1])), [new("x", 8), new("y", -9)]);
        Assert.True(minimum.IsValid, minimum.ToString());
        Assert.Equal(1, minimum.Point[0], 3 * Math.Sqrt(amplitude) + 1e-3);
        Assert.Equal(1, minimum.Error(0), 0.1);
        Assert.Equal(0.5, minimum.Error(1), 0.05);
    }

    [Fact]
    public void Minimize_StepsBackFromWhereTheFunctionIsNotDefined()
    {
        // The Poisson -ln L of 4 events: ln of a negative expectation is NaN, and no limit forbids it.
        var minimum = Minimizer.Minimize(x => x[0] - 4 * Math.Log(x[0]), [new("mean", 50, step: 40)]);

        Assert.True(minimum.IsValid, minimum.ToString());
        Assert.Equal(4, minimum.Point[0], 1e-4);
        Assert.Equal(2, minimum.Error(0), 1e-3);
    }

    [Fact]
    public void Minimize_NamesAFunctionThatIsNeverFinite()
    {
        var minimum = Minimizer.Minimize(_ => double.NaN, [new("x", 1)]);

        Assert.Equal(MinimumVerdict.NotFiniteAtStart, minimum.Verdict);
        Assert.Contains("NaN", minimum.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Minimize_FindsTheBottomOfAKink()
    {
        var minimum = Minimizer.Minimize(x => Math.Abs(x[0] - 1) + Math.Abs(x[1] + 2), [new("x", 5), new("y", 7)]);

        Assert.Equal(1, minimum.Point[0], 1e-3);
        Assert.Equal(-2, minimum.Point[1], 1e-3);
    }

    [Fact]
    public void Minimize_StopsAtTheCallLimit()
    {
        var minimum = Minimizer.Minimize(Rosenbrock, [new("x", -1.2), new("y", 1)], new MinimizerOptions(MaximumCalls: 20));

        Assert.Equal(MinimumVerdict.CallLimit, minimum.Verdict);
    }

    [Fact]
    public void Minimize_IsDeterministic()
    {
        var first = Minimizer.Minimize(Rosenbrock, [new("x", -1.2), new("y", 1)]);
        var second = Minimizer.Minimize(Rosenbrock, [new("x", -1.2), new("y", 1)]);

        Assert.Equal(first.Point, second.Point);
        Assert.Equal(first.Covariance, second.Covariance);
    }

    [Theory]
    // Zeros of mu - n - n ln(mu/n) = 1/2, by bisection with 40 digits.
    [InlineData(1, -0.698_149_7, 1.357_677_9)]
    [InlineData(4, -1.682_188_3, 2.346_381_6)]
    [InlineData(100, -9.669_7, 10.336_4)]
    public void Minos_GivesTheErrorsOfAPoissonMean(double count, double lower, double upper)
    {
        double Function(double[] x) => x[0] - count * Math.Log(x[0]);
        var minimum = Minimizer.Minimize(Function, [new("mean", 1.5 * count, lower: 0)]);

        var error = Minimizer.Minos(Function, minimum, "mean");

        Assert.True(error.IsValid, error.ToString());
        var scale = 0.001 * Math.Sqrt(count);
        Assert.Equal(lower, error.Lower, scale);
        Assert.Equal(upper, error.Upper, scale);
        foreach (var end in (double[])[count + error.Lower, count + error.Upper])
            Assert.Equal(0.5, end - count - count * Math.Log(end / count), 1e-4);
    }

    [Fact]
    public void Minos_OfACorrelatedQuadraticIsTheStandardError()
    {
        static double Function(double[] x) => 0.5 * (x[0] * x[0] - 1.8 * x[0] * x[1] + x[1] * x[1]) / 0.19;
        var minimum = Minimizer.Minimize(Function, [new("x", 3), new("y", -1)]);

        var error = Minimizer.Minos(Function, minimum, "x");

        Assert.Equal(-1, error.Lower, 1e-3);
        Assert.Equal(1, error.Upper, 1e-3);
        Assert.Equal(2, Minimizer.Minos(Function, minimum, "x", rise: 2).Upper, 2e-3);
    }

    [Fact]
    public void Minos_SaysThatTheLimitComesFirst()
    {
        static double Function(double[] x) => 0.5 * Math.Pow(x[0] - 0.3, 2);
        var minimum = Minimizer.Minimize(Function, [new("x", 1, lower: 0)]);

        var error = Minimizer.Minos(Function, minimum, "x");

        Assert.False(error.IsValid);
        Assert.True(double.IsNaN(error.Lower));
        Assert.Equal(1, error.Upper, 1e-4);
        Assert.Contains("limit", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Minos_RefusesUnknownNames()
    {
        var minimum = Minimizer.Minimize(Rosenbrock, [new("mass", -1.2), new("y", 1)]);

        var error = Assert.Throws<ArgumentException>(() => Minimizer.Minos(Rosenbrock, minimum, "mas"));
        Assert.Contains("mass", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Minimize_RefusesWrongParameters()
    {
        Assert.Throws<ArgumentException>(() => Minimizer.Minimize(Rosenbrock, []));
        Assert.Throws<ArgumentException>(() => Minimizer.Minimize(Rosenbrock, [new("x", 1), new("x", 1)]));
        Assert.Throws<ArgumentException>(() => Minimizer.Minimize(Rosenbrock, ["x", "y"]));
        Assert.Throws<ArgumentException>(() => new Parameter("x", 1, lower: 2));
        Assert.Throws<ArgumentException>(() => new Parameter("x", 1, lower: 2, upper: 1));
        Assert.Throws<ArgumentException>(() => new Parameter("x", 1, step: -1));
    }

    private static double Rosenbrock(double[] x) => Math.Pow(1 - x[0], 2) + 100 * Math.Pow(x[1] - x[0] * x[0], 2);

    private sealed class RosenbrockWithGradient : IDifferentiable
    {
        public int Dimension => 2;

        public double Value(ReadOnlySpan<double> point) => Rosenbrock([.. point]);

        public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
        {
            var (x, y) = (point[0], point[1]);
            gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
            gradient[1] = 200 * (y - x * x);
            return Value(point);
        }
    }
}
