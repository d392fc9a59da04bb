using System.Collections;
using DarkSector.Numerics;

namespace DarkSector.Physics.Generation;

/// <summary>A sample of any size that never stands in memory as a whole: its events come in batches, each an <see cref="EventSample"/>.</summary>
/// <remarks>
/// The batches one after the other are the events of the whole sample, and all their weights together add up to the cross-section. Work on one batch, keep
/// what can be added up, and let the batch go:
/// `stream.Select(batch => search.Reconstruct(batch, rng["response"])).Select(events => events.Histogram("recoilMassSquared", axis)).Aggregate((a, b) => a + b)`.
/// Each walk through the stream makes the events again, and they are the same. A weight needs the sum of all weights, so the first walk
/// is preceded by one that adds them up: the price of never holding all events is to make each twice. `Detector.Respond` goes on in its random numbers where the batch
/// before ended; what draws for a table alone, such as <see cref="DecayVertex.WithDecayVertex"/>, takes a branch per batch.
/// </remarks>
public sealed class EventStream : IEnumerable<EventSample>
{
    /// <summary>Batches hold whole blocks of this many events, but for the last: what a detector draws for an event does not depend on the size of the batches.</summary>
    public const int BlockSize = 4096;

    private readonly Func<int, IEnumerable<EventSample>> _batches;
    private readonly Func<Estimate> _crossSection;

    internal EventStream(string name, long events, IReadOnlyList<TrueParticle> particles, Func<Estimate> crossSection, Func<int, IEnumerable<EventSample>> batches)
    {
        (Name, Events, Particles, _crossSection, _batches) = (name, events, particles, crossSection, batches);
        BatchSize = 16 * BlockSize;
    }

    private EventStream(EventStream other, int batchSize)
        : this(other.Name, other.Events, other.Particles, other._crossSection, other._batches) => BatchSize = batchSize;

    /// <summary>Name of the process or the file.</summary>
    public string Name { get; }

    /// <summary>Number of events, all batches together.</summary>
    public long Events { get; }

    /// <summary>The particles of each batch.</summary>
    public IReadOnlyList<TrueParticle> Particles { get; }

    /// <summary>Cross-section [fb] that the weights of all batches add up to, with its statistical error.</summary>
    public Estimate CrossSection => _crossSection();

    /// <summary>Most events of a batch, a multiple of <see cref="BlockSize"/>.</summary>
    public int BatchSize { get; }

    /// <summary>The same events in batches of another size.</summary>
    /// <param name="most">Most events of a batch, at least <see cref="BlockSize"/>; as many whole blocks as fit are taken.</param>
    public EventStream InBatchesOf(int most)
    {
        if (most < BlockSize)
            throw new ArgumentOutOfRangeException(nameof(most), $"most = {most} events; a batch holds at least one block of {BlockSize}.");
        return new EventStream(this, most / BlockSize * BlockSize);
    }

    /// <inheritdoc/>
    public IEnumerator<EventSample> GetEnumerator() => _batches(BatchSize).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Events} events in batches of {BatchSize}";

    /// <summary>First event and number of events of each batch.</summary>
    internal static IEnumerable<(long First, int Count)> Parts(long events, int batchSize)
    {
        for (long first = 0; first < events; first += batchSize)
            yield return (first, (int)Math.Min(batchSize, events - first));
    }
}

/// <summary>Where the events of a batch stand in their stream.</summary>
/// <param name="First">Number of events before them, a multiple of <see cref="EventStream.BlockSize"/>.</param>
/// <param name="Events">Number of events of the whole stream.</param>
public readonly record struct StreamPart(long First, long Events);
