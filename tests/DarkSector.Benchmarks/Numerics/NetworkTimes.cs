using System.Diagnostics;
using DarkSector.Numerics.Learning;
using DarkSector.Numerics.Random;
using static System.FormattableString;

namespace DarkSector.Benchmarks.Numerics;

/// <summary>The network of tests/peers/network.py: processor times of an epoch with each loss, of a full-batch step and of scoring, as that script prints them.</summary>
internal static class NetworkTimes
{
    private const int Events = 200_000;
    private const int Features = 14;
    private const int Masses = 40;
    private const int Batch = 2048;

    /// <summary>Best and median of seven.</summary>
    internal static void Print()
    {
        var rng = RandomStream.FromSeed(109);
        var label = Array.ConvertAll(new double[Events], _ => rng.Uniform() < 0.4 ? 1.0 : 0);
        var features = new float[Events * Features];
        for (var k = 0; k < features.Length; k++)
            features[k] = (float)(rng.Gaussian() + (label[k / Features] == 1 && k % Features < 5 ? 0.6 : 0));
        PunziEvent[] windows = [.. label.Select(one => one == 1 ? PunziEvent.Signal(rng.Index(Masses), 1 / 4000.0) : Background(70 * Math.Pow(rng.Uniform(), 0.7)))];
        int[] all = [.. Enumerable.Range(0, Events)], inside = [.. all.Where(i => windows[i].Last >= windows[i].First)];
        var shape = new NetworkShape([Features, 32, 64, 64, 32, 16, 8, 1], Activation.Tanh);
        var (engine, stepper, parameters, slopes) = (new NetworkGradient<float>(shape, features), new GradientStepper(GradientStep.Adam, shape.Length), Start(shape, rng), new float[shape.Length]);
        var (entropy, punzi) = (new BinaryCrossEntropy(label, Array.ConvertAll(label, _ => 1.0)), new PunziLoss(new PunziWindows(Masses, windows), new PunziLossOptions()));
        Time("cross-entropy epoch", () => Epoch(entropy, all, Batch));
        Time("Punzi epoch", () => Epoch(punzi, inside, Batch));
        Time("Punzi step, full batch", () => Epoch(punzi, inside, inside.Length));
        Time("scores of 200k events", () => engine.Sums(parameters, all, new double[Events]));
        Console.WriteLine($"{inside.Length} of {Events} events in windows");

        void Epoch(IScoreLoss loss, int[] events, int batch)
        {
            for (var i = events.Length - 1; i > 0; i--)
            {
                var j = rng.Index(i + 1);
                (events[i], events[j]) = (events[j], events[i]);
            }
            for (var first = 0; first < events.Length; first += batch)
            {
                engine.Of(parameters, loss, events.AsMemory(first, Math.Min(batch, events.Length - first)), slopes);
                stepper.Move(parameters, slopes, 1e-3);
            }
        }
    }

    private static PunziEvent Background(double measured)
    {
        int[] holding = [.. Enumerable.Range(0, Masses).Where(m => Math.Abs(measured - Math.Pow(0.25 + 0.2 * m, 2)) < 0.5 + 0.05 * (0.25 + 0.2 * m))];
        return holding.Length == 0 ? PunziEvent.Background(0, -1, 0.05) : PunziEvent.Background(holding[0], holding[^1], 0.05);
    }

    private static float[] Start(NetworkShape shape, RandomStream rng)
    {
        var parameters = new float[shape.Length];
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            for (var k = 0; k < shape.Widths[layer] * shape.Widths[layer + 1]; k++)
                parameters[shape.WeightAt(layer, k / shape.Widths[layer], k % shape.Widths[layer])] = (float)rng.Gaussian(0, Math.Sqrt(1.0 / shape.Widths[layer]));
        }
        return parameters;
    }

    private static void Time(string name, Action work)
    {
        work();
        work();
        double[] seconds = [.. Enumerable.Range(0, 7).Select(_ =>
        {
            var start = Process.GetCurrentProcess().TotalProcessorTime;
            work();
            return (Process.GetCurrentProcess().TotalProcessorTime - start).TotalSeconds;
        }).Order()];
        Console.WriteLine(Invariant($"{name}: {seconds[0]:F3} s, median {seconds[3]:F3} s"));
    }
}
