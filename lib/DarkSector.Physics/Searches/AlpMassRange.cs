using DarkSector.Physics.Selections;
using static System.FormattableString;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Searches;

/// <summary>A range of ALP masses that is searched with one observable and one selection.</summary>
/// <param name="Name">Name in texts.</param>
/// <param name="Low">Lowest mass [GeV].</param>
/// <param name="High">Highest mass [GeV].</param>
/// <param name="Observable">How the mass is measured.</param>
/// <param name="PhotonEnergy">Smallest energy of each of the three photons, laboratory [GeV].</param>
/// <param name="Degree">Degree of the polynomial that describes the background about a mass.</param>
public sealed record AlpMassRange(string Name, double Low, double High, AlpObservable Observable, double PhotonEnergy, int Degree)
{
    private const string MassWindow = "three-photon mass between 0.88 and 1.03 sqrt(s)";

    /// <summary>Highest mass [GeV].</summary>
    public double High { get; } = High > Low && Low > 0 ? High
        : throw new ArgumentOutOfRangeException(nameof(High), Invariant($"The range '{Name}' goes from {Low} to {High} GeV; it rises from a mass above 0 GeV."));

    /// <summary>Degree of the polynomial.</summary>
    public int Degree { get; } = Degree is >= 0 and <= 8 ? Degree
        : throw new ArgumentOutOfRangeException(nameof(Degree), $"Degree = {Degree}; allowed are 0 to 8.");

    /// <summary>Masses at which the signal is simulated; between them it is interpolated [GeV].</summary>
    public IReadOnlyList<double> SimulatedMasses { get; init; } = [Low, (Low + High) / 2, High];

    /// <summary>Lowest squared mass that fits look at [GeV^2].</summary>
    /// <remarks>Where the mass is that of two photons, photons of less than 1/50 GeV^2 make one cluster.</remarks>
    public double LowestObserved { get; init; } = 0.02 * GeV * GeV;

    /// <summary>Highest squared mass that fits look at [GeV^2]: beyond there is no third photon of the required energy.</summary>
    public double HighestObserved { get; init; } = 100 * GeV * GeV;

    /// <summary>The ranges of Phys. Rev. Lett. 125, 161806: mass of the pair up to 6.85 GeV, recoil mass beyond.</summary>
    /// <remarks>Range ends and photon energies (1 GeV up to 4 GeV, 0.65 GeV above) from memory of the publication, to be checked; degrees of the polynomials are ours.</remarks>
    public static IReadOnlyList<AlpMassRange> Published { get; } =
    [
        new("pair, hard photons", 0.2 * GeV, 4 * GeV, AlpObservable.Pair, 1 * GeV, 3) { SimulatedMasses = [0.2, 0.25, 0.3, 0.4, 0.6, 1, 1.5, 2, 3, 4] },
        new("pair", 4 * GeV, 6.85 * GeV, AlpObservable.Pair, 0.65 * GeV, 4) { SimulatedMasses = [4, 4.7, 5.4, 6.1, 6.85] },
        new("recoil", 6.85 * GeV, 9.7 * GeV, AlpObservable.Recoil, 0.65 * GeV, 4) { SimulatedMasses = [6.85, 7.5, 8.2, 8.8, 9.2, 9.5, 9.7] },
    ];

    /// <summary>The same masses and photon energies, with the kinematic fit.</summary>
    public static IReadOnlyList<AlpMassRange> KinematicFit { get; } =
    [
        Published[0] with { Name = "kinematic fit, hard photons", Observable = AlpObservable.Constrained },
        new("kinematic fit", 4 * GeV, 9.7 * GeV, AlpObservable.Constrained, 0.65 * GeV, 4) { SimulatedMasses = [4, 5, 6, 7, 8, 8.6, 9.2, 9.5, 9.7] },
    ];

    /// <summary>The range of a mass; at a common end the lower one.</summary>
    /// <param name="ranges">Ranges, for example <see cref="Published"/>.</param>
    /// <param name="mass">ALP mass [GeV].</param>
    public static AlpMassRange Of(IReadOnlyList<AlpMassRange> ranges, double mass)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        return ranges.FirstOrDefault(range => range.Low <= mass && mass <= range.High) ?? throw new ArgumentOutOfRangeException(nameof(mass),
            Invariant($"mass = {mass} GeV; the search covers {ranges.Min(range => range.Low)} to {ranges.Max(range => range.High)} GeV. Lighter ALPs make one cluster, heavier ones leave no photon."));
    }

    /// <summary>Events beside the three-photon mass of <see cref="Selection"/>: beams that radiated, where no ALP of the search is and data may be compared with simulation.</summary>
    public Selection Control => BeforeMassWindow
        .Require("three-photon mass between 0.82 and 0.88 sqrt(s)", triphotonFraction => 0.82 < triphotonFraction && triphotonFraction <= 0.88)
        .Renamed($"control sample, {Name}");

    /// <summary>The <see cref="Selection"/> without its last cut, on the three-photon mass.</summary>
    public Selection BeforeMassWindow => Selection.Without(MassWindow);

    /// <summary>What makes three clusters three photons of an ALP and nothing else. Columns: <see cref="AlpToPhotons.Reconstruct"/>.</summary>
    /// <remarks>Phys. Rev. Lett. 125, 161806, from memory where no other source is named: polar angles, three-photon mass, separation of the photons.
    /// Triggers: hie at high mass, ggsel at low mass (talk 001); lml12 is ours.</remarks>
    public Selection Selection => Selection.Named($"ALP to two photons, {Name}")
        .Require("three photons found", gamma3E => gamma3E > 0)
        .Require("trigger: energy sum, three clusters or two photons", photonTrigger => photonTrigger == 1)
        .Require("photons between 37.3 and 123.7 degrees", (smallestTheta, largestTheta) => 37.3 * deg < smallestTheta && largestTheta < 123.7 * deg)
        .Require(Invariant($"each photon above {PhotonEnergy} GeV"), softestEnergy => softestEnergy > PhotonEnergy)
        .Require("separate in polar angle or azimuth", isSeparated => isSeparated == 1)
        .Require(MassWindow, triphotonFraction => 0.88 < triphotonFraction && triphotonFraction < 1.03);
}
