using DarkSector.Numerics;
using DarkSector.Statistics.Intervals;

namespace DarkSector.Physics.Searches;

/// <summary>What the search for an ALP says about one mass.</summary>
/// <param name="Mass">ALP mass [GeV].</param>
/// <param name="Efficiency">Signal events in the peak over produced ones.</param>
/// <param name="Resolution">Width of the peak in the squared mass [GeV^2].</param>
/// <param name="Background">Candidates within two <paramref name="Resolution"/>s of the squared mass.</param>
/// <param name="CrossSection">Limit on sigma(e+e- -> gamma a) B(a -> gamma gamma) [fb].</param>
/// <param name="Coupling">Limit on the coupling to photons g [GeV^-1].</param>
/// <param name="Yield">Fitted number of signal events, not below 0.</param>
/// <param name="Significance">Local significance of an excess [standard deviations]; 0 for a deficit.</param>
public sealed record AlpLimit(
    double Mass, Estimate Efficiency, double Resolution, double Background, UpperLimit CrossSection, UpperLimit Coupling, double Yield, double Significance);
