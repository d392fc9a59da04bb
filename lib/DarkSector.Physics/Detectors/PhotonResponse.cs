using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Detectors;

/// <summary>What becomes of photons: clusters, some of them of two photons.</summary>
internal sealed class PhotonResponse(Detector detector, EventSample sample)
{
    private readonly int _count = sample.Events.Count;
    private readonly string[] _names = [.. Photons(sample).Select(Detector.ReconstructedName)];
    private readonly FourVector[][] _truth = [.. Photons(sample).Select(photon => sample.Events.Particle(photon.Name))];

    /// <summary>The table with the columns of all photons.</summary>
    public EventTable AddTo(EventTable events, RandomStream rng)
    {
        if (_names.Length == 0)
            return events;
        var measured = _names.Select(name => new MomentumColumns(name, _count)).ToArray();
        var merged = _names.Select(_ => new double[_count]).ToArray();
        EventBlocks.Of(sample, rng["photons"]).ForEach((first, end, stream) =>
        {
            Span<FourVector> clusters = new FourVector[_names.Length];
            var merging = stream["merging"];
            for (var i = first; i < end; i++)
            {
                for (var k = 0; k < clusters.Length; k++)
                    clusters[k] = _truth[k][i];
                Merge(clusters, merged, i, merging);
                for (var k = 0; k < clusters.Length; k++)
                    measured[k][i] = Measure(clusters[k], stream);
            }
        });
        return events.WithColumns([.. measured.SelectMany(columns => columns.All),
            .. _names.Length < 2 ? [] : _names.Select((name, k) => (name + "IsMerged", merged[k]))]);
    }

    private static IEnumerable<TrueParticle> Photons(EventSample sample) => sample.Particles.Where(p => p.Kind == Particle.Photon);

    // The harder photon takes the softer one's momentum; what it took is gone.
    private void Merge(Span<FourVector> clusters, double[][] merged, int row, RandomStream rng)
    {
        for (var k = 0; k < clusters.Length; k++)
            for (var j = 0; j < k; j++)
            {
                if (!(MergingProbability(clusters[j], clusters[k]) is > 0 and var probability && rng.Uniform() < probability))
                    continue;
                var (hard, soft) = clusters[j].E >= clusters[k].E ? (j, k) : (k, j);
                var energy = clusters[hard].E + clusters[soft].E;
                clusters[hard] = FourVector.FromMass((clusters[hard] + clusters[soft]).Momentum.Unit * energy, 0);
                clusters[soft] = MomentumColumns.NotFound;
                merged[hard][row] = merged[soft][row] = 1;
            }
    }

    // Photons that make no cluster merge with none; the cheap questions come first.
    private double MergingProbability(FourVector a, FourVector b)
    {
        var calorimeter = detector.Calorimeter;
        if (!(a.E >= calorimeter.Threshold && b.E >= calorimeter.Threshold))
            return 0;
        var probability = calorimeter.Merging.Probability(a.AngleTo(b));
        return probability > 0 && calorimeter.RegionOf(a.Theta) is not null && calorimeter.RegionOf(b.Theta) is not null ? probability : 0;
    }

    private FourVector Measure(FourVector photon, RandomStream rng)
    {
        var found = rng.Uniform() < detector.PhotonEfficiency(photon);
        if (found && detector.Calorimeter.RegionOf(photon.Theta) is { } region)
            return detector.Calorimeter.Resolution.Measure(region, photon, rng);
        // The numbers of a measurement are drawn nevertheless: a variation changes what it is about and nothing else.
        (_, _, _) = (rng.Uniform(), rng.Gaussian(), rng.Gaussian());
        return MomentumColumns.NotFound;
    }
}
