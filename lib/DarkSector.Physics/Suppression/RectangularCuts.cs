using DarkSector.Numerics.Learning;
using DarkSector.Numerics.Tables;
using DarkSector.Statistics.FiguresOfMerit;

namespace DarkSector.Physics.Suppression;

/// <summary>Cuts "above" on two columns, chosen anew at a mass: what a network is compared with.</summary>
/// <param name="FirstColumn">First column.</param>
/// <param name="First">Threshold of the first column.</param>
/// <param name="SecondColumn">Second column.</param>
/// <param name="Second">Threshold of the second column.</param>
public sealed record RectangularCuts(string FirstColumn, double First, string SecondColumn, double Second)
{
    /// <summary>The best thresholds at every mass, chosen on the events that a network learns from: training and validation part, with B raised by a typical event.</summary>
    /// <remarks>Thresholds chosen on the events that they are judged by would look better than they are: where few events are simulated, a cut can be put just below the heaviest.</remarks>
    /// <param name="hypotheses">Masses, signals and backgrounds.</param>
    /// <param name="first">First column and the thresholds to try.</param>
    /// <param name="second">Second column and the thresholds to try.</param>
    /// <param name="options">Significance and power.</param>
    public static IReadOnlyList<RectangularCuts> Best(MassHypotheses hypotheses,
        (string Column, IReadOnlyList<double> Thresholds) first, (string Column, IReadOnlyList<double> Thresholds) second, PunziLossOptions options)
    {
        ArgumentNullException.ThrowIfNull(hypotheses);
        ArgumentNullException.ThrowIfNull(options);
        RectangularCuts[] all = [.. first.Thresholds.SelectMany(one => second.Thresholds.Select(two => new RectangularCuts(first.Column, one, second.Column, two)))];
        var (training, validation) = (Yields(hypotheses, EventRole.Training, all, options), Yields(hypotheses, EventRole.Validation, all, options));
        var share = (double)training.Events / (training.Events + validation.Events);
        return [.. Enumerable.Range(0, hypotheses.Signals.Count).Select(m =>
            all[Enumerable.Range(0, all.Length).MinBy(i => Needed(m, share, training.Yields[i], validation.Yields[i], options))])];
    }

    /// <summary>Efficiency, background and smallest visible cross-section of the cuts of every mass on test events.</summary>
    /// <param name="cuts">The cuts, one per mass.</param>
    /// <param name="hypotheses">The masses.</param>
    /// <param name="options">Significance and power.</param>
    public static IReadOnlyList<HypothesisMerit> Merits(IReadOnlyList<RectangularCuts> cuts, MassHypotheses hypotheses, PunziLossOptions options)
    {
        ArgumentNullException.ThrowIfNull(cuts);
        ArgumentNullException.ThrowIfNull(hypotheses);
        var judged = cuts.Distinct().ToDictionary(one => one, one => hypotheses.Merits(one.Apply, options));
        return [.. cuts.Select((one, m) => judged[one][m])];
    }

    /// <summary>The events that pass.</summary>
    /// <param name="events">Events with both columns.</param>
    public EventTable Apply(EventTable events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var (x, y) = (events[FirstColumn], events[SecondColumn]);
        return events.WhereMarked([.. Enumerable.Range(0, events.Count).Select(row => x[row] > First && y[row] > Second)]);
    }

    private static (int Events, PunziYields[] Yields) Yields(MassHypotheses hypotheses, EventRole role, RectangularCuts[] all, PunziLossOptions options)
    {
        EventTable[] tables = [.. hypotheses.Signals.Select(signal => signal.Events).Concat(hypotheses.Backgrounds).Select(events => MassHypotheses.Part(events, role))];
        var windows = hypotheses.Windows(role);
        var loss = new PunziLoss(windows, options);
        double[] x = [.. tables.SelectMany(table => table[all[0].FirstColumn])], y = [.. tables.SelectMany(table => table[all[0].SecondColumn])];
        int[] rows = [.. Enumerable.Range(0, windows.Count)];
        return (windows.Count, Array.ConvertAll(all, cut => loss.Yields(rows, [.. rows.Select(row => x[row] > cut.First && y[row] > cut.Second ? 1.0 : 0)])));
    }

    // The signal events needed over the efficiency, both from the two parts together: weights of each stand for the whole sample and are shared.
    private static double Needed(int m, double share, PunziYields training, PunziYields validation, PunziLossOptions options)
    {
        double Both(Func<PunziYields, double> of, double power) => Math.Pow(share, power) * of(training) + Math.Pow(1 - share, power) * of(validation);
        var (efficiency, background) = (Both(yields => yields.Efficiency[m], 1), Both(yields => yields.Background[m], 1));
        var squares = Both(yields => yields.Background[m] * yields.TypicalWeight[m], 2);
        var typical = background > 0 ? squares / background : Both(yields => yields.TypicalWeight[m], 2);
        return Punzi.MinimalSignal(background + typical, options.Significance, options.Power) / Math.Max(efficiency, 1e-6);
    }
}
