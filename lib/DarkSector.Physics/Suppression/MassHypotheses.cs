using DarkSector.Numerics;
using DarkSector.Numerics.Learning;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;

namespace DarkSector.Physics.Suppression;

/// <summary>All masses of a search, with signals and backgrounds: what a suppression is trained on and judged by.</summary>
/// <remarks>The samples are split once. A suppression learns from the training part, its working point comes from the validation part, and
/// whatever is published comes from the test part.</remarks>
public sealed class MassHypotheses
{
    /// <summary>The hypotheses of a search.</summary>
    /// <param name="massColumn">Column of the measured quantity in which the windows lie.</param>
    /// <param name="hypotheses">The masses, rising, at least one.</param>
    /// <param name="backgrounds">Preselected backgrounds, weighted to <paramref name="luminosity"/>, split.</param>
    /// <param name="luminosity">Integrated luminosity [fb^-1].</param>
    public MassHypotheses(string massColumn, IReadOnlyList<SignalHypothesis> hypotheses, IReadOnlyList<SplitEvents> backgrounds, double luminosity)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(massColumn);
        ArgumentNullException.ThrowIfNull(hypotheses);
        ArgumentNullException.ThrowIfNull(backgrounds);
        if (hypotheses.Count == 0 || backgrounds.Count == 0)
            throw new ArgumentException($"There are {hypotheses.Count} hypotheses and {backgrounds.Count} backgrounds; at least one of each is needed.");
        if (hypotheses.Zip(hypotheses.Skip(1)).Any(pair => !(pair.First.Low <= pair.Second.Low && pair.First.High <= pair.Second.High)))
            throw new ArgumentException("The windows of the hypotheses do not rise with the mass; order the masses.", nameof(hypotheses));
        (MassColumn, Signals, Backgrounds, Luminosity) = (massColumn, [.. hypotheses], [.. backgrounds], luminosity);
    }

    /// <summary>Column of the measured quantity in which the windows lie.</summary>
    public string MassColumn { get; }

    /// <summary>The masses with their signals.</summary>
    public IReadOnlyList<SignalHypothesis> Signals { get; }

    /// <summary>The backgrounds.</summary>
    public IReadOnlyList<SplitEvents> Backgrounds { get; }

    /// <summary>Integrated luminosity of the background weights [fb^-1].</summary>
    public double Luminosity { get; }

    /// <summary>The same hypotheses with something done to each table, such as `hypotheses.Select(events => events.WithScore("score", trees))`.</summary>
    /// <param name="change">Adds columns or selects events.</param>
    public MassHypotheses Select(Func<EventTable, EventTable> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new MassHypotheses(MassColumn, [.. Signals.Select(signal => signal with { Events = signal.Events.Select(change) })],
            [.. Backgrounds.Select(background => background.Select(change))], Luminosity);
    }

    /// <summary>Efficiency, background and smallest visible cross-section of every mass after a selection of test events.</summary>
    /// <param name="select">The suppression.</param>
    /// <param name="options">Significance and power.</param>
    public IReadOnlyList<HypothesisMerit> Merits(Func<EventTable, EventTable> select, PunziLossOptions options) => Merits(select, options, EventRole.Test);

    /// <summary>The hypotheses with test parts in which each event counts a Poisson number of times, of mean 1: a replica for a bootstrap.</summary>
    /// <param name="rng">Random numbers.</param>
    public MassHypotheses Resampled(RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        SplitEvents Replica(SplitEvents events, RandomStream stream) => events with
        {
            Test = events.Test.WithColumn(EventTable.WeightColumn, [.. events.Test.Weights().Select(weight => weight * stream.Poisson(1))]),
        };
        return new MassHypotheses(MassColumn, [.. Signals.Select((signal, i) => signal with { Events = Replica(signal.Events, rng["signal"][i]) })],
            [.. Backgrounds.Select((background, i) => Replica(background, rng["background"][i]))], Luminosity);
    }

    internal IReadOnlyList<HypothesisMerit> Merits(Func<EventTable, EventTable> select, PunziLossOptions options, EventRole role)
    {
        ArgumentNullException.ThrowIfNull(select);
        ArgumentNullException.ThrowIfNull(options);
        EventTable[] backgrounds = [.. Backgrounds.Select(background => select(Part(background, role)))];
        return [.. Signals.Select(signal =>
        {
            var (efficiency, background) = (signal.Share(Inside(signal, select(Part(signal.Events, role)))), Yield([.. backgrounds.Select(table => Inside(signal, table))]));
            return new HypothesisMerit(signal.Mass, efficiency, background,
                Statistics.FiguresOfMerit.Punzi.MinimalCrossSection(efficiency.Value, background.Value, options.Significance, options.Power, Luminosity));
        })];
    }

    /// <summary>The events of one part to learn from, with weights that make every window a balanced problem of its own.</summary>
    /// <remarks>Inside its window each signal has the weight 1, and so has the background in each window; events outside of all windows have none. Otherwise the
    /// network would learn at which masses there is much background, which nobody asks.</remarks>
    internal LearningSample Sample(IReadOnlyList<string> features, EventRole role)
    {
        var windows = Windows(role);
        var sums = new double[2, Signals.Count];
        for (var row = 0; row < windows.Count; row++)
        {
            for (var m = windows[row].First; m <= windows[row].Last; m++)
                sums[windows[row].IsSignal ? 0 : 1, m] += windows[row].Size;
        }
        var next = 0;
        EventTable Weighted(SplitEvents events) => Part(events, role) is var part ? part.WithColumn(EventTable.WeightColumn, [.. Enumerable.Range(0, part.Count).Select(_ => WeightOf(windows[next++], sums))]) : part;
        return LearningSample.Of(features, [MassColumn],
            new EventClass("signal", [.. Signals.Select(signal => Weighted(signal.Events))]), new EventClass("background", [.. Backgrounds.Select(Weighted)]));
    }

    private static double WeightOf(PunziEvent one, double[,] sums)
    {
        var weight = 0.0;
        for (var m = one.First; m <= one.Last; m++)
            weight += one.Size == 0 ? 0 : one.Size / sums[one.IsSignal ? 0 : 1, m];
        return weight;
    }

    /// <summary>The windows of the events of <see cref="Sample"/>.</summary>
    internal PunziWindows Windows(EventRole role) => new(Signals.Count,
    [
        .. Signals.SelectMany((signal, i) => InWindow(signal, i, Part(signal.Events, role))),
        .. Backgrounds.SelectMany(background => InWindows(Part(background, role))),
    ]);

    internal static EventTable Part(SplitEvents events, EventRole role) => role switch
    {
        EventRole.Training => events.Training,
        EventRole.Validation => events.Validation,
        _ => events.Test,
    };

    private IEnumerable<PunziEvent> InWindow(SignalHypothesis signal, int index, EventTable events)
    {
        var (weights, measured) = (events.Weights(), events[MassColumn]);
        return weights.Select((weight, row) => PunziEvent.Signal(index, signal.Holds(measured[row]) ? weight / signal.Produced : 0));
    }

    private IEnumerable<PunziEvent> InWindows(EventTable events)
    {
        var (weights, measured) = (events.Weights(), events[MassColumn]);
        return weights.Select((weight, row) => PunziEvent.Background(
            Signals.Count(signal => signal.High <= measured[row]), Signals.Count(signal => signal.Low < measured[row]) - 1, weight));
    }

    /// <summary>The events in the window of a signal.</summary>
    internal EventTable Inside(SignalHypothesis signal, EventTable events) => events.WhereMarked([.. events[MassColumn].Select(signal.Holds)]);

    internal static Estimate Yield(IReadOnlyList<EventTable> tables) => new(tables.Sum(t => t.SumOfWeights), Math.Sqrt(tables.Sum(t => t.SumOfSquaredWeights)));
}
