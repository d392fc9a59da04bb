using DarkSector.Numerics.Learning;
using DarkSector.Numerics.Random;
using DarkSector.Statistics.FiguresOfMerit;
using DarkSector.Statistics.Reports;
using static System.FormattableString;

namespace DarkSector.Physics.Suppression;

/// <summary>What a cut on a score does at one mass.</summary>
/// <param name="Before">Efficiency and background in the window before the cut.</param>
/// <param name="After">The same after the cut that is the same at all masses.</param>
/// <param name="MeritBefore">Figure of merit before the cut.</param>
/// <param name="MeritAfter">Figure of merit after the cut.</param>
/// <param name="Best">Figure of merit with the best threshold for this mass, and that threshold; null where none is finite.</param>
public sealed record SuppressionPoint(HypothesisMerit Before, HypothesisMerit After, double MeritBefore, double MeritAfter, WorkingPoint? Best);

/// <summary>Efficiency and figure of merit against the mass, for one threshold at all masses and for the best at each.</summary>
/// <param name="Threshold">The threshold for all masses.</param>
/// <param name="FigureOfMerit">What is compared.</param>
/// <param name="Points">The masses.</param>
public sealed record SuppressionAgainstMass(double Threshold, FigureOfMerit FigureOfMerit, IReadOnlyList<SuppressionPoint> Points)
{
    /// <summary>Evaluates a score at all masses, on test events.</summary>
    /// <param name="column">Column of the score.</param>
    /// <param name="threshold">Threshold for all masses.</param>
    /// <param name="hypotheses">The masses, with scored events (<see cref="MassHypotheses.Select"/>).</param>
    /// <param name="figureOfMerit">What to compare.</param>
    /// <param name="rng">Random numbers of the bootstrap.</param>
    public static SuppressionAgainstMass Of(string column, double threshold, MassHypotheses hypotheses, FigureOfMerit figureOfMerit, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(hypotheses);
        ArgumentNullException.ThrowIfNull(figureOfMerit);
        ArgumentNullException.ThrowIfNull(rng);
        var (before, after) = (hypotheses.Merits(events => events, new PunziLossOptions()),
            hypotheses.Merits(events => events.WhereMarked([.. events[column].Select(v => v > threshold)]), new PunziLossOptions()));
        double Merit(HypothesisMerit one) => figureOfMerit.Of(Math.Clamp(one.Efficiency.Value, 0, 1), Math.Max(0, one.Background.Value));
        return new SuppressionAgainstMass(threshold, figureOfMerit, [.. hypotheses.Signals.Select((signal, m) =>
            new SuppressionPoint(before[m], after[m], Merit(before[m]), Merit(after[m]), Best(column, hypotheses, signal, figureOfMerit, rng[m])))]);
    }

    /// <summary>One line per mass, as aligned text.</summary>
    public override string ToString() => ToTable().ToText();

    /// <summary>The same as HTML.</summary>
    public string ToHtml() => ToTable().ToHtml();

    private static WorkingPoint? Best(string column, MassHypotheses hypotheses, SignalHypothesis hypothesis, FigureOfMerit figure, RandomStream rng)
    {
        var signal = hypotheses.Inside(hypothesis, hypothesis.Events.Test);
        if (signal.Count == 0 || signal[column].Distinct().Count() < 2)
            return null;
        var scan = WorkingPointScan.Of(column, signal, [.. hypotheses.Backgrounds.Select(background => hypotheses.Inside(hypothesis, background.Test))], rng)
            .WithProduced(hypothesis.Produced).For(figure);
        return scan.BestIndex < 0 ? null : WorkingPoint.Of(scan);
    }

    private ResultTable ToTable() => new(Invariant($"Score above {Threshold:G4}; {FigureOfMerit.Name}"),
        ["mass [GeV]", "efficiency", "after", "background", "after", "merit", "after", "best", "at"],
        [.. Points.Select(p => new[]
        {
            Invariant($"{p.After.Mass:G4}"), Invariant($"{p.Before.Efficiency.Value:G3}"), Invariant($"{p.After.Efficiency.Value:G3}"), Invariant($"{p.Before.Background.Value:G4}"),
            Invariant($"{p.After.Background.Value:G4}"), Invariant($"{p.MeritBefore:G4}"), Invariant($"{p.MeritAfter:G4}"),
            p.Best is null ? "-" : Invariant($"{p.Best.Merit.Value:G4}"), p.Best is null ? "-" : Invariant($"{p.Best.Threshold:G4}"),
        })], []);
}
