using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Searches;

/// <summary>Relative systematic uncertainties of the invisible Z' search at one squared recoil mass.</summary>
/// <remarks>L. Corona, "Dark sectors at Belle II: analysis basics", Belle II physics week 2024, after Phys. Rev. Lett. 130, 231801 (2023):
/// ranges -0.5 to 9, 9 to 36 and 36 to 81 GeV^2. The 10 % on the recoil resolution is a shape uncertainty and not yet used.</remarks>
/// <param name="Luminosity">Integrated luminosity, all processes.</param>
/// <param name="SelectionEfficiency">Trigger, tracking, identification: difference of data and simulation, on the signal.</param>
/// <param name="SuppressionEfficiency">Background suppression, on the signal; measured for the neural network.</param>
/// <param name="BackgroundNormalisation">Each background.</param>
/// <param name="PhotonVeto">Inefficiency of the photon veto, on mu mu gamma.</param>
public sealed record ZPrimeSystematics(
    double Luminosity, double SelectionEfficiency, double SuppressionEfficiency, double BackgroundNormalisation, double PhotonVeto)
{
    /// <summary>The uncertainties that hold at a squared recoil mass.</summary>
    /// <param name="recoilMassSquared">Squared recoil mass [GeV^2].</param>
    public static ZPrimeSystematics At(double recoilMassSquared)
    {
        var veto = recoilMassSquared < 1 * GeV * GeV ? 34 * percent : 5 * percent;
        return recoilMassSquared switch
        {
            < 9 => new(1 * percent, 2.2 * percent, 1.6 * percent, 3.2 * percent, veto),
            < 36 => new(1 * percent, 1.0 * percent, 6.4 * percent, 8.6 * percent, veto),
            _ => new(1 * percent, 4.2 * percent, 7.2 * percent, 25 * percent, veto),
        };
    }
}
