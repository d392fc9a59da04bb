using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Tables;

namespace DarkSector.Physics.Selections;

public sealed partial class Selection
{
    private const int ProbesPerBin = 20;

    /// <summary>The distribution of the one column a cut reads, after all other cuts: what the cut does where the others have done their work.</summary>
    /// <param name="cut">Name of a cut that reads one column.</param>
    /// <param name="axis">Bins, label and unit.</param>
    /// <param name="samples">At least one sample.</param>
    public NMinusOne NMinusOne(string cut, Axis axis, params IReadOnlyList<EventTable> samples)
    {
        var inputs = StepOf(cut).Inputs;
        return inputs.Count == 1 ? NMinusOne(cut, inputs[0], axis, samples)
            : throw new ArgumentException($"The cut '{cut}' reads {string.Join(", ", inputs)}; say which column to plot: NMinusOne(cut, column, axis, samples).", nameof(cut));
    }

    /// <summary>The distribution of a column after all cuts but one.</summary>
    /// <param name="cut">The cut to leave away.</param>
    /// <param name="column">The column to plot.</param>
    /// <param name="axis">Bins, label and unit.</param>
    /// <param name="samples">At least one sample.</param>
    public NMinusOne NMinusOne(string cut, string column, Axis axis, params IReadOnlyList<EventTable> samples)
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.Count == 0)
            throw new ArgumentException($"An n-1 plot of selection '{Name}' needs at least one sample.", nameof(samples));
        var others = Without(cut);
        var named = axis.Label.Length > 0 ? axis : Axis.Variable(axis.Edges, column, axis.Unit);
        return new NMinusOne(cut, column, EdgesOf(StepOf(cut), column, axis),
            [.. samples.Select(sample => (sample.Name, others.Apply(sample).Histogram(column, named)))]);
    }

    // A cut on one column is asked where on the axis it changes its mind, and each change is found by bisection.
    private static double[] EdgesOf(SelectionStep step, string column, Axis axis)
    {
        if (step.Predicate is not { } predicate || step.Inputs is not [var input] || input != column)
            return [];
        var count = axis.Bins * ProbesPerBin + 1;
        double[] probes = [.. Enumerable.Range(0, count).Select(i => axis.Low + (axis.High - axis.Low) * i / (count - 1))];
        var passes = Passes(probes);
        return [.. Enumerable.Range(0, count - 1).Where(i => passes[i] != passes[i + 1]).Select(i => Change(probes[i], probes[i + 1], passes[i]))];

        double Change(double low, double high, bool passesLow)
        {
            while ((low + high) / 2 is var middle && middle > low && middle < high)
                (low, high) = Passes([middle])[0] == passesLow ? (middle, high) : (low, middle);
            return high;
        }

        bool[] Passes(double[] values)
        {
            double[] rows = [.. Enumerable.Range(0, values.Length).Select(i => (double)i)];
            var rowName = column + "Row";
            var kept = EventTable.FromColumns("values on the axis", (column, values), (rowName, rows)).Where(predicate)[rowName];
            var result = new bool[values.Length];
            foreach (var row in kept)
                result[(int)row] = true;
            return result;
        }
    }
}
