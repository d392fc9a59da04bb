using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Detectors;

/// <summary>What becomes of charged particles: tracks, identities, the clusters of electrons.</summary>
internal sealed class TrackResponse(Detector detector, EventSample sample)
{
    private readonly int _count = sample.Events.Count;
    private readonly TrackColumns[] _tracks = [.. sample.Particles.Where(p => p.Charge != 0 && ParticleIdentification.Knows(p.Kind)).Select(p => new TrackColumns(sample, p))];

    /// <summary>All tracks, once <see cref="AddTo"/> has filled them.</summary>
    public IReadOnlyList<TrackColumns> Tracks => _tracks;

    /// <summary>The table with the columns of all tracks.</summary>
    public EventTable AddTo(EventTable events, RandomStream rng)
    {
        var pair = MuonPair();
        var single = _tracks.Except(pair).ToArray();
        var trigger = pair.Length == 0 ? null : new double[_count];
        if (trigger is not null)
            RespondToPair(pair, trigger, rng);
        foreach (var track in single)
            RespondToTrack(track, rng[track.Name]);
        return events.WithColumns([
            .. _tracks.SelectMany(track => track.All),
            .. trigger is null ? [] : new[] { ("twoTrackTrigger", trigger) },
            .. _tracks.Where(track => track.Kind == Particle.Electron).Select(track => (track.Name + "ClusterE", ElectronClusters(track, rng[track.Name]))),
            .. detector.Tracking.ChargeMistakeProbability == 0 ? [] : _tracks.Select(track => (track.Name + "Charge", Charges(track, rng[track.Name]["charge"])))]);
    }

    // The two muons of a pair and their trigger come from one stream, row by row.
    private TrackColumns[] MuonPair()
    {
        TrackColumns[] pair = [.. _tracks.Where(track => track.Kind == Particle.Muon && track.Name is "mu1" or "mu2")];
        return pair.Length == 2 ? pair : [];
    }

    private void RespondToPair(TrackColumns[] pair, double[] trigger, RandomStream rng) => EventBlocks.Of(sample, rng).ForEach((first, end, stream) =>
    {
        for (var i = first; i < end; i++)
        {
            Fill(pair[0], i, 1, stream);
            Fill(pair[1], i, 1, stream);
            trigger[i] = stream.Uniform() < detector.Trigger.Efficiency(pair[0].Truth[i], pair[1].Truth[i]) ? 1 : 0;
        }
    });

    private void RespondToTrack(TrackColumns track, RandomStream rng)
    {
        var radiates = track.Kind == Particle.Electron && track.Origins is null;
        EventBlocks.Of(sample, rng).ForEach((first, end, stream) =>
        {
            var ofMaterial = radiates ? stream["radiation"] : null;
            for (var i = first; i < end; i++)
                Fill(track, i, ofMaterial is null ? 1 : detector.Material.KeptByElectron(track.Truth[i], ofMaterial), stream);
        });
    }

    // The same numbers are drawn whether a track is found or not: a variation changes what it is about and nothing else.
    private void Fill(TrackColumns track, int row, double kept, RandomStream rng)
    {
        var (tracking, momentum) = (detector.Tracking, track.Truth[row]);
        var measured = tracking.Measure(kept == 1 ? momentum : momentum * kept, track.Kind.Mass, rng);
        var efficiency = track.Origins is { } origins ? tracking.Efficiency(momentum, origins[row]) : tracking.Efficiency(momentum);
        var found = rng.Uniform() < efficiency;
        var identity = detector.ParticleIdentification.Decide(track.Kind, momentum, detector.MuonIdentification, rng.Uniform());
        track.Set(row, found ? measured : MomentumColumns.NotFound, identity);
    }

    // The radiation of an electron flies on with it and ends in the same cluster.
    private double[] ElectronClusters(TrackColumns track, RandomStream rng)
    {
        var energies = new double[_count];
        EventBlocks.Of(sample, rng["cluster"]).ForEach((first, end, stream) =>
        {
            for (var i = first; i < end; i++)
                energies[i] = detector.Calorimeter.MeasureEnergy(track.Truth[i], stream);
        });
        return energies;
    }

    private double[] Charges(TrackColumns track, RandomStream rng)
    {
        var charges = new double[_count];
        EventBlocks.Of(sample, rng).ForEach((first, end, stream) =>
        {
            for (var i = first; i < end; i++)
            {
                var measured = stream.Uniform() < detector.Tracking.ChargeMistakeProbability ? -track.Charge : track.Charge;
                charges[i] = double.IsNaN(track[i].E) ? double.NaN : measured;
            }
        });
        return charges;
    }
}
