using DarkSector.Numerics.Shapes;
using static DarkSector.Numerics.Shapes.Pdf;

namespace DarkSector.Numerics.Tests.Shapes;

public class PdfTests
{
    [Fact]
    public void Functions_AreNormalisedOnTheLine()
    {
        AssertUnit(x => Gaussian(x, 1, 0.5), -10, 10);
        AssertUnit(x => Exponential(x, 2), 0, 100);
        AssertUnit(x => DoubleCrystalBall(x, 0, 1, 1.2, 8, 1.5, 9), -400, 400);
        Assert.Equal(0, Exponential(-1, 2));
        Assert.Equal(2 / Math.PI / 0.5, BreitWigner(3, 3, 0.5), 1e-12);
    }

    [Fact]
    public void DoubleCrystalBall_HasTheNormalisationOfTheClosedForm()
    {
        // One tail at 1.5 with n = 3: N = 0.3247 + 2.3390 = 2.6637, the other at twenty widths.
        Assert.Equal(1 / 2.6637, DoubleCrystalBall(0, 0, 1, 1.5, 3, 20, 10), 2e-5);
    }

    private static void AssertUnit(Func<double, double> density, double low, double high) =>
        Assert.Equal(1, GaussLegendre.Integrate(density, low, high, 8000), 1e-8);
}
