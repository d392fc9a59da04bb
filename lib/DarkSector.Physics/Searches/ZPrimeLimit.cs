using DarkSector.Numerics;
using DarkSector.Statistics.Intervals;

namespace DarkSector.Physics.Searches;

/// <summary>What the invisible Z' search says about one mass.</summary>
/// <param name="Mass">Z' mass [GeV].</param>
/// <param name="Efficiency">Selected over produced signal events.</param>
/// <param name="Resolution">Resolution of the squared recoil mass of selected events (<see cref="RecoilResolution.HalfWidth"/>) [GeV^2].</param>
/// <param name="BarrelWidth">Width of the squared recoil mass before the selection, as <see cref="RecoilResolution.Width"/> defines it [GeV^2].</param>
/// <param name="Background">Background expected within two <paramref name="Resolution"/>s [events].</param>
/// <param name="CrossSection">Limit on sigma(e+e- -> mu+mu- Z') times the invisible fraction [fb].</param>
/// <param name="VanillaCoupling">Limit on g' where the Z' decays to neutrinos, muons and taus.</param>
/// <param name="FullyInvisibleCoupling">Limit on g' where the Z' decays to dark matter alone.</param>
/// <param name="Significance">Local significance of an excess [standard deviations].</param>
public sealed record ZPrimeLimit(
    double Mass, Estimate Efficiency, double Resolution, double BarrelWidth, double Background,
    UpperLimit CrossSection, UpperLimit VanillaCoupling, UpperLimit FullyInvisibleCoupling, double Significance);
