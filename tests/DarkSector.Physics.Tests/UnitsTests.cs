using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests;

public class UnitsTests
{
    [Fact]
    public void Units_CombineToPlainNumbers()
    {
        Assert.Equal(919_000, 0.919 * nb * 1 * invfb, 6);
        Assert.Equal(1, 1000 * ab * invfb, 12);
        Assert.Equal(427, 0.427 * invab, 9);
        Assert.Equal(0.276, 276 * invpb, 12);
        Assert.Equal(Math.PI, 180 * deg, 12);
        Assert.Equal(0.25, 250 * MeV, 12);
        Assert.Equal(0.0012, 12 * um, 12);
        Assert.Equal(29.9792458, 299_792_458 * m / s * (1 * ns), 7); // light in a nanosecond [cm]
    }

    [Fact]
    public void HbarC_Squared_IsThatOfTheCrossSections() =>
        // 1 fb = 1e-39 cm^2
        Assert.Equal(PhysicalConstants.HbarC * PhysicalConstants.HbarC * 1e39, PhysicalConstants.HbarCSquared, 1e-9 * PhysicalConstants.HbarCSquared);
}
