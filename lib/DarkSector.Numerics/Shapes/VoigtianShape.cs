using System.Numerics;
using DarkSector.Numerics.Optimization;

namespace DarkSector.Numerics.Shapes;

/// <summary>A Breit-Wigner of full width `width` convolved with a Gaussian of width `sigma`: u = Re w(z), z = (x - mean + i width/2) /
/// (sigma sqrt 2).</summary>
/// <remarks>w is the Faddeeva function. Where one of the widths vanishes use <see cref="GaussianShape"/> or
/// <see cref="BreitWignerShape"/>.</remarks>
public sealed class VoigtianShape : DifferencedShape
{
    /// <inheritdoc/>
    public override string Name => "Voigtian";

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [new("mean"), new("width", lower: 0), new("sigma", lower: 0)];

    /// <inheritdoc/>
    public override IReadOnlyList<double> Guess(double low, double high, double median, double width) => [median, 0.7 * width, 0.5 * width];

    /// <inheritdoc/>
    protected override ShapeKernel PlainKernel(IReadOnlyList<double> edges) => new Kernel(edges);

    /// <inheritdoc/>
    protected override void Scales(ReadOnlySpan<double> parameters, Span<double> scales) =>
        (scales[0], scales[1], scales[2]) = (parameters[1] + parameters[2], parameters[1], parameters[2]);

    private sealed class Kernel(IReadOnlyList<double> edges) : FormulaKernel(edges, 3)
    {
        private double mean;
        private double scale;
        private double height;

        protected override bool TrySet(ReadOnlySpan<double> parameters)
        {
            mean = parameters[0];
            scale = 1 / (parameters[2] * Math.Sqrt(2));
            height = 0.5 * parameters[1] * scale;
            return parameters[1] > 0 && parameters[2] > 0;
        }

        protected override double LogValue(double x) => Math.Log(Faddeeva.W(new Complex((x - mean) * scale, height)).Real);

        protected override double IntegralOf(double a, double b) =>
            GaussLegendre.IntegrateAround(x => Math.Exp(LogValue(x)), a, b, mean, 0.5 * (1 + height) / scale);
    }
}
