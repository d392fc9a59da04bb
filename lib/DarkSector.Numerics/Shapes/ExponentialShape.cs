using System.Runtime.CompilerServices;
using DarkSector.Numerics.Optimization;

namespace DarkSector.Numerics.Shapes;

/// <summary>u = exp(slope x), or with a decay constant u = exp(-x/tau).</summary>
/// <param name="byDecayConstant">True to have tau as parameter, the slope then being -1/tau.</param>
public sealed class ExponentialShape(bool byDecayConstant = false) : Shape
{
    /// <inheritdoc/>
    public override string Name => "exponential";

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = byDecayConstant ? [new("tau", lower: 0)] : [new("slope")];

    /// <inheritdoc/>
    public override ShapeKernel Over(IReadOnlyList<double> edges) => new Kernel(edges, byDecayConstant);

    /// <inheritdoc/>
    public override IReadOnlyList<double> Guess(double low, double high, double median, double width)
    {
        // The median of a falling exponential lies at tau ln 2 when the range is long; straight in between.
        var slope = 12 * ((median - low) / (high - low) - 0.5) / (high - low);
        return byDecayConstant ? [slope < 0 ? -1 / slope : high - low] : [slope];
    }

    private sealed class Kernel(IReadOnlyList<double> edges, bool byDecayConstant) : ShapeKernel(edges, 1)
    {
        private double slope;
        private double bySlope;

        public override void Prepare(ReadOnlySpan<double> parameters)
        {
            slope = byDecayConstant ? -1 / parameters[0] : parameters[0];
            bySlope = byDecayConstant ? slope * slope : 1;
            if (!double.IsFinite(slope) || (byDecayConstant && !(parameters[0] > 0)))
            {
                NotDefined();
                return;
            }

            // Seen from the end where the density is highest, nothing overflows.
            var z = Math.Abs(slope) * (High - Low);
            var (mean, moment) = (Exponentials.Mean(z), Exponentials.FirstMoment(z));
            LogIntegral = Math.Log((High - Low) * mean) + (slope > 0 ? z : 0);
            LogIntegralGradient[0] = bySlope * (High - Low) * (slope > 0 ? 1 - moment / mean : moment / mean);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Values(ReadOnlySpan<double> x, Span<double> destination)
        {
            for (var i = 0; i < x.Length; i++)
                destination[i] = slope * (x[i] - Low);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void AddGradient(ReadOnlySpan<double> x, ReadOnlySpan<double> values, ReadOnlySpan<double> coefficients, Span<double> sums)
        {
            var sum = 0.0;
            for (var i = 0; i < x.Length; i++)
                sum += coefficients[i] * (x[i] - Low);
            sums[0] += bySlope * sum;
        }

        protected override double Integrate(double a, double b, Span<double> gradient)
        {
            var (start, width) = (Math.Exp(slope * (a - Low)), b - a);
            var mean = Exponentials.Mean(-slope * width);
            gradient[0] = bySlope * start * width * ((a - Low) * mean + width * Exponentials.FirstMoment(-slope * width));
            return start * width * mean;
        }
    }
}
