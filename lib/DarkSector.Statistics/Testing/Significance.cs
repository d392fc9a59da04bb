using DarkSector.Numerics.Shapes;

namespace DarkSector.Statistics.Testing;

/// <summary>p-values as numbers of standard deviations, and back.</summary>
/// <remarks>One-sided, as for discoveries: p = 1 - Phi(Z), so that Z = 5 is p = 2.87e-7. Both directions keep their relative accuracy in
/// the far tail.</remarks>
public static class Significance
{
    /// <summary>Z of a one-sided p-value.</summary>
    /// <param name="pValue">Between 0 and 1; infinite at the ends.</param>
    public static double FromPValue(double pValue) => StandardNormal.SurvivalQuantile(pValue);

    /// <summary>The one-sided p-value of Z.</summary>
    /// <param name="significance">Number of standard deviations.</param>
    public static double ToPValue(double significance) => StandardNormal.Survival(significance);
}
