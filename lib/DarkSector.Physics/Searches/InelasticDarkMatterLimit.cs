using DarkSector.Numerics;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;

namespace DarkSector.Physics.Searches;

/// <summary>The result of the search for inelastic dark matter at one mass: a counting experiment, and what it says of each kinetic mixing.</summary>
/// <param name="Mass">Mass m1 [GeV].</param>
/// <param name="WindowLow">Lower end of the signal window in the squared recoil mass of the photon [GeV^2].</param>
/// <param name="WindowHigh">Upper end of the signal window [GeV^2].</param>
/// <param name="Background">Expected background events with the statistical error of the simulation; where no simulated event is left, 0 with what a typical one stands for as error.</param>
/// <param name="Counting">The counting experiment: strength 1 is one signal event; background from simulated events, efficiency with its uncertainty.</param>
/// <param name="Events">Expected upper limit on the number of signal events.</param>
/// <param name="Points">The kinetic mixings, as asked for.</param>
public sealed record InelasticDarkMatterLimit(
    double Mass, double WindowLow, double WindowHigh, Estimate Background, CountingModel Counting, Sensitivity Events, IReadOnlyList<InelasticDarkMatterPoint> Points);

/// <summary>One mass and one kinetic mixing.</summary>
/// <param name="Mixing">Kinetic mixing eps.</param>
/// <param name="ProperDecayLength">c tau of chi2 [cm].</param>
/// <param name="Efficiency">Efficiency eta: selected over produced gamma chi1 chi2, with the fraction of decays to leptons.</param>
/// <param name="CrossSection">Cross-section of the model [fb].</param>
/// <param name="ExpectedSignal">Expected signal events after all cuts.</param>
/// <param name="ExcludedCrossSection">Median expected upper limit U/(eta L) [fb]; infinite without efficiency.</param>
public sealed record InelasticDarkMatterPoint(
    double Mixing, double ProperDecayLength, Estimate Efficiency, double CrossSection, double ExpectedSignal, double ExcludedCrossSection)
{
    /// <summary>Cross-section of the model over its limit: above 1 is excluded. The contour of an exclusion plot is where it is 1.</summary>
    public double Strength => CrossSection / ExcludedCrossSection;

    /// <summary>Whether the model is expected to be excluded.</summary>
    public bool IsExcluded => Strength > 1;
}
