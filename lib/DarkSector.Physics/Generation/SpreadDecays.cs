using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;

namespace DarkSector.Physics.Generation;

/// <summary>Decay points spread evenly over the logarithm of the distance from the z axis, so that one sample serves every lifetime.</summary>
/// <remarks>
/// A particle of mean proper length c tau that flies the proper length t = L m/|p| has decayed there with density x exp(-x) d(ln t), x = t/(c tau): a weight for points that were drawn evenly
/// in ln t. It never exceeds ln(farthest/nearest)/e, so that no lifetime is described by a few heavy events. Decays outside of the two distances are not there:
/// choose them so that nothing outside could be selected. <see cref="DecayVertex"/> draws the points of one lifetime.
/// </remarks>
public static class SpreadDecays
{
    /// <summary>The column with the proper length t that a particle has flown [cm]: `v0TrueProperLength` for `v0True`.</summary>
    /// <param name="parent">Name of the particle.</param>
    public static string ProperLengthColumn(string parent) => parent + "ProperLength";

    /// <summary>The sample with spread decay points, and the column <see cref="ProperLengthColumn"/>.</summary>
    /// <param name="sample">Generated events.</param>
    /// <param name="parent">Name of the particle, ending in `True`; it is added as the sum of its products when it is not in the table.</param>
    /// <param name="products">All particles of the sample that it decays to, visible or not.</param>
    /// <param name="nearest">Smallest distance from the z axis [cm], above 0.</param>
    /// <param name="farthest">Largest distance from the z axis [cm], above the smallest.</param>
    /// <param name="rng">Random numbers; the first rows of a longer table get the same points.</param>
    public static EventSample WithSpreadDecays(
        this EventSample sample, string parent, IReadOnlyList<string> products, double nearest, double farthest, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        RefuseBad(nearest, farthest);
        var placed = sample.WithDisplacedDecay(parent, products, 0, rng);
        var momenta = placed.Events.Particle(parent);
        var (points, lengths) = (new ThreeVector[momenta.Length], new double[momenta.Length]);
        for (var i = 0; i < momenta.Length; i++)
        {
            var distance = nearest * Math.Pow(farthest / nearest, rng[i].Uniform());
            points[i] = momenta[i].Momentum * (distance / momenta[i].Pt);
            lengths[i] = distance / momenta[i].Pt * momenta[i].Mass;
        }
        var spread = placed.WithDecaysAt(parent, points);
        return spread with { Events = spread.Events.WithColumns((ProperLengthColumn(parent), lengths)) };
    }

    /// <summary>The weight of a spread decay for a lifetime: ln(farthest/nearest) x exp(-x), x = t/(c tau).</summary>
    /// <param name="properLength">Proper length t that the particle has flown [cm].</param>
    /// <param name="properDecayLength">Mean proper decay length c tau [cm], above 0; infinite for a stable particle.</param>
    /// <param name="nearest">Smallest distance of the sample [cm].</param>
    /// <param name="farthest">Largest distance of the sample [cm].</param>
    public static double Weight(double properLength, double properDecayLength, double nearest, double farthest)
    {
        RefuseBad(nearest, farthest);
        if (!(properDecayLength > 0))
            throw new ArgumentOutOfRangeException(nameof(properDecayLength), $"properDecayLength = {properDecayLength} cm; spread decays are weighted for a lifetime above 0.");
        var x = properLength / properDecayLength;
        return Math.Log(farthest / nearest) * x * Math.Exp(-x);
    }

    /// <summary>The sample with a decay moved to given points [cm].</summary>
    internal static EventSample WithDecaysAt(this EventSample sample, string parent, ThreeVector[] points) => sample with
    {
        Events = sample.Events.WithColumns(
            (parent + "VertexX", Array.ConvertAll(points, p => p.X)), (parent + "VertexY", Array.ConvertAll(points, p => p.Y)), (parent + "VertexZ", Array.ConvertAll(points, p => p.Z))),
    };

    private static void RefuseBad(double nearest, double farthest)
    {
        if (!(nearest > 0 && farthest > nearest) || !double.IsFinite(farthest))
            throw new ArgumentOutOfRangeException(nameof(nearest), $"nearest = {nearest} cm, farthest = {farthest} cm; distances of spread decays need 0 < nearest < farthest.");
    }
}
