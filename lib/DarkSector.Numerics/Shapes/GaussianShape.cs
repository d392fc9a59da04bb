using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using DarkSector.Numerics.Optimization;

namespace DarkSector.Numerics.Shapes;

/// <summary>u = exp(-(x - mean)^2 / (2 sigma^2)).</summary>
public sealed class GaussianShape : Shape
{
    /// <inheritdoc/>
    public override string Name => "Gaussian";

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [new("mean"), new("sigma", lower: 0)];

    /// <inheritdoc/>
    public override ShapeKernel Over(IReadOnlyList<double> edges) => new Kernel(edges);

    /// <inheritdoc/>
    public override IReadOnlyList<double> Guess(double low, double high, double median, double width) => [median, width];

    private sealed class Kernel(IReadOnlyList<double> edges) : ShapeKernel(edges, 2)
    {
        private double mean;
        private double sigma;

        public override void Prepare(ReadOnlySpan<double> parameters)
        {
            (mean, sigma) = (parameters[0], parameters[1]);
            if (!(sigma > 0))
            {
                NotDefined();
                return;
            }

            var (a, b) = ((Low - mean) / sigma, (High - mean) / sigma);
            var log = NormalIntegral.LogBetween(a, b);
            var (atA, atB) = (Math.Exp(-0.5 * a * a - log), Math.Exp(-0.5 * b * b - log));
            LogIntegral = log + Math.Log(sigma);
            LogIntegralGradient[0] = (atA - atB) / sigma;
            LogIntegralGradient[1] = (1 + a * atA - b * atB) / sigma;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Values(ReadOnlySpan<double> x, Span<double> destination)
        {
            var inverse = 1 / sigma;
            var from = MemoryMarshal.Cast<double, Vector256<double>>(x);
            var to = MemoryMarshal.Cast<double, Vector256<double>>(destination);
            for (var k = 0; k < from.Length; k++)
            {
                var t = (from[k] - Vector256.Create(mean)) * Vector256.Create(inverse);
                to[k] = t * t * Vector256.Create(-0.5);
            }

            for (var i = 4 * from.Length; i < x.Length; i++)
            {
                var t = (x[i] - mean) * inverse;
                destination[i] = -0.5 * t * t;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void AddGradient(ReadOnlySpan<double> x, ReadOnlySpan<double> values, ReadOnlySpan<double> coefficients, Span<double> sums)
        {
            var inverse = 1 / sigma;
            var (first, second) = (Vector256<double>.Zero, Vector256<double>.Zero);
            var from = MemoryMarshal.Cast<double, Vector256<double>>(x);
            var times = MemoryMarshal.Cast<double, Vector256<double>>(coefficients);
            for (var k = 0; k < from.Length; k++)
            {
                var t = (from[k] - Vector256.Create(mean)) * Vector256.Create(inverse);
                first += times[k] * t;
                second += times[k] * (t * t);
            }

            var (sum, square) = (VectorMath.Sum(first), VectorMath.Sum(second));
            for (var i = 4 * from.Length; i < x.Length; i++)
            {
                var t = (x[i] - mean) * inverse;
                sum += coefficients[i] * t;
                square += coefficients[i] * t * t;
            }

            sums[0] += sum * inverse;
            sums[1] += square * inverse;
        }

        protected override double Integrate(double a, double b, Span<double> gradient)
        {
            var (ta, tb) = ((a - mean) / sigma, (b - mean) / sigma);
            var (ua, ub) = (Math.Exp(-0.5 * ta * ta), Math.Exp(-0.5 * tb * tb));
            var integral = NormalIntegral.Between(ta, tb);
            gradient[0] = ua - ub;
            gradient[1] = integral + ta * ua - tb * ub;
            return sigma * integral;
        }
    }
}
