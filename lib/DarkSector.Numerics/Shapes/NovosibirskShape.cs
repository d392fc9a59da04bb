using DarkSector.Numerics.Optimization;

namespace DarkSector.Numerics.Shapes;

/// <summary>A peak with one logarithmic tail: u = exp(-(ln^2 q / s^2 + s^2) / 2), q = 1 - tail (x - peak)/width, s = asinh(tail sqrt(ln 4))
/// / sqrt(ln 4).</summary>
/// <remarks>H. Ikeda et al. (Belle), NIM A 441 (2000) 401. width is the full width at half maximum over 2.355; a positive tail points to
/// low values; tail 0 is a Gaussian.
/// In y = (ln q)/s - s the integral is one of a Gaussian.</remarks>
public sealed class NovosibirskShape : DifferencedShape
{
    private static readonly double RootLog4 = Math.Sqrt(Math.Log(4));

    /// <inheritdoc/>
    public override string Name => "Novosibirsk";

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [new("peak"), new("sigma", lower: 0), new("tail", lower: -10, upper: 10)];

    /// <inheritdoc/>
    public override IReadOnlyList<double> Guess(double low, double high, double median, double width) => [median, width, 0.1];

    /// <inheritdoc/>
    protected override ShapeKernel PlainKernel(IReadOnlyList<double> edges) => new Kernel(edges);

    /// <inheritdoc/>
    protected override void Scales(ReadOnlySpan<double> parameters, Span<double> scales) => (scales[0], scales[1], scales[2]) = (parameters[1], parameters[1], 0.3);

    private sealed class Kernel(IReadOnlyList<double> edges) : FormulaKernel(edges, 3)
    {
        private double peak;
        private double sigma;
        private double tail;
        private double s;

        protected override bool TrySet(ReadOnlySpan<double> parameters)
        {
            (peak, sigma, tail) = (parameters[0], parameters[1], Math.Abs(parameters[2]) < 1e-9 ? 0 : parameters[2]);
            s = Math.Asinh(tail * RootLog4) / RootLog4;
            return sigma > 0;
        }

        protected override double LogValue(double x)
        {
            var pull = Pull(x);
            return -0.5 * (pull * pull + s * s);
        }

        protected override double IntegralOf(double a, double b)
        {
            if (tail == 0)
                return sigma * NormalIntegral.Between((a - peak) / sigma, (b - peak) / sigma);
            var (ya, yb) = (Pull(a) - Math.Abs(s), Pull(b) - Math.Abs(s));
            return sigma * s / tail * NormalIntegral.Between(Math.Min(ya, yb), Math.Max(ya, yb));
        }

        // (ln q)/|s|, and its limit for a vanishing tail.
        private double Pull(double x)
        {
            var t = (x - peak) / sigma;
            if (tail == 0)
                return t;
            var q = 1 - tail * t;
            return q > 0 ? LogOnePlus(-tail * t) / Math.Abs(s) : double.NegativeInfinity;
        }

        private static double LogOnePlus(double x)
        {
            var y = 1 + x;
            return y == 1 ? x : Math.Log(y) * (x / (y - 1));
        }
    }
}
