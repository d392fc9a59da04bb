using DarkSector.Numerics.Learning;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Selections;
using DarkSector.Statistics.FiguresOfMerit;

namespace DarkSector.Physics.Searches;

/// <summary>Masses of the dark photon that share a forest.</summary>
public enum DarkPhotonClass
{
    /// <summary>m_A' up to 0.96 GeV.</summary>
    Light,

    /// <summary>m_A' from 0.96 to 3.9 GeV.</summary>
    Medium,

    /// <summary>m_A' from 3.9 GeV (the talk prints "up to", which would be empty).</summary>
    Heavy,
}

/// <summary>How a forest hears of lepton identification.</summary>
public enum LeptonVariables
{
    /// <summary>One forest knows electrons, another muons; the higher score counts.</summary>
    Separate,

    /// <summary>One variable: the tracks identified as leptons of the more frequent kind.</summary>
    Combined,

    /// <summary>Electrons and muons as two variables of one forest.</summary>
    Both,
}

/// <summary>The boosted decision forest of one class of masses: it replaces the cut of <see cref="InelasticDarkMatterSearch.Suppression"/>.</summary>
/// <remarks>Four boosted-tree models, each trained on its own resampling; their mean is the score and their spread its uncertainty. Signals of all masses of a class count alike, with lifetimes spread
/// evenly in their logarithm. Features: extra energy, identified leptons, and the geometry of the vertex; not its mass, nor the opening angle that follows it, nor the missing energy: the cuts for a mass use them.</remarks>
public sealed class InelasticDarkMatterForest
{
    private const int Members = 4;
    private const int Thresholds = 200;
    private const double Significance = 1.645; // one-sided 95 %

    private static readonly string[] Geometry =
        ["extraEnergy", "v0PointingCosine", "v0MomentumCms", "photonVertexCosine", "photonTrackAngle", "smallestD0", "vertexDistance"];

    private readonly (string Column, BoostedForest Forest)[] _forests;

    private InelasticDarkMatterForest(DarkPhotonClass masses, LeptonVariables leptons, (string, BoostedForest)[] forests, double workingPoint)
    {
        (Masses, Leptons, _forests, WorkingPoint) = (masses, leptons, forests, workingPoint);
    }

    /// <summary>The masses it is for.</summary>
    public DarkPhotonClass Masses { get; }

    /// <summary>How it hears of lepton identification.</summary>
    public LeptonVariables Leptons { get; }

    /// <summary>The forests: two for <see cref="LeptonVariables.Separate"/>, else one.</summary>
    public IReadOnlyList<BoostedForest> Forests => [.. _forests.Select(one => one.Forest)];

    /// <summary>Lowest score that is kept: the best of Punzi's figure of merit with a = 1.645, on validation events after the preselection; the cuts that know the mass come later, as in the talk.</summary>
    public double WorkingPoint { get; private init; }

    /// <summary>The column of the score.</summary>
    public string Column => $"forest{Masses}";

    /// <summary>The cut on the score at the <see cref="WorkingPoint"/>.</summary>
    public Selection Selection => Cut(WorkingPoint);

    /// <summary>The same with another threshold: the talk varies it by 0.02 to 0.03 for its systematic uncertainty.</summary>
    /// <param name="score">Lowest score that is kept, from 0 to 1.</param>
    public InelasticDarkMatterForest WithWorkingPoint(double score) => score is >= 0 and <= 1 ? new(Masses, Leptons, _forests, score)
        : throw new ArgumentOutOfRangeException(nameof(score), $"score = {score}; the mean score of a forest lies between 0 and 1.");

    /// <summary>The class of a mass of the dark photon.</summary>
    /// <param name="mass">m_A' [GeV].</param>
    public static DarkPhotonClass ClassOf(double mass) => mass <= 0.96 * (1 + 1e-9) ? DarkPhotonClass.Light : mass < 3.9 * (1 - 1e-9) ? DarkPhotonClass.Medium : DarkPhotonClass.Heavy;

    /// <summary>How events are split: what makes an event, the flight of what decays, decides.</summary>
    public static EventSplit Split { get; } = EventSplit.By("v0True") with { TrainingShare = 0.4, ValidationShare = 0.2 };

    /// <summary>Trains a forest and chooses its working point.</summary>
    /// <param name="leptons">How it hears of lepton identification.</param>
    /// <param name="signals">Signals of one class of masses; whole, they are split here.</param>
    /// <param name="backgrounds">Reconstructed backgrounds; whole.</param>
    /// <param name="rng">Random numbers.</param>
    /// <exception cref="ArgumentException">The signals are of several classes.</exception>
    public static InelasticDarkMatterForest Train(
        LeptonVariables leptons, IReadOnlyList<InelasticDarkMatterSignal> signals, IReadOnlyList<EventTable> backgrounds, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(signals);
        ArgumentNullException.ThrowIfNull(backgrounds);
        ArgumentNullException.ThrowIfNull(rng);
        DarkPhotonClass[] classes = [.. signals.Select(s => ClassOf(s.Model.DarkPhoton.Mass)).Distinct()];
        if (classes.Length != 1)
            throw new ArgumentException($"The signals are of the classes {string.Join(", ", classes)}; a forest is trained for one.", nameof(signals));
        var preselected = signals.Select(signal => signal with { Events = [.. signal.Events.Select(Preselected)] }).ToArray();
        SplitEvents[] background = [.. backgrounds.Select(table => Split.Of(Preselected(table)))];
        SplitEvents[] signal = [.. preselected.SelectMany(s => s.Events.Select(table => Split.Of(Alike(table, s))))];
        var forests = FeatureSets(leptons).Select((set, i) => ($"forest{classes[0]}{set.Name}", Train(set.Features, signal, background, rng[i]))).ToArray();
        var forest = new InelasticDarkMatterForest(classes[0], leptons, forests, 0);
        return forest.WithWorkingPoint(forest.BestThreshold([.. signal.Select(s => forest.AddTo(s.Validation))], [.. background.Select(b => forest.AddTo(b.Validation))]));
    }

    /// <summary>The events with the mean score and, for one forest, its spread among the members. Events that the forest learnt from become training events.</summary>
    /// <param name="events">Preselected events, split with <see cref="Split"/>.</param>
    public EventTable AddTo(EventTable events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var scored = _forests.Aggregate(WithLeptons(events), (table, one) => one.Forest.AddTo(table, one.Column));
        double[][] scores = [.. _forests.Select(one => scored[one.Column].ToArray())];
        return scored.WithColumns((Column, scores.Aggregate((a, b) => [.. a.Zip(b, Math.Max)])));
    }

    /// <summary>The test part of a signal with scores: for efficiencies and limits.</summary>
    /// <param name="signal">A whole signal.</param>
    public InelasticDarkMatterSignal TestPart(InelasticDarkMatterSignal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return Scored(signal with { Events = [.. signal.Events.Select(Preselected)] }, split => split.Test);
    }

    /// <summary>The test part of a background with scores: for yields and limits.</summary>
    /// <param name="background">A whole background.</param>
    public EventTable TestPart(EventTable background) => AddTo(Split.Of(Preselected(background)).Test);

    private static EventTable Preselected(EventTable table) => WithLeptons(InelasticDarkMatterSearch.Preselection.Apply(table));

    private static EventTable WithLeptons(EventTable events) => events.With("leptons", (electrons, muons) => Math.Max(electrons, muons));

    // Every mass counts the same, whatever its cross-section.
    private static EventTable Alike(EventTable table, InelasticDarkMatterSignal signal) =>
        signal.Events.Sum(one => one.SumOfWeights) is > 0 and var sum ? table.WithWeightsScaledBy(1 / sum) : table;

    private static (string Name, string[] Features)[] FeatureSets(LeptonVariables leptons) => leptons switch
    {
        LeptonVariables.Separate => [("Electrons", [.. Geometry, "electrons"]), ("Muons", [.. Geometry, "muons"])],
        LeptonVariables.Combined => [("Leptons", [.. Geometry, "leptons"])],
        LeptonVariables.Both => [("Both", [.. Geometry, "electrons", "muons"])],
        _ => throw new ArgumentOutOfRangeException(nameof(leptons), $"leptons = {leptons}; choose Separate, Combined or Both."),
    };

    private static BoostedForest Train(string[] features, SplitEvents[] signal, SplitEvents[] background, RandomStream rng)
    {
        LearningSample Of(Func<SplitEvents, EventTable> part) => LearningSample.Of(features, [],
            new EventClass("signal", [.. signal.Select(part)]), new EventClass("background", [.. background.Select(part)])).Balanced();
        var options = new BoostingOptions { Trees = 100, Depth = 3, LearningRate = 0.15, SmallestLeaf = 5, Patience = 15 };
        return BoostedForest.Train(Of(s => s.Training), Of(s => s.Validation), Members, options, rng);
    }

    private InelasticDarkMatterSignal Scored(InelasticDarkMatterSignal preselected, Func<SplitEvents, EventTable> part) =>
        preselected with { Events = [.. preselected.Events.Select(table => AddTo(part(Split.Of(table))))] };

    private double BestThreshold(EventTable[] signals, EventTable[] backgrounds)
    {
        var (signal, background) = (Survival(signals), Survival(backgrounds));
        return Enumerable.Range(0, Thresholds).MaxBy(k => Punzi.Merit(Math.Min(1, signal[k] / signal[0]), background[k], Significance)) / (double)Thresholds;
    }

    // The sum of weights above each threshold.
    private double[] Survival(EventTable[] tables)
    {
        var left = new double[Thresholds];
        foreach (var (score, weight) in tables.SelectMany(table => table[Column].ToArray().Zip(table.Weights())))
            left[Math.Min(Thresholds - 1, (int)(score * Thresholds))] += weight;
        for (var k = Thresholds - 2; k >= 0; k--)
            left[k] += left[k + 1];
        return left;
    }

    private Selection Cut(double threshold)
    {
        var score = Column;
        var cut = Selection.Named($"forest of {Masses} masses");
        return Masses switch
        {
            DarkPhotonClass.Light => cut.Require($"score of {score}", forestLight => forestLight >= threshold),
            DarkPhotonClass.Medium => cut.Require($"score of {score}", forestMedium => forestMedium >= threshold),
            _ => cut.Require($"score of {score}", forestHeavy => forestHeavy >= threshold),
        };
    }
}
