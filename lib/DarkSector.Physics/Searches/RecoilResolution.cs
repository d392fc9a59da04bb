namespace DarkSector.Physics.Searches;

/// <summary>Resolution of the squared recoil mass in the simulation of Belle II: what a fast simulation has to reproduce.</summary>
/// <remarks>Weighted widths sigma_W = sqrt(f sigma1^2 + (1 - f) sigma2^2) of a double Crystal Ball, distributed with the Punzi network:
/// repository feichtip/punzinet, examples/width.txt (F. Abudinen et al., Eur. Phys. J. C 82, 121 (2022)).</remarks>
public static class RecoilResolution
{
    /// <summary>Z' masses [GeV].</summary>
    public static IReadOnlyList<double> PublishedMasses { get; } = [0.5, 1, 2, 3, 4, 5, 6, 7, 8, 8.7];

    /// <summary>Widths of the squared recoil mass [GeV^2].</summary>
    public static IReadOnlyList<double> PublishedWidths { get; } = [0.262, 0.287, 0.311, 0.271, 0.262, 0.243, 0.196, 0.158, 0.096, 0.063];
}
