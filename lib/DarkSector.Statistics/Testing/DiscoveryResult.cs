using System.Globalization;

namespace DarkSector.Statistics.Testing;

/// <summary>How unlikely the data are without signal.</summary>
/// <param name="Strength">Best multiple of the nominal signal, at least 0.</param>
/// <param name="Statistic">q0 = 2 (-ln L(0) + ln L(best)).</param>
/// <param name="Significance">Z = sqrt(q0), in standard deviations.</param>
/// <param name="PValue">p0 = 1 - Phi(Z), the one-sided probability of a larger excess by chance.</param>
public sealed record DiscoveryResult(double Strength, double Statistic, double Significance, double PValue)
{
    /// <summary>One line: significance and p-value.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"local significance {Significance:F2} standard deviations (p0 = {PValue:G3}), strength {Strength:G4}");
}
