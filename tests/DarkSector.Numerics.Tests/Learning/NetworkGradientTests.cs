using System.Numerics;
using DarkSector.Numerics.Learning;
using DarkSector.Numerics.Random;

namespace DarkSector.Numerics.Tests.Learning;

public class NetworkGradientTests
{
    // Three blocks, the last not full; widths that are no multiples of a tile.
    private const int Events = 300;
    private const int Features = 3;

    private static readonly int[] All = [.. Enumerable.Range(0, Events)];
    private static readonly double[] Values = Draw(Events * Features, "features");
    private static readonly double[] Labels = [.. All.Select(i => i % 3 == 0 ? 1.0 : 0)];
    private static readonly BinaryCrossEntropy Entropy = new(Labels, [.. Draw(Events, "weights").Select(Math.Abs)]);

    private static readonly PunziLoss Punzi = new(new PunziWindows(4, [.. All.Select(i => i % 3 == 0
        ? PunziEvent.Signal(i / 3 % 4, 1e-3)
        : PunziEvent.Background(i % 4, Math.Min(3, i % 4 + i % 2), 0.1 + i % 5))]), new PunziLossOptions());

    private static readonly PunziLoss RelativePunzi = new(new PunziWindows(4, [.. All.Select(i => i % 3 == 0
        ? PunziEvent.Signal(i / 3 % 4, 1e-3)
        : PunziEvent.Background(i % 4, Math.Min(3, i % 4 + i % 2), 0.1 + i % 5))]), new PunziLossOptions { Relative = true, CautiousBackground = true });

    public static TheoryData<Activation, string> Cases => new()
    {
        { Activation.Tanh, "entropy" }, { Activation.Tanh, "Punzi" }, { Activation.Tanh, "relative Punzi" },
        { Activation.Relu, "entropy" }, { Activation.Sigmoid, "Punzi" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradient_EqualsCentralDifferences(Activation activation, string name)
    {
        IScoreLoss loss = name == "entropy" ? Entropy : name == "Punzi" ? Punzi : RelativePunzi;
        var (shape, gradient) = (new NetworkShape([Features, 6, 5, 1], activation), new double[NetworkLength(activation)]);
        var (engine, parameters) = (new NetworkGradient<double>(shape, Values), Parameters<double>(shape));
        engine.Of(parameters, loss, All, gradient);
        var largest = gradient.Max(Math.Abs);
        foreach (var k in Used(shape))
        {
            const double Step = 1e-5;
            var difference = (At(k, Step) - At(k, -Step)) / (2 * Step);
            Assert.Equal(difference, gradient[k], 1e-6 * largest);
        }
        Assert.True(largest > 1e-3);

        double At(int k, double step)
        {
            var moved = (double[])parameters.Clone();
            moved[k] += step;
            return engine.Of(moved, loss, All, new double[shape.Length]);
        }
    }

    [Theory]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Sigmoid)]
    public void Sums_EqualThePlainLoops(Activation activation)
    {
        var shape = new NetworkShape([Features, 6, 5, 1], activation);
        var parameters = Parameters<double>(shape);
        var sums = new double[Events];
        new NetworkGradient<double>(shape, Values).Sums(parameters, All, sums);
        for (var i = 0; i < Events; i++)
            Assert.Equal(Plain(shape, parameters, Values.AsSpan(i * Features, Features).ToArray()), sums[i], 1e-12);
    }

    [Fact]
    public void SinglePrecision_FollowsDoublePrecision()
    {
        var shape = new NetworkShape([Features, 6, 5, 1], Activation.Tanh);
        var (single, twofold) = (new float[shape.Length], new double[shape.Length]);
        var losses = (new NetworkGradient<float>(shape, [.. Values.Select(v => (float)v)]).Of(Parameters<float>(shape), Entropy, All, single),
            new NetworkGradient<double>(shape, Values).Of(Parameters<double>(shape), Entropy, All, twofold));
        Assert.Equal(losses.Item2, losses.Item1, 1e-6 * losses.Item2);
        Assert.All(Used(shape), k => Assert.Equal(twofold[k], single[k], 3e-6));
    }

    [Fact]
    public void PaddedParameters_HaveNoGradient()
    {
        var shape = new NetworkShape([Features, 6, 5, 1], Activation.Sigmoid);
        var gradient = new double[shape.Length];
        new NetworkGradient<double>(shape, Values).Of(Parameters<double>(shape), Entropy, All, gradient);
        Assert.All(Enumerable.Range(0, shape.Length).Except(Used(shape)), k => Assert.Equal(0, gradient[k]));
    }

    [Fact]
    public void Loss_OfABatchIsTheMeanOfItsEvents()
    {
        var shape = new NetworkShape([Features, 4, 1], Activation.Tanh);
        var (engine, parameters, gradient) = (new NetworkGradient<double>(shape, Values), Parameters<double>(shape), new double[shape.Length]);
        var parts = new[] { All[..150], All[150..] }.Select(events => engine.Of(parameters, Entropy, events, gradient)).ToArray();
        Assert.Equal(parts.Average(), engine.Of(parameters, Entropy, All, gradient), 1e-12);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1e-4)]
    [InlineData(0.3)]
    [InlineData(-2.5)]
    [InlineData(30.0)]
    [InlineData(-200.0)]
    public void LaneMath_HasTheValuesOfMath(double x)
    {
        Assert.Equal(Math.Tanh(x), LaneMath.Tanh(System.Runtime.Intrinsics.Vector256.Create(x))[0], 4e-16);
        Assert.Equal(Math.Tanh(x), LaneMath.Tanh(System.Runtime.Intrinsics.Vector256.Create((float)x))[0], 2e-7);
        Assert.Equal(1 / (1 + Math.Exp(-x)), LaneMath.Sigmoid(System.Runtime.Intrinsics.Vector256.Create(x))[0], 4e-16);
        Assert.Equal(1 / (1 + Math.Exp(-x)), LaneMath.Sigmoid(System.Runtime.Intrinsics.Vector256.Create((float)x))[0], 2e-7);
        Assert.True(float.IsNaN(LaneMath.Tanh(System.Runtime.Intrinsics.Vector256.Create(float.NaN))[0]));
    }

    private static int NetworkLength(Activation activation) => new NetworkShape([Features, 6, 5, 1], activation).Length;

    private static double Plain(NetworkShape shape, double[] parameters, double[] values)
    {
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            values = [.. Enumerable.Range(0, shape.Widths[layer + 1]).Select(output => shape.Of(layer) switch
            {
                Activation.Tanh => Math.Tanh(Sum(output)),
                Activation.Relu => Math.Max(0, Sum(output)),
                Activation.Sigmoid => 1 / (1 + Math.Exp(-Sum(output))),
                _ => Sum(output),
            })];

            double Sum(int output) => parameters[shape.BiasAt(layer, output)]
                + values.Select((value, input) => value * parameters[shape.WeightAt(layer, output, input)]).Sum();
        }
        return values[0];
    }

    private static T[] Parameters<T>(NetworkShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (parameters, drawn) = (new T[shape.Length], Draw(shape.Length, "parameters"));
        foreach (var k in Used(shape))
            parameters[k] = T.CreateTruncating((float)(0.5 * drawn[k]));
        return parameters;
    }

    private static int[] Used(NetworkShape shape) => [.. Enumerable.Range(0, shape.Layers).SelectMany(layer =>
        Enumerable.Range(0, shape.Widths[layer + 1]).SelectMany(output => Enumerable.Range(0, shape.Widths[layer])
            .Select(input => shape.WeightAt(layer, output, input)).Append(shape.BiasAt(layer, output))))];

    private static double[] Draw(int count, string name)
    {
        var rng = RandomStream.FromSeed(7)[name];
        return [.. Enumerable.Range(0, count).Select(_ => (double)(float)rng.Gaussian())];
    }
}
