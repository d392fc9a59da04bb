using DarkSector.Numerics.Tables;

namespace DarkSector.Physics.Generation;

/// <summary>Events as they are drawn: momenta in columns, weights relative to the unweighting maximum, and what they were drawn in proportion to.</summary>
internal sealed class DrawnEvents
{
    private static readonly string[] Components = ["Px", "Py", "Pz", "E"];

    /// <param name="count">Number of events.</param>
    /// <param name="particles">Number of particles whose momenta are kept.</param>
    /// <param name="hasImportance">Whether the events are drawn in proportion to an importance.</param>
    public DrawnEvents(int count, int particles, bool hasImportance)
    {
        Momenta = [.. Enumerable.Range(0, particles).Select(_ => Components.Select(_ => new double[count]).ToArray())];
        Weights = new double[count];
        Importances = hasImportance ? new double[count] : [];
    }

    /// <summary>Px, Py, Pz and E of each particle.</summary>
    public double[][][] Momenta { get; }

    /// <summary>One, or the ratio to the unweighting maximum where that is above one.</summary>
    public double[] Weights { get; }

    /// <summary>Importance of each event; empty without one.</summary>
    public double[] Importances { get; }

    /// <summary>Points tried to find the events.</summary>
    public long Tried { get; set; }

    /// <summary>The events as a table, with the weights that were made of <see cref="Weights"/>.</summary>
    public EventTable ToTable(string name, IReadOnlyList<TrueParticle> particles) => EventTable.FromColumns(name,
        [.. particles.SelectMany((particle, k) => Components.Select((component, c) => (particle.Name + component, Momenta[k][c]))), (EventTable.WeightColumn, Weights)]);
}

/// <summary>What all events of a sample together say about their weights: numbers that each single weight needs.</summary>
internal sealed class WeightTotals
{
    private double _sum, _surplus, _undone, _undoneSquares;
    private long _events, _tried;

    /// <summary>Adds events one by one, in their order: the sums do not depend on how the sample is cut into parts.</summary>
    public void Add(DrawnEvents drawn)
    {
        for (var i = 0; i < drawn.Weights.Length; i++)
        {
            var weight = drawn.Weights[i];
            _sum += weight;
            _surplus += weight - 1;
            var undone = drawn.Importances.Length == 0 ? weight : weight / drawn.Importances[i];
            _undone += undone;
            _undoneSquares += undone * undone;
        }
        _events += drawn.Weights.Length;
        _tried += drawn.Tried;
    }

    /// <summary>Sum of the weights as drawn.</summary>
    public double Sum => _sum;

    /// <summary>How the events were accepted.</summary>
    public Unweighting Unweighting => new((double)_events / _tried, _surplus / _sum);

    /// <summary>Sum of the weights without the importance, and its statistical error, if the weights as drawn add up to the given integral.</summary>
    public Numerics.Estimate Undone(double integral)
    {
        var factor = integral / _sum;
        var sum = factor * _undone;
        return new Numerics.Estimate(sum, Math.Sqrt(Math.Max(0, factor * factor * _undoneSquares - sum * sum / _events)));
    }
}
