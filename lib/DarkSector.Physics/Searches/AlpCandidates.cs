using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;

namespace DarkSector.Physics.Searches;

/// <summary>The squared masses that selected events of three photons offer: three per event, one for each photon that may be the one beside the ALP.</summary>
/// <remarks>At most one of the three is right; the others are part of the smooth background.</remarks>
public sealed class AlpCandidates
{
    private readonly double[] _masses;
    private readonly double[] _weights;
    private readonly double[] _sorted;
    private readonly double[] _cumulative;

    private AlpCandidates(AlpMassRange range, double[] masses, double[] weights)
    {
        (Range, _masses, _weights) = (range, masses, weights);
        _sorted = [.. masses];
        double[] each = [.. weights.SelectMany(weight => Enumerable.Repeat(weight, 3))];
        Array.Sort(_sorted, each);
        _cumulative = new double[_sorted.Length + 1];
        for (var i = 0; i < each.Length; i++)
            _cumulative[i + 1] = _cumulative[i] + each[i];
    }

    /// <summary>The range of masses, with observable and selection.</summary>
    public AlpMassRange Range { get; }

    /// <summary>Number of events, counted with their weights.</summary>
    public double Events => _weights.Sum();

    /// <summary>The candidates of events: of the backgrounds together, or of data.</summary>
    /// <param name="range">Range of masses: its selection is applied, its observable taken.</param>
    /// <param name="samples">Events of <see cref="AlpToPhotons.Reconstruct"/>; without weights each counts as one.</param>
    public static AlpCandidates Of(AlpMassRange range, params IReadOnlyList<EventTable> samples)
    {
        ArgumentNullException.ThrowIfNull(range);
        ArgumentNullException.ThrowIfNull(samples);
        EventTable[] selected = [.. samples.Select(range.Selection.Apply)];
        return new AlpCandidates(range, [.. selected.SelectMany(table => Masses(table, range.Observable))], [.. selected.SelectMany(table => table.Weights())]);
    }

    /// <summary>Pseudo-data: each event as often as its weight says, rounded up or down at random.</summary>
    /// <remarks>An event of weight below 1 comes at most once, since copies would make a false peak where the background is thin. Simulate ten times the data or
    /// more: of fewer events the pseudo-data fluctuate too little.</remarks>
    /// <param name="rng">Random numbers.</param>
    public AlpCandidates Draw(RandomStream rng)
    {
        var rows = Rows(_weights, rng);
        return new AlpCandidates(Range, [.. rows.SelectMany(row => _masses.Skip(3 * row).Take(3))], [.. rows.Select(_ => 1.0)]);
    }

    /// <summary>Rows of a table, each as often as its weight says.</summary>
    internal static int[] Rows(IReadOnlyList<double> weights, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        return [.. weights.SelectMany((weight, row) => Enumerable.Repeat(row, (int)Math.Floor(weight + rng.Uniform())))];
    }

    /// <summary>Candidates between two squared masses, counted with their weights.</summary>
    /// <param name="low">Lower end [GeV^2].</param>
    /// <param name="high">Upper end [GeV^2].</param>
    public double Between(double low, double high) => _cumulative[Below(high)] - _cumulative[Below(low)];

    /// <summary>Candidates in bins of the squared mass.</summary>
    /// <param name="axis">Bins [GeV^2].</param>
    public Histogram Histogram(Axis axis) =>
        Numerics.Histograms.Histogram.Fill(axis, _masses, [.. _weights.SelectMany(weight => Enumerable.Repeat(weight, 3))]);

    /// <inheritdoc/>
    public override string ToString() => $"{Range.Name}: {Events:F0} events, three candidates each";

    private static IEnumerable<double> Masses(EventTable events, AlpObservable observable)
    {
        var (one, two, three) = (events[PhotonTriplets.Column(observable, 1)], events[PhotonTriplets.Column(observable, 2)], events[PhotonTriplets.Column(observable, 3)]);
        for (var row = 0; row < events.Count; row++)
        {
            yield return one[row];
            yield return two[row];
            yield return three[row];
        }
    }

    private int Below(double value)
    {
        var index = Array.BinarySearch(_sorted, value);
        if (index < 0)
            return ~index;
        while (index > 0 && _sorted[index - 1] == value)
            index--;
        return index;
    }
}
