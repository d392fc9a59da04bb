using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;

namespace DarkSector.Physics.Generation;

/// <summary>Photons of an event table, converted in material.</summary>
public static class PhotonConversions
{
    private static readonly string[] Components = ["Px", "Py", "Pz", "E"];

    /// <summary>The table in which each photon has converted, weighted with the probability that it does.</summary>
    /// <remarks>New particles `[photon]Electron` and `[photon]Positron` [GeV], and columns `[photon]VertexX`, `Y` and `Z` [cm]. See <see cref="PhotonConversion"/>.</remarks>
    /// <param name="events">Events in the laboratory frame.</param>
    /// <param name="photon">Name of the photon, such as `photonTrue`.</param>
    /// <param name="material">The cylinder.</param>
    /// <param name="rng">Random numbers; the first rows of a longer table get the same conversions.</param>
    public static EventTable WithConversion(this EventTable events, string photon, PhotonConversion material, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(material);
        ArgumentNullException.ThrowIfNull(rng);
        var photons = events.Particle(photon);
        ConvertedPhoton[] converted = [.. photons.Select((momentum, i) => material.Convert(momentum, rng[i]))];
        var weights = events.Weights();
        for (var i = 0; i < weights.Length; i++)
            weights[i] *= material.Probability(photons[i]);
        return events.WithColumns(
        [
            .. Columns(photon + "Electron", [.. converted.Select(one => one.Electron)]), .. Columns(photon + "Positron", [.. converted.Select(one => one.Positron)]),
            (photon + "VertexX", [.. converted.Select(one => one.Vertex.X)]), (photon + "VertexY", [.. converted.Select(one => one.Vertex.Y)]),
            (photon + "VertexZ", [.. converted.Select(one => one.Vertex.Z)]), (EventTable.WeightColumn, weights),
        ]);
    }

    private static IEnumerable<(string Name, double[] Values)> Columns(string particle, FourVector[] momenta) =>
        Components.Select((component, k) => (particle + component, momenta.Select(p => k switch { 0 => p.Px, 1 => p.Py, 2 => p.Pz, _ => p.E }).ToArray()));
}
