using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Detectors;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;
using DarkSector.Physics.Selections;
using DarkSector.Physics.Triggers;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Searches;

/// <summary>The search for inelastic dark matter in e+e- -> gamma chi1 chi2, chi2 -> chi1 l+ l-: a photon, a displaced vertex that does not point back, and missing energy.</summary>
/// <remarks>
/// Modelled on T. Lam, S. Longo and L. Piilonen, "Inelastic Dark Matter Search at Belle 2", Belle II summer workshop 2025, which shows the selection and no result. Masses are tied: Delta = 0.4 m1 and
/// m_A' = 3 m1, alpha_D = 0.1, so that a model is a mass and a kinetic mixing. chi2 -> chi1 hadrons counts as lost.
/// <code>
/// var search = new InelasticDarkMatterSearch();
/// var signal = search.Signal(mass: 1.3, events: 5000, rng["signal"]);
/// Console.WriteLine(signal.Efficiency(mixing: 1e-3, InelasticDarkMatterSearch.Preselection.Apply));
/// </code>
/// </remarks>
public sealed record InelasticDarkMatterSearch
{
    /// <summary>Kinetic mixing that signals are generated with; others follow by scaling.</summary>
    public const double ReferenceMixing = 1e-3;

    /// <summary>Distance from the z axis from which on decays are looked at [cm]: the selection starts at 0.5 cm, many resolutions farther out.</summary>
    public const double NearestDecay = 0.3 * cm;

    /// <summary>Distance from the z axis up to which decays are looked at [cm]: beyond, no track is found.</summary>
    public const double FarthestDecay = 75 * cm;

    /// <summary>The collider.</summary>
    public Collider Collider { get; init; } = Collider.SuperKEKB;

    /// <summary>The detector, with the beam background of run 1.</summary>
    public Detector Detector { get; init; } = Detector.BelleII.Under(BackgroundLevel.Low);

    /// <summary>Layers of the drift chamber.</summary>
    public DriftChamber DriftChamber { get; init; } = new();

    /// <summary>The tail of the vertex resolution, which makes most of the background.</summary>
    public VertexTail VertexTail { get; init; } = new();

    /// <summary>The trigger menu.</summary>
    public TriggerMenu Trigger { get; init; } = TriggerMenu.BelleII;

    /// <summary>Integrated luminosity [fb^-1]: run 1 at the Upsilon(4S), as in arXiv:2505.09705.</summary>
    public double Luminosity { get; init; } = 365 * invfb;

    /// <summary>alpha_D.</summary>
    public double DarkFineStructure { get; init; } = 0.1;

    /// <summary>Delta/m1.</summary>
    public double SplittingRatio { get; init; } = 0.4;

    /// <summary>m_A'/m1.</summary>
    public double DarkPhotonRatio { get; init; } = 3;

    /// <summary>Probability of a photon to look like one by the shape of its cluster (ZernikeMVA above 0.7). Assumed.</summary>
    public double PhotonShapeEfficiency { get; init; } = 0.95;

    /// <summary>Probability of a K_L to leave a cluster in the calorimeter, 0.8 interaction lengths deep: 1 - exp(-0.8). What it leaves is taken as up to half of its energy (assumed).</summary>
    public double KLongVisibility { get; init; } = 0.55;

    /// <summary>Cuts on the photon at generation, a little wider than those of the selection.</summary>
    public PhotonCuts PhotonCuts { get; } = new(MinimumTheta: 38 * deg, MaximumTheta: 144 * deg, MinimumEnergy: 0.9 * GeV);

    /// <summary>All cuts of the talk that do not depend on the model, and the trigger. Columns are made by <see cref="Reconstruct"/>.</summary>
    /// <remarks>
    /// Of the talk's cuts, hits in the chamber are those of a helix in the layers (<see cref="Detectors.DriftChamber"/>), the shape of the photon's cluster is an efficiency, and the distance of the tracks
    /// from the vertex is the error of the vertex. The talk does not say in which frame the recoil's angle is taken: here the laboratory, of all that photon and vertex leave.
    /// </remarks>
    public static Selection Preselection { get; } = Selection.Named("photon and displaced vertex, preselection")
        .Require("photon above 1 GeV (CMS) in the barrel", isrEnergyCms => isrEnergyCms > 1 * GeV)
        .Require("photon by the shape of its cluster", isrIsGood => isrIsGood == 1)
        .Require("one such photon", isrCount => isrCount == 1)
        .Require("two tracks and no more", trackCount => trackCount == 2)
        .Require("vertex of the two", v0 => v0.P > 0)
        .Require("tracks pass the interaction point by 1 mm", smallestD0 => smallestD0 > 0.1 * cm)
        .Require("more than four hits in the drift chamber", fewestHits => fewestHits > 4)
        .Require("clusters of the tracks below 2 GeV", largestClusterE => largestClusterE < 2 * GeV)
        .Require("vertex momentum above 0.1 GeV", v0 => v0.P > 0.1 * GeV)
        .Require("vertex momentum below 2 GeV (CMS)", v0MomentumCms => v0MomentumCms < 2 * GeV)
        .Require("vertex inside the chamber: cos(theta) from -0.6 to 0.95", vertexCosTheta => -0.6 < vertexCosTheta && vertexCosTheta < 0.95)
        .Require("vertex 5 mm from the beams", vertexDistance => vertexDistance > 0.5 * cm)
        .Require("tracks meet at the vertex", (daughterD0, daughterZ0) => daughterD0 < 0.5 * cm && daughterZ0 < 1 * cm)
        .Require("vertex does not point back", v0PointingCosine => v0PointingCosine < 0.999)
        .Require("no conversion: mass as e+e- above 10 MeV", conversionMass => conversionMass > 10 * MeV)
        .Require("vertex away from the photon", photonVertexCosine => photonVertexCosine < 0.88)
        .Require("tracks 0.5 rad from the photon", photonTrackAngle => photonTrackAngle > 0.5)
        .Require("recoil into the calorimeter, not into its gap", recoilTheta => recoilTheta < 2.1 && !(0.45 < recoilTheta && recoilTheta < 0.62))
        .Require("trigger", anyTrigger => anyTrigger == 1);

    /// <summary>A cut that stands in for the forest of trees: little extra energy.</summary>
    /// <remarks>Two identified leptons would cost nine tenths of the signal: most leptons of chi2 are too soft for calorimeter and muon detector.</remarks>
    public static Selection Suppression { get; } = Selection.Named("suppression by a cut")
        .Require("extra energy below 0.4 GeV", extraEnergy => extraEnergy < 0.4 * GeV);

    /// <summary>The lines of which one has to fire: enough energy in all, a hard photon, an isolated photon, three clusters.</summary>
    public static IReadOnlyList<string> TriggerLines { get; } = ["hie", "lml1", "lml6", "lml12"];

    /// <summary>The cuts that know the model: the mass at the vertex is at most Delta, the missing energy at least that of two chi1 at rest.</summary>
    /// <remarks>The talk prints the second one as an upper bound, E_miss at most 2 m1 c^2. Energies are above masses, so a lower bound is meant.</remarks>
    /// <param name="mass">Mass m1 [GeV].</param>
    public Selection MassCuts(double mass)
    {
        var (splitting, pair) = (SplittingRatio * mass, 2 * mass);
        return Selection.Named($"cuts for m1 = {mass:G4} GeV")
            .Require("vertex mass at most the splitting", vertexMass => vertexMass <= splitting)
            .Require("missing energy for two chi1", missingEnergyCms => missingEnergyCms >= pair);
    }

    /// <summary>The model of a mass and a kinetic mixing.</summary>
    /// <param name="mass">Mass m1 [GeV], above 0.</param>
    /// <param name="mixing">Kinetic mixing eps.</param>
    public InelasticDarkMatter Model(double mass, double mixing) =>
        new(mass, SplittingRatio * mass, new DarkPhoton(DarkPhotonRatio * mass, mixing), DarkFineStructure);

    /// <summary>Signal events of one mass, good for every kinetic mixing.</summary>
    /// <param name="mass">Mass m1 [GeV]; the splitting must leave room for an electron pair, and m_A' for the photon.</param>
    /// <param name="events">Number of generated events with electrons; as many with muons where they are open.</param>
    /// <param name="rng">Random numbers.</param>
    public InelasticDarkMatterSignal Signal(double mass, int events, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        var model = Model(mass, ReferenceMixing);
        var leptons = new[] { Particle.Electron, Particle.Muon }.Where(lepton => model.Splitting > 2 * lepton.Mass);
        EventTable[] tables = [.. leptons.Select(lepton => Signal(model, lepton, events, rng[lepton.Name]))];
        var production = new PhotonInelasticDarkMatter(model, Particle.Electron, Collider.SqrtS, PhotonCuts).ProductionCrossSection;
        return new InelasticDarkMatterSignal(model, tables, production, Luminosity);
    }

    /// <summary>Detector response, trigger, and the quantities that the selection reads.</summary>
    /// <remarks>
    /// The two charged particles of the sample come from the decay `v0True`. New particles: `isr` (hardest photon in the barrel), `track1`, `track2`, and `v0` (their sum). New columns:
    /// `isrEnergyCms`, `isrCount` (photons above 1 GeV in the barrel), `isrIsGood`, `trackCount`, `smallestD0`, `fewestHits`, `largestClusterE`, `v0MomentumCms`, `vertexCosTheta`, `vertexDistance`,
    /// `daughterD0`, `daughterZ0`, `v0PointingCosine`, `conversionMass` (as electrons), `vertexMass` (as the identified leptons), `openingAngle`, `photonVertexCosine`, `photonTrackAngle`, `recoilTheta`,
    /// `missingEnergyCms`, `recoilMassSquared` (against the photon), `extraEnergy`, `electrons` and `muons` (identified tracks),
    /// `anyTrigger` beside the decisions of all lines. Energies in GeV, lengths in cm, angles in rad.
    /// </remarks>
    /// <param name="sample">Generated events with a displaced decay `v0True`.</param>
    /// <param name="rng">Random numbers.</param>
    /// <returns>The table, with weights for the luminosity.</returns>
    public EventTable Reconstruct(EventSample sample, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(rng);
        var events = Trigger.WithDecisions(Detector.Respond(sample, rng["response"]), sample.Particles, rng["trigger"]).WithAnyTrigger("any", TriggerLines);
        return new InelasticDarkMatterEvents(this, sample, events).AddTo(events, rng["event"]).WithWeightsScaledBy(Luminosity);
    }

    /// <summary>The backgrounds: reconstructed, with weights for the luminosity.</summary>
    /// <param name="events">Number of generated events of each.</param>
    /// <param name="rng">Random numbers.</param>
    public IReadOnlyList<EventTable> Backgrounds(int events, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        var samples = new InelasticDarkMatterBackgrounds(this).Samples(events, rng["samples"]);
        return [.. samples.Select((sample, i) => Reconstruct(sample, rng["reconstruction"][i]))];
    }

    private EventTable Signal(InelasticDarkMatter model, Particle lepton, int events, RandomStream rng)
    {
        var process = new PhotonInelasticDarkMatter(model, lepton, Collider.SqrtS, PhotonCuts);
        var generator = Generator.For(process, new IntegrationOptions(PointsPerIteration: 3000), rng["integration"]);
        string[] products = ["chi1FromChi2True", .. process.FinalState.Where(p => p.Charge != 0).Select(p => p.Name)];
        var sample = generator.Generate(events, Collider, rng["events"])
            .WithSpreadDecays("v0True", products, NearestDecay, FarthestDecay, rng["decays"]);
        // The cross-section is known by quadrature.
        return Reconstruct(sample, rng["reconstruction"]).WithWeightsScaledBy(process.TotalCrossSection() / sample.CrossSection.Value)
            .Named($@"signal $\to {(lepton == Particle.Electron ? "ee" : @"\mu\mu")}$, $m_1 = {model.Mass:G4}$ GeV");
    }
}
