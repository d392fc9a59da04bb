using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;

namespace DarkSector.Physics.Searches;

/// <summary>The forests of all classes of masses, and limits with them.</summary>
/// <remarks>Each forest learns from one part of the events, chooses its working point on a second, and the limit comes from the third.</remarks>
public sealed class InelasticDarkMatterForests
{
    private readonly Dictionary<DarkPhotonClass, InelasticDarkMatterForest> _forests;

    private InelasticDarkMatterForests(Dictionary<DarkPhotonClass, InelasticDarkMatterForest> forests) => _forests = forests;

    /// <summary>The forests, lightest class first.</summary>
    public IReadOnlyList<InelasticDarkMatterForest> All => [.. _forests.OrderBy(one => one.Key).Select(one => one.Value)];

    /// <summary>Trains a forest for each class that has signals.</summary>
    /// <param name="leptons">How forests hear of lepton identification.</param>
    /// <param name="signals">Whole signals of several masses.</param>
    /// <param name="backgrounds">Whole backgrounds.</param>
    /// <param name="rng">Random numbers.</param>
    public static InelasticDarkMatterForests Train(
        LeptonVariables leptons, IReadOnlyList<InelasticDarkMatterSignal> signals, IReadOnlyList<EventTable> backgrounds, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(signals);
        ArgumentNullException.ThrowIfNull(rng);
        return new InelasticDarkMatterForests(signals.GroupBy(signal => InelasticDarkMatterForest.ClassOf(signal.Model.DarkPhoton.Mass)).ToDictionary(
            group => group.Key, group => InelasticDarkMatterForest.Train(leptons, [.. group], backgrounds, rng[$"{group.Key}"])));
    }

    /// <summary>The forest for a signal.</summary>
    /// <param name="signal">A signal.</param>
    /// <exception cref="KeyNotFoundException">No forest was trained for its class.</exception>
    public InelasticDarkMatterForest For(InelasticDarkMatterSignal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return For(signal.Model.DarkPhoton.Mass);
    }

    /// <summary>A scan that uses the forests, on the test part of backgrounds.</summary>
    /// <param name="search">The search.</param>
    /// <param name="backgrounds">Whole backgrounds, weighted for its luminosity.</param>
    public InelasticDarkMatterScan Scan(InelasticDarkMatterSearch search, IReadOnlyList<EventTable> backgrounds)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(backgrounds);
        return new InelasticDarkMatterScan(search, [.. backgrounds.Select(TestPart)]) { Suppression = mass => For(search.DarkPhotonRatio * mass).Selection };
    }

    /// <summary>The test part of a background with the scores of all forests.</summary>
    /// <param name="background">A whole background.</param>
    public EventTable TestPart(EventTable background) =>
        All.Aggregate(InelasticDarkMatterSearch.Preselection.Apply(InelasticDarkMatterForest.Split.Of(background).Test), (table, forest) => forest.AddTo(table));

    /// <summary>Limits at the masses of signals, from their test parts.</summary>
    /// <param name="scan">A scan made by <see cref="Scan"/>, maybe at another luminosity.</param>
    /// <param name="signals">Whole signals.</param>
    /// <param name="mixings">Kinetic mixings.</param>
    /// <param name="rng">Random numbers.</param>
    public IReadOnlyList<InelasticDarkMatterLimit> Limits(
        InelasticDarkMatterScan scan, IReadOnlyList<InelasticDarkMatterSignal> signals, IReadOnlyList<double> mixings, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(scan);
        ArgumentNullException.ThrowIfNull(signals);
        ArgumentNullException.ThrowIfNull(rng);
        return [.. signals.Select(signal => scan.Limit(For(signal).TestPart(signal), mixings, rng[FormattableString.Invariant($"{signal.Mass:G6}")]))];
    }

    private InelasticDarkMatterForest For(double darkPhotonMass) =>
        _forests.TryGetValue(InelasticDarkMatterForest.ClassOf(darkPhotonMass), out var forest) ? forest
        : throw new KeyNotFoundException($"No forest for m_A' = {darkPhotonMass:G4} GeV, of class {InelasticDarkMatterForest.ClassOf(darkPhotonMass)}; there are {string.Join(", ", _forests.Keys)}. Train with signals of that class.");
}
