using DarkSector.Physics.Generation;
using DarkSector.Physics.Systematics;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Searches;

/// <summary>Systematic uncertainties of the invisible Z' search.</summary>
public static class ZPrimeSystematics
{
    private const string TwoSamples = "mu mu gamma and e mu samples";

    /// <summary>The published table.</summary>
    /// <remarks>L. Corona, "Dark sectors at Belle II: analysis basics", Belle II physics week 2024, after Phys. Rev. Lett. 130, 231801 (2023):
    /// ranges -0.5 to 9, 9 to 36 and 36 to 81 GeV^2, the photon veto below and above 1 GeV^2.</remarks>
    public static SystematicTable Published { get; } = new("invisible Z', published systematics",
        InThreeRanges("selection efficiency", SystematicEffect.Efficiency, 2.2 * percent, 1.0 * percent, 4.2 * percent),
        InThreeRanges("suppression efficiency", SystematicEffect.Efficiency, 1.6 * percent, 6.4 * percent, 7.2 * percent),
        Systematic.Everywhere("recoil mass resolution", SystematicEffect.Resolution, "mu mu gamma sample", 10 * percent),
        InThreeRanges("background shape", SystematicEffect.Normalisation, 3.2 * percent, 8.6 * percent, 25 * percent) with { Correlation = SystematicCorrelation.PerSample },
        Systematic.Everywhere("luminosity", SystematicEffect.Normalisation, "Chin. Phys. C 44, 021001 (2020)", 1 * percent),
        new Systematic("photon veto", SystematicEffect.Normalisation, "ee sample", VetoInefficiency) { Samples = [RadiativeMuonPairs.Reaction] });

    /// <summary>The published table, and where in the calorimeter the photons of mu mu gamma are lost is as uncertain as how many are: a tilt in angle, of the size of the photon veto.</summary>
    /// <remarks>What the published box taught: more photons than simulated were lost, and in the backward barrel. A fit in the angle that trusts the simulated one gains more than it may. The size is assumed.</remarks>
    public static SystematicTable WithUncertainAngle { get; } = Published.With(
        new Systematic("photon veto by angle", SystematicEffect.AngularShape, "as large as the photon veto", VetoInefficiency) { Samples = [RadiativeMuonPairs.Reaction] });

    private static SystematicRange[] VetoInefficiency => [new(-0.5, 1, 34 * percent), new(1, 81, 5 * percent)];

    private static Systematic InThreeRanges(string name, SystematicEffect affects, double low, double medium, double high) =>
        new(name, affects, TwoSamples, new SystematicRange(-0.5, 9, low), new SystematicRange(9, 36, medium), new SystematicRange(36, 81, high));
}
