namespace DarkSector.Numerics.Integration;

/// <summary>How much work an integration does.</summary>
/// <param name="PointsPerIteration">Points drawn in each iteration.</param>
/// <param name="AdaptingIterations">Iterations that shape the grid and are not counted.</param>
/// <param name="Iterations">Iterations on the frozen grid that are averaged.</param>
public sealed record IntegrationOptions(int PointsPerIteration, int AdaptingIterations = 6, int Iterations = 6)
{
    private const int MostForEvents = 120_000;

    /// <summary>As many points per iteration as events are to be drawn afterwards: what shapes the grid is paid back by each event, which is found in fewer attempts.</summary>
    /// <param name="events">Number of events to be drawn.</param>
    /// <param name="fewestPoints">Points per iteration for few events; no more than 120000 are taken for many.</param>
    public static IntegrationOptions ToDraw(int events, int fewestPoints) => new(Math.Max(fewestPoints, Math.Min(events, MostForEvents)));

    /// <summary>Points drawn in each iteration, at least 100.</summary>
    public int PointsPerIteration { get; } = PointsPerIteration >= 100 ? PointsPerIteration
        : throw new ArgumentOutOfRangeException(nameof(PointsPerIteration), $"{PointsPerIteration} points per iteration; at least 100 are needed for an error estimate.");

    /// <summary>Iterations that shape the grid and are not counted; 0 integrates without importance sampling.</summary>
    public int AdaptingIterations { get; } = AdaptingIterations >= 0 ? AdaptingIterations
        : throw new ArgumentOutOfRangeException(nameof(AdaptingIterations), $"{AdaptingIterations} adapting iterations; the number is 0 or more.");

    /// <summary>Iterations that are averaged, at least 1.</summary>
    public int Iterations { get; } = Iterations >= 1 ? Iterations
        : throw new ArgumentOutOfRangeException(nameof(Iterations), $"{Iterations} iterations; at least 1 is needed.");
}
