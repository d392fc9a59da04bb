using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Detectors;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;
using DarkSector.Physics.Triggers;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Searches;

/// <summary>The search for an ALP in e+e- -> gamma a, a -> gamma gamma: samples and reconstruction of events of three photons.</summary>
/// <remarks>Modelled on the Belle II search with 0.445 fb^-1, Phys. Rev. Lett. 125, 161806 (2020), arXiv:2007.13071. Selections: <see cref="AlpMassRange"/>; fits: <see cref="AlpMassFit"/>.</remarks>
public sealed record AlpToPhotons
{
    /// <summary>The lines that select events of three photons: hie for heavy ALPs, ggsel for light ones, and the line of three clusters.</summary>
    public static IReadOnlyList<string> TriggerLines { get; } = ["hie", "lml12", "ggsel"];

    private static readonly IntegrationOptions Integration = new(PointsPerIteration: 20_000);

    /// <summary>The collider.</summary>
    public Collider Collider { get; init; } = Collider.SuperKEKB;

    /// <summary>The detector.</summary>
    public Detector Detector { get; init; } = Detector.BelleII;

    /// <summary>Integrated luminosity [fb^-1].</summary>
    public double Luminosity { get; init; } = 0.445 * invfb;

    /// <summary>The trigger menu; it has the <see cref="TriggerLines"/>.</summary>
    public TriggerMenu Triggers { get; init; } =
        new("three photons", Collider.SuperKEKB, [.. TriggerLines.Select(line => TriggerMenu.BelleII[line])]);

    /// <summary>Photons closer than this in polar angle, and closer than <see cref="SmallestAzimuth"/>, are taken for a photon that converted behind the chamber [rad]. From memory of the publication.</summary>
    public double SmallestTheta { get; init; } = 14 * mrad;

    /// <summary>See <see cref="SmallestTheta"/> [rad].</summary>
    public double SmallestAzimuth { get; init; } = 0.4 * rad;

    /// <summary>Signal events: reconstructed, with weights for the luminosity.</summary>
    /// <remarks>The beams radiate collinear photons and have their energy spread (<see cref="RadiatedProcess"/>); the ALP decays where it was made (<see cref="AlpFlight"/> says where that holds).</remarks>
    /// <param name="model">The ALP.</param>
    /// <param name="events">Number of generated events.</param>
    /// <param name="rng">Random numbers.</param>
    public EventTable Signal(PhotonAlp model, int events, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rng);
        var (electrons, positrons) = Collider.EnergySpread;
        var process = new RadiatedProcess(sqrtS => new PhotonAlpPair(model, sqrtS), Collider.SqrtS, Threshold(model), null, electrons, positrons);
        var sample = Generator.For(process, new IntegrationOptions(PointsPerIteration: 5000), rng["integration"]).Generate(events, Collider, rng["events"]);
        return Reconstruct(sample, rng["response"]).WithWeightsScaledBy(SignalCrossSection(model) / sample.CrossSection.Value);
    }

    /// <summary>Cross-section of e+e- -> gamma a [fb] with the radiation of the beams, by quadrature.</summary>
    /// <param name="model">The ALP.</param>
    public double SignalCrossSection(PhotonAlp model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return InitialStateRadiation.At(Collider.SqrtS).FoldAboveThreshold(sqrtS => new PhotonAlpPair(model, sqrtS).TotalCrossSection(), Collider.SqrtS, Threshold(model));
    }

    /// <summary>The backgrounds: three photons, and e+e- gamma with both tracks lost; reconstructed, with weights for the luminosity.</summary>
    /// <param name="events">Number of generated events of each.</param>
    /// <param name="rng">Random numbers.</param>
    public IReadOnlyList<EventTable> Backgrounds(int events, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        var processes = BackgroundProcesses();
        return
        [
            Reconstruct(Sample(processes[0], events, rng["three photons"]), rng["three photons response"]),
            Reconstruct(WithoutTracks(Sample(processes[1], events, rng["e e gamma"])), rng["e e gamma response"]),
        ];
    }

    /// <summary>The processes behind <see cref="Backgrounds"/>, within generator-level cuts that the selections imply.</summary>
    public IReadOnlyList<Process> BackgroundProcesses()
    {
        var (electrons, positrons) = Collider.EnergySpread;
        return
        [
            new RadiatedProcess(sqrtS => new PhotonTriples(sqrtS, lowestEnergy: 0.4 * GeV, largestCosine: 0.84), Collider.SqrtS, 0.8 * Collider.SqrtS, null, electrons, positrons),
            new RadiativeBhabhaPairs(Collider.SqrtS, photonEnergy: 0.4 * GeV, electronEnergy: 0.4 * GeV, smallestAngle: 40 * deg, separation: 2 * deg),
        ];
    }

    /// <summary>Detector response, trigger, and the quantities that selections and fits read.</summary>
    /// <remarks>
    /// New particles: `gamma1`, `gamma2`, `gamma3`, the photons found, by falling energy in the CMS; NaN unless there are three. New columns: `photonTrigger` (1 when one of <see cref="TriggerLines"/> fired),
    /// `softestEnergy` [GeV], `smallestTheta`, `largestTheta` [rad], `isSeparated` (0 or 1), `triphotonFraction` (three-photon mass over sqrt(s)), `constraintChiSquared`,
    /// and for each photon i the squared mass of the other two: `pairMassSquared1`, `recoilMassSquared1`, `constrainedMassSquared1` and so on [GeV^2].
    /// `trueCombination` is 1 to 3: the photon beside the ALP; 0 without ALP.
    /// </remarks>
    /// <param name="sample">Generated events with at least three photons.</param>
    /// <param name="rng">Random numbers.</param>
    /// <returns>The table, with weights for the luminosity.</returns>
    public EventTable Reconstruct(EventSample sample, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(rng);
        var events = Detector.Respond(sample, rng["detector"]);
        var triplets = new PhotonTriplets(this, sample, events);
        events = Triggers.WithDecisions(events, sample.Particles, rng["trigger"]).WithAnyTrigger("photon", TriggerLines);
        return events.WithColumns(triplets.Columns()).WithWeightsScaledBy(Luminosity);
    }

    /// <summary>Electrons whose tracks are both lost look like photons: the sample with photons in their place, and weights times the probability of that.</summary>
    /// <remarks>The two losses are independent, and the clusters are where straight tracks would make them.</remarks>
    /// <param name="sample">Events of e+e- gamma.</param>
    public EventSample WithoutTracks(EventSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        string[] electrons = [.. sample.Particles.Where(particle => particle.Kind == Particle.Electron).Select(particle => particle.Name)];
        var weights = sample.Events.Weights();
        foreach (var electron in electrons)
        {
            var momenta = sample.Events.Particle(electron);
            for (var i = 0; i < weights.Length; i++)
                weights[i] *= 1 - Detector.Tracking.Efficiency(momenta[i]);
        }
        return sample with
        {
            Events = sample.Events.WithColumn(EventTable.WeightColumn, weights),
            Particles = [.. sample.Particles.Select(particle => electrons.Contains(particle.Name) ? TrueParticle.Photon(particle.Name) : particle)],
            MadeWith = null,
        };
    }

    private EventSample Sample(Process process, int events, RandomStream rng) =>
        Generator.For(process, Integration, rng["integration"]).Generate(events, Collider, rng["events"]);

    private double Threshold(PhotonAlp model) => Math.Max(model.Mass + 1 * MeV, 0.1 * Collider.SqrtS);
}
