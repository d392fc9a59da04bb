using DarkSector.Numerics;
using DarkSector.Statistics.Intervals;

namespace DarkSector.Physics.Searches;

/// <summary>What the search for dark Higgsstrahlung says about one window.</summary>
/// <param name="Window">The window, with the signal it is for.</param>
/// <param name="Background">Expected background with its uncertainty, statistics of the simulation and systematics [events].</param>
/// <param name="Observed">Events of the data in the window.</param>
/// <param name="CrossSection">Bayesian limit on sigma(e+e- -> A' h') times the fraction of A' -> mu+mu- [fb].</param>
/// <param name="Coupling">The same on eps^2 alpha_D.</param>
public sealed record DarkHiggsLimit(DarkHiggsWindow Window, Estimate Background, int Observed, UpperLimit CrossSection, UpperLimit Coupling)
{
    /// <summary>Mass of the A' [GeV].</summary>
    public double DarkPhotonMass => Window.Signal.DarkPhotonMass;

    /// <summary>Mass of the h' [GeV].</summary>
    public double HiggsMass => Window.Signal.HiggsMass;
}
