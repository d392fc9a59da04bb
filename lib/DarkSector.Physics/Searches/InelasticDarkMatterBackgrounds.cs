using DarkSector.Numerics;
using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Detectors;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Searches;

/// <summary>Generated backgrounds of the search for inelastic dark matter, each with a pair from a decay `v0True`.</summary>
/// <remarks>
/// Prompt pairs start where the tail of the vertex resolution puts them, K_S and conversions where they decay, half of them moved by the tail: the weights undo it. Pairs from annihilation are
/// generated as muons; electrons and pions are the same events with other masses and the ratio of the cross-sections (<see cref="VirtualPhoton"/>). Electron pairs below two muon masses are internal
/// conversions of three photons. Not in it: four leptons, tau pairs, hadrons beyond pairs, K_S K_L beyond the phi.
/// </remarks>
internal sealed class InelasticDarkMatterBackgrounds(InelasticDarkMatterSearch search)
{
    private const string Pair = "v0True";
    private const double InternalConversionMass = 2 * 0.1056583755 * GeV; // two muon masses

    private static readonly IntegrationOptions Integration = new(PointsPerIteration: 10_000);
    private static readonly TrueParticle[] Electrons = TrueParticle.Pair(Particle.Electron);

    private readonly double _sqrtS = search.Collider.SqrtS;

    /// <summary>The samples; their weights add up to cross-sections times the probabilities of what was forced.</summary>
    public IReadOnlyList<EventSample> Samples(int events, RandomStream rng)
    {
        var muons = Generate(MuonPairs(), ImportanceOfPair, events, rng["muons"]);
        var triples = Generate(new PhotonTriples(_sqrtS, 0.1 * GeV, 0.9999), ImportanceOfPhotons, 2 * events, rng["triples"]);
        return
        [
            Prompt(muons, @"$\mu\mu\gamma(\gamma)$", rng["muon vertex"]),
            Prompt(PairsOf(muons, Particle.Electron), @"$ee\gamma(\gamma)$, annihilation", rng["electron vertex"]),
            Prompt(PairsOf(muons, Particle.ChargedPion), @"$\pi\pi\gamma(\gamma)$", rng["pion vertex"]),
            Prompt(Generate(Bhabhas(), ImportanceOfPair, events, rng["bhabhas"]), @"$ee\gamma$, Bhabha", rng["bhabha vertex"]),
            Prompt(InternallyConverted(triples, rng["internal"]), @"$\gamma\gamma\gamma$, internal conversion", rng["internal vertex"]),
            Moved(Converted(triples, rng["material"]), @"$\gamma\gamma\gamma$, conversion", rng["triple vertex"]),
            Moved(Converted(Generate(new PhotonPairs(_sqrtS, 0.95), null, events, rng["doubles"]), rng["pair material"]), @"$\gamma\gamma$, conversion", rng["double vertex"]),
            Moved(KaonPairs(events, rng["kaons"]), @"$K_SK_L\gamma$", rng["kaon vertex"]),
        ];
    }

    private RadiativeMuonPairs MuonPairs() => new(_sqrtS, photonEnergy: 0.6 * GeV, photonAngle: 20 * deg, InitialStateRadiation.At(_sqrtS));

    private RadiativeBhabhaPairs Bhabhas() => new(_sqrtS, photonEnergy: 0.9 * GeV, electronEnergy: 0.2 * GeV, smallestAngle: 0.3, separation: 0.3);

    private EventSample KaonPairs(int events, RandomStream rng) =>
        Generate(new RadiativeKaonPairs(_sqrtS, photonAngle: 36 * deg), null, events, rng["events"])
            .WithDisplacedDecay(Pair, ["pi1True", "pi2True"], RadiativeKaonPairs.KShortDecayLength, rng["decays"]);

    private EventSample Generate(Process process, Importance? importance, int events, RandomStream rng)
    {
        var generator = importance is null
            ? Generator.For(process, Integration, rng["integration"]) : Generator.For(process, importance, Integration, rng["integration"]);
        return generator.Generate(events, search.Collider, rng["events"]);
    }

    // Where the selection looks: a photon in the barrel, a slow pair, and missing energy above five times its mass (2 m1 against 0.4 m1). It changes the precision only.
    private double ImportanceOfPair(ReadOnlySpan<FourVector> momenta)
    {
        var (pair, photon) = (momenta[0] + momenta[1], momenta[2]);
        return (IsTag(photon) ? 1 : 0.01) * (pair.P < 2.2 * GeV ? 1 : 0.02) * (_sqrtS - pair.E - photon.E > 4 * pair.Mass ? 1 : 0.1);
    }

    private static double ImportanceOfPhotons(ReadOnlySpan<FourVector> momenta)
    {
        var (tags, slow) = (0, 0);
        foreach (var photon in momenta)
        {
            tags += IsTag(photon) ? 1 : 0;
            slow += IsSlow(photon) && Math.Abs(photon.CosTheta) < 0.95 ? 1 : 0;
        }
        return (tags == 1 ? 1 : 0.05) * (slow > 0 ? 1 : 0.02);
    }

    // Soft enough for the cut on the vertex momentum, hard enough for two tracks.
    private static bool IsSlow(FourVector photon) => photon.E > 0.25 * GeV && photon.E < 2.2 * GeV;

    private static bool IsTag(FourVector photon) => photon.E > 0.9 * GeV && Math.Abs(photon.CosTheta) < 0.8;

    // The same events with pairs of another kind, of the same mass and direction. Pairs that are too light for it are left out.
    private static EventSample PairsOf(EventSample sample, Particle kind)
    {
        var muons = sample with { Events = sample.Events.Where((mu1True, mu2True) => (mu1True + mu2True).Mass > 2.0001 * kind.Mass) };
        var (mu1, mu2, weights) = (muons.Events.Particle("mu1True"), muons.Events.Particle("mu2True"), muons.Events.Weights());
        var pair = TrueParticle.Pair(kind);
        var (first, second) = (new FourVector[mu1.Length], new FourVector[mu1.Length]);
        for (var i = 0; i < mu1.Length; i++)
        {
            var sum = mu1[i] + mu2[i];
            var mass = sum.Mass;
            weights[i] *= (kind == Particle.Electron ? VirtualPhoton.LeptonRatio(mass * mass, kind.Mass) : VirtualPhoton.PionRatio(mass))
                / VirtualPhoton.LeptonRatio(mass * mass, Particle.Muon.Mass);
            (first[i], second[i]) = PhaseSpace.TwoBody(sum, kind.Mass, kind.Mass, mu1[i].InRestFrameOf(sum).Momentum.Unit);
        }
        return Rebuilt(muons, weights, [.. pair, .. muons.Particles.Where(p => p.Charge == 0)], (pair[0].Name, first), (pair[1].Name, second));
    }

    // One of the photons becomes a pair in the material, with the probability as weight.
    private EventSample Converted(EventSample photons, RandomStream rng)
    {
        var material = search.Detector.Material;
        var vertices = new ThreeVector[photons.Events.Count];
        var converted = WithPair(photons, rng, (i, photon, stream) =>
        {
            var converted = Layer(material, stream.Uniform()).Convert(photon, stream);
            vertices[i] = converted.Vertex;
            return (converted.Electron, converted.Positron, material.InnerConversion(photon));
        });
        return converted.WithDisplacedDecay(Pair, [.. Electrons.Select(e => e.Name)], 0, rng["decay"]).WithDecaysAt(Pair, vertices);
    }

    // dP = (2 alpha/3 pi) dM/M (1 + 2 m^2/M^2) sqrt(1 - 4 m^2/M^2) twice over: Kroll and Wada, far below the end of the spectrum.
    private EventSample InternallyConverted(EventSample photons, RandomStream rng) => WithPair(photons, rng, (_, photon, stream) =>
    {
        var lowest = 2 * Particle.Electron.Mass;
        var range = Math.Log(InternalConversionMass / lowest);
        var mass = Math.Min(lowest * Math.Exp(range * stream.Uniform()), 0.9 * photon.E);
        var flying = FourVector.FromMass(photon.Momentum.Unit * Math.Sqrt(photon.E * photon.E - mass * mass), mass);
        var (electron, positron) = PhaseSpace.TwoBody(flying, Particle.Electron.Mass, Particle.Electron.Mass, ThreeVector.RandomDirection(stream));
        var density = 4 * PhysicalConstants.FineStructure / (3 * Math.PI) * VirtualPhoton.LeptonRatio(mass * mass, Particle.Electron.Mass);
        return (electron, positron, range * density);
    });

    // The photon that converts is drawn: mostly a slow one, since others are cut away; the weight undoes it.
    private EventSample WithPair(
        EventSample photons, RandomStream rng, Func<int, FourVector, RandomStream, (FourVector Electron, FourVector Positron, double Probability)> convert)
    {
        var momenta = photons.Particles.Select(p => photons.Events.Particle(p.Name)).ToArray();
        var (count, weights) = (photons.Events.Count, photons.Events.Weights());
        var (electrons, positrons) = (new FourVector[count], new FourVector[count]);
        var left = Enumerable.Range(0, momenta.Length - 1).Select(_ => new FourVector[count]).ToArray();
        for (var i = 0; i < count; i++)
        {
            var stream = rng[i];
            var (chosen, probabilityToChoose) = Choose(momenta, i, stream.Uniform());
            for (int k = 0, j = 0; k < momenta.Length; k++)
            {
                if (k != chosen)
                    left[j++][i] = momenta[k][i];
            }
            (electrons[i], positrons[i], var probability) = convert(i, momenta[chosen][i], stream);
            weights[i] *= probability / probabilityToChoose;
        }
        var names = left.Select((_, j) => TrueParticle.Photon($"photon{j + 1}True")).ToArray();
        return Rebuilt(photons, weights, [.. Electrons, .. names],
            [(Electrons[0].Name, electrons), (Electrons[1].Name, positrons), .. names.Zip(left, (p, m) => (p.Name, m))]);
    }

    private (int Chosen, double Probability) Choose(FourVector[][] photons, int row, double uniform)
    {
        Span<double> shares = stackalloc double[photons.Length];
        for (var k = 0; k < shares.Length; k++)
            shares[k] = IsSlow(search.Collider.ToCms(photons[k][row])) ? 1 : 0.02;
        var (total, chosen) = (0.0, 0);
        foreach (var share in shares)
            total += share;
        var left = uniform * total;
        while (chosen < shares.Length - 1 && left >= shares[chosen])
            left -= shares[chosen++];
        return (chosen, shares[chosen] / total);
    }

    private static PhotonConversion Layer(Material material, double uniform)
    {
        var left = uniform * material.InnerThickness;
        foreach (var layer in material.Inner)
        {
            if ((left -= layer.Thickness) <= 0)
                return layer;
        }
        return material.Inner[^1];
    }

    private EventSample Prompt(EventSample sample, string name, RandomStream rng)
    {
        string[] products = [.. sample.Particles.Where(p => p.Charge != 0).Select(p => p.Name)];
        return Tailed(sample.WithDisplacedDecay(Pair, products, 0, rng["decay"]), name, rng["tail"], tailOnly: true);
    }

    private EventSample Moved(EventSample sample, string name, RandomStream rng) => Tailed(sample, name, rng["tail"], tailOnly: false);

    private EventSample Tailed(EventSample sample, string name, RandomStream rng, bool tailOnly)
    {
        var (points, weights) = (ProductionVertices.Read(sample.Events, Pair + "Vertex"), sample.Events.Weights());
        for (var i = 0; i < points.Length; i++)
        {
            var stream = rng[i];
            if (!tailOnly && stream.Uniform() < 0.5)
            {
                weights[i] *= 2 * (1 - search.VertexTail.Probability);
                continue;
            }
            var (displacement, weight) = search.VertexTail.Draw(stream);
            points[i] += displacement;
            weights[i] *= (tailOnly ? 1 : 2) * weight;
        }
        var moved = sample.WithDecaysAt(Pair, points);
        return moved with { Name = name, Events = moved.Events.WithColumns((EventTable.WeightColumn, weights)).Named(name), CrossSection = new Estimate(weights.Sum(), 0) };
    }

    private static EventSample Rebuilt(EventSample sample, double[] weights, IReadOnlyList<TrueParticle> particles, params IReadOnlyList<(string Name, FourVector[] Momenta)> replaced)
    {
        var columns = particles.SelectMany(particle =>
        {
            var momenta = replaced.FirstOrDefault(r => r.Name == particle.Name).Momenta ?? sample.Events.Particle(particle.Name);
            return MomentumColumns.Of(particle.Name, momenta);
        });
        return new EventSample(sample.Name, EventTable.FromColumns(sample.Name, [.. columns, (EventTable.WeightColumn, weights)]), particles, new Estimate(weights.Sum(), 0), sample.Unweighting);
    }
}
