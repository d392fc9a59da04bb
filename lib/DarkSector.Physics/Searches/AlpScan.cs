using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Statistics.Scans;

namespace DarkSector.Physics.Searches;

/// <summary>The scan for an ALP over all masses: a fit for each range of masses, pseudo-data, limits, and the significance of the largest excess.</summary>
/// <remarks>The squared mass goes in steps of half the resolution: a peak between two masses of the scan loses little, and neighbours are strongly correlated.</remarks>
public sealed class AlpScan
{
    private readonly EventTable[] _backgrounds;

    /// <summary>Simulates the signal in every range and selects the backgrounds.</summary>
    /// <param name="search">The search.</param>
    /// <param name="ranges">Ranges of masses in rising order, such as <see cref="AlpMassRange.Published"/>.</param>
    /// <param name="backgrounds">Backgrounds of <see cref="AlpToPhotons.Backgrounds"/>, weighted to the luminosity.</param>
    /// <param name="signalEvents">Number of signal events at each simulated mass.</param>
    /// <param name="rng">Random numbers.</param>
    public AlpScan(AlpToPhotons search, IReadOnlyList<AlpMassRange> ranges, IReadOnlyList<EventTable> backgrounds, int signalEvents, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        ArgumentNullException.ThrowIfNull(backgrounds);
        ArgumentNullException.ThrowIfNull(rng);
        if (ranges.Count == 0 || ranges.Zip(ranges.Skip(1), (a, b) => a.High > b.Low).Any(overlap => overlap))
            throw new ArgumentException($"Ranges of masses rise and do not overlap; these are {string.Join(", ", ranges.Select(range => $"{range.Low} to {range.High} GeV"))}.", nameof(ranges));
        Search = search;
        Fits = [.. ranges.Select(range => new AlpMassFit(search, AlpSignal.Simulate(search, range, signalEvents, rng[range.Name])))];
        _backgrounds = [.. backgrounds.Select(ranges.MinBy(range => range.PhotonEnergy)!.BeforeMassWindow.Apply)];
        Background = Candidates(_backgrounds);
        Masses = [.. Fits.SelectMany(fit => fit.Signal.ScanMasses()).Distinct()];
    }

    /// <summary>The search.</summary>
    public AlpToPhotons Search { get; }

    /// <summary>The fits, one for each range.</summary>
    public IReadOnlyList<AlpMassFit> Fits { get; }

    /// <summary>Candidates of the weighted backgrounds in each range: what is expected.</summary>
    public IReadOnlyList<AlpCandidates> Background { get; }

    /// <summary>All masses of the scan [GeV].</summary>
    public IReadOnlyList<double> Masses { get; }

    /// <summary>Draws pseudo-data from the backgrounds, and from a signal where one is given: events of weight one that pass the loosest selection up to the three-photon mass.</summary>
    /// <remarks>Each event comes as often as its weight says, rounded up or down at random (<see cref="AlpCandidates.Draw"/>).</remarks>
    /// <param name="signals">Signals hidden in the data; none by default.</param>
    /// <param name="rng">Random numbers.</param>
    public EventTable PseudoData(IReadOnlyList<EventTable> signals, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(signals);
        ArgumentNullException.ThrowIfNull(rng);
        EventTable[] samples = [.. _backgrounds, .. signals.Select(Fits.MinBy(fit => fit.Range.PhotonEnergy)!.Range.BeforeMassWindow.Apply)];
        int[][] rows = [.. samples.Select((sample, i) => AlpCandidates.Rows(sample.Weights(), rng[i]))];
        string[] columns = [.. samples[0].ColumnNames.Where(column => column != EventTable.WeightColumn && samples.All(sample => sample.HasColumn(column)))];
        double[] Drawn(string column) => [.. samples.Zip(rows, (sample, taken) => sample[column].ToArray() is var values ? taken.Select(row => values[row]) : []).SelectMany(values => values)];
        return EventTable.FromColumns("pseudo-data", [.. columns.Select(column => (column, Drawn(column))), (EventTable.WeightColumn, [.. rows.SelectMany(taken => taken.Select(_ => 1.0))])]);
    }

    /// <summary>The candidates of events in each range.</summary>
    /// <param name="events">Data, pseudo-data, or samples that belong together.</param>
    public IReadOnlyList<AlpCandidates> Candidates(params IReadOnlyList<EventTable> events) => [.. Fits.Select(fit => AlpCandidates.Of(fit.Range, events))];

    /// <summary>The limit at a mass.</summary>
    /// <param name="candidates">Candidates in each range.</param>
    /// <param name="mass">ALP mass [GeV].</param>
    /// <param name="level">Confidence level, 0.95 in the published search.</param>
    public AlpLimit Limit(IReadOnlyList<AlpCandidates> candidates, double mass, double level)
    {
        var fit = FitOf(mass);
        return fit.Limit(Of(candidates, fit), mass, level);
    }

    /// <summary>The limit to be expected at a mass with another luminosity.</summary>
    /// <param name="mass">ALP mass [GeV].</param>
    /// <param name="luminosity">Luminosity [fb^-1].</param>
    /// <param name="level">Confidence level.</param>
    public AlpLimit Projected(double mass, double luminosity, double level)
    {
        var fit = FitOf(mass);
        return fit.Projected(Of(Background, fit), mass, luminosity, level);
    }

    /// <summary>Limits and significances at masses.</summary>
    /// <param name="name">Name of the scan.</param>
    /// <param name="candidates">Candidates in each range.</param>
    /// <param name="masses">Masses [GeV], such as all <see cref="Masses"/>.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="InvalidOperationException">A fit failed; the message says at which mass and why.</exception>
    public AlpScanResult Run(string name, IReadOnlyList<AlpCandidates> candidates, IReadOnlyList<double> masses, double level)
    {
        ArgumentNullException.ThrowIfNull(masses);
        var limits = new AlpLimit[masses.Count];
        var points = MassScan.Run(name, [.. Enumerable.Range(0, masses.Count)], i =>
        {
            limits[i] = Limit(candidates, masses[i], level);
            return new ScanOutcome { Limit = limits[i].CrossSection, LocalZ = limits[i].Significance }.With("yield", limits[i].Yield);
        }).Valid();
        return new AlpScanResult(limits, new ScanResult<double>(name, [.. points.Points.Select(point => new ScannedPoint<double>(point.Index, masses[point.Index], point.Outcome, point.Failure))]));
    }

    /// <summary>Local significances at all <see cref="Masses"/>: quicker than limits, for toys of the whole scan.</summary>
    /// <param name="candidates">Candidates in each range.</param>
    public IReadOnlyList<double> Significances(IReadOnlyList<AlpCandidates> candidates) =>
        [.. Masses.AsParallel().AsOrdered().Select(mass => FitOf(mass) is var fit ? fit.Significance(Of(candidates, fit), mass) : 0)];

    /// <summary>Scans of pseudo-data without signal.</summary>
    /// <param name="toys">Number of scans, 2 or more.</param>
    /// <param name="rng">Random numbers.</param>
    public AlpToys Toys(int toys, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        ArgumentOutOfRangeException.ThrowIfLessThan(toys, 2);
        return new AlpToys([.. Enumerable.Range(0, toys).Select(i => Significances(Candidates(PseudoData([], rng[i]))))]);
    }

    private AlpMassFit FitOf(double mass) => Fits[Array.IndexOf([.. Fits.Select(fit => fit.Range)], AlpMassRange.Of([.. Fits.Select(fit => fit.Range)], mass))];

    private static AlpCandidates Of(IReadOnlyList<AlpCandidates> candidates, AlpMassFit fit)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        return candidates.FirstOrDefault(one => one.Range == fit.Range)
            ?? throw new ArgumentException($"There are no candidates of the range '{fit.Range.Name}'; make them with Candidates(events).", nameof(candidates));
    }
}

/// <summary>A scan for an ALP: limits mass by mass, and the same as a scan with its significances.</summary>
/// <param name="Limits">The limits in the order of the masses.</param>
/// <param name="Scan">The scan, for the look-elsewhere effect: cross-section limits [fb] and local significances.</param>
public sealed record AlpScanResult(IReadOnlyList<AlpLimit> Limits, ScanResult<double> Scan)
{
    /// <summary>The mass with the largest excess.</summary>
    public AlpLimit LargestExcess => Limits.MaxBy(limit => limit.Significance)!;
}
