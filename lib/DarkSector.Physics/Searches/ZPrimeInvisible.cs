using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Detectors;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;
using DarkSector.Physics.Selections;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Searches;

/// <summary>The search for an invisible Z' in e+e- -> mu+mu- + nothing: samples, reconstruction and selection.</summary>
/// <remarks>Modelled on the Belle II search with 79.7 fb^-1, Phys. Rev. Lett. 130, 231801 (2023), arXiv:2212.03066. After the <see cref="Preselection"/> a Punzi network suppresses backgrounds (<see cref="ZPrimeSuppression"/>); <see cref="Suppression"/> has cuts to compare with.</remarks>
public sealed record ZPrimeInvisible
{
    private const int FewestIntegrationPoints = 20_000;

    /// <summary>The collider.</summary>
    public Collider Collider { get; init; } = Collider.SuperKEKB;

    /// <summary>The detector.</summary>
    public Detector Detector { get; init; } = Detector.BelleII;

    /// <summary>Integrated luminosity [fb^-1].</summary>
    public double Luminosity { get; init; } = 79.7 * invfb;

    /// <summary>Whether the beams radiate before they make a signal, and have their energy spread; both widen the peak towards high recoil masses.</summary>
    /// <remarks>Leading logarithm: all photons go along the beams, where nothing sees them (<see cref="RadiatedProcess"/>).</remarks>
    public bool SignalRadiation { get; init; } = true;

    /// <summary>Photons and clusters: what is close to the recoil vetoes an event at any energy [rad].</summary>
    public double PhotonVetoAngle { get; init; } = 15 * deg;

    /// <summary>A cluster above this energy vetoes an event in any direction [GeV].</summary>
    public double ExtraEnergy { get; init; } = 0.5 * GeV;

    /// <summary>The selection of the published search before its neural network. Its columns are made by <see cref="Reconstruct"/>.</summary>
    public static Selection Preselection { get; } = Selection.Named("invisible Z', preselection")
        .Require("two tracks", (mu1, mu2) => mu1.P > 0 && mu2.P > 0)
        .Require("both are muons", (mu1IsMuon, mu2IsMuon) => mu1IsMuon == 1 && mu2IsMuon == 1)
        .Require("two-track trigger", twoTrackTrigger => twoTrackTrigger == 1)
        .Require("opening angle below 179.5 degrees (CMS)", openingAngleCms => openingAngleCms < 179.5 * deg)
        .Require("dimuon transverse momentum above 0.4 GeV (CMS)", dimuonPtCms => dimuonPtCms > 0.4 * GeV)
        .Require("recoil points to the ECL barrel, not to its gap",
            recoilTheta => 33 * deg < recoilTheta && recoilTheta < 128 * deg && Math.Abs(recoilTheta - 90 * deg) > 2 * deg)
        .RequireWithProbability("no other track, no photon near the recoil, no extra energy", "vetoSurvival");

    /// <summary>Two cuts against backgrounds, to compare the network with.</summary>
    /// <remarks>A Z' is radiated off one muon and pushes the other aside. In tau pairs the muons stay nearly back to back: the slower one has little
    /// momentum transverse to the faster one. Photons, or electrons, lost along the beams leave little transverse momentum. Both quantities
    /// are fractions of the largest momentum possible at the measured recoil mass, so that one cut serves all masses; the cut
    /// on the muons is relaxed below 4 GeV^2, where there are few tau pairs.</remarks>
    public static Selection Suppression { get; } = Selection.Named("suppression of backgrounds")
        .Require("dimuon transverse momentum above 40 % of its largest value", dimuonPtFraction => dimuonPtFraction > 0.4)
        .Require("slower muon leaves the line of the faster one",
            (slowMuonFraction, recoilMassSquared) => slowMuonFraction > SlowMuonThreshold(recoilMassSquared));

    /// <summary>The <see cref="Preselection"/>, then the <see cref="Suppression"/>.</summary>
    public static Selection Selection { get; } = Preselection.Then(Suppression);

    /// <summary>Smallest transverse momentum fraction of the slower muon: 0.25 above 4 GeV^2, falling linearly to 0 at 0 GeV^2.</summary>
    /// <param name="recoilMassSquared">Squared recoil mass [GeV^2].</param>
    public static double SlowMuonThreshold(double recoilMassSquared) => 0.25 * Math.Clamp(recoilMassSquared / 4, 0, 1);

    /// <summary>Signal events: reconstructed, with weights for the luminosity.</summary>
    /// <remarks>Beside the columns of <see cref="Reconstruct"/> there is `recoilResidual`, measured minus true squared recoil mass [GeV^2]: what the detector
    /// does to the recoil, without what radiation does.</remarks>
    /// <param name="model">The Z'; the weights are for all its decays to nothing visible.</param>
    /// <param name="events">Number of generated events.</param>
    /// <param name="rng">Random numbers.</param>
    public EventTable Signal(LmuLtauZPrime model, int events, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rng);
        // Events need only the shape from the integration: the cross-section itself is known by quadrature.
        var generator = Generator.For(SignalProcess(model), new IntegrationOptions(PointsPerIteration: 5000), rng["integration"]);
        var sample = generator.Generate(events, Collider, rng["events"]);
        return WithResidual(Reconstruct(sample, rng["response"]))
            .WithWeightsScaledBy(SignalCrossSection(model) / sample.CrossSection.Value * model.InvisibleFraction);
    }

    /// <summary>Cross-section of e+e- -> mu+mu- Z' [fb], all decays of the Z': by quadrature, with the radiation of <see cref="SignalRadiation"/>.</summary>
    /// <param name="model">The Z'.</param>
    public double SignalCrossSection(LmuLtauZPrime model)
    {
        var atNominalEnergy = new MuonPairZPrime(model, Collider.SqrtS);
        return SignalRadiation
            ? InitialStateRadiation.At(Collider.SqrtS).FoldAboveThreshold(
                sqrtS => new MuonPairZPrime(model, sqrtS).TotalCrossSection(), Collider.SqrtS, Threshold(model))
            : atNominalEnergy.TotalCrossSection();
    }

    private Process SignalProcess(LmuLtauZPrime model)
    {
        var atNominalEnergy = new MuonPairZPrime(model, Collider.SqrtS);
        if (!SignalRadiation)
            return atNominalEnergy;
        var (electrons, positrons) = Collider.EnergySpread;
        return new RadiatedProcess(sqrtS => new MuonPairZPrime(model, sqrtS), Collider.SqrtS, Threshold(model) + 1 * MeV, null, electrons, positrons);
    }

    private static double Threshold(LmuLtauZPrime model) => model.Mass + 2 * Particle.Muon.Mass;

    /// <summary>The three main backgrounds, denser where <see cref="ZPrimeSelection.Cuts"/> keep them: reconstructed, with weights for the luminosity.</summary>
    /// <remarks>mu mu gamma with lost photons, tau pairs that both decay to muons, muon pairs by two-photon fusion; each within
    /// generator-level cuts that the selection implies.</remarks>
    /// <param name="events">Number of generated events of each.</param>
    /// <param name="rng">Random numbers.</param>
    public IReadOnlyList<EventTable> Backgrounds(int events, RandomStream rng) => Backgrounds(events, ZPrimeSelection.Cuts, rng);

    /// <summary>The three main backgrounds, denser where a selection keeps them. The samples are right for any other selection too, with less precision.</summary>
    /// <param name="events">Number of generated events of each.</param>
    /// <param name="selection">The selection that the events are for, such as that of a trained network.</param>
    /// <param name="rng">Random numbers.</param>
    public IReadOnlyList<EventTable> Backgrounds(int events, ZPrimeSelection selection, RandomStream rng) => SamplesOf([events, events, events], selection, rng);

    /// <summary>The three main backgrounds, each with a number of events of its own.</summary>
    /// <param name="events">Numbers of generated events, in the order of <see cref="BackgroundProcesses"/>.</param>
    /// <param name="selection">The selection that the events are for.</param>
    /// <param name="rng">Random numbers.</param>
    internal IReadOnlyList<EventTable> SamplesOf(IReadOnlyList<int> events, ZPrimeSelection selection, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(rng);
        return [.. BackgroundProcesses().Select((process, i) => Background(process, events[i], selection, rng[i]))];
    }

    /// <summary>The processes behind the backgrounds.</summary>
    /// <remarks>Of muon and tau pairs, with the probability that no photon beside the generated ones is seen (<see cref="UnseenRadiation"/>). The annihilation photon of mu mu gamma has a running
    /// coupling, as tau pairs have it in their normalisation; two-photon pairs keep alpha(0), since their photons are space-like and nearly real, and radiate nothing further.</remarks>
    public IReadOnlyList<Process> BackgroundProcesses()
    {
        var sqrtS = Collider.SqrtS;
        var cuts = new MuonPairCuts(MinimumTheta: 18 * deg, MaximumTheta: 160 * deg, MinimumPt: 0.15 * GeV, MinimumPairPt: 0.25 * GeV);
        var unseen = UnseenRadiation;
        return
        [
            new RadiativeMuonPairs(sqrtS, photonEnergy: 0.2 * GeV, photonAngle: 3 * deg, unseen, cuts) { RunningCoupling = true },
            new TauPairs(sqrtS, cuts, unseen),
            new TwoPhotonMuonPairs(sqrtS, cuts),
        ];
    }

    /// <summary>Detector response, and the quantities the selection reads.</summary>
    /// <remarks>
    /// New particle: `recoil` = beams - mu1 - mu2 (laboratory). New columns: `recoilMassSquared` = s + M^2 - 2 sqrt(s) E* [GeV^2], `recoilTheta` [rad], `recoilThetaCms` [rad],
    /// `dimuonMass` [GeV], `dimuonPtCms` [GeV], `openingAngleCms` [rad], `vetoSurvival` (probability that no photon, electron or
    /// further track vetoes the event); and two CMS momenta as fractions of (s - recoil mass^2)/(2 sqrt(s)), the largest that either the
    /// recoil or a muon can have: `dimuonPtFraction` (dimuon, transverse to the beams), `slowMuonFraction` (slower muon, transverse to the faster).
    /// </remarks>
    /// <param name="sample">Generated events.</param>
    /// <param name="rng">Random numbers.</param>
    /// <returns>The table, with weights for the luminosity.</returns>
    public EventTable Reconstruct(EventSample sample, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var (collider, beams) = (Collider, Collider.Beams);
        var events = Detector.Respond(sample, rng)
            .WithParticle("recoil", (mu1, mu2) => beams - (mu1 + mu2))
            .With("recoilMassSquared", recoil => recoil.MassSquared)
            .With("recoilTheta", recoil => recoil.Theta)
            .With("recoilThetaCms", recoil => collider.ToCms(recoil).Theta)
            .With("dimuonMass", (mu1, mu2) => (mu1 + mu2).Mass)
            .With("dimuonPtCms", (mu1, mu2) => collider.ToCms(mu1 + mu2).Pt)
            .With("openingAngleCms", (mu1, mu2) => collider.ToCms(mu1).AngleTo(collider.ToCms(mu2)))
            .With("dimuonPtFraction", (dimuonPtCms, recoilMassSquared) => dimuonPtCms / LargestMomentum(recoilMassSquared))
            .With("slowMuonFraction", (mu1, mu2, recoil) =>
                MuonPairShape.SlowMuonTransverse(collider.ToCms(mu1), collider.ToCms(mu2)) / LargestMomentum(recoil.MassSquared));
        return events.WithColumns(("vetoSurvival", VetoSurvival(events, sample))).WithWeightsScaledBy(Luminosity);
    }

    // Photons beyond those that are generated: they must not be seen.
    internal UnseenRadiation UnseenRadiation => new(Collider, Detector.Calorimeter.Forward.Low, Detector.Calorimeter.Backward.High, ExtraEnergy);

    internal double LargestMomentum(double recoilMassSquared) => (Collider.S - recoilMassSquared) / (2 * Collider.SqrtS);

    /// <summary>Reconstructed events with `recoilResidual`, measured minus true squared recoil mass [GeV^2].</summary>
    /// <param name="events">Events of <see cref="Reconstruct"/>.</param>
    public EventTable WithResidual(EventTable events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var beams = Collider.Beams;
        return events.With(RecoilResolution.ResidualColumn, (recoil, mu1True, mu2True) => recoil.MassSquared - (beams - (mu1True + mu2True)).MassSquared);
    }

    private EventTable Background(Process process, int events, ZPrimeSelection selection, RandomStream rng)
    {
        var importance = new SurvivalImportance(this, selection, process.FinalState);
        var generator = Generator.For(process, importance.Of, IntegrationOptions.ToDraw(events, FewestIntegrationPoints), rng["integration"]);
        return Reconstruct(generator.Generate(events, Collider, rng["events"]), rng["response"]);
    }

    // The probability that nothing is seen of photons and electrons beside the pair itself.
    internal double[] VetoSurvival(EventTable events, EventSample sample, params IReadOnlyList<string> pair)
    {
        var recoil = events.Particle("recoil");
        var survival = new double[events.Count];
        Array.Fill(survival, 1);
        foreach (var particle in sample.Particles.Where(p => (p.Kind == Particle.Photon || p.Kind == Particle.Electron) && !pair.Contains(p.Name)))
        {
            var momenta = events.Particle(particle.Name);
            var name = Detector.ReconstructedName(particle);
            var (track, cluster) = (events[name + "TrackEfficiency"], events[name + "ClusterEfficiency"]);
            for (var i = 0; i < survival.Length; i++)
                survival[i] *= (1 - track[i]) * (1 - (Vetoes(momenta[i], recoil[i]) ? cluster[i] : 0));
        }
        return survival;
    }

    internal bool Vetoes(FourVector cluster, FourVector recoil) =>
        cluster.E > ExtraEnergy || cluster.AngleTo(recoil) < PhotonVetoAngle;
}
