using DarkSector.Numerics.Random;
using DarkSector.Physics.Generation;

namespace DarkSector.Physics.Detectors;

/// <summary>Events in blocks with a random stream each: the same numbers for any number of threads, and for any number of events that follow.</summary>
internal readonly struct EventBlocks
{
    private const int Size = EventStream.BlockSize;

    private readonly int _events;
    private readonly int _firstBlock;
    private readonly RandomStream _rng;

    private EventBlocks(EventSample sample, RandomStream rng) =>
        (_events, _firstBlock, _rng) = (sample.Events.Count, (int)((sample.PartOf?.First ?? 0) / Size), rng);

    /// <summary>The blocks of a sample; a batch of a stream goes on where the one before it ended.</summary>
    public static EventBlocks Of(EventSample sample, RandomStream rng) => new(sample, rng);

    /// <summary>Calls an action with the first row, the end and the stream of each block.</summary>
    public void ForEach(Action<int, int, RandomStream> respond)
    {
        var (events, firstBlock, rng) = (_events, _firstBlock, _rng);
        Parallel.For(0, (events + Size - 1) / Size, block => respond(block * Size, Math.Min(events, (block + 1) * Size), rng[firstBlock + block]));
    }
}
