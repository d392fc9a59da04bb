using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;

namespace DarkSector.Physics.Generation;

/// <summary>A long-lived particle of a sample and what it decays to: those start where it decays, in the columns `[parent]VertexX`, `Y`, `Z`.</summary>
/// <param name="Parent">Name of the particle, such as `chi2True`.</param>
/// <param name="Products">Names of its products.</param>
public sealed record DisplacedDecay(string Parent, IReadOnlyList<string> Products);

/// <summary>Decay lengths for a whole sample, so that the detector knows which tracks are displaced.</summary>
public static class DisplacedDecays
{
    /// <summary>The sample with decay points of a long-lived particle, drawn with <see cref="DecayVertex.WithDecayVertex"/>; its products start there.</summary>
    /// <remarks>A particle that is not in the table is added: the sum of its products. Products of products are not found by themselves: name all final ones.</remarks>
    /// <param name="sample">Generated events.</param>
    /// <param name="parent">Name of the particle, ending in `True`, such as `chi2True`.</param>
    /// <param name="products">All particles of the sample that it decays to, visible or not.</param>
    /// <param name="properDecayLength">Mean proper decay length c tau [cm], finite and not negative.</param>
    /// <param name="rng">Random numbers.</param>
    public static EventSample WithDisplacedDecay(
        this EventSample sample, string parent, IReadOnlyList<string> products, double properDecayLength, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(products);
        RefuseBad(sample, parent, products);
        var events = sample.Events.HasParticle(parent) ? sample.Events : sample.Events.WithColumns(Sum(sample, parent, products));
        return sample with
        {
            Events = events.WithDecayVertex(parent, properDecayLength, rng),
            DisplacedDecays = [.. sample.DisplacedDecays.Where(decay => decay.Parent != parent), new DisplacedDecay(parent, [.. products])],
        };
    }

    private static (string, double[])[] Sum(EventSample sample, string parent, IReadOnlyList<string> products)
    {
        var sum = sample.Events.Particle(products[0]);
        foreach (var product in products.Skip(1))
        {
            var momenta = sample.Events.Particle(product);
            for (var i = 0; i < sum.Length; i++)
                sum[i] += momenta[i];
        }
        return [(parent + "Px", Of(p => p.Px)), (parent + "Py", Of(p => p.Py)), (parent + "Pz", Of(p => p.Pz)), (parent + "E", Of(p => p.E))];

        double[] Of(Converter<FourVector, double> component) => Array.ConvertAll(sum, component);
    }

    private static void RefuseBad(EventSample sample, string parent, IReadOnlyList<string> products)
    {
        if (parent is null || !parent.EndsWith("True", StringComparison.Ordinal))
            throw new ArgumentException($"parent = '{parent}'; the name of a generated particle ends in True, so that the reconstructed one has a name of its own.", nameof(parent));
        if (products.Count == 0)
            throw new ArgumentException($"{parent} has no products; name the particles that start at its decay.", nameof(products));
        if (products.FirstOrDefault(product => sample.DisplacedDecays.Any(d => d.Parent != parent && d.Products.Contains(product))) is { } twice)
            throw new ArgumentException($"{twice} already comes from another displaced decay; a particle starts at one place.", nameof(products));
    }
}
