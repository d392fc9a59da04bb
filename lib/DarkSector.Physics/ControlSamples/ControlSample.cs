using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Detectors;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Searches;
using DarkSector.Physics.Selections;

namespace DarkSector.Physics.ControlSamples;

/// <summary>A sample without signal in which data and simulation are compared: its selection, its simulation, and what it measures.</summary>
/// <remarks>
/// The two charged particles take the place of the muons of the search: the columns of <see cref="ZPrimeInvisible.Reconstruct"/> keep their names (`recoilMassSquared`, `recoilTheta`,
/// `dimuonPtFraction`, ...), with `lepton1` and `lepton2` for the pair, `bothIdentified` (0 or 1), `recoilMassSquaredTrue` and `recoilResidual` [GeV^2], and `pairTrigger` (the two-track trigger, 0 or 1).
/// Where a process has one photon at an angle: `photonRecoilAngle` [rad] and `totalEnergyCms` (leptons and photon) [GeV], NaN when it was not found, and
/// `vetoFailure`, the probability that the calorimeter misses it.
/// </remarks>
public sealed partial record ControlSample
{
    private const int FewestIntegrationPoints = 10_000;

    private ControlSample(ZPrimeInvisible search, string name, string measures, Process process, Selection selection, (string First, string Second) pair) =>
        (Search, Name, Measures, Process, Selection, Pair) = (search, name, measures, process, selection, pair);

    /// <summary>Collider, detector and luminosity.</summary>
    public ZPrimeInvisible Search { get; private init; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What it is used for.</summary>
    public string Measures { get; }

    /// <summary>The process behind its simulation.</summary>
    public Process Process { get; }

    /// <summary>Its cuts.</summary>
    public Selection Selection { get; }

    private (string First, string Second) Pair { get; }

    /// <summary>The same sample as another detector sees it: that of pseudo-data, or a variation.</summary>
    /// <param name="detector">The detector.</param>
    public ControlSample SeenBy(Detector detector) => this with { Search = Search with { Detector = detector } };

    /// <summary>The same sample in a data set of another size.</summary>
    /// <param name="luminosity">Integrated luminosity [fb^-1].</param>
    public ControlSample Of(double luminosity) => this with { Search = Search with { Luminosity = luminosity } };

    /// <summary>Generated events, most of them where the selection looks.</summary>
    /// <param name="events">Number of events.</param>
    /// <param name="rng">Random numbers.</param>
    public EventSample Generate(int events, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        var importance = new PairImportance(Search, Process.FinalState, Pair);
        return Generator.For(Process, importance.Of, IntegrationOptions.ToDraw(events, FewestIntegrationPoints), rng["integration"]).Generate(events, Search.Collider, rng["events"]);
    }

    /// <summary>Selected simulated events: generator, response, selection.</summary>
    /// <param name="events">Number of generated events.</param>
    /// <param name="rng">Random numbers.</param>
    public EventTable Simulate(int events, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        return Selection.Apply(Reconstruct(Generate(events, rng), rng["response"]));
    }

    /// <summary>Response and the quantities that the selection reads, with weights for the luminosity.</summary>
    /// <param name="sample">Events of <see cref="Process"/>.</param>
    /// <param name="rng">Random numbers.</param>
    public EventTable Reconstruct(EventSample sample, RandomStream rng) => new PairReconstruction(Search, Pair).Of(sample, rng).Named(Name);

    /// <summary>The distribution of a column in data and simulation.</summary>
    /// <param name="data">Selected data.</param>
    /// <param name="simulation">Selected simulation.</param>
    /// <param name="column">The column.</param>
    /// <param name="axis">Bins, label and unit.</param>
    public DataSimulationRatio Compare(EventTable data, EventTable simulation, string column, Axis axis)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(axis);
        return DataSimulationRatio.OfEvents($"{Name}, {(axis.Label.Length > 0 ? axis.Label : column)}", data.Histogram(column, axis), simulation.Histogram(column, axis));
    }

    /// <summary>The share of selected events that pass further cuts, in data and simulation: an efficiency of those cuts.</summary>
    /// <param name="data">Selected data.</param>
    /// <param name="simulation">Selected simulation.</param>
    /// <param name="cuts">The cuts, such as <see cref="ZPrimeInvisible.Suppression"/>.</param>
    /// <param name="column">Column to bin in.</param>
    /// <param name="axis">Bins, label and unit.</param>
    public DataSimulationRatio CompareEfficiency(EventTable data, EventTable simulation, Selection cuts, string column, Axis axis)
    {
        ArgumentNullException.ThrowIfNull(cuts);
        return DataSimulationRatio.OfShares($"{Name}, efficiency of {cuts.Name}", Share(data), Share(simulation));

        BinnedShare Share(EventTable events)
        {
            var passes = cuts.Passes(events);
            return new BinnedShare(events.WhereMarked(passes).Histogram(column, axis), events.WhereMarked(Array.ConvertAll(passes, pass => !pass)).Histogram(column, axis));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Measures}. {Selection}";
}
