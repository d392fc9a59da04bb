using DarkSector.Numerics.Random;
using static System.FormattableString;

namespace DarkSector.Statistics.Models;

/// <summary>Resampling of a weighted sample: how different it could have turned out.</summary>
/// <remarks>Use Poisson multiplicities (<see cref="Multiplicities"/>) where the size of the sample is itself random, as for simulation
/// scaled to a luminosity or for data; use
/// <see cref="Draws"/> where it is fixed. B. Efron, Ann. Stat. 7 (1979) 1.</remarks>
public sealed class Bootstrap
{
    private readonly double[] weights;
    private readonly double largest;

    /// <summary>Prepares a sample.</summary>
    /// <param name="weights">Weight of each event, at least 0, not all zero.</param>
    public Bootstrap(IReadOnlyList<double> weights)
    {
        this.weights = Copy(weights);
        largest = this.weights.Max();
        Total = this.weights.Sum();
    }

    /// <summary>Number of events.</summary>
    public int Events => weights.Length;

    /// <summary>Sum of the weights.</summary>
    public double Total { get; }

    /// <summary>How often each event appears in a resampled sample of random size: Poisson of mean 1 for each.</summary>
    /// <param name="rng">Random numbers.</param>
    public int[] Multiplicities(RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        var multiplicities = new int[weights.Length];
        for (var i = 0; i < multiplicities.Length; i++)
            multiplicities[i] = (int)rng.Poisson(1);
        return multiplicities;
    }

    /// <summary>How often each event appears when as many as there are are drawn, each equally likely (multinomial).</summary>
    /// <param name="rng">Random numbers.</param>
    public int[] Draws(RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        var multiplicities = new int[weights.Length];
        for (var i = 0; i < multiplicities.Length; i++)
            multiplicities[rng.Index(weights.Length)]++;
        return multiplicities;
    }

    /// <summary>Pseudo-data: how often each event appears among events as they will be observed, a Poisson count with its weight as mean.</summary>
    /// <param name="rng">Random numbers.</param>
    public int[] PseudoData(RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        return [.. weights.Select(weight => (int)rng.Poisson(weight))];
    }

    /// <summary>Sum of weights and of squared weights of a resampled sample.</summary>
    /// <param name="multiplicities">How often each event appears.</param>
    public (double Sum, double Squares) Sums(IReadOnlyList<int> multiplicities)
    {
        ArgumentNullException.ThrowIfNull(multiplicities);
        if (multiplicities.Count != weights.Length)
            throw new ArgumentException($"{multiplicities.Count} multiplicities for {weights.Length} events; one is needed per event.");
        var (sum, squares) = (0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            sum += multiplicities[i] * weights[i];
            squares += multiplicities[i] * weights[i] * weights[i];
        }

        return (sum, squares);
    }

    /// <summary>A background known from simulated events: as many effective ones as have the same relative error, in a control region.</summary>
    /// <param name="sum">Sum of weights.</param>
    /// <param name="squares">Sum of squared weights.</param>
    internal Measured Knowledge(double sum, double squares) =>
        sum > 0 ? Measured.Control(sum * sum / squares, sum / squares) : Measured.Control(0, 1 / largest);

    private static double[] Copy(IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        for (var i = 0; i < weights.Count; i++)
        {
            if (!(weights[i] >= 0 && double.IsFinite(weights[i])))
                throw new ArgumentException(Invariant($"Event {i} has the weight {weights[i]}; weights are finite and at least 0."));
        }

        return weights.Any(weight => weight > 0)
            ? [.. weights]
            : throw new ArgumentException("The sample has no event with a weight; without simulated background its size is unknown, not zero.");
    }
}
