using DarkSector.Numerics.Optimization;

namespace DarkSector.Numerics.Tests.Optimization;

public class BoundedNewtonTests
{
    private static readonly double[] Unbounded = [double.PositiveInfinity, double.PositiveInfinity];

    [Fact]
    public void Minimize_SolvesAQuadraticInOneStep()
    {
        var minimum = Minimize(new Quadratic(), [5, -7]);

        Assert.True(minimum.Converged, minimum.Message);
        Assert.Equal(1, minimum.Point[0], 1e-12);
        Assert.Equal(2, minimum.Point[1], 1e-12);
        Assert.Equal(2, minimum.Evaluations);
    }

    [Fact]
    public void Minimize_WalksAlongRosenbrocksValley()
    {
        var minimum = Minimize(new Rosenbrock(), [-1.2, 1]);

        Assert.True(minimum.Converged, minimum.Message);
        Assert.Equal(1, minimum.Point[0], 1e-8);
        Assert.Equal(1, minimum.Point[1], 1e-8);
    }

    [Fact]
    public void Minimize_RestsOnABoundAndMinimisesAlongIt()
    {
        // (x-1)^2 + (y-2)^2 + (x-1)(y-2) with x held above 3: y = 2 - (3-1)/2.
        var minimum = BoundedNewton.Minimize(new Quadratic(), [9, 9], [3, double.NegativeInfinity], Unbounded);

        Assert.True(minimum.Converged, minimum.Message);
        Assert.Equal(3, minimum.Point[0]);
        Assert.Equal(1, minimum.Point[1], 1e-12);
        Assert.True(minimum.Gradient[0] > 0);
    }

    [Fact]
    public void Minimize_LeavesABoundItStartedOn()
    {
        var minimum = BoundedNewton.Minimize(new Quadratic(), [0, 0], [0, 0], Unbounded);
        Assert.Equal(1, minimum.Point[0], 1e-12);
    }

    [Fact]
    public void Minimize_HoldsAFixedVariable()
    {
        var minimum = BoundedNewton.Minimize(new Quadratic(), [0, 4], [double.NegativeInfinity, 4], [double.PositiveInfinity, 4]);
        Assert.Equal(4, minimum.Point[1]);
        Assert.Equal(0, minimum.Point[0], 1e-12);
    }

    [Fact]
    public void Minimize_SaysThatItFoundNoMinimum()
    {
        var minimum = Minimize(new Slope(), [1, 1]);
        Assert.False(minimum.Converged);
        Assert.NotEmpty(minimum.Message);
    }

    [Fact]
    public void Minimize_SaysThatTheStartIsImpossible()
    {
        var minimum = Minimize(new Rosenbrock(), [double.NaN, 0]);
        Assert.False(minimum.Converged);
        Assert.Contains("at the start", minimum.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Minimize_RejectsBoundsThatDoNotFit()
    {
        Assert.Throws<ArgumentException>(() => BoundedNewton.Minimize(new Quadratic(), [0], [0, 0], [1, 1]));
        Assert.Throws<ArgumentException>(() => BoundedNewton.Minimize(new Quadratic(), [0, 0], [0, 2], [1, 1]));
    }

    [Fact]
    public void StandardErrors_AreThoseOfTheInverseHessian()
    {
        // Hessian ((2, 1), (1, 2)), inverse ((2, -1), (-1, 2)) / 3.
        var minimum = Minimize(new Quadratic(), [0, 0]);

        Assert.Equal(Math.Sqrt(2.0 / 3), minimum.StandardErrors([false, false])[0], 1e-14);
        Assert.Equal(Math.Sqrt(0.5), minimum.StandardErrors([false, true])[0], 1e-14);
        Assert.True(double.IsNaN(minimum.StandardErrors([false, true])[1]));
        Assert.All(Minimize(new Slope(), [1, 1]).StandardErrors([false, false]), error => Assert.True(double.IsNaN(error)));
    }

    private static Minimum Minimize(ITwiceDifferentiable function, double[] start) =>
        BoundedNewton.Minimize(function, start, [double.NegativeInfinity, double.NegativeInfinity], Unbounded);

    private sealed class Quadratic : ITwiceDifferentiable
    {
        public int Dimension => 2;

        public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient, Span<double> hessian)
        {
            var (x, y) = (point[0] - 1, point[1] - 2);
            (gradient[0], gradient[1]) = (2 * x + y, 2 * y + x);
            (hessian[0], hessian[1], hessian[2], hessian[3]) = (2, 1, 1, 2);
            return x * x + y * y + x * y;
        }
    }

    private sealed class Rosenbrock : ITwiceDifferentiable
    {
        public int Dimension => 2;

        public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient, Span<double> hessian)
        {
            var (x, y) = (point[0], point[1]);
            var valley = y - x * x;
            gradient[0] = -400 * x * valley - 2 * (1 - x);
            gradient[1] = 200 * valley;
            hessian[0] = 1200 * x * x - 400 * y + 2;
            hessian[1] = hessian[2] = -400 * x;
            hessian[3] = 200;
            return 100 * valley * valley + (1 - x) * (1 - x);
        }
    }

    private sealed class Slope : ITwiceDifferentiable
    {
        public int Dimension => 2;

        public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient, Span<double> hessian)
        {
            hessian.Clear();
            gradient[0] = gradient[1] = 1;
            return point[0] + point[1];
        }
    }
}
