using DarkSector.Notebook.Figures;
using DarkSector.Physics.Datasets;
using DarkSector.Physics.Models;

namespace DarkSector.Notebook.Tests.Figures;

public sealed class PlaneTests
{
    [Fact]
    public void Ellipse_OfCovariance_HasItsAxesAndAngle()
    {
        // Variances 4 and 1 turned by 30 degrees.
        var (sin, cos) = Math.SinCos(Math.PI / 6);
        var ellipse = Ellipse.OfCovariance(3, 5, 4 * cos * cos + sin * sin, 3 * sin * cos, 4 * sin * sin + cos * cos, sigmas: 2);
        Assert.Equal((4, 2, Math.PI / 6), (ellipse.First, ellipse.Second, ellipse.Angle), new Near());
        Assert.True(ellipse.Contains(3 + 3.99 * cos, 5 + 3.99 * sin));
        Assert.False(ellipse.Contains(3 + 4.01 * cos, 5 + 4.01 * sin));
        Assert.False(ellipse.Contains(3 - 2.1 * sin, 5 + 2.1 * cos));
        var (x, y) = ellipse.EdgeAt(Math.PI / 2);
        Assert.Equal((3 - 2 * sin, 5 + 2 * cos, 0), (x, y, 0), new Near());
    }

    [Theory]
    [InlineData(-1, 0, 1)]
    [InlineData(1, 2, 1)]
    [InlineData(1, double.NaN, 1)]
    public void Ellipse_RefusesWhatIsNoCovariance(double x, double xy, double y) =>
        Assert.Throws<ArgumentException>(() => Ellipse.OfCovariance(0, 0, x, xy, y));

    [Fact]
    public void Ellipses_RefuseAnEmptyListAndFlatOnes()
    {
        Assert.Throws<ArgumentException>(() => new Figure().AddEllipses("none", []));
        Assert.Throws<ArgumentException>(() => new Figure().AddEllipses("flat", [new Ellipse(0, 0, 1, 0, 0)]));
    }

    [Fact]
    public void QuotedLimit_WithoutRangeOfMasses_SaysWhy()
    {
        var limit = DataSets.BuiltIn.HeadlineLimits["inelastic dark matter with dark Higgs"];
        Assert.Contains("no range of masses", Assert.Throws<ArgumentException>(() => new Figure().AddQuotedLimit(limit)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryQuotedLimitWithNumbers_CanBeDrawn()
    {
        foreach (var limit in DataSets.BuiltIn.HeadlineLimits.Where(limit => !double.IsNaN(limit.MassHigh) && !double.IsNaN(limit.LimitLow)))
            Assert.Empty(Figure.Exclusion("this search", [0.3, 3], [1e-2, 1e-1], null, limit).Layout().Faults());
    }

    [Fact]
    public void Exclusion_RefusesLimitsOnDifferentQuantities()
    {
        var (coupling, crossSection) = (DataSets.BuiltIn.HeadlineLimits["Z' to muons coupling"], DataSets.BuiltIn.HeadlineLimits["Z' to muons"]);
        Assert.Contains("one quantity", Assert.Throws<ArgumentException>(() => Figure.Exclusion("x", [1, 2], [1, 1], null, coupling, crossSection)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MuonAnomaly_IsTheBandOfTheModel()
    {
        var band = new Figure().AddMuonAnomaly(0.01, 8).Elements.OfType<Band>().Single();
        Assert.Equal(249e-11 + 96e-11, MuonAnomaly.FromZPrime(band.X[40], band.High[40]), 1e-18);
        Assert.Equal(249e-11 - 96e-11, MuonAnomaly.FromZPrime(band.X[40], band.Low[40]), 1e-18);
    }

    [Fact]
    public void Planes_EndWhereTheirContentEnds()
    {
        var plan = new FigurePlan(PlaneSamples.InelasticPlane());
        Assert.Equal((1e-13, 1e-6), (plan.Y.Low, plan.Y.High));
    }

    private sealed class Near : IEqualityComparer<(double, double, double)>
    {
        public bool Equals((double, double, double) a, (double, double, double) b) =>
            Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) + Math.Abs(a.Item3 - b.Item3) < 1e-9;

        public int GetHashCode((double, double, double) of) => 0;
    }
}
