using System.Globalization;
using DarkSector.Numerics.Kinematics;
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
    private const int MostTrainingEvents = 50_000;

    // Where a smaller share of the signal passes the preselection, more is generated: few events would be learnt by heart.
    private const double SmallestShare = 0.3;
    private const double MostRepetitions = 30;

    /// <summary>What the network learns from; <see cref="WithNetworkFeatures"/> makes the columns.</summary>
    /// <remarks>The features published with it, Eur. Phys. J. C 82, 121 (2022), as fractions of the largest CMS momentum possible at the measured recoil mass, and that mass.
    /// As fractions, what a signal looks like hardly depends on its mass; the mass lets the working point follow the background.</remarks>
    public static IReadOnlyList<string> Features { get; } = ["muonThrustFraction", "slowMuonFraction", "slowMuonAlongFraction", "dimuonPtFraction", "recoilMass"];

    /// <summary>The masses that are trained on [GeV]: 0.1, then 0.2 to 9.0 in steps of 0.2.</summary>
    /// <remarks>They reach beyond those that the search asks for, which end at 8 GeV: a network is worst at the end of what it has learnt. One that learns to 8.6 GeV keeps three to four times too little signal there.</remarks>
    public static IReadOnlyList<double> Masses { get; } = [0.1, .. Enumerable.Range(1, 45).Select(i => i / 5.0)];

    /// <summary>How events are divided: by their true muon momenta, which no variation of the detector changes.</summary>
    public static EventSplit Split { get; } = EventSplit.By("mu1True", "mu2True") with { TrainingShare = 0.5, ValidationShare = 0.2 };

    // A sample that is only learnt from: the search itself has other events.
    private static EventSplit WithoutTest { get; } = Split with { TrainingShare = 0.7, ValidationShare = 0.29 };

    /// <summary>Signal events that are generated at each mass to learn from, unless told otherwise; more where few pass.</summary>
    public const int SignalEvents = 4000;

    /// <summary>The events with the columns of <see cref="Features"/>.</summary>
    /// <remarks>CMS momenta as fractions of (s - recoil mass^2)/(2 sqrt(s)): `muonThrustFraction` (either muon, across the thrust axis of the pair), `slowMuonFraction` and
    /// `slowMuonAlongFraction` (slower muon, across and along the faster), `dimuonPtFraction` (dimuon, across the beams). `recoilMass` is the root of the squared recoil mass [GeV], negative where that is.</remarks>
    /// <param name="search">The search.</param>
    /// <param name="events">Events of <see cref="ZPrimeInvisible.Reconstruct"/>.</param>
    public static EventTable WithNetworkFeatures(this ZPrimeInvisible search, EventTable events)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(events);
        var collider = search.Collider;
        return events
            .With("muonThrustFraction", (mu1, mu2, recoil) =>
                MuonPairShape.ThrustTransverse(collider.ToCms(mu1), collider.ToCms(mu2)) / search.LargestMomentum(recoil.MassSquared))
            .With("slowMuonAlongFraction", (mu1, mu2, recoil) =>
                MuonPairShape.SlowMuonAlong(collider.ToCms(mu1), collider.ToCms(mu2)) / search.LargestMomentum(recoil.MassSquared))
            .With("recoilMass", recoilMassSquared => SignedRoot(recoilMassSquared));
    }

    /// <summary>The <see cref="Features"/> of one event.</summary>
    /// <param name="mu1">One muon, CMS [GeV].</param>
    /// <param name="mu2">The other muon, CMS [GeV].</param>
    /// <param name="recoilMassSquared">Squared recoil mass [GeV^2].</param>
    /// <param name="largest">Largest CMS momentum possible at this recoil mass [GeV].</param>
    /// <param name="destination">One number per feature, in their order.</param>
    internal static void FeaturesOf(FourVector mu1, FourVector mu2, double recoilMassSquared, double largest, Span<double> destination)
    {
        destination[0] = MuonPairShape.ThrustTransverse(mu1, mu2) / largest;
        destination[1] = MuonPairShape.SlowMuonTransverse(mu1, mu2) / largest;
        destination[2] = MuonPairShape.SlowMuonAlong(mu1, mu2) / largest;
        destination[3] = (mu1 + mu2).Pt / largest;
        destination[4] = SignedRoot(recoilMassSquared);
    }

    /// <summary>Signals of given masses, with windows of two resolutions about the squared mass, and the backgrounds: preselected, with the features, split.</summary>
    /// <param name="search">The search.</param>
    /// <param name="backgrounds">Reconstructed backgrounds.</param>
    /// <param name="masses">Z' masses, rising [GeV].</param>
    /// <param name="events">Number of signal events to generate at each mass; more where less than 30 % pass the preselection.</param>
    /// <param name="rng">Random numbers; each mass has its own branch.</param>
    public static MassHypotheses Hypotheses(this ZPrimeInvisible search, IReadOnlyList<EventTable> backgrounds, IReadOnlyList<double> masses, int events, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(backgrounds);
        ArgumentNullException.ThrowIfNull(masses);
        ArgumentNullException.ThrowIfNull(rng);
        return search.Hypotheses(backgrounds, masses, events, Split, rng);
    }

    private static MassHypotheses Hypotheses(this ZPrimeInvisible search, IReadOnlyList<EventTable> backgrounds, IReadOnlyList<double> masses, int events, EventSplit split, RandomStream rng) =>
        new("recoilMassSquared",
            Rising([.. masses.Select(mass => Hypothesis(search, mass, events, split, rng[mass.ToString("R", CultureInfo.InvariantCulture)]))]),
            [.. backgrounds.Select(background => split.Of(search.Preselected(background).Named($"{background.Name}, to learn from")))], search.Luminosity);

    /// <summary>Backgrounds to learn from: mu mu gamma and two-photon events, of which few pass the preselection, four times as many as tau pairs, and denser where it is hard to tell them from signal.</summary>
    /// <remarks>What is hard is learnt from a tenth of the events by a small network with cross-entropy, which serves for nothing else: the density is undone by weights.</remarks>
    /// <param name="search">The search.</param>
    /// <param name="events">Number of tau pairs to generate; more than 50000 are not made.</param>
    /// <param name="rng">Random numbers.</param>
    public static IReadOnlyList<EventTable> TrainingBackgrounds(this ZPrimeInvisible search, int events, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(rng);
        var pairs = Math.Min(events, MostTrainingEvents);
        return search.SamplesOf([4 * pairs, pairs, 4 * pairs], ZPrimeSelection.ToLearnFrom(BackgroundDensities.ToLearnFrom(search.RoughNetwork(pairs, rng["rough"]))), rng["backgrounds"]);
    }

    // Too few signal events to publish anything, and enough to see where they lie.
    private static NeuralNetwork RoughNetwork(this ZPrimeInvisible search, int pairs, RandomStream rng)
    {
        var few = Math.Max(1000, pairs / 10);
        var backgrounds = search.SamplesOf([4 * few, few, 4 * few], ZPrimeSelection.ToLearnFrom(BackgroundDensities.OfPreselection), rng["backgrounds"]);
        var hypotheses = search.Hypotheses(backgrounds, [.. Masses.Where((_, i) => i % 3 == 1)], 1000, WithoutTest, rng["signals"]);
        return NeuralNetwork.Train(hypotheses.Sample(Features, EventRole.Training).Balanced(), hypotheses.Sample(Features, EventRole.Validation).Balanced(),
            new NetworkOptions { HiddenLayers = [16, 8], Schedule = new PunziNetworkOptions().EntropyStage }, rng["network"]);
    }

    /// <summary>A network trained on samples of its own, with signals of all masses.</summary>
    /// <remarks>The samples have other random numbers and other names than those of the search, so that none of its events is lost to the training: bins of the fit are merged until
    /// the simulation knows their background, and the limit suffers from every event that is left out.</remarks>
    /// <param name="search">The search.</param>
    /// <param name="events">Number of events to generate of each background.</param>
    /// <param name="rng">Random numbers.</param>
    public static PunziNetwork TrainNetwork(this ZPrimeInvisible search, int events, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(rng);
        var backgrounds = search.TrainingBackgrounds(events, rng["backgrounds"]);
        return PunziNetwork.Train(search.Hypotheses(backgrounds, Masses, SignalEvents, WithoutTest, rng["signals"]), Features, new PunziNetworkOptions(), rng["network"]);
    }

    /// <summary>The selection by a network that is trained for it: what the search uses by default.</summary>
    /// <param name="search">The search.</param>
    /// <param name="events">Number of events to generate of each background to learn from.</param>
    /// <param name="rng">Random numbers.</param>
    public static ZPrimeSelection NetworkSelection(this ZPrimeInvisible search, int events, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        return ZPrimeSelection.Of(search, search.TrainNetwork(events, rng["suppression"]));
    }

    /// <summary>The events after the preselection, with the features of the network.</summary>
    /// <param name="search">The search.</param>
    /// <param name="events">Events of <see cref="ZPrimeInvisible.Reconstruct"/>.</param>
    public static EventTable Preselected(this ZPrimeInvisible search, EventTable events) => search.WithNetworkFeatures(ZPrimeInvisible.Preselection.Apply(events));

    // The squares of 0.1 and 0.2 GeV are closer together than the widths are known from a few thousand events: no end of a window lies below that of a smaller mass.
    private static SignalHypothesis[] Rising(SignalHypothesis[] hypotheses)
    {
        for (var i = 1; i < hypotheses.Length; i++)
        {
            var (before, one) = (hypotheses[i - 1], hypotheses[i]);
            hypotheses[i] = one with { Low = Math.Max(before.Low, one.Low), High = Math.Max(before.High, one.High) };
        }
        return hypotheses;
    }

    private static double SignedRoot(double squared) => Math.CopySign(Math.Sqrt(Math.Abs(squared)), squared);

    private static SignalHypothesis Hypothesis(ZPrimeInvisible search, double mass, int events, EventSplit split, RandomStream rng)
    {
        var model = LmuLtauZPrime.FullyInvisible(mass, coupling: 1);
        var produced = search.Signal(model, events, rng);
        var share = (double)ZPrimeInvisible.Preselection.Apply(produced).Count / events;
        if (share < SmallestShare)
            produced = search.Signal(model, (int)(events * Math.Min(MostRepetitions, SmallestShare / Math.Max(share, 1.0 / events))), rng["more"]);
        var preselected = search.Preselected(produced).Named(FormattableString.Invariant($"signal of {mass} GeV to learn from"));
        return SignalHypothesis.About(mass, mass * mass, WindowInResolutions * RecoilResolution.HalfWidth(preselected), preselected, produced.SumOfWeights, split);
    }
}
