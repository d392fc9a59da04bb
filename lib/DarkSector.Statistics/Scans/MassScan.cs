using System.Collections.Concurrent;
using System.Text.Json;
using DarkSector.Numerics.Random;

namespace DarkSector.Statistics.Scans;

/// <summary>The same search at many hypotheses: masses, or windows of any shape in as many dimensions as needed.</summary>
/// <remarks>
/// Points run in parallel, each with its own branch of the random numbers, so that the result is the same for any number of threads and
/// after any interruption. A point that throws is listed in the result with its message and stops nothing.
/// <code>
/// var scan = MassScan.Run("Z' to invisible, 2026", masses, mass => new ScanOutcome { Limit = LimitAt(mass), LocalZ = SignificanceAt(mass) },
///     new ScanOptions { File = "scan.jsonl", Progress = ScanProgress.To(Console.Error) });
/// </code>
/// </remarks>
public static class MassScan
{
    /// <summary>Runs a function without random numbers at every point.</summary>
    /// <typeparam name="TPoint">A mass, or a record of whatever describes a hypothesis.</typeparam>
    /// <param name="name">Which scan this is. With a file, a name belongs to one set of data and one way to treat them: change it with them.</param>
    /// <param name="points">The hypotheses.</param>
    /// <param name="evaluate">What is found at a point; called from several threads.</param>
    /// <param name="options">Threads, file, progress.</param>
    /// <exception cref="InvalidOperationException">The file holds another scan.</exception>
    /// <exception cref="InvalidDataException">The file is no scan, or damaged.</exception>
    public static ScanResult<TPoint> Run<TPoint>(
        string name, IReadOnlyList<TPoint> points, Func<TPoint, ScanOutcome> evaluate, ScanOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(evaluate);
        return RunAll(name, points, (point, _) => evaluate(point), options ?? new ScanOptions(), "");
    }

    /// <summary>Runs a function with random numbers at every point.</summary>
    /// <typeparam name="TPoint">A mass, or a record of whatever describes a hypothesis.</typeparam>
    /// <param name="name">Which scan this is. With a file, a name belongs to one set of data and one way to treat them: change it with them.</param>
    /// <param name="points">The hypotheses.</param>
    /// <param name="evaluate">What is found at a point, with random numbers of its own; called from several threads.</param>
    /// <param name="options">Threads, file, progress.</param>
    /// <param name="rng">Random numbers; point i takes the branch i.</param>
    /// <exception cref="InvalidOperationException">The file holds another scan.</exception>
    /// <exception cref="InvalidDataException">The file is no scan, or damaged.</exception>
    public static ScanResult<TPoint> Run<TPoint>(
        string name, IReadOnlyList<TPoint> points, Func<TPoint, RandomStream, ScanOutcome> evaluate, ScanOptions options, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(evaluate);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(rng);
        return RunAll(name, points, (point, i) => evaluate(point, rng[i]), options, rng.Path);
    }

    private static ScanResult<TPoint> RunAll<TPoint>(
        string name, IReadOnlyList<TPoint> points, Func<TPoint, int, ScanOutcome> evaluate, ScanOptions options, string stream)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(points);
        if (points.Count == 0)
            throw new ArgumentException($"The scan '{name}' has no points; give at least one.", nameof(points));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Threads, nameof(options));
        using var file = options.File is null
            ? null
            : ScanFile.Open(options.File, name, [.. points.Select(point => JsonSerializer.SerializeToNode(point, ScanFile.Json))], stream);
        var results = new ScannedPoint<TPoint>[points.Count];
        for (var i = 0; i < results.Length; i++)
            results[i] = new ScannedPoint<TPoint>(i, points[i], file?.Known.GetValueOrDefault(i), null);
        int[] missing = [.. results.Where(point => !point.IsRun).Select(point => point.Index)];
        var tracker = new ScanTracker(options.Progress, results.Length, results.Length - missing.Length);
        ForEach(missing, options, i =>
        {
            if (Evaluate(points[i], i, evaluate, options.Cancellation) is not { IsRun: true } done)
                return;
            results[i] = done;
            file?.Add(i, done.Outcome, done.Failure);
            tracker.Count(done.Failure is null);
        });
        return new ScanResult<TPoint>(name, results);
    }

    // One point at a time, since points may differ much in cost; on one thread a plain loop.
    private static void ForEach(int[] indices, ScanOptions options, Action<int> work)
    {
        if (options.Threads == 1)
        {
            foreach (var i in indices.TakeWhile(_ => !options.Cancellation.IsCancellationRequested))
                work(i);
            return;
        }

        Parallel.ForEach(
            Partitioner.Create(indices, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = options.Threads == 0 ? -1 : options.Threads },
            (i, state) =>
            {
                if (options.Cancellation.IsCancellationRequested)
                    state.Stop();
                else
                    work(i);
            });
    }

    private static ScannedPoint<TPoint> Evaluate<TPoint>(
        TPoint point, int index, Func<TPoint, int, ScanOutcome> evaluate, CancellationToken cancellation)
    {
        try
        {
            var outcome = evaluate(point, index);
            var fault = outcome is null ? "there is no outcome" : outcome.Fault;
            return new ScannedPoint<TPoint>(index, point, fault is null ? outcome : null, fault);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new ScannedPoint<TPoint>(index, point, null, null);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return new ScannedPoint<TPoint>(index, point, null, $"{exception.GetType().Name}: {exception.Message}");
        }
    }
}
