using DarkSector.Physics.Systematics;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Searches;

/// <summary>Systematic uncertainties of the search for dark Higgsstrahlung.</summary>
public static class DarkHiggsSystematics
{
    private const string Publication = "Phys. Rev. Lett. 130, 071804";

    /// <summary>The published sizes: of the background and of the signal efficiency.</summary>
    /// <remarks>Phys. Rev. Lett. 130, 071804 (2023), as shown in Belle II talks: preselection 2 to 9.1 %, background shape 9.3 %, helicity angle 1 %, mass resolution 2.4 %,
    /// efficiency in windows 2 to 5 %. The order of the ranges, rising with the recoil mass, is assumed. The uncertainty of <see cref="BranchingFraction"/> is
    /// apart, since it is of the model and not of the cross-section.</remarks>
    public static SystematicTable Published { get; } = new("dark Higgsstrahlung, published systematics",
        InThreeRanges("preselection (background)", SystematicEffect.Normalisation, "e mu and mu mu gamma samples", 2 * percent, 5 * percent, 9.1 * percent),
        Systematic.Everywhere("background shape", SystematicEffect.Normalisation, Publication, 9.3 * percent),
        InThreeRanges("preselection (signal)", SystematicEffect.Efficiency, "e mu and mu mu gamma samples", 2 * percent, 5 * percent, 9.1 * percent),
        Systematic.Everywhere("helicity angle", SystematicEffect.Efficiency, Publication, 1 * percent),
        Systematic.Everywhere("mass resolution", SystematicEffect.Efficiency, Publication, 2.4 * percent),
        InThreeRanges("efficiency in windows", SystematicEffect.Efficiency, "interpolation between simulated masses", 2 * percent, 3.5 * percent, 5 * percent));

    /// <summary>Relative uncertainty of the fraction of A' -> mu+mu-.</summary>
    public const double BranchingFraction = 4 * percent;

    private static Systematic InThreeRanges(string name, SystematicEffect affects, string source, double low, double medium, double high) =>
        new(name, affects, source, new SystematicRange(-5, 9, low), new SystematicRange(9, 36, medium), new SystematicRange(36, 112, high));
}
