using DarkSector.Numerics.Learning;
using DarkSector.Numerics.Tables;
using DarkSector.Statistics.FiguresOfMerit;

namespace DarkSector.Physics.Suppression;

/// <summary>Cuts "above" on two columns, chosen anew at a mass: what a network is compared with.</summary>
/// <param name="First">Threshold of the first column.</param>
/// <param name="Second">Threshold of the second column.</param>
/// <param name="Merit">What the cuts leave of the test events at the mass.</param>
public sealed record RectangularCuts(double First, double Second, HypothesisMerit Merit)
{
    /// <summary>The best thresholds at every mass: chosen on training events, with B raised by a typical event as the network has it, and judged on test events.</summary>
    /// <param name="hypotheses">Masses, signals and backgrounds.</param>
    /// <param name="first">First column and the thresholds to try.</param>
    /// <param name="second">Second column and the thresholds to try.</param>
    /// <param name="options">Significance and power.</param>
    public static IReadOnlyList<RectangularCuts> Best(MassHypotheses hypotheses,
        (string Column, IReadOnlyList<double> Thresholds) first, (string Column, IReadOnlyList<double> Thresholds) second, PunziLossOptions options)
    {
        ArgumentNullException.ThrowIfNull(hypotheses);
        ArgumentNullException.ThrowIfNull(options);
        (double First, double Second)[] pairs = [.. first.Thresholds.SelectMany(one => second.Thresholds.Select(two => (one, two)))];
        var training = OnTraining(hypotheses, first.Column, second.Column, pairs, options);
        var chosen = Enumerable.Range(0, hypotheses.Signals.Count).Select(m => Enumerable.Range(0, pairs.Length).MinBy(i => training[i][m])).ToArray();
        var judged = chosen.Distinct().ToDictionary(i => i, i => hypotheses.Merits(events => Above(events, first.Column, second.Column, pairs[i]), options));
        return [.. chosen.Select((i, m) => new RectangularCuts(pairs[i].First, pairs[i].Second, judged[i][m]))];
    }

    // Smallest visible cross-sections: one list per pair of thresholds, one number per mass.
    private static double[][] OnTraining(MassHypotheses hypotheses, string first, string second, (double First, double Second)[] pairs, PunziLossOptions options)
    {
        EventTable[] tables = [.. hypotheses.Signals.Select(signal => signal.Events.Training), .. hypotheses.Backgrounds.Select(background => background.Training)];
        var windows = hypotheses.Windows(EventRole.Training);
        var loss = new PunziLoss(windows, options);
        double[] x = [.. tables.SelectMany(table => table[first])], y = [.. tables.SelectMany(table => table[second])];
        int[] rows = [.. Enumerable.Range(0, windows.Count)];
        return Array.ConvertAll(pairs, pair =>
        {
            var yields = loss.Yields(rows, [.. rows.Select(row => x[row] > pair.First && y[row] > pair.Second ? 1.0 : 0)]);
            return (double[])[.. yields.Efficiency.Select((efficiency, m) => Punzi.MinimalCrossSection(
                Math.Min(1, efficiency), yields.Background[m] + yields.TypicalWeight[m], options.Significance, options.Power, hypotheses.Luminosity))];
        });
    }

    private static EventTable Above(EventTable events, string first, string second, (double First, double Second) pair)
    {
        var renamed = events.WithColumns(("firstCut", [.. events[first]]), ("secondCut", [.. events[second]]));
        return renamed.Where((firstCut, secondCut) => firstCut > pair.First && secondCut > pair.Second);
    }
}
