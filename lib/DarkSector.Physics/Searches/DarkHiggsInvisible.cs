using System.Globalization;
using DarkSector.Numerics.Integration;
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

/// <summary>The search for dark Higgsstrahlung, e+e- -> A' h' with A' -> mu+mu- and an invisible h': samples, reconstruction and selection.</summary>
/// <remarks>Modelled on the Belle II search with 8.34 fb^-1, Phys. Rev. Lett. 130, 071804 (2023), arXiv:2207.00509. The signal is a peak in the plane of the squared
/// dimuon mass (the A') and the squared recoil mass (the h'); `DarkHiggsScan` looks for it in overlapping elliptical windows.</remarks>
public sealed record DarkHiggsInvisible
{
    private const int FewestIntegrationPoints = 20_000;

    /// <summary>The collider.</summary>
    public Collider Collider { get; init; } = Collider.SuperKEKB;

    /// <summary>The detector.</summary>
    public Detector Detector { get; init; } = Detector.BelleII;

    /// <summary>Integrated luminosity [fb^-1].</summary>
    public double Luminosity { get; init; } = 8.34 * invfb;

    /// <summary>Whether the beams radiate before they make a signal, and have their energy spread.</summary>
    public bool SignalRadiation { get; init; } = true;

    /// <summary>Lowest dark-photon mass of the search [GeV].</summary>
    /// <remarks>
    /// A light A' flies fast, and its muons open by the 90 degrees of the trigger only when one of them goes against the flight: 1 - cos^2 of the helicity angle must be below
    /// 1/(gamma^2 - 1/sin^2(theta)), where the recoil in the barrel asks for 1/sin^2(theta) &lt; 2.3. With <see cref="HelicityCut"/> that needs gamma^2 &lt; 7.5, an A' above 2.0 GeV; the slower muon must be
    /// identified, too, and 0.2 % of the signal is in a window at 2.3 GeV. Of the lighter ones 0.4 to 0.8 % are selected (at 1.65 GeV, where the published scan begins), all of them slowed down by a photon
    /// along the beams, which moves the recoil mass out of the window.
    /// </remarks>
    public const double LowestMass = 2.0 * GeV;

    /// <summary>Highest dark-photon mass of the search [GeV], that of the published scan.</summary>
    /// <remarks>There the pair is nearly at rest: 2 % of the signal has the transverse momentum that the preselection asks for, most of it by measurement errors or radiation, which spoil the helicity angle as well; at 10.55 GeV, nothing.</remarks>
    public const double HighestMass = 10.51 * GeV;

    /// <summary>How near to the energy of the beams the two masses may come [GeV]; nearer, the pair is too slow for the cut on its transverse momentum.</summary>
    public const double ThresholdMargin = 0.05 * GeV;

    /// <summary>Largest |cos| of the helicity angle that is kept.</summary>
    public const double HelicityCut = 0.9;

    /// <summary>Two muons and nothing else that is seen, the recoil pointing at the calorimeter's barrel. Its columns are made by <see cref="Reconstruct"/>.</summary>
    public static Selection Preselection { get; } = Selection.Named("dark Higgsstrahlung, preselection")
        .Require("two tracks", (mu1, mu2) => mu1.P > 0 && mu2.P > 0)
        .Require("both are muons", (mu1IsMuon, mu2IsMuon) => mu1IsMuon == 1 && mu2IsMuon == 1)
        .Require("two-track trigger", twoTrackTrigger => twoTrackTrigger == 1)
        .Require("dimuon transverse momentum above 0.1 GeV (CMS)", dimuonPtCms => dimuonPtCms > 0.1 * GeV)
        .Require("recoil points to the ECL barrel, not to its gap",
            recoilTheta => 33 * deg < recoilTheta && recoilTheta < 128 * deg && Math.Abs(recoilTheta - 90 * deg) > 2 * deg)
        .RequireWithProbability("no other track, no photon near the recoil, no extra energy", "vetoSurvival");

    /// <summary>The half of the plane that the search is about: an h' lighter than the A', and A' masses of the published scan.</summary>
    /// <remarks>To compare compositions of backgrounds; it is wider than the windows of the scan.</remarks>
    public static Selection Region { get; } = Selection.Named("search region")
        .Require("recoil lighter than the muon pair", (recoilMassSquared, dimuonMassSquared) => recoilMassSquared < dimuonMassSquared)
        .Require("dimuon mass from 1.65 to 10.51 GeV", dimuonMass => dimuonMass is > 1.65 * GeV and < 10.51 * GeV);

    /// <summary>The cut on the helicity angle.</summary>
    /// <remarks>In backgrounds one muon took most of the energy, or the two are back to back with different energies: |cos| is close to 1. In the signal it is
    /// spread out, as (3/4) sin^2 and (3/8)(1 + cos^2) for longitudinal and transverse dark photons.</remarks>
    public static Selection Suppression { get; } = Selection.Named("suppression of backgrounds")
        .Require("helicity angle not along the flight of the pair", helicityCosine => Math.Abs(helicityCosine) < HelicityCut);

    /// <summary>The <see cref="Preselection"/>, then the <see cref="Suppression"/>.</summary>
    public static Selection Selection { get; } = Preselection.Then(Suppression);

    /// <summary>The largest h' mass of the search at a dark-photon mass [GeV]: that of the A', or what the beams leave.</summary>
    /// <param name="darkPhotonMass">Mass of the A' [GeV].</param>
    public double LargestHiggsMass(double darkPhotonMass) => Math.Min(darkPhotonMass, Collider.SqrtS - darkPhotonMass - ThresholdMargin);

    /// <summary>The model at unit eps^2 alpha_D, in which all cross-sections are linear.</summary>
    /// <param name="darkPhotonMass">Mass of the A' [GeV].</param>
    /// <param name="higgsMass">Mass of the h' [GeV].</param>
    public static DarkHiggs UnitModel(double darkPhotonMass, double higgsMass) =>
        new(higgsMass, new DarkPhoton(darkPhotonMass, kineticMixing: 1), darkFineStructure: 1);

    /// <summary>Signal events: reconstructed, with weights for the luminosity.</summary>
    /// <param name="model">The h' and its A'.</param>
    /// <param name="events">Number of generated events.</param>
    /// <param name="rng">Random numbers.</param>
    public EventTable Signal(DarkHiggs model, int events, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rng);
        // Events need only the shape from the integration: the cross-section itself is known by quadrature.
        var generator = Generator.For(SignalProcess(model), new IntegrationOptions(PointsPerIteration: 1000), rng["integration"]);
        var sample = generator.Generate(events, Collider, rng["events"]);
        return Reconstruct(sample, rng["response"]).WithWeightsScaledBy(SignalCrossSection(model) / sample.CrossSection.Value);
    }

    /// <summary>Cross-section of e+e- -> A' h' times the fraction of A' -> mu+mu- [fb], with the radiation of <see cref="SignalRadiation"/>.</summary>
    /// <param name="model">The h' and its A'.</param>
    public double SignalCrossSection(DarkHiggs model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var process = DarkHiggsstrahlung.Invisible(model, Particle.Muon, Collider.SqrtS);
        return SignalRadiation
            ? InitialStateRadiation.At(Collider.SqrtS).FoldAboveThreshold(sqrtS => process.At(sqrtS).TotalCrossSection(), Collider.SqrtS, Threshold(model))
            : process.TotalCrossSection();
    }

    /// <summary>The three main backgrounds: reconstructed, with weights for the luminosity.</summary>
    /// <remarks>mu mu gamma with lost photons, tau pairs that both decay to muons, muon pairs by two-photon fusion; each within generator-level cuts that
    /// the selection implies, and with its statistics where the selection looks.</remarks>
    /// <param name="events">Number of generated events of each; of mu mu gamma, of which few survive the veto, three times as many.</param>
    /// <param name="rng">Random numbers.</param>
    public IReadOnlyList<EventTable> Backgrounds(int events, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        return [.. BackgroundProcesses().Select((process, i) => Background(process, process is RadiativeMuonPairs ? 3 * events : events, rng[i]))];
    }

    /// <summary>The processes behind <see cref="Backgrounds"/>.</summary>
    /// <remarks>Of muon and tau pairs, with the probability that no photon beside the generated ones is seen (<see cref="UnseenRadiation"/>). The annihilation photon of mu mu gamma has a running
    /// coupling, as tau pairs have it in their normalisation; two-photon pairs keep alpha(0), since their photons are space-like and nearly real, and radiate nothing further.</remarks>
    public IReadOnlyList<Process> BackgroundProcesses()
    {
        var sqrtS = Collider.SqrtS;
        var cuts = new MuonPairCuts(MinimumTheta: 18 * deg, MaximumTheta: 160 * deg, MinimumPt: 0.15 * GeV, MinimumPairPt: 0.06 * GeV);
        var unseen = MuonPair.UnseenRadiation;
        return
        [
            new RadiativeMuonPairs(sqrtS, photonEnergy: 0.05 * GeV, photonAngle: 3 * deg, unseen, cuts) { RunningCoupling = true },
            new TauPairs(sqrtS, cuts, unseen),
            new TwoPhotonMuonPairs(sqrtS, cuts),
        ];
    }

    /// <summary>Detector response, and the quantities the selection reads.</summary>
    /// <remarks>The columns of <see cref="ZPrimeInvisible.Reconstruct"/>, `recoilResidual` and `dimuonResidual` (measured minus true squared masses: what
    /// the detector does), `dimuonMassSquared` [GeV^2] and `helicityCosine`, the cosine of the angle between mu1
    /// and the flight direction of the pair, in the rest frame of the pair: (E1 - E2)/(beta P) with the CMS energies of the muons, the CMS momentum P of
    /// the pair and beta = sqrt(1 - 4 m^2/M^2).</remarks>
    /// <param name="sample">Generated events.</param>
    /// <param name="rng">Random numbers.</param>
    /// <returns>The table, with weights for the luminosity.</returns>
    public EventTable Reconstruct(EventSample sample, RandomStream rng)
    {
        var collider = Collider;
        return MuonPair.WithResidual(MuonPair.Reconstruct(sample, rng))
            .With("dimuonResidual", (mu1, mu2, mu1True, mu2True) => (mu1 + mu2).MassSquared - (mu1True + mu2True).MassSquared)
            .With("dimuonMassSquared", (mu1, mu2) => (mu1 + mu2).MassSquared)
            .With("helicityCosine", (mu1, mu2) =>
            {
                var (first, second) = (collider.ToCms(mu1), collider.ToCms(mu2));
                var velocity = Math.Sqrt(1 - 4 * Particle.Muon.Mass * Particle.Muon.Mass / (mu1 + mu2).MassSquared);
                return (first.E - second.E) / (velocity * (first + second).P);
            });
    }

    /// <summary>A short name of a pair of masses, for streams of random numbers.</summary>
    internal static string Key(double darkPhotonMass, double higgsMass) => string.Create(CultureInfo.InvariantCulture, $"{darkPhotonMass:R} {higgsMass:R}");

    // Two muons and a recoil are reconstructed, and vetoed, as in the search for an invisible Z'.
    internal ZPrimeInvisible MuonPair => new() { Collider = Collider, Detector = Detector, Luminosity = Luminosity };

    private Process SignalProcess(DarkHiggs model)
    {
        var atNominalEnergy = DarkHiggsstrahlung.Invisible(model, Particle.Muon, Collider.SqrtS);
        if (!SignalRadiation)
            return atNominalEnergy;
        var (electrons, positrons) = Collider.EnergySpread;
        return new RadiatedProcess(atNominalEnergy.At, Collider.SqrtS, Threshold(model) + 1 * MeV, null, electrons, positrons);
    }

    private static double Threshold(DarkHiggs model) => model.Mass + model.DarkPhoton.Mass;

    private EventTable Background(Process process, int events, RandomStream rng)
    {
        var importance = new DarkHiggsImportance(this, process.FinalState);
        var generator = Generator.For(process, importance.Of, IntegrationOptions.ToDraw(events, FewestIntegrationPoints), rng["integration"]);
        return Reconstruct(generator.Generate(events, Collider, rng["events"]), rng["response"]);
    }
}
