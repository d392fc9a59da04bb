using DarkSector.Physics.Systematics;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Searches;

/// <summary>Systematic uncertainties of the search for an ALP that decays to two photons.</summary>
public static class AlpSystematics
{
    /// <summary>The uncertainties of the fits.</summary>
    /// <remarks>The luminosity is that of Phys. Rev. Lett. 125, 161806: 445(3) pb^-1. The table of the publication was not at hand: all other sizes are assumed, of the order usual for photons
    /// in early data (efficiency together 5.5 %, resolution 10 %). The background has none: its shape is free in the fit.</remarks>
    public static SystematicTable Assumed { get; } = new("ALP to two photons, assumed systematics",
        Systematic.Everywhere("photon detection", SystematicEffect.Efficiency, "assumed; three photons", 4.5 * percent),
        Systematic.Everywhere("trigger", SystematicEffect.Efficiency, "assumed", 2 * percent),
        Systematic.Everywhere("selection", SystematicEffect.Efficiency, "assumed", 2.5 * percent),
        Systematic.Everywhere("resolution", SystematicEffect.Resolution, "assumed", 10 * percent),
        Systematic.Everywhere("luminosity", SystematicEffect.Efficiency, "Phys. Rev. Lett. 125, 161806 (2020)", 3.0 / 445));
}
