using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Shapes;

namespace DarkSector.Numerics.Tests.Shapes;

/// <summary>Laws of all shapes: integrals are those of the values, gradients those of differences, bins add up.</summary>
public class ShapeTests
{
    private const double Low = -3;
    private const double High = 5;

    public static TheoryData<string, double[]> Cases => new()
    {
        { "Gaussian", [0.4, 0.7] },
        { "Gaussian", [9, 0.8] },
        { "Gaussian", [1, 30] },
        { "exponential", [-0.7] },
        { "exponential", [1e-9] },
        { "exponential", [2.5] },
        { "decay", [1.3] },
        { "Chebyshev", [-0.3, 0.2, 0.1] },
        { "Bernstein", [0.3, 2, 0.7] },
        { "double Crystal Ball", [0.5, 0.4, 1.2, 2.5, 1.5, 4] },
        { "double Crystal Ball", [0.5, 0.4, 1.2, 1, 1.5, 1] },
        { "double Crystal Ball", [0.5, 0.4, 1.2, 1.0001, 1.5, 0.6] },
        { "double Crystal Ball", [0.5, 0.4, 1.2, 300, 1.5, 40] },
        { "double Crystal Ball", [8, 0.4, 1.2, 3, 1.5, 4] },
        { "double Crystal Ball", [-7, 0.4, 1.2, 3, 1.5, 4] },
        { "Breit-Wigner", [0.4, 0.3] },
        { "Breit-Wigner", [20, 0.3] },
        { "Voigtian", [0.4, 0.3, 0.5] },
        { "Voigtian", [0.4, 0.02, 0.5] },
        { "Voigtian", [0.4, 1.2, 0.05] },
        { "Novosibirsk", [0.4, 0.6, 0.3] },
        { "Novosibirsk", [0.4, 0.6, -0.5] },
        { "Novosibirsk", [0.4, 0.6, 0] },
        { "Johnson SU", [0.4, 0.6, 0.5, 1.2] },
        { "smeared exponential", [-0.5, 0.4] },
        { "smeared Gaussian", [0.4, 0.6, 0.4] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Integral_IsThatOfTheValues(string shape, double[] parameters)
    {
        var kernel = Prepared(shape, parameters, [Low, High]);

        var sum = 0.0;
        foreach (var (x, weight) in QuadraturePoints(Low, High, 4000))
            sum += weight * Math.Exp(LogValue(kernel, x) - kernel.LogIntegral);
        Assert.Equal(1, sum, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Bins_AddUpToTheWhole(string shape, double[] parameters)
    {
        double[] edges = [Low, -1.9, -0.4, 0, 0.3, 2, 4, High];
        var kernel = Prepared(shape, parameters, edges);
        kernel.PrepareBins();

        var sum = 0.0;
        foreach (var integral in kernel.Integrals)
            sum += integral;
        Assert.Equal(1, sum / Math.Exp(kernel.LogIntegral), 1e-11);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_AreThoseOfDifferences(string shape, double[] parameters)
    {
        var rng = RandomStream.FromSeed(7);
        var end = shape == "Novosibirsk" && parameters[2] > 0 ? 2.3 : High;
        var start = shape == "Novosibirsk" && parameters[2] < 0 ? -0.7 : Low;
        double[] x = [.. Enumerable.Range(0, 23).Select(_ => start + (end - start) * rng.Uniform())];
        double[] coefficients = [.. x.Select(_ => rng.Uniform() - 0.3)];
        double[] edges = [Low, -1.9, -0.4, 0, 0.3, 2, 4, High];
        double[] binCoefficients = [.. edges.Skip(1).Select(_ => rng.Uniform() - 0.3)];

        // Sum over events, integral, and sum over bins, as functions of one parameter.
        (double Events, double Integral, double Bins) Sums(double[] at)
        {
            var kernel = Prepared(shape, at, edges);
            kernel.PrepareBins();
            var values = new double[x.Length];
            kernel.Values(x, values);
            return (Dot(values, coefficients), kernel.LogIntegral, Dot([.. kernel.Integrals], binCoefficients));
        }

        var kernel = Prepared(shape, parameters, edges);
        kernel.PrepareBins();
        var values = new double[x.Length];
        kernel.Values(x, values);
        var (events, integral, bins) = (new double[parameters.Length], new double[parameters.Length], new double[parameters.Length]);
        kernel.AddGradient(x, values, coefficients, events);
        kernel.AddLogIntegralGradient(1, integral);
        kernel.AddBinGradient(binCoefficients, bins);
        for (var i = 0; i < parameters.Length; i++)
        {
            var step = 1e-5 * Math.Max(0.1, Math.Abs(parameters[i]));
            var (up, down) = ((double[])parameters.Clone(), (double[])parameters.Clone());
            (up[i], down[i]) = (parameters[i] + step, parameters[i] - step);
            var (above, below) = (Sums(up), Sums(down));
            Assert.Equal((above.Events - below.Events) / (2 * step), events[i], 1e-6 * (1 + Math.Abs(events[i])));
            Assert.Equal((above.Integral - below.Integral) / (2 * step), integral[i], 1e-6 * (1 + Math.Abs(integral[i])));
            Assert.Equal((above.Bins - below.Bins) / (2 * step), bins[i], 1e-6 * (Math.Abs(bins[i]) + Math.Exp(kernel.LogIntegral)));
        }
    }

    public static TheoryData<string, double[]> Endless
    {
        get
        {
            var endless = new TheoryData<string, double[]>();
            foreach (var row in Cases)
            {
                if ((string)row[0] != "Novosibirsk" && !((string)row[0]).StartsWith("smeared", StringComparison.Ordinal))
                    endless.Add((string)row[0], (double[])row[1]);
            }

            return endless;
        }
    }

    [Theory]
    [MemberData(nameof(Endless))]
    public void Values_AreFiniteInTheFarthestTails(string shape, double[] parameters)
    {
        var kernel = MakeShape(shape, parameters.Length).Over([-1e4, 1e4]);
        kernel.Prepare(parameters);
        foreach (var x in (double[])[-1e4, -500, 500, 1e4])
            Assert.True(double.IsFinite(Values(kernel, x)));
        Assert.True(double.IsFinite(kernel.LogIntegral));
    }

    [Fact]
    public void Gaussian_FarOutsideTheRangeKeepsItsNormalisation()
    {
        // Fifty widths away the density on the range is an exponential: ratio of values 0.1 apart.
        var kernel = Prepared("Gaussian", [55, 1], [Low, High]);

        Assert.True(double.IsFinite(kernel.LogIntegral));
        // At the upper end the density is that of the Mills ratio: t + 1/t - 2/t^3 + ...
        Assert.Equal(50 + 1 / 50.0 - 2 / 125e3, Math.Exp(Values(kernel, High) - kernel.LogIntegral), 1e-5);
    }

    [Fact]
    public void Smeared_GaussianIsAWiderGaussian()
    {
        var (smeared, wide) = (Prepared("smeared Gaussian", [0.4, 0.6, 0.8], [Low, High]), Prepared("Gaussian", [0.4, 1], [Low, High]));

        foreach (var x in (double[])[-2.5, 0, 0.4, 3, 4.9])
            Assert.Equal(Values(wide, x) - wide.LogIntegral, Values(smeared, x) - smeared.LogIntegral, 1e-5);
    }

    [Theory]
    // Re w(x + iy): Abramowitz and Stegun, table 7.9; on the imaginary axis exp(y^2) erfc(y).
    [InlineData(0, 1, 0.427584)]
    [InlineData(1, 0.5, 0.354900)]
    [InlineData(2, 1, 0.140240)]
    [InlineData(0, 3, 0.179001)]
    public void Faddeeva_HasTheValuesOfTheTables(double x, double y, double expected) =>
        Assert.Equal(expected, Faddeeva.W(new System.Numerics.Complex(x, y)).Real, 1e-6);

    [Fact]
    public void Faddeeva_ContinuesAcrossItsTwoForms()
    {
        foreach (var y in (double[])[1e-3, 0.1, 1, 5])
        {
            var x = Math.Sqrt(49 - y * y);
            var (inside, outside) = (Faddeeva.W(new System.Numerics.Complex(x * (1 - 1e-9), y * (1 - 1e-9))).Real, Faddeeva.W(new System.Numerics.Complex(x * (1 + 1e-9), y * (1 + 1e-9))).Real);
            Assert.Equal(1, inside / outside, 1e-7);
        }
    }

    [Theory]
    [InlineData(5.29, -20, 0.5)]
    [InlineData(5.29, 3, 0.5)]
    [InlineData(5.27, -20, 1.2)]
    public void Argus_IntegratesToItsValuesAndEndsAtItsEndpoint(double endpoint, double slope, double power)
    {
        var kernel = new ArgusShape().Over([5.2, 5.3]);
        kernel.Prepare([endpoint, slope, power]);

        var sum = 0.0;
        foreach (var (x, weight) in QuadraturePoints(5.2, endpoint, 4000))
            sum += weight * Math.Exp(Values(kernel, x) - kernel.LogIntegral);
        Assert.Equal(1, sum, 1e-5);
        Assert.Equal(double.NegativeInfinity, Values(kernel, 5.295));
    }

    [Fact]
    public void Template_FollowsItsHistogram()
    {
        var kernel = TabulatedShape.Of(new Histogram(Axis.Variable([0, 1, 3, 4]), [2, 6, 0], [2, 6, 0])).Over([0, 0.5, 2, 4]);
        kernel.Prepare([]);
        kernel.PrepareBins();

        Assert.Equal([1, 4, 3], kernel.Integrals.ToArray());
        Assert.Equal(3, Values(kernel, 1.5));
        Assert.Throws<ArgumentException>(() => TabulatedShape.Of(new Histogram(Axis.Regular(2, 0, 1), [1, -1], [1, 1])));
        Assert.Throws<ArgumentException>(() => Prepare(TabulatedShape.Of(new Histogram(Axis.Regular(2, 0, 1), [1, 1], [1, 1])).Over([0, 2])));

        static void Prepare(ShapeKernel kernel) => kernel.Prepare([]);
    }

    [Fact]
    public void KernelEstimate_FollowsAGaussianSample()
    {
        var rng = RandomStream.FromSeed(3);
        double[] data = [.. Enumerable.Range(0, 20_000).Select(_ => rng.Gaussian())];
        var (estimate, truth) = (TabulatedShape.KernelEstimate(data, -3, 3).Over([-3, 3]), new GaussianShape().Over([-3, 3]));
        estimate.Prepare([]);
        truth.Prepare([0, 1]);

        foreach (var x in (double[])[-2, -1, 0, 1, 2])
            Assert.Equal(Math.Exp(Values(truth, x) - truth.LogIntegral), Values(estimate, x) / Math.Exp(estimate.LogIntegral), 0.015);
    }

    [Theory]
    [InlineData("Gaussian", new[] { 0.0, 0.0 })]
    [InlineData("Gaussian", new[] { 0.0, -1.0 })]
    [InlineData("double Crystal Ball", new[] { 0.0, 1, -1, 2, 1, 2 })]
    [InlineData("Chebyshev", new[] { 0.0, 30, 0 })]
    public void Prepare_SaysNotANumberOutsideTheDomain(string shape, double[] parameters) =>
        Assert.True(double.IsNaN(Prepared(shape, parameters, [Low, High]).LogIntegral));

    private static ShapeKernel Prepared(string shape, double[] parameters, double[] edges)
    {
        var kernel = MakeShape(shape, parameters.Length).Over(edges);
        kernel.Prepare(parameters);
        return kernel;
    }

    private static Shape MakeShape(string name, int parameters) => name switch
    {
        "Gaussian" => new GaussianShape(),
        "exponential" => new ExponentialShape(),
        "decay" => new ExponentialShape(byDecayConstant: true),
        "Chebyshev" => PolynomialShape.Chebyshev(parameters),
        "Bernstein" => PolynomialShape.Bernstein(parameters),
        "double Crystal Ball" => new DoubleCrystalBallShape(),
        "Breit-Wigner" => new BreitWignerShape(),
        "Voigtian" => new VoigtianShape(),
        "Novosibirsk" => new NovosibirskShape(),
        "Johnson SU" => new JohnsonShape(),
        "smeared exponential" => new SmearedShape(new ExponentialShape()),
        "smeared Gaussian" => new SmearedShape(new GaussianShape()),
        _ => throw new ArgumentException(name),
    };

    private static double LogValue(ShapeKernel kernel, double x) => kernel.IsLogarithmic ? Values(kernel, x) : Math.Log(Values(kernel, x));

    private static double Values(ShapeKernel kernel, double x)
    {
        var value = new double[1];
        kernel.Values([x], value);
        return value[0];
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (u, v) => u * v).Sum();

    // Three points of Gauss and Legendre in each panel.
    private static IEnumerable<(double X, double Weight)> QuadraturePoints(double low, double high, int panels)
    {
        var width = (high - low) / panels;
        for (var k = 0; k < panels; k++)
        {
            var middle = low + (k + 0.5) * width;
            yield return (middle - 0.5 * width * Math.Sqrt(0.6), 5.0 / 18 * width);
            yield return (middle, 8.0 / 18 * width);
            yield return (middle + 0.5 * width * Math.Sqrt(0.6), 5.0 / 18 * width);
        }
    }
}
