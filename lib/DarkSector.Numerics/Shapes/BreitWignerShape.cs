using DarkSector.Numerics.Optimization;

namespace DarkSector.Numerics.Shapes;

/// <summary>u = 1 / ((x - mean)^2 + width^2/4), the Breit-Wigner (Cauchy) distribution; width is the full width at half maximum.</summary>
public sealed class BreitWignerShape : DifferencedShape
{
    /// <inheritdoc/>
    public override string Name => "Breit-Wigner";

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [new("mean"), new("width", lower: 0)];

    /// <inheritdoc/>
    public override IReadOnlyList<double> Guess(double low, double high, double median, double width) => [median, width];

    /// <inheritdoc/>
    protected override ShapeKernel PlainKernel(IReadOnlyList<double> edges) => new Kernel(edges);

    /// <inheritdoc/>
    protected override void Scales(ReadOnlySpan<double> parameters, Span<double> scales) => scales.Fill(parameters[1]);

    private sealed class Kernel(IReadOnlyList<double> edges) : FormulaKernel(edges, 2)
    {
        private double mean;
        private double half;

        protected override bool TrySet(ReadOnlySpan<double> parameters)
        {
            (mean, half) = (parameters[0], 0.5 * parameters[1]);
            return half > 0;
        }

        protected override double LogValue(double x) => -Math.Log((x - mean) * (x - mean) + half * half);

        // The difference of two arc tangents as one, so that nothing cancels far from the peak.
        protected override double IntegralOf(double a, double b)
        {
            var (ta, tb) = ((a - mean) / half, (b - mean) / half);
            return Math.Atan2(tb - ta, 1 + ta * tb) / half;
        }
    }
}
