using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Selections;
using DarkSector.Statistics.FiguresOfMerit;
using DarkSector.Statistics.Reports;
using static System.FormattableString;

namespace DarkSector.Physics.Suppression;

/// <summary>A score scanned for several figures of merit, on events that no classifier was trained on.</summary>
/// <remarks>
/// `WorkingPointScan.Of("score", signal.Validation, backgrounds, rng).Best(FigureOfMerit.Punzi(a: 3))`. Choose on validation events and quote efficiencies from test events: an optimum
/// is biased towards the fluctuations it was found on. Thresholds are the quantiles of the signal score, 1 % apart, refined to 0.1 % at its upper end.
/// </remarks>
public sealed class WorkingPointScan
{
    private readonly CutOptimisation _optimisation;
    private readonly RandomStream _rng;

    private WorkingPointScan(string column, CutOptimisation optimisation, IReadOnlyList<double> thresholds, RandomStream rng)
    {
        (Column, Thresholds) = (column, thresholds);
        (_optimisation, _rng) = (optimisation, rng);
    }

    /// <summary>Column of the score.</summary>
    public string Column { get; }

    /// <summary>The thresholds.</summary>
    public IReadOnlyList<double> Thresholds { get; }

    /// <summary>A scan at quantiles of the signal score.</summary>
    /// <param name="column">Column of the score.</param>
    /// <param name="signal">Scored signal events after the other cuts.</param>
    /// <param name="backgrounds">Scored backgrounds after the other cuts, with weights that count expected events.</param>
    /// <param name="rng">Random numbers of the bootstrap.</param>
    /// <exception cref="InvalidOperationException">A classifier was trained on the events.</exception>
    public static WorkingPointScan Of(string column, EventTable signal, IReadOnlyList<EventTable> backgrounds, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(backgrounds);
        ArgumentNullException.ThrowIfNull(rng);
        foreach (var table in backgrounds.Prepend(signal))
            table.RefuseTraining("a working point");
        var score = signal[column];
        double[] sorted = [.. score.Where(double.IsFinite).Order()];
        double At(double fraction) => sorted[(int)(fraction * (sorted.Length - 1))];
        double[] thresholds = sorted.Length == 0 ? [] : [.. Enumerable.Range(0, 95).Select(i => At(0.01 * i)).Concat(Enumerable.Range(0, 50).Select(i => At(0.95 + 0.001 * i))).Distinct()];
        if (thresholds.Length < 2)
            throw new ArgumentException($"The score '{column}' has {thresholds.Length} different values in the {signal.Count} events of '{signal.Name}'; a scan needs at least 2.", nameof(signal));
        return new WorkingPointScan(column, new CutOptimisation(signal, backgrounds, FigureOfMerit.Punzi()), thresholds, rng);
    }

    /// <summary>The same scan at thresholds of one's own.</summary>
    /// <param name="thresholds">At least two thresholds.</param>
    public WorkingPointScan At(IReadOnlyList<double> thresholds) => new(Column, _optimisation, thresholds, _rng);

    /// <summary>The same scan with efficiencies that refer to all produced signal.</summary>
    /// <param name="produced">Sum of weights of the produced signal.</param>
    public WorkingPointScan WithProduced(double produced) => new(Column, _optimisation with { Produced = produced }, Thresholds, _rng);

    /// <summary>A figure of merit against the threshold, with errors of a bootstrap.</summary>
    /// <param name="figureOfMerit">What to optimise.</param>
    public CutScan For(FigureOfMerit figureOfMerit)
    {
        ArgumentNullException.ThrowIfNull(figureOfMerit);
        return (_optimisation with { FigureOfMerit = figureOfMerit }).Above(Column, Thresholds, _rng);
    }

    /// <summary>The best threshold for a figure of merit.</summary>
    /// <param name="figureOfMerit">What to optimise.</param>
    public WorkingPoint Best(FigureOfMerit figureOfMerit) => WorkingPoint.Of(For(figureOfMerit));

    /// <summary>The best thresholds for Punzi's figure of merit with several wanted significances.</summary>
    /// <param name="significances">Values of a, in one-sided standard deviations.</param>
    public IReadOnlyList<WorkingPoint> AgainstSignificance(params IReadOnlyList<double> significances)
    {
        ArgumentNullException.ThrowIfNull(significances);
        return [.. significances.Select(a => Best(FigureOfMerit.Punzi(a)))];
    }

    /// <summary>The optima of several figures of merit side by side.</summary>
    /// <param name="figuresOfMerit">What to optimise.</param>
    public WorkingPointTable Compare(params IReadOnlyList<FigureOfMerit> figuresOfMerit)
    {
        ArgumentNullException.ThrowIfNull(figuresOfMerit);
        return new WorkingPointTable(Column, [.. figuresOfMerit.Select(Best)]);
    }
}

/// <summary>Working points side by side.</summary>
/// <param name="Column">Column of the score.</param>
/// <param name="Points">The working points.</param>
public sealed record WorkingPointTable(string Column, IReadOnlyList<WorkingPoint> Points)
{
    /// <summary>One line per working point, as aligned text.</summary>
    public override string ToString() => ToTable().ToText();

    /// <summary>The same as HTML.</summary>
    public string ToHtml() => ToTable().ToHtml();

    private ResultTable ToTable() => new($"Working points of {Column}", ["figure of merit", "threshold", "efficiency", "background", "merit"],
        [.. Points.Select(p => new[] { p.FigureOfMerit, Invariant($"{p.Threshold:G4} +- {p.ThresholdError:G2}"), p.Efficiency.ToString(), p.Background.ToString(), p.Merit.ToString() })], []);
}
