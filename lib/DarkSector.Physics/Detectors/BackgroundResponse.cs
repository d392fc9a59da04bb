using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Generation;

namespace DarkSector.Physics.Detectors;

/// <summary>What beam background adds to every event.</summary>
internal static class BackgroundResponse
{
    /// <summary>The table with the columns of beam background; the table itself when there is none.</summary>
    public static EventTable AddTo(EventTable events, EventSample sample, Detector detector, RandomStream rng)
    {
        if (detector.BeamBackground.MeanClusters == 0)
            return events;
        var (counts, energies, hardest) = (new double[events.Count], new double[events.Count], new MomentumColumns("extraCluster", events.Count));
        EventBlocks.Of(sample, rng).ForEach((first, end, stream) =>
        {
            for (var i = first; i < end; i++)
            {
                var extra = detector.BeamBackground.Draw(detector.Calorimeter, stream);
                (counts[i], energies[i], hardest[i]) = (extra.Count, extra.Energy, extra.Hardest);
            }
        });
        return events.WithColumns([("extraClusters", counts), ("extraEnergy", energies), .. hardest.All]);
    }
}
