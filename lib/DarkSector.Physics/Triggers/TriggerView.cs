using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Triggers;

/// <summary>The events of a table as the trigger sees them, one after the other, without allocating.</summary>
internal sealed class TriggerView
{
    private const int BlockSize = 4096;
    private const int MostObjects = 32;

    private readonly TriggerMenu _menu;
    private readonly (TrueParticle Particle, FourVector[] Momenta)[] _visible;

    public TriggerView(TriggerMenu menu, EventTable events, IReadOnlyList<TrueParticle> particles)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(particles);
        _menu = menu;
        Count = events.Count;
        _visible = [.. particles.Where(p => p.Charge != 0 || p.Kind == Particle.Photon).Select(p => (p, events.Particle(p.Name)))];
        if (_visible.Length > MostObjects)
            throw new ArgumentException($"{_visible.Length} visible particles per event; the trigger looks at {MostObjects} at most. Leave the softest away.", nameof(particles));
    }

    public int Count { get; }

    /// <summary>Room that an event may need, for tracks as for clusters.</summary>
    public int Room => _visible.Length;

    /// <summary>Calls an action for each block of rows, in parallel.</summary>
    /// <param name="action">Gets the number of the block, its first row and the row after its last.</param>
    public void ForEachBlock(Action<int, int, int> action) => Parallel.For(0, (Count + BlockSize - 1) / BlockSize,
        block => action(block, block * BlockSize, Math.Min(Count, (block + 1) * BlockSize)));

    /// <summary>One event, in the room given.</summary>
    public TriggerEvent At(int row, Span<TriggerTrack> tracks, Span<TriggerCluster> clusters)
    {
        var (trackCount, clusterCount) = (0, 0);
        foreach (var (particle, momenta) in _visible)
        {
            var momentum = momenta[row];
            if (!(momentum.P > 0))
                continue;
            if (particle.Charge != 0)
                tracks[trackCount++] = new TriggerTrack(momentum, particle.Kind == Particle.Muon);
            var cluster = TriggerCluster.Of(momentum, Deposit(particle, momentum), _menu.Collider);
            if (cluster.Ring > 0)
                clusters[clusterCount++] = cluster;
        }
        return new TriggerEvent(tracks[..trackCount], clusters[..clusterCount]);
    }

    private double Deposit(TrueParticle particle, FourVector momentum) =>
        particle.Kind == Particle.Photon || particle.Kind == Particle.Electron ? momentum.E : Math.Min(_menu.MinimumIonisation, momentum.E - momentum.Mass);
}
