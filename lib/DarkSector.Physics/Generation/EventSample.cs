using DarkSector.Numerics;
using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Datasets;

namespace DarkSector.Physics.Generation;

/// <summary>Generated events in the laboratory frame, with the cross-section they stand for.</summary>
/// <param name="Name">Name of the process.</param>
/// <param name="Events">One row per event. The weights [fb] add up to the cross-section.</param>
/// <param name="Particles">The particles of the table.</param>
/// <param name="CrossSection">Cross-section within the generator-level cuts [fb], with its statistical error.</param>
/// <param name="Unweighting">How the events were made.</param>
public sealed record EventSample(
    string Name, EventTable Events, IReadOnlyList<TrueParticle> Particles, Estimate CrossSection, Unweighting Unweighting)
{
    /// <summary>The squared amplitude behind the events, for <see cref="Reweighting"/>; null when it is not known.</summary>
    public AmplitudeOrigin? MadeWith { get; init; }

    /// <summary>Where the events stand in an <see cref="EventStream"/>: their weights and those of all other batches add up to the cross-section. Null for a whole sample.</summary>
    public StreamPart? PartOf { get; init; }

    /// <summary>Particles that fly before they decay, and what starts where they do; none unless <see cref="Generation.DisplacedDecays.WithDisplacedDecay"/> was asked.</summary>
    public IReadOnlyList<DisplacedDecay> DisplacedDecays { get; init; } = [];

    /// <summary>What the calculation was multiplied by to agree with the cross-section table; null where it stands as calculated.</summary>
    public KFactor? KFactor { get; init; }

    /// <summary>The sample with weights and cross-section multiplied by a factor, which it remembers.</summary>
    /// <param name="factor">An entry of the cross-section table over the calculation behind the sample, both in the same region; cuts of the sample's own do not matter then.</param>
    /// <exception cref="InvalidOperationException">The sample is normalised already.</exception>
    public EventSample NormalisedTo(KFactor factor)
    {
        ArgumentNullException.ThrowIfNull(factor);
        if (KFactor is not null)
            throw new InvalidOperationException($"{Name} is normalised already: {KFactor}. A second factor would count twice.");
        return this with { KFactor = factor, Events = Events.WithWeightsScaledBy(factor.Value.Value), CrossSection = factor.Value.Value * CrossSection };
    }

    /// <summary>Name, number of events, cross-section and, where there is one, the factor in it.</summary>
    public override string ToString() => $"{Name}: {Events.Count} events, {CrossSection} fb{(KFactor is null ? "" : $", {KFactor}")}";

    /// <summary>Events of a process, integrated and drawn in one step.</summary>
    /// <remarks>The integration takes six iterations to adapt and six to measure, of 5,000 points each: a per cent or better for the processes of this library. For
    /// more points, or to draw several samples after one integration, use <see cref="Generator"/>.</remarks>
    /// <param name="process">The process.</param>
    /// <param name="events">Number of events.</param>
    /// <param name="collider">The collider in whose laboratory frame the events are wanted.</param>
    /// <param name="rng">Random numbers.</param>
    public static EventSample Of(Process process, int events, Collider collider, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        return Generator.For(process, new IntegrationOptions(5_000), rng["integration"]).Generate(events, collider, rng["events"]);
    }

    /// <summary>The sample with weights that add up to the number of events expected in a data set.</summary>
    /// <param name="luminosity">Integrated luminosity [fb^-1], positive.</param>
    public EventTable ScaledTo(double luminosity)
    {
        if (!(luminosity > 0) || !double.IsFinite(luminosity))
            throw new ArgumentOutOfRangeException(nameof(luminosity), $"luminosity = {luminosity} fb^-1; it must be a finite number above 0.");
        return Events.WithWeightsScaledBy(luminosity);
    }
}

/// <summary>How the events of a sample were accepted.</summary>
/// <param name="Efficiency">Accepted over tried points.</param>
/// <param name="OverweightFraction">Share of the cross-section carried by weights above the unweighting maximum; those events keep a weight above the others.</param>
public sealed record Unweighting(double Efficiency, double OverweightFraction);

/// <summary>The squared amplitude that events were made with, and the way back from the laboratory to its frame.</summary>
/// <param name="Process">The squared amplitude.</param>
/// <param name="Collider">The collider in whose laboratory frame the events are.</param>
public sealed record AmplitudeOrigin(IMatrixElement Process, Collider Collider);
