using DarkSector.Numerics.Optimization;

namespace DarkSector.Numerics.Shapes;

/// <summary>Johnson's unbounded distribution: gamma + delta asinh((x - centre)/width) is Gaussian.</summary>
/// <remarks>u = exp(-(gamma + delta asinh z)^2 / 2) / sqrt(1 + z^2), z = (x - centre)/width. N. L. Johnson, Biometrika 36 (1949) 149. delta
/// makes the tails (small: long), gamma leans it.</remarks>
public sealed class JohnsonShape : DifferencedShape
{
    /// <inheritdoc/>
    public override string Name => "Johnson SU";

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [new("centre"), new("width", lower: 0), new("gamma"), new("delta", lower: 0.01, upper: 100)];

    /// <inheritdoc/>
    public override IReadOnlyList<double> Guess(double low, double high, double median, double width) => [median, width, 0, 1];

    /// <inheritdoc/>
    protected override ShapeKernel PlainKernel(IReadOnlyList<double> edges) => new Kernel(edges);

    /// <inheritdoc/>
    protected override void Scales(ReadOnlySpan<double> parameters, Span<double> scales) =>
        (scales[0], scales[1], scales[2], scales[3]) = (parameters[1] / (1 + parameters[3]), parameters[1], 1, parameters[3]);

    private sealed class Kernel(IReadOnlyList<double> edges) : FormulaKernel(edges, 4)
    {
        private double centre;
        private double width;
        private double gamma;
        private double delta;

        protected override bool TrySet(ReadOnlySpan<double> parameters)
        {
            (centre, width, gamma, delta) = (parameters[0], parameters[1], parameters[2], parameters[3]);
            return width > 0 && delta > 0;
        }

        protected override double LogValue(double x)
        {
            var (z, s) = ((x - centre) / width, Normal(x));
            return -0.5 * s * s - 0.5 * Math.Log(1 + z * z);
        }

        protected override double IntegralOf(double a, double b) => width / delta * NormalIntegral.Between(Normal(a), Normal(b));

        private double Normal(double x) => gamma + delta * Math.Asinh((x - centre) / width);
    }
}
