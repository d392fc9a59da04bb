using DarkSector.Numerics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Systematics;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Testing;

namespace DarkSector.Physics.Searches;

/// <summary>Counting in the elliptical windows: background, limits, and the largest excess.</summary>
/// <remarks>
/// The background of a window is from simulation (<see cref="WindowBackground"/>), gamma-distributed with its statistics and <see cref="Systematics"/> in quadrature; the
/// signal efficiency is log-normal. Limits are Bayesian with a flat prior of the cross-section, as in the published search. Local p-values are those of
/// <see cref="BinomialSignificance"/>: the Poisson probability averaged over the background.
/// </remarks>
public sealed class DarkHiggsScan
{
    private readonly DarkHiggsInvisible _search;
    private readonly WindowBackground _simulation;
    private readonly Estimate[] _expected;
    private readonly double[] _enlarged;

    /// <summary>Estimates the background of every window.</summary>
    /// <param name="search">The search.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="backgrounds">Selected backgrounds, weighted to the luminosity.</param>
    public DarkHiggsScan(DarkHiggsInvisible search, DarkHiggsWindows windows, IReadOnlyList<EventTable> backgrounds)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(windows);
        (_search, Windows, _simulation) = (search, windows, new WindowBackground(backgrounds, windows.Signal));
        (_expected, _enlarged) = (new Estimate[windows.Windows.Count], new double[windows.Windows.Count]);
        Parallel.For(0, _expected.Length, i => (_expected[i], _enlarged[i]) = _simulation.In(windows.Windows[i].Ellipse));
    }

    /// <summary>The windows.</summary>
    public DarkHiggsWindows Windows { get; }

    /// <summary>A data set drawn from the backgrounds, without signal: events of weight one with `dimuonMassSquared` and `recoilMassSquared` [GeV^2] and `dimuonMass` [GeV].</summary>
    /// <param name="rng">Random numbers.</param>
    public EventTable PseudoData(RandomStream rng) => _simulation.Draw(rng);

    /// <summary>The systematic uncertainties; <see cref="DarkHiggsSystematics.Published"/> unless set.</summary>
    public SystematicTable Systematics { get; init; } = DarkHiggsSystematics.Published;

    /// <summary>Factor on the signal efficiency at a squared recoil mass [GeV^2], such as control samples find; 1 unless set. The background comes corrected.</summary>
    public Func<double, double> EfficiencyFactor { get; init; } = _ => 1;

    /// <summary>Expected background of each window, with the statistics of the simulation.</summary>
    public IReadOnlyList<Estimate> Expected => _expected;

    /// <summary>By how much the half axes of each window were enlarged to find enough simulated events; 1 for most.</summary>
    public IReadOnlyList<double> Enlarged => _enlarged;

    /// <summary>The counting experiment of a window; its strength is a cross-section in fb.</summary>
    /// <param name="window">Index of the window.</param>
    public CountingModel Model(int window)
    {
        var signal = Windows.Windows[window].Signal;
        var background = Background(window);
        return new CountingModel(
            Measured.Gamma(background.Value, background.Error),
            Measured.LogNormal(signal.Efficiency.Value * EfficiencyFactor(signal.HiggsMass * signal.HiggsMass) * _search.Luminosity, 1 + EfficiencyUncertainty(signal)));
    }

    /// <summary>The limits of a window.</summary>
    /// <param name="window">Index of the window.</param>
    /// <param name="observed">Events of the data in it.</param>
    /// <param name="level">Credibility, 0.90 in the published search.</param>
    public DarkHiggsLimit Limit(int window, int observed, double level)
    {
        var (model, background) = (Model(window), Background(window));
        var upper = new Dictionary<int, double>();
        double Upper(int count) => upper.TryGetValue(count, out var known) ? known : upper[count] = Bayesian.UpperLimit(model, count, level).Upper;
        double At(double quantile) => Upper(Quantile(background, quantile));
        var limit = new UpperLimit(level, Upper(observed), At(0.0228), At(0.1587), At(0.5), At(0.8413), At(0.9772));
        var signal = Windows.Windows[window].Signal;
        return new DarkHiggsLimit(Windows.Windows[window], background, observed, limit, limit.Scaled(1 / signal.UnitCrossSection));
    }

    /// <summary>The median expected limit on the cross-section after more data [fb].</summary>
    /// <param name="window">Index of the window.</param>
    /// <param name="luminosity">Luminosity [fb^-1].</param>
    /// <param name="background">Whether the relative uncertainty of the background stays or shrinks with the data.</param>
    /// <param name="level">Credibility.</param>
    public double Projected(int window, double luminosity, UncertaintyScaling background, double level)
    {
        var model = Model(window).Projected(luminosity / _search.Luminosity, background);
        return Bayesian.UpperLimit(model, Math.Round(model.Background.Value), level).Upper;
    }

    /// <summary>The limits of all windows.</summary>
    /// <param name="counts">Events of the data in each window, <see cref="DarkHiggsWindows.Counts"/>.</param>
    /// <param name="level">Credibility.</param>
    public IReadOnlyList<DarkHiggsLimit> Limits(IReadOnlyList<int> counts, double level)
    {
        RefuseOtherLength(counts);
        var limits = new DarkHiggsLimit[counts.Count];
        Parallel.For(0, limits.Length, i => limits[i] = Limit(i, counts[i], level));
        return limits;
    }

    /// <summary>Local significance of each window's count [standard deviations]; -infinity for no event.</summary>
    /// <param name="counts">Events of the data in each window.</param>
    public IReadOnlyList<double> LocalSignificances(IReadOnlyList<int> counts)
    {
        RefuseOtherLength(counts);
        var significances = new double[counts.Count];
        Parallel.For(0, counts.Count, i => significances[i] = Significance.FromPValue(LocalPValue(i, counts[i])));
        return significances;
    }

    /// <summary>Probability of at least that many events without signal.</summary>
    /// <param name="window">Index of the window.</param>
    /// <param name="observed">Events in it.</param>
    public double LocalPValue(int window, int observed) => PValue(Background(window), observed);

    /// <summary>The largest excess of the data: where it is, and how often background alone has a larger one anywhere.</summary>
    /// <param name="counts">Events of the data in each window.</param>
    /// <param name="toys">Number of pseudo-experiments of the whole plane.</param>
    /// <param name="rng">Random numbers.</param>
    public (DarkHiggsWindow Window, GlobalSignificance Significance) LargestExcess(IReadOnlyList<int> counts, int toys, RandomStream rng)
    {
        var local = LocalSignificances(counts);
        var largest = Enumerable.Range(0, local.Count).MaxBy(i => local[i]);
        var plane = new DarkHiggsToys(this, _simulation);
        return (Windows.Windows[largest],
            LookElsewhere.ByToys(stream => [plane.LargestSignificance(stream)], local[largest], LocalPValue(largest, counts[largest]), toys, rng));
    }

    /// <summary>The background of a window with all of its uncertainty.</summary>
    /// <param name="window">Index of the window.</param>
    public Estimate Background(int window)
    {
        var expected = _expected[window];
        return new Estimate(expected.Value, Math.Sqrt(expected.Error * expected.Error + Math.Pow(BackgroundUncertainty(window) * expected.Value, 2)));
    }

    /// <summary>Relative systematic uncertainty of the background of a window.</summary>
    internal double BackgroundUncertainty(int window) =>
        Systematics.Total(SystematicEffect.Normalisation, Windows.Windows[window].Ellipse.RecoilMassSquared);

    private double EfficiencyUncertainty(DarkHiggsSignalPoint signal) => Math.Sqrt(
        Math.Pow(Systematics.Total(SystematicEffect.Efficiency, signal.HiggsMass * signal.HiggsMass), 2) + Math.Pow(signal.Efficiency.Error / signal.Efficiency.Value, 2));

    // The gamma density of mean b and error e is that of (b/e)^2 events of a control region b/e^2 times as large, one of them from the prior.
    private static double PValue(Estimate background, int observed)
    {
        var events = Math.Pow(background.Value / background.Error, 2);
        return BinomialSignificance.PValue(observed, Math.Max(0, events - 1), background.Value / (background.Error * background.Error));
    }

    private static int Quantile(Estimate background, double probability)
    {
        var count = 0;
        while (1 - PValue(background, count + 1) < probability)
            count++;
        return count;
    }

    private void RefuseOtherLength(IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Count != Windows.Windows.Count)
            throw new ArgumentException($"{counts.Count} counts for {Windows.Windows.Count} windows; make them with Windows.Counts(data).", nameof(counts));
    }
}
