using DarkSector.Numerics;

namespace DarkSector.Physics.Suppression;

/// <summary>How well a suppression serves one mass.</summary>
/// <param name="Mass">Mass [GeV].</param>
/// <param name="Efficiency">Efficiency for signal: selected and inside the window over produced.</param>
/// <param name="Background">Background events expected in the window.</param>
/// <param name="MinimalCrossSection">Smallest cross-section that is seen (Punzi) [fb].</param>
public sealed record HypothesisMerit(double Mass, Estimate Efficiency, Estimate Background, double MinimalCrossSection);
