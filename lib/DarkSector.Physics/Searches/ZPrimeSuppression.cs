using System.Globalization;
using DarkSector.Numerics.Learning;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Models;
using DarkSector.Physics.Suppression;

namespace DarkSector.Physics.Searches;

/// <summary>The suppression of backgrounds in the invisible Z' search by a Punzi network.</summary>
public static class ZPrimeSuppression
{
    private const double WindowInResolutions = 2;

    /// <summary>What the network learns from: the features published with it, Eur. Phys. J. C 82, 121 (2022).</summary>
    /// <remarks>CMS momenta: either muon across the thrust axis, the slower muon across and along the faster one, the dimuon across the beams.</remarks>
    public static IReadOnlyList<string> Features { get; } = ["muonPtThrust", "slowMuonPt", "slowMuonPl", "dimuonPtCms"];

    /// <summary>The masses that are trained on [GeV]: 0.1, then 0.2 to 8.6 in steps of 0.2.</summary>
    public static IReadOnlyList<double> Masses { get; } = [0.1, .. Enumerable.Range(1, 43).Select(i => 0.2 * i)];

    /// <summary>How events are divided: by their true muon momenta, which no variation of the detector changes.</summary>
    public static EventSplit Split { get; } = EventSplit.By("mu1True", "mu2True") with { TrainingShare = 0.4, ValidationShare = 0.1 };

    /// <summary>Signals of given masses, with windows of two resolutions about the squared mass, and the backgrounds, all split.</summary>
    /// <param name="search">The search.</param>
    /// <param name="backgrounds">Reconstructed backgrounds.</param>
    /// <param name="masses">Z' masses, rising [GeV].</param>
    /// <param name="events">Number of signal events to generate at each mass.</param>
    /// <param name="rng">Random numbers; each mass has its own branch.</param>
    public static MassHypotheses Hypotheses(this ZPrimeInvisible search, IReadOnlyList<EventTable> backgrounds, IReadOnlyList<double> masses, int events, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(backgrounds);
        ArgumentNullException.ThrowIfNull(masses);
        ArgumentNullException.ThrowIfNull(rng);
        return new MassHypotheses("recoilMassSquared",
            [.. masses.Select(mass => Hypothesis(search, mass, events, rng[mass.ToString("R", CultureInfo.InvariantCulture)]))],
            [.. backgrounds.Select(background => Split.Of(ZPrimeInvisible.Preselection.Apply(background)))], search.Luminosity);
    }

    private static SignalHypothesis Hypothesis(ZPrimeInvisible search, double mass, int events, RandomStream rng)
    {
        var produced = search.Signal(LmuLtauZPrime.FullyInvisible(mass, coupling: 1), events, rng);
        var preselected = ZPrimeInvisible.Preselection.Apply(produced).Named(FormattableString.Invariant($"signal of {mass} GeV to learn from"));
        return SignalHypothesis.About(mass, mass * mass, WindowInResolutions * RecoilResolution.HalfWidth(preselected), preselected, produced.SumOfWeights, Split);
    }
}
