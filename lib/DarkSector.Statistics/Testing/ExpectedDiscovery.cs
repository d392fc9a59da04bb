using System.Globalization;
using DarkSector.Numerics.Shapes;

namespace DarkSector.Statistics.Testing;

/// <summary>The significance that a signal would have.</summary>
/// <param name="Strength">The signal, as a multiple of the nominal one.</param>
/// <param name="Significance">Median expected significance, in standard deviations.</param>
public sealed record ExpectedDiscovery(double Strength, double Significance)
{
    /// <summary>p0 when the signal fluctuates upwards by a number of standard deviations; 0 for the median.</summary>
    /// <param name="deviations">Standard deviations, -2 to 2 for the usual bands.</param>
    public double PValue(double deviations = 0) => StandardNormal.Survival(Significance + deviations);

    /// <summary>One line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"expected significance at strength {Strength:G4}: {Significance:F2} +- 1 standard deviations (p0 = {PValue():G3})");
}
