using System.Globalization;
using DarkSector.Numerics.Random;

namespace DarkSector.Statistics.Likelihoods;

public sealed partial class Density
{
    private const int Cells = 20000;

    /// <summary>Draws events: a Poisson number of each part around its yield, the parts one after the other.</summary>
    /// <remarks>The cumulative distribution is inverted on 20000 cells of the range and is linear inside one: features narrower than a few cells are lost.
    /// <code>
    /// var truth = 5000 * Density.Gaussian(1.0, 0.02) + 95000 * Density.Exponential(-0.5);
    /// var mass = truth.Events(0.5, 1.5, rng["mass"]);
    /// </code></remarks>
    /// <param name="low">Lower end of the range.</param>
    /// <param name="high">Upper end of the range.</param>
    /// <param name="rng">Random numbers.</param>
    /// <exception cref="ArgumentException">The range is empty, a parameter has no value, or a part has no yield or a negative one.</exception>
    public IReadOnlyList<double> Events(double low, double high, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        if (!(low < high && double.IsFinite(high - low)))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The range is {low} to {high}; the lower end must be below the upper one, both finite."));
        if (!IsExtended)
            throw new ArgumentException("The density has no yields; multiply its parts by numbers of events: 5000 * density.");
        if (Parameters.FirstOrDefault(parameter => double.IsNaN(parameter.Start)) is { } open)
            throw new ArgumentException($"The parameter {open.Name} has no value; give a number instead of a name, or new Parameter(name, start).");
        double[] edges = [.. Enumerable.Range(0, Cells + 1).Select(i => i == Cells ? high : low + (high - low) * i / Cells)];
        var mixture = new MixtureKernel(this, edges, Parameters);
        if (!mixture.Prepare([.. Parameters.Select(parameter => parameter.Start)], bins: true))
            throw new ArgumentException("A shape is not defined for these parameters; look for a width or a power outside its range.");
        var events = new List<double>();
        for (var part = 0; part < mixture.Leaves.Length; part++)
            Draw(mixture.Leaves[part], edges, rng[part], events);
        return events;
    }

    private static void Draw(MixtureKernel.Leaf leaf, double[] edges, RandomStream rng, List<double> events)
    {
        if (!(leaf.Coefficient >= 0))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A yield is {leaf.Coefficient}; events need one of 0 or more."));
        var cumulative = new double[edges.Length];
        for (var cell = 0; cell < edges.Length - 1; cell++)
            cumulative[cell + 1] = cumulative[cell] + leaf.Kernel.Integrals[cell];
        var count = rng.Poisson(leaf.Coefficient);
        for (var i = 0L; i < count; i++)
        {
            var target = rng.Uniform() * cumulative[^1];
            var found = Array.BinarySearch(cumulative, target);
            var cell = Math.Clamp(found >= 0 ? found : ~found - 1, 0, edges.Length - 2);
            var content = cumulative[cell + 1] - cumulative[cell];
            var inside = content > 0 ? (target - cumulative[cell]) / content : 0.5;
            events.Add(Math.Min(edges[cell] + inside * (edges[cell + 1] - edges[cell]), edges[^1]));
        }
    }
}
