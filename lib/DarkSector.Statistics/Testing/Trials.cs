using DarkSector.Numerics.Random;

namespace DarkSector.Statistics.Testing;

/// <summary>Numbers from repeated trials, and what those that failed had to say.</summary>
/// <remarks>Each trial has its own branch of the stream and its own slot: the same for any number of threads. A trial that throws, or gives
/// no finite number, is counted and left out; running out of memory and the like is not caught.</remarks>
/// <param name="Values">One per trial that succeeded, in order.</param>
/// <param name="Failures">Messages of the others, each with the path of its stream.</param>
internal sealed record Trials(double[] Values, IReadOnlyList<string> Failures)
{
    internal static Trials Run(int count, Func<RandomStream, double> trial, RandomStream rng) => Run(count, (_, stream) => trial(stream), rng);

    /// <summary>Trials that know their number.</summary>
    internal static Trials Run(int count, Func<int, RandomStream, double> trial, RandomStream rng)
    {
        var values = new double[count];
        var messages = new string?[count];
        Parallel.For(0, count, i =>
        {
            var stream = rng[i];
            try
            {
                values[i] = trial(i, stream);
                if (!double.IsFinite(values[i]))
                    messages[i] = $"{stream.Path}: the result is {values[i]}";
            }
            catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or ArithmeticException)
            {
                messages[i] = $"{stream.Path}: {exception.Message}";
            }
        });
        return new Trials([.. values.Where((_, i) => messages[i] is null)], [.. messages.OfType<string>()]);
    }
}
