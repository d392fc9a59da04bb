using DarkSector.Numerics.Learning;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Statistics.FiguresOfMerit;
using DarkSector.Statistics.Reports;
using DarkSector.Statistics.Testing;

namespace DarkSector.Physics.Suppression;

/// <summary>A way to use what the detector knows: the same events with other features, such as another use of lepton identification.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Features">Columns to learn from.</param>
/// <param name="Prepare">Adds columns or selects events before; nothing when null.</param>
public sealed record SuppressionVariant(string Name, IReadOnlyList<string> Features, Func<EventTable, EventTable>? Prepare = null)
{
    /// <summary>The three uses of lepton identification in the search for inelastic dark matter: the stronger of both hypotheses, one common variable, or both at once.</summary>
    /// <remarks>T. Lam, S. Longo and L. Piilonen, "Inelastic Dark Matter Search at Belle 2" (Belle II summer workshop, 2025), models 1 to 3. The first two reduce the two columns to one, `strongestLeptonId` (their maximum)
    /// and `leptonId` (their sum, which is the probability to be a lepton where both are shares of one likelihood).</remarks>
    /// <param name="features">The other features.</param>
    /// <param name="electronId">Column of electron identification.</param>
    /// <param name="muonId">Column of muon identification.</param>
    public static IReadOnlyList<SuppressionVariant> LeptonIdentification(IReadOnlyList<string> features, string electronId, string muonId)
    {
        ArgumentNullException.ThrowIfNull(features);
        EventTable Joined(EventTable events, string column, Func<double, double, double> join) =>
            events.WithColumn(column, [.. events[electronId].Zip(events[muonId], join)]);
        return
        [
            new("the stronger hypothesis", [.. features, "strongestLeptonId"], events => Joined(events, "strongestLeptonId", Math.Max)),
            new("one variable", [.. features, "leptonId"], events => Joined(events, "leptonId", (e, mu) => e + mu)),
            new("both variables", [.. features, electronId, muonId]),
        ];
    }

    internal SplitEvents Prepared(SplitEvents parts) => Prepare is null ? parts : parts.Select(Prepare);
}

/// <summary>What a variant reaches.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Classifier">Its classifier.</param>
/// <param name="Roc">ROC curve of test events.</param>
/// <param name="Point">Its working point: chosen on validation events, with efficiency, background and merit of test events.</param>
public sealed record VariantResult(SuppressionVariant Variant, IClassifier Classifier, RocCurve Roc, WorkingPoint Point);

/// <summary>Variants trained and judged on the same split of the same events.</summary>
/// <param name="Results">What each reaches.</param>
public sealed record SuppressionComparison(IReadOnlyList<VariantResult> Results)
{
    private const string Score = "variantScore";

    /// <summary>Trains and judges the variants.</summary>
    /// <param name="variants">The variants.</param>
    /// <param name="signal">The parts of the signal.</param>
    /// <param name="backgrounds">The parts of each background.</param>
    /// <param name="train">Makes a classifier from training and validation events.</param>
    /// <param name="figureOfMerit">What the working points are chosen for.</param>
    /// <param name="rng">Random numbers of the bootstrap.</param>
    public static SuppressionComparison Of(IReadOnlyList<SuppressionVariant> variants, SplitEvents signal, IReadOnlyList<SplitEvents> backgrounds,
        Func<LearningSample, LearningSample, IClassifier> train, FigureOfMerit figureOfMerit, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(variants);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(rng);
        return new SuppressionComparison([.. variants.Select(variant =>
            Judge(variant, variant.Prepared(signal), [.. backgrounds.Select(variant.Prepared)], train, figureOfMerit, rng[variant.Name]))]);
    }

    /// <summary>One line per variant, as aligned text.</summary>
    public override string ToString() => ToTable().ToText();

    /// <summary>The same as HTML.</summary>
    public string ToHtml() => ToTable().ToHtml();

    private static VariantResult Judge(SuppressionVariant variant, SplitEvents signal, SplitEvents[] backgrounds,
        Func<LearningSample, LearningSample, IClassifier> train, FigureOfMerit figureOfMerit, RandomStream rng)
    {
        LearningSample Sample(Func<SplitEvents, EventTable> part) => LearningSample.Of(variant.Features, part(signal), [.. backgrounds.Select(part)]);
        var classifier = train(Sample(p => p.Training).Balanced(), Sample(p => p.Validation).Balanced());
        EventTable Scored(EventTable events) => events.WithScore(Score, classifier);
        EventTable[] test = [.. backgrounds.Select(b => Scored(b.Test))];
        var chosen = WorkingPointScan.Of(Score, Scored(signal.Validation), [.. backgrounds.Select(b => Scored(b.Validation))], rng["validation"]).Best(figureOfMerit);
        var judged = WorkingPointScan.Of(Score, Scored(signal.Test), test, rng["test"]).At([chosen.Threshold, double.BitIncrement(chosen.Threshold)]).For(figureOfMerit).Points[0];
        return new VariantResult(variant, classifier, ScoredEvents.Of(Score, Scored(signal.Test)).Curve(ScoredEvents.Of(Score, test)),
            chosen with { Efficiency = judged.Efficiency, Background = judged.Background, Merit = judged.Merit });
    }

    private ResultTable ToTable() => new("Variants, judged on test events", ["variant", "area", "threshold", "efficiency", "background", Results.Count > 0 ? Results[0].Point.FigureOfMerit : "merit"],
        [.. Results.Select(r => new[] { r.Variant.Name, r.Roc.Area.ToString(), FormattableString.Invariant($"{r.Point.Threshold:G4}"), r.Point.Efficiency.ToString(), r.Point.Background.ToString(), r.Point.Merit.ToString() })], []);
}
