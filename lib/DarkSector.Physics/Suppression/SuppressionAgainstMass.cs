using DarkSector.Numerics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Statistics.FiguresOfMerit;
using DarkSector.Statistics.Reports;
using static System.FormattableString;

namespace DarkSector.Physics.Suppression;

/// <summary>A mass hypothesis: its signal, and the window in which its background lies.</summary>
/// <param name="Mass">Mass [GeV].</param>
/// <param name="Signal">Scored signal events after the other cuts.</param>
/// <param name="Low">Lower end of the window, in units of the window's column.</param>
/// <param name="High">Upper end of the window.</param>
/// <param name="Produced">Sum of weights of the produced signal; null when all of it is in the table.</param>
public sealed record MassHypothesis(double Mass, EventTable Signal, double Low, double High, double? Produced = null);

/// <summary>What a cut on a score does at one mass.</summary>
/// <param name="Mass">Mass [GeV].</param>
/// <param name="EfficiencyBefore">Share of the produced signal in the window before the cut.</param>
/// <param name="Efficiency">The same after the cut.</param>
/// <param name="BackgroundBefore">Background in the window before the cut.</param>
/// <param name="Background">Background in the window after the cut.</param>
/// <param name="MeritBefore">Figure of merit before the cut.</param>
/// <param name="Merit">Figure of merit after the cut that is the same at all masses.</param>
/// <param name="Best">Figure of merit with the best threshold for this mass, and that threshold; null where none is finite.</param>
public sealed record SuppressionPoint(double Mass, Estimate EfficiencyBefore, Estimate Efficiency, Estimate BackgroundBefore, Estimate Background,
    double MeritBefore, double Merit, WorkingPoint? Best);

/// <summary>Efficiency and figure of merit against the mass, for one threshold at all masses and for the best at each.</summary>
/// <param name="Threshold">The threshold for all masses.</param>
/// <param name="FigureOfMerit">What is compared.</param>
/// <param name="Points">The masses.</param>
public sealed record SuppressionAgainstMass(double Threshold, FigureOfMerit FigureOfMerit, IReadOnlyList<SuppressionPoint> Points)
{
    /// <summary>Evaluates a score at several masses.</summary>
    /// <param name="column">Column of the score.</param>
    /// <param name="threshold">Threshold for all masses.</param>
    /// <param name="window">Column that the windows of the masses are in, such as the squared recoil mass.</param>
    /// <param name="masses">The mass hypotheses.</param>
    /// <param name="backgrounds">Scored backgrounds after the other cuts, with weights that count expected events.</param>
    /// <param name="figureOfMerit">What to compare.</param>
    /// <param name="rng">Random numbers of the bootstrap.</param>
    public static SuppressionAgainstMass Of(string column, double threshold, string window, IReadOnlyList<MassHypothesis> masses,
        IReadOnlyList<EventTable> backgrounds, FigureOfMerit figureOfMerit, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(masses);
        ArgumentNullException.ThrowIfNull(backgrounds);
        ArgumentNullException.ThrowIfNull(figureOfMerit);
        ArgumentNullException.ThrowIfNull(rng);
        foreach (var table in masses.Select(m => m.Signal).Concat(backgrounds))
            table.RefuseTraining("an efficiency");
        return new SuppressionAgainstMass(threshold, figureOfMerit, [.. masses.Select((m, i) => Point(column, threshold, window, m, backgrounds, figureOfMerit, rng[i]))]);
    }

    /// <summary>One line per mass, as aligned text.</summary>
    public override string ToString() => ToTable().ToText();

    /// <summary>The same as HTML.</summary>
    public string ToHtml() => ToTable().ToHtml();

    private static SuppressionPoint Point(string column, double threshold, string window, MassHypothesis mass, IReadOnlyList<EventTable> backgrounds, FigureOfMerit figure, RandomStream rng)
    {
        EventTable Inside(EventTable events) => events.WhereMarked([.. events[window].Select(v => mass.Low < v && v < mass.High)]);
        EventTable Above(EventTable events) => events.WhereMarked([.. events[column].Select(v => v > threshold)]);
        var (signal, produced) = (Inside(mass.Signal), mass.Produced ?? mass.Signal.SumOfWeights);
        EventTable[] inside = [.. backgrounds.Select(Inside)];
        var (before, after) = (Share(signal, produced), Share(Above(signal), produced));
        var (backgroundBefore, background) = (Yield(inside), Yield([.. inside.Select(Above)]));
        double Merit(Estimate efficiency, Estimate events) => figure.Of(Math.Clamp(efficiency.Value, 0, 1), Math.Max(0, events.Value));
        return new SuppressionPoint(mass.Mass, before, after, backgroundBefore, background, Merit(before, backgroundBefore), Merit(after, background),
            Best(column, signal, produced, inside, figure, rng));
    }

    private static WorkingPoint? Best(string column, EventTable signal, double produced, EventTable[] backgrounds, FigureOfMerit figure, RandomStream rng)
    {
        if (signal.Count == 0 || signal[column].Distinct().Count() < 2)
            return null;
        var scan = WorkingPointScan.Of(column, signal, backgrounds, rng).WithProduced(produced).For(figure);
        return scan.BestIndex < 0 ? null : WorkingPoint.Of(scan);
    }

    // The binomial error of weighted events; those not in the table have the mean weight of those in it.
    private static Estimate Share(EventTable passing, double produced)
    {
        var share = passing.SumOfWeights / produced;
        var weight = passing.Count > 0 ? passing.SumOfSquaredWeights / passing.SumOfWeights : 0;
        return new Estimate(share, Math.Sqrt(Math.Max(0, share * (1 - share)) * weight / produced));
    }

    private static Estimate Yield(EventTable[] tables) => new(tables.Sum(t => t.SumOfWeights), Math.Sqrt(tables.Sum(t => t.SumOfSquaredWeights)));

    private ResultTable ToTable() => new(Invariant($"Score above {Threshold:G4}; {FigureOfMerit.Name}"),
        ["mass [GeV]", "efficiency", "after", "background", "after", "merit", "after", "best", "at"],
        [.. Points.Select(p => new[]
        {
            Invariant($"{p.Mass:G4}"), Invariant($"{p.EfficiencyBefore.Value:G3}"), Invariant($"{p.Efficiency.Value:G3}"), Invariant($"{p.BackgroundBefore.Value:G4}"),
            Invariant($"{p.Background.Value:G4}"), Invariant($"{p.MeritBefore:G4}"), Invariant($"{p.Merit:G4}"),
            p.Best is null ? "-" : Invariant($"{p.Best.Merit.Value:G4}"), p.Best is null ? "-" : Invariant($"{p.Best.Threshold:G4}"),
        })], []);
}
