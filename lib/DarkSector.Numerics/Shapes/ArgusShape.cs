using DarkSector.Numerics.Optimization;

namespace DarkSector.Numerics.Shapes;

/// <summary>u = x (1 - (x/endpoint)^2)^power exp(slope (1 - (x/endpoint)^2)) below the endpoint, zero above it.</summary>
/// <remarks>H. Albrecht et al. (ARGUS), Phys. Lett. B 241 (1990) 278, there with power 1/2. An event above the endpoint has probability
/// zero: hold the endpoint by a constant or a limit.</remarks>
public sealed class ArgusShape : DifferencedShape
{
    /// <inheritdoc/>
    public override string Name => "Argus";

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [new("endpoint", lower: 0), new("slope"), new("power", lower: 0, upper: 20)];

    /// <inheritdoc/>
    public override IReadOnlyList<double> Guess(double low, double high, double median, double width) => [high, -1, 0.5];

    /// <inheritdoc/>
    protected override ShapeKernel PlainKernel(IReadOnlyList<double> edges) => new Kernel(edges);

    /// <inheritdoc/>
    protected override void Scales(ReadOnlySpan<double> parameters, Span<double> scales) => (scales[0], scales[1], scales[2]) = (1e-2 * parameters[0], 1, 0.3);

    private sealed class Kernel(IReadOnlyList<double> edges) : FormulaKernel(edges, 3)
    {
        private double endpoint;
        private double slope;
        private double power;

        protected override bool TrySet(ReadOnlySpan<double> parameters)
        {
            (endpoint, slope, power) = (parameters[0], parameters[1], parameters[2]);
            return endpoint > Math.Max(Low, 0) && power > -1 && Low >= 0;
        }

        protected override double LogValue(double x)
        {
            var rest = Rest(x);
            return rest > 0 ? Math.Log(x) + power * Math.Log(rest) + slope * rest : double.NegativeInfinity;
        }

        // In s = sqrt(1 - (x/endpoint)^2) the integrand endpoint^2 s^(2 power + 1) exp(slope s^2) is smooth at the endpoint.
        protected override double IntegralOf(double a, double b)
        {
            var (from, to) = (Math.Sqrt(Math.Max(0, Rest(b))), Math.Sqrt(Math.Max(0, Rest(a))));
            return from < to
                ? endpoint * endpoint * GaussLegendre.Integrate(s => Math.Pow(s, 2 * power + 1) * Math.Exp(slope * s * s), from, to, 4)
                : 0;
        }

        private double Rest(double x) => (1 - x / endpoint) * (1 + x / endpoint);
    }
}
