using DarkSector.Numerics.Optimization;

namespace DarkSector.Numerics.Shapes;

/// <summary>A shape convolved with a Gaussian: a distribution as a detector of resolution sigma sees it.</summary>
/// <remarks>u(x) = sum_j w_j inner(x - sigma z_j) with 161 points z_j from -8 to 8, a sum that is exact as long as the shape changes little
/// over sigma/10 (for a narrow
/// Breit-Wigner use <see cref="VoigtianShape"/>). The shape is taken beyond the range, from where events are smeared into it.</remarks>
/// <param name="inner">The shape without resolution.</param>
public sealed class SmearedShape(Shape inner) : DifferencedShape
{
    private const int Points = 161;
    private const double Reach = 8;

    /// <inheritdoc/>
    public override string Name => $"{inner.Name} with resolution";

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [.. inner.Parameters, new("sigma", lower: 0)];

    /// <inheritdoc/>
    public override IReadOnlyList<double> Guess(double low, double high, double median, double width) => [.. inner.Guess(low, high, median, width), 0.3 * width];

    /// <inheritdoc/>
    protected override ShapeKernel PlainKernel(IReadOnlyList<double> edges) => new Kernel(edges, inner);

    /// <inheritdoc/>
    protected override void Scales(ReadOnlySpan<double> parameters, Span<double> scales)
    {
        for (var i = 0; i < scales.Length; i++)
            scales[i] = Math.Max(Math.Abs(parameters[i]), parameters[^1]);
        scales[0] = inner.Parameters.Count > 0 && double.IsInfinity(inner.Parameters[0].Lower) ? parameters[^1] : scales[0];
    }

    private sealed class Kernel(IReadOnlyList<double> edges, Shape inner) : FormulaKernel(edges, inner.Parameters.Count + 1)
    {
        private readonly ShapeKernel sharp = inner.Over([edges[0], edges[^1]]);
        private double sigma;

        protected override bool TrySet(ReadOnlySpan<double> parameters)
        {
            sigma = parameters[^1];
            sharp.Prepare(parameters[..^1]);
            return sigma > 0 && double.IsFinite(sharp.LogIntegral);
        }

        protected override double LogValue(double x)
        {
            Span<double> at = stackalloc double[Points];
            Span<double> found = stackalloc double[Points];
            for (var j = 0; j < Points; j++)
                at[j] = x - sigma * Z(j);
            sharp.Values(at, found);
            var (sum, highest) = (0.0, sharp.IsLogarithmic ? Highest(found) : 0);
            for (var j = 0; j < Points; j++)
                sum += Math.Exp(-0.5 * Z(j) * Z(j)) * (sharp.IsLogarithmic ? Math.Exp(found[j] - highest) : found[j]);
            return highest + Math.Log(sum);
        }

        protected override double IntegralOf(double a, double b) =>
            GaussLegendre.Integrate(x => Math.Exp(LogValue(x)), a, b, (int)Math.Clamp(Math.Ceiling((b - a) / (3 * sigma)), 1, 200));

        private static double Highest(ReadOnlySpan<double> logarithms)
        {
            var highest = double.MinValue;
            foreach (var logarithm in logarithms)
                highest = Math.Max(highest, logarithm);
            return highest;
        }

        private static double Z(int j) => Reach * (2.0 * j / (Points - 1) - 1);
    }
}
