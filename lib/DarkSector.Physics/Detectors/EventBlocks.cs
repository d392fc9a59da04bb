using DarkSector.Numerics.Random;
using DarkSector.Physics.Generation;

namespace DarkSector.Physics.Detectors;

/// <summary>Events in blocks with a random stream each: the same numbers for any number of threads, and for any number of events that follow.</summary>
internal static class EventBlocks
{
    private const int Size = EventStream.BlockSize;

    /// <summary>Calls an action with the first row, the end and the stream of each block; a batch of a stream goes on where the one before it ended.</summary>
    public static void ForEach(EventSample sample, RandomStream rng, Action<int, int, RandomStream> respond)
    {
        var (events, firstBlock) = (sample.Events.Count, (int)((sample.PartOf?.First ?? 0) / Size));
        Parallel.For(0, (events + Size - 1) / Size, block => respond(block * Size, Math.Min(events, (block + 1) * Size), rng[firstBlock + block]));
    }
}
