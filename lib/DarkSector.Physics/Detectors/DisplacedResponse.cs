using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Generation;

namespace DarkSector.Physics.Detectors;

/// <summary>What samples with displaced decays have in addition: the interaction point, impact parameters of all tracks, vertices.</summary>
internal sealed class DisplacedResponse(Detector detector, EventSample sample, IReadOnlyList<TrackColumns> tracks)
{
    private readonly int _count = sample.Events.Count;

    /// <summary>The table with those columns; the table itself when nothing is displaced.</summary>
    public EventTable AddTo(EventTable events, RandomStream rng)
    {
        if (sample.DisplacedDecays.Count == 0)
            return events;
        var interactions = new ThreeVector[_count];
        EventBlocks.Of(sample, rng["interaction"]).ForEach((first, end, stream) =>
        {
            for (var i = first; i < end; i++)
                interactions[i] = detector.BeamSpot.Draw(stream);
        });
        return events.WithColumns([
            .. ProductionVertices.Columns("interactionTrue", interactions),
            .. tracks.SelectMany(track => Impacts(track, interactions, rng[track.Name]["impact parameters"])),
            .. sample.DisplacedDecays.SelectMany(decay => Vertex(decay, interactions, rng[decay.Parent]))]);
    }

    private IEnumerable<(string, double[])> Impacts(TrackColumns track, ThreeVector[] interactions, RandomStream rng)
    {
        var (d0, z0) = (new double[_count], new double[_count]);
        var resolution = detector.Tracking.ImpactParameters;
        EventBlocks.Of(sample, rng).ForEach((first, end, stream) =>
        {
            for (var i = first; i < end; i++)
            {
                var (momentum, decay) = (track.Truth[i], track.Origins?[i] ?? default);
                var impact = ImpactParameters.Of(momentum, interactions[i] + decay, track.Charge, detector.Tracking.MagneticField);
                var (forD0, forZ0) = (stream.Gaussian(), stream.Gaussian());
                var found = double.IsNaN(track[i].E) ? double.NaN : 1;
                d0[i] = found * (impact.D0 + resolution.OfD0(momentum, Vertexing.Distance(decay)) * forD0);
                z0[i] = found * (impact.Z0 + resolution.OfZ0(momentum, Vertexing.Distance(decay)) * forZ0);
            }
        });
        return [(track.Name + "D0", d0), (track.Name + "Z0", z0)];
    }

    // A vertex needs all tracks of the decay, and two at least.
    private IEnumerable<(string, double[])> Vertex(DisplacedDecay decay, ThreeVector[] interactions, RandomStream rng)
    {
        var name = decay.Parent[..^4];
        TrackColumns[] products = [.. tracks.Where(track => decay.Products.Contains(track.Name + "True"))];
        if (products.Length < 2)
            return [];
        var (momenta, positions, pointing) = (new MomentumColumns(name, _count), new ThreeVector[_count], new double[_count]);
        EventBlocks.Of(sample, rng).ForEach((first, end, stream) =>
        {
            for (var i = first; i < end; i++)
            {
                var decayed = products[0].Origins![i];
                var position = detector.Vertexing.Measure(interactions[i] + decayed, stream);
                var momentum = products.Aggregate(default(FourVector), (sum, track) => sum + track[i]);
                var found = stream.Uniform() < detector.Vertexing.Efficiency.At(Vertexing.Distance(decayed)) && !double.IsNaN(momentum.E);
                momenta[i] = found ? momentum : MomentumColumns.NotFound;
                positions[i] = found ? position : new ThreeVector(double.NaN, double.NaN, double.NaN);
                pointing[i] = found ? Vertexing.PointingCosine(momentum, position) : double.NaN;
            }
        });
        return [.. momenta.All, .. ProductionVertices.Columns(name + "Vertex", positions), (name + "PointingCosine", pointing)];
    }
}
