using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Detectors;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Searches;

/// <summary>What the search for inelastic dark matter computes of a reconstructed event.</summary>
internal sealed class InelasticDarkMatterEvents
{
    private const double KLongShare = 0.5;

    private readonly InelasticDarkMatterSearch _search;
    private readonly EventTable _events;
    private readonly FourVector[][] _photons;
    private readonly FourVector[][] _tracks;
    private readonly FourVector[][] _truth;
    private readonly int[] _charges;
    private readonly string[] _names;
    private readonly FourVector[]? _kLongs;

    public InelasticDarkMatterEvents(InelasticDarkMatterSearch search, EventSample sample, EventTable events)
    {
        var pair = sample.Particles.Where(p => p.Charge != 0).ToArray();
        if (pair.Length != 2 || !sample.DisplacedDecays.Any(decay => decay.Parent == "v0True" && pair.All(p => decay.Products.Contains(p.Name))))
            throw new ArgumentException($"Sample '{sample.Name}' has {pair.Length} charged particles and the displaced decays {string.Join(", ", sample.DisplacedDecays.Select(d => d.Parent))}; the search needs two that come from 'v0True'.", nameof(sample));
        (_search, _events) = (search, events);
        _names = [.. pair.Select(Detector.ReconstructedName)];
        _charges = [.. pair.Select(p => p.Charge)];
        _truth = [.. pair.Select(p => events.Particle(p.Name))];
        _tracks = [.. _names.Select(events.Particle)];
        _photons = [.. sample.Particles.Where(p => p.Kind == Particle.Photon).Select(p => events.Particle(Detector.ReconstructedName(p)))];
        _kLongs = sample.Particles.FirstOrDefault(p => p.Kind == Particle.KLong) is { } kLong ? events.Particle(kLong.Name) : null;
    }

    /// <summary>The table with the columns of <see cref="InelasticDarkMatterSearch.Reconstruct"/>.</summary>
    public EventTable AddTo(EventTable events, RandomStream rng) => AddEvent(AddVertex(AddTracks(AddPhotons(events, rng))));

    private EventTable AddPhotons(EventTable events, RandomStream rng)
    {
        var (count, collider) = (events.Count, _search.Collider);
        var (isr, number, extra, good) = (new MomentumColumns("isr", count), new double[count], new double[count], new double[count]);
        var background = events.HasColumn("extraEnergy") ? events["extraEnergy"].ToArray() : new double[count];
        for (var i = 0; i < count; i++)
        {
            var (hardest, energy, stream) = (MomentumColumns.NotFound, 0.0, rng[i]);
            foreach (var photons in _photons)
            {
                var photon = photons[i];
                if (double.IsNaN(photon.E))
                    continue;
                energy += photon.E;
                if (!_search.Detector.Calorimeter.Barrel.Contains(photon))
                    continue;
                number[i] += collider.ToCms(photon).E > 1 * GeV ? 1 : 0;
                hardest = photon.E <= hardest.E ? hardest : photon;
            }
            isr[i] = hardest;
            good[i] = stream.Uniform() < _search.PhotonShapeEfficiency ? 1 : 0;
            extra[i] = background[i] + energy - (double.IsNaN(hardest.E) ? 0 : hardest.E) + KLongEnergy(i, stream);
        }
        return events.WithColumns([.. isr.All, ("isrCount", number), ("isrIsGood", good), ("extraEnergy", extra)])
            .With("isrEnergyCms", isr => collider.ToCms(isr).E);
    }

    private double KLongEnergy(int row, RandomStream rng)
    {
        var (seen, share) = (rng.Uniform() < _search.KLongVisibility, KLongShare * rng.Uniform());
        return _kLongs is not null && seen && _search.Detector.Calorimeter.RegionOf(_kLongs[row].Theta) is not null ? share * _kLongs[row].E : 0;
    }

    private EventTable AddTracks(EventTable events)
    {
        var count = events.Count;
        var (hits, clusters, electrons, muons) = (new double[count], new double[count], new double[count], new double[count]);
        var origins = ProductionVertices.Read(events, "v0TrueVertex");
        for (var k = 0; k < 2; k++)
        {
            var cluster = events.HasColumn(_names[k] + "ClusterE") ? events[_names[k] + "ClusterE"].ToArray() : new double[count];
            var (isElectron, isMuon) = (events[_names[k] + "IsElectron"], events[_names[k] + "IsMuon"]);
            for (var i = 0; i < count; i++)
            {
                var layers = _search.DriftChamber.Hits(_truth[k][i], origins[i], _charges[k], _search.Detector.Tracking.MagneticField);
                hits[i] = k == 0 ? layers : Math.Min(hits[i], layers);
                clusters[i] = Math.Max(clusters[i], double.IsNaN(cluster[i]) ? 0 : cluster[i]);
                electrons[i] += isElectron[i];
                muons[i] += isMuon[i];
            }
        }
        double[] d0 = [.. events[_names[0] + "D0"].ToArray().Zip(events[_names[1] + "D0"].ToArray(), (a, b) => Math.Min(Math.Abs(a), Math.Abs(b)))];
        double[] tracks = [.. _tracks[0].Zip(_tracks[1], (a, b) => (double.IsNaN(a.E) ? 0.0 : 1) + (double.IsNaN(b.E) ? 0 : 1))];
        return events.WithColumns([
            .. MomentumColumns.Of("track1", _tracks[0]), .. MomentumColumns.Of("track2", _tracks[1]), ("trackCount", tracks), ("smallestD0", d0),
            ("fewestHits", hits), ("largestClusterE", clusters), ("electrons", electrons), ("muons", muons)]);
    }

    // Where the vertex was found, against where the tracks come from.
    private EventTable AddVertex(EventTable events)
    {
        var (count, collider) = (events.Count, _search.Collider);
        var (measured, interaction, decay) = (
            ProductionVertices.Read(events, "v0Vertex"), ProductionVertices.Read(events, "interactionTrue"), ProductionVertices.Read(events, "v0TrueVertex"));
        var (d0, z0, conversion, mass, muons) = (new double[count], new double[count], new double[count], new double[count], events["muons"]);
        for (var i = 0; i < count; i++)
        {
            var error = measured[i] - interaction[i] - decay[i];
            z0[i] = Math.Abs(error.Z);
            d0[i] = Math.Max(Miss(error, _tracks[0][i]), Miss(error, _tracks[1][i]));
            conversion[i] = MassAs(Particle.Electron, i);
            mass[i] = muons[i] == 2 ? MassAs(Particle.Muon, i) : conversion[i];
        }
        return events.WithColumns(("daughterD0", d0), ("daughterZ0", z0), ("conversionMass", conversion), ("vertexMass", mass))
            .With("v0MomentumCms", v0 => collider.ToCms(v0).P)
            .With("vertexDistance", (v0VertexX, v0VertexY) => Math.Sqrt(v0VertexX * v0VertexX + v0VertexY * v0VertexY))
            .With("vertexCosTheta", (v0VertexZ, vertexDistance) => v0VertexZ / Math.Sqrt(v0VertexZ * v0VertexZ + vertexDistance * vertexDistance))
            .With("openingAngle", (track1, track2) => track1.AngleTo(track2));
    }

    private EventTable AddEvent(EventTable events)
    {
        var (collider, beams) = (_search.Collider, _search.Collider.Beams);
        double[] cosines = [.. ProductionVertices.Read(events, "v0Vertex").Zip(events.Particle("isr"), (vertex, isr) => vertex.Unit.Dot(isr.Momentum.Unit))];
        return events.WithColumns(("photonVertexCosine", cosines))
            .With("photonTrackAngle", (isr, track1, track2) => Math.Min(isr.AngleTo(track1), isr.AngleTo(track2)))
            .With("recoilTheta", (isr, v0) => (beams - isr - v0).Theta)
            .With("missingEnergyCms", (isr, v0) => collider.ToCms(beams - isr - v0).E)
            .With("recoilMassSquared", isr => (beams - isr).MassSquared);
    }

    private double MassAs(Particle kind, int row) =>
        (FourVector.FromMass(_tracks[0][row].Momentum, kind.Mass) + FourVector.FromMass(_tracks[1][row].Momentum, kind.Mass)).Mass;

    private static double Miss(ThreeVector error, FourVector track) => Math.Abs(error.X * track.Py - error.Y * track.Px) / track.Pt;
}
