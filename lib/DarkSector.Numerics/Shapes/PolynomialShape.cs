using System.Runtime.CompilerServices;
using DarkSector.Numerics.Optimization;

namespace DarkSector.Numerics.Shapes;

/// <summary>A polynomial on the range: u = 1 + sum_k c_k T_k(v) (Chebyshev, v from -1 to 1), or a sum of Bernstein polynomials.</summary>
/// <remarks>Chebyshev polynomials of the first kind; the coefficient of T_0 is 1. Bernstein: u = sum_k b_k binomial(n, k) w^k (1 - w)^(n -
/// k), w from 0 to 1, with b_0 = 1 and the
/// others not negative, so that the density is positive everywhere. Linear in the coefficients: integrals over bins are tabulated
/// once.</remarks>
public sealed class PolynomialShape : Shape
{
    private readonly bool bernstein;

    private PolynomialShape(bool bernstein, int degree)
    {
        if (degree is < 1 or > 20)
            throw new ArgumentOutOfRangeException(nameof(degree), $"degree = {degree}; polynomials of degree 1 to 20 are offered.");
        this.bernstein = bernstein;
        Parameters = [.. Enumerable.Range(1, degree).Select(k => bernstein ? new Parameter($"b{k}", lower: 0) : new Parameter($"c{k}"))];
    }

    /// <inheritdoc/>
    public override string Name => bernstein ? "Bernstein polynomial" : "Chebyshev polynomial";

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Chebyshev polynomial with coefficients c1 to c of the degree.</summary>
    public static PolynomialShape Chebyshev(int degree) => new(false, degree);

    /// <summary>Bernstein polynomial with coefficients b1 to b of the degree.</summary>
    public static PolynomialShape Bernstein(int degree) => new(true, degree);

    /// <inheritdoc/>
    public override ShapeKernel Over(IReadOnlyList<double> edges) => new Kernel(edges, Parameters.Count, bernstein);

    /// <inheritdoc/>
    public override IReadOnlyList<double> Guess(double low, double high, double median, double width) =>
        [.. Enumerable.Repeat(bernstein ? 1.0 : 0, Parameters.Count)];

    /// <summary>The polynomial in powers of v in [-1, 1]: row k holds the powers of the k-th basis polynomial.</summary>
    internal static double[] Powers(int degree, bool bernstein)
    {
        var (size, rows) = (degree + 1, new double[(degree + 1) * (degree + 1)]);
        for (var k = 0; k <= degree; k++)
        {
            var row = rows.AsSpan(k * size, size);
            if (bernstein)
                BernsteinRow(row, k, degree);
            else if (k < 2)
                row[k] = 1;
            else
                for (var j = 0; j < size; j++)
                    row[j] = (j > 0 ? 2 * rows[(k - 1) * size + j - 1] : 0) - rows[(k - 2) * size + j];
        }

        return rows;
    }

    // binomial(n, k) ((1 + v)/2)^k ((1 - v)/2)^(n - k), multiplied out factor by factor.
    private static void BernsteinRow(Span<double> row, int k, int degree)
    {
        row.Clear();
        row[0] = 1;
        for (var factor = 1; factor <= degree; factor++)
        {
            var sign = factor <= k ? 1 : -1;
            for (var j = factor; j >= 0; j--)
                row[j] = 0.5 * (row[j] + (j > 0 ? sign * row[j - 1] : 0));
        }

        for (var j = 0; j < row.Length; j++)
            row[j] *= MathNet.Numerics.SpecialFunctions.Binomial(degree, k);
    }

    private sealed class Kernel : ShapeKernel
    {
        private readonly bool bernstein;
        private readonly double[] powers;
        private readonly double[] coefficients;
        private readonly double[] polynomial;
        private readonly double[] binTable;
        private readonly double[] wholeTable;

        internal Kernel(IReadOnlyList<double> edges, int degree, bool bernstein)
            : base(edges, degree)
        {
            this.bernstein = bernstein;
            powers = Powers(degree, bernstein);
            coefficients = new double[degree + 1];
            coefficients[0] = 1;
            polynomial = new double[degree + 1];
            binTable = new double[(degree + 1) * Bins];
            wholeTable = new double[degree + 1];
            for (var k = 0; k <= degree; k++)
            {
                for (var bin = 0; bin < Bins; bin++)
                    binTable[k * Bins + bin] = BasisIntegral(k, Edges[bin], Edges[bin + 1]);
                wholeTable[k] = BasisIntegral(k, Low, High);
            }
        }

        public override bool IsLogarithmic => false;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Prepare(ReadOnlySpan<double> parameters)
        {
            parameters.CopyTo(coefficients.AsSpan(1));
            var integral = 0.0;
            for (var k = 0; k <= Dimension; k++)
                integral += coefficients[k] * wholeTable[k];
            if (!(integral > 0))
            {
                NotDefined();
                return;
            }

            LogIntegral = Math.Log(integral);
            polynomial.AsSpan().Clear();
            for (var k = 0; k <= Dimension; k++)
            {
                if (k > 0)
                    LogIntegralGradient[k - 1] = wholeTable[k] / integral;
                for (var j = 0; j <= Dimension; j++)
                    polynomial[j] += coefficients[k] * powers[k * (Dimension + 1) + j];
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Values(ReadOnlySpan<double> x, Span<double> destination)
        {
            var (middle, scale) = (0.5 * (Low + High), 2 / (High - Low));
            for (var i = 0; i < x.Length; i++)
            {
                var v = (x[i] - middle) * scale;
                var sum = polynomial[Dimension];
                for (var j = Dimension - 1; j >= 0; j--)
                    sum = sum * v + polynomial[j];
                destination[i] = sum;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void AddGradient(ReadOnlySpan<double> x, ReadOnlySpan<double> values, ReadOnlySpan<double> coefficients, Span<double> sums)
        {
            // Sums of powers first, then the polynomials of the basis.
            Span<double> moments = stackalloc double[Dimension + 1];
            moments.Clear();
            var (middle, scale) = (0.5 * (Low + High), 2 / (High - Low));
            for (var i = 0; i < x.Length; i++)
            {
                var (v, power) = ((x[i] - middle) * scale, coefficients[i]);
                for (var j = 0; j <= Dimension; j++, power *= v)
                    moments[j] += power;
            }

            for (var k = 1; k <= Dimension; k++)
            {
                for (var j = 0; j <= Dimension; j++)
                    sums[k - 1] += powers[k * (Dimension + 1) + j] * moments[j];
            }
        }

        public override void PrepareBins()
        {
            BinIntegrals.AsSpan().Clear();
            for (var k = 0; k <= Dimension; k++)
                Rows.AddScaled(binTable.AsSpan(k * Bins, Bins), coefficients[k], BinIntegrals);
        }

        public override void AddBinGradient(ReadOnlySpan<double> coefficients, Span<double> sums)
        {
            for (var k = 1; k <= Dimension; k++)
                sums[k - 1] += Rows.Dot(binTable.AsSpan(k * Bins, Bins), coefficients);
        }

        protected override double Integrate(double a, double b, Span<double> gradient)
        {
            var sum = BasisIntegral(0, a, b);
            for (var k = 1; k <= Dimension; k++)
            {
                gradient[k - 1] = BasisIntegral(k, a, b);
                sum += coefficients[k] * gradient[k - 1];
            }

            return sum;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private double BasisIntegral(int k, double a, double b)
        {
            var (middle, scale) = (0.5 * (Low + High), 2 / (High - Low));
            return (Antiderivative(k, (b - middle) * scale) - Antiderivative(k, (a - middle) * scale)) / scale;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private double Antiderivative(int k, double v)
        {
            var sum = 0.0;
            for (var j = Dimension; j >= 0; j--)
                sum = (sum + powers[k * (Dimension + 1) + j] / (j + 1)) * v;
            return sum;
        }
    }
}
