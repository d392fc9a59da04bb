namespace DarkSector.Numerics.Shapes;

/// <summary>A shape whose derivatives are taken by central differences.</summary>
/// <remarks>For shapes whose formula is long and whose fits are small: each derivative costs two more evaluations. Its error is about 1e-9
/// of the derivative's natural size.</remarks>
public abstract class DifferencedShape : Shape
{
    /// <inheritdoc/>
    public sealed override ShapeKernel Over(IReadOnlyList<double> edges) => new Kernel(edges, this);

    /// <summary>A kernel that need not know derivatives.</summary>
    protected abstract ShapeKernel PlainKernel(IReadOnlyList<double> edges);

    /// <summary>How far each parameter moves for the density to change visibly: for a centre the width, for instance.</summary>
    protected abstract void Scales(ReadOnlySpan<double> parameters, Span<double> scales);

    private sealed class Kernel : ShapeKernel
    {
        private const double StepInScales = 1e-5;
        private const int Chunk = 256;

        private readonly DifferencedShape shape;
        private readonly ShapeKernel centre;
        private readonly ShapeKernel[] above;
        private readonly ShapeKernel[] below;
        private readonly double[] steps;
        private readonly double[] shifted;

        internal Kernel(IReadOnlyList<double> edges, DifferencedShape shape)
            : base(edges, shape.Parameters.Count)
        {
            this.shape = shape;
            centre = shape.PlainKernel(edges);
            above = [.. shape.Parameters.Select(_ => shape.PlainKernel(edges))];
            below = [.. shape.Parameters.Select(_ => shape.PlainKernel(edges))];
            (steps, shifted) = (new double[Dimension], new double[Dimension]);
        }

        public override bool IsLogarithmic => centre.IsLogarithmic;

        public override void Prepare(ReadOnlySpan<double> parameters)
        {
            centre.Prepare(parameters);
            LogIntegral = centre.LogIntegral;
            if (!double.IsFinite(LogIntegral))
            {
                NotDefined();
                return;
            }

            shape.Scales(parameters, steps);
            for (var i = 0; i < Dimension; i++)
            {
                steps[i] *= StepInScales;
                parameters.CopyTo(shifted);
                shifted[i] = parameters[i] + steps[i];
                above[i].Prepare(shifted);
                shifted[i] = parameters[i] - steps[i];
                below[i].Prepare(shifted);
                LogIntegralGradient[i] = (above[i].LogIntegral - below[i].LogIntegral) / (2 * steps[i]);
            }
        }

        public override void Values(ReadOnlySpan<double> x, Span<double> destination) => centre.Values(x, destination);

        public override void AddGradient(ReadOnlySpan<double> x, ReadOnlySpan<double> values, ReadOnlySpan<double> coefficients, Span<double> sums)
        {
            Span<double> up = stackalloc double[Chunk];
            Span<double> down = stackalloc double[Chunk];
            for (var start = 0; start < x.Length; start += Chunk)
            {
                var part = x.Slice(start, Math.Min(Chunk, x.Length - start));
                for (var i = 0; i < Dimension; i++)
                {
                    above[i].Values(part, up);
                    below[i].Values(part, down);
                    var sum = 0.0;
                    for (var k = 0; k < part.Length; k++)
                        sum += Change(up[k], values[start + k], down[k], coefficients[start + k]);
                    sums[i] += sum / (2 * steps[i]);
                }
            }
        }

        // Where a density ends, ln u is -infinity on one side: then the other side alone tells.
        private static double Change(double up, double middle, double down, double coefficient)
        {
            if (coefficient == 0)
                return 0;
            if (!double.IsFinite(up))
                return 2 * coefficient * (middle - down);
            return coefficient * (double.IsFinite(down) ? up - down : 2 * (up - middle));
        }

        public override void PrepareBins()
        {
            centre.PrepareBins();
            centre.Integrals.CopyTo(BinIntegrals);
            for (var i = 0; i < Dimension; i++)
            {
                above[i].PrepareBins();
                below[i].PrepareBins();
            }
        }

        public override void AddBinGradient(ReadOnlySpan<double> coefficients, Span<double> sums)
        {
            for (var i = 0; i < Dimension; i++)
                sums[i] += (Rows.Dot(above[i].Integrals, coefficients) - Rows.Dot(below[i].Integrals, coefficients)) / (2 * steps[i]);
        }

        protected override double Integrate(double a, double b, Span<double> gradient) => throw new NotSupportedException("The kernels at the shifted parameters integrate.");
    }
}
