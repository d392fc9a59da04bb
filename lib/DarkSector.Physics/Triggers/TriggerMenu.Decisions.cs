using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Generation;

namespace DarkSector.Physics.Triggers;

public sealed partial record TriggerMenu
{
    /// <summary>The events with a column for each line that holds the probability of the line, such as `ffoEfficiency`: for weights.</summary>
    /// <param name="sample">Generated events.</param>
    public EventTable WithEfficiencies(EventSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return WithEfficiencies(sample.Events, sample.Particles);
    }

    /// <summary>The events with a column for each line that holds the probability of the line, such as `ffoEfficiency`: for weights.</summary>
    /// <param name="events">Events.</param>
    /// <param name="particles">The particles the trigger may see: true ones, or reconstructed ones by their names.</param>
    public EventTable WithEfficiencies(EventTable events, IReadOnlyList<TrueParticle> particles)
    {
        var view = new TriggerView(this, events, particles);
        var values = Empty(view.Count);
        view.ForEachBlock((_, first, end) =>
        {
            Span<TriggerTrack> tracks = stackalloc TriggerTrack[view.Room];
            Span<TriggerCluster> clusters = stackalloc TriggerCluster[view.Room];
            for (var row = first; row < end; row++)
            {
                var triggerEvent = view.At(row, tracks, clusters);
                for (var k = 0; k < Lines.Length; k++)
                    values[k][row] = Lines[k].Probability(triggerEvent);
            }
        });
        return events.WithColumns([.. Lines.Select((line, k) => (line.EfficiencyColumn, values[k]))]);
    }

    /// <summary>The events with a column for each line that holds its decision, 0 or 1, such as `ffoTrigger`.</summary>
    /// <remarks>The lines of an event see the same drawn tracks and clusters, so that their overlaps are those of a real trigger.</remarks>
    /// <param name="sample">Generated events.</param>
    /// <param name="rng">Random numbers; the same stream gives the same decisions for any number of threads.</param>
    public EventTable WithDecisions(EventSample sample, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return WithDecisions(sample.Events, sample.Particles, rng);
    }

    /// <summary>The events with a column for each line that holds its decision, 0 or 1, such as `ffoTrigger`.</summary>
    /// <param name="events">Events.</param>
    /// <param name="particles">The particles the trigger may see: true ones, or reconstructed ones by their names.</param>
    /// <param name="rng">Random numbers; the same stream gives the same decisions for any number of threads.</param>
    public EventTable WithDecisions(EventTable events, IReadOnlyList<TrueParticle> particles, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        var view = new TriggerView(this, events, particles);
        var values = Empty(view.Count);
        view.ForEachBlock((block, first, end) =>
        {
            var objects = rng["objects"][block];
            RandomStream[] prescales = [.. Lines.Select(line => rng["prescale"][line.Name][block])];
            Span<TriggerTrack> tracks = stackalloc TriggerTrack[view.Room];
            Span<TriggerCluster> clusters = stackalloc TriggerCluster[view.Room];
            Span<TrackDraw> trackDraws = stackalloc TrackDraw[view.Room];
            Span<double> clusterDraws = stackalloc double[view.Room];
            for (var row = first; row < end; row++)
            {
                var triggerEvent = view.At(row, tracks, clusters);
                var draw = Drawn(trackDraws[..triggerEvent.Tracks.Length], clusterDraws[..triggerEvent.Clusters.Length], objects);
                for (var k = 0; k < Lines.Length; k++)
                    values[k][row] = Lines[k].Fires(triggerEvent, draw) && IsKept(Lines[k].Prescale, prescales[k]) ? 1 : 0;
            }
        });
        return events.WithColumns([.. Lines.Select((line, k) => (line.DecisionColumn, values[k]))]);
    }

    private double[][] Empty(int count) => [.. Lines.Select(_ => new double[count])];

    private static bool IsKept(int prescale, RandomStream rng) => prescale == 1 || rng.Index(prescale) == 0;

    private static TriggerDraw Drawn(Span<TrackDraw> tracks, Span<double> clusters, RandomStream rng)
    {
        foreach (ref var track in tracks)
            track = new TrackDraw(rng.Uniform(), rng.Uniform(), rng.Uniform());
        foreach (ref var cluster in clusters)
            cluster = rng.Uniform();
        return new TriggerDraw(tracks, clusters, rng.Uniform());
    }
}
