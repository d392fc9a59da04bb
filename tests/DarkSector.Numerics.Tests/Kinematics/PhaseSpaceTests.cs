using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;

namespace DarkSector.Numerics.Tests.Kinematics;

public class PhaseSpaceTests
{
    private static readonly FourVector Moving = FourVector.FromMass(new(0.3, -0.2, 4), 2);

    [Fact]
    public void Kallen_IsSymmetric()
    {
        Assert.Equal(-23, PhaseSpace.Kallen(2, 3, 4)); // 4 + 9 + 16 - 12 - 24 - 16
        Assert.Equal(PhaseSpace.Kallen(2, 3, 4), PhaseSpace.Kallen(4, 2, 3));
        Assert.Equal(25, PhaseSpace.Kallen(5, 0, 0));
    }

    [Fact]
    public void BreakupMomentum_MatchesTheTriangleFunction()
    {
        Assert.Equal(Math.Sqrt(PhaseSpace.Kallen(4, 0.25, 0.49)) / 4, PhaseSpace.BreakupMomentum(2, 0.5, 0.7), 1e-15);
        Assert.Equal(1, PhaseSpace.BreakupMomentum(2, 0, 0));
        // pi+ -> mu+ nu: 29.79 MeV (PDG), (m_pi^2 - m_mu^2) / (2 m_pi)
        Assert.Equal(0.02979, PhaseSpace.BreakupMomentum(0.13957039, 0.1056583755, 0), 1e-5);
    }

    [Fact]
    public void BreakupMomentum_IsAccurateAtThreshold()
    {
        // p^2 = 2 mu Q for Q << m, with the reduced mass mu = 0.25
        Assert.Equal(Math.Sqrt(0.5e-12), PhaseSpace.BreakupMomentum(1 + 1e-12, 0.5, 0.5), 1e-10);
        Assert.Equal(0, PhaseSpace.BreakupMomentum(1, 0.5, 0.5));
        Assert.Equal(0, PhaseSpace.BreakupMomentum(0.9, 0.5, 0.5));
    }

    [Theory]
    [InlineData(0.5, 0.7)]
    [InlineData(0, 0)]
    [InlineData(0, 1.9)]
    [InlineData(1, 1)] // threshold
    public void TwoBody_ConservesMomentumAndMasses(double mass1, double mass2)
    {
        var rng = RandomStream.FromSeed(5);
        for (var i = 0; i < 1000; i++)
        {
            var (a, b) = PhaseSpace.TwoBody(FourVector.AtRest(2).Boost(Moving.Velocity), mass1, mass2, rng);
            AssertZero(a + b - Moving, 1e-13);
            Assert.Equal(mass1 * mass1, a.MassSquared, 1e-12);
            Assert.Equal(mass2 * mass2, b.MassSquared, 1e-12);
        }
    }

    [Fact]
    public void TwoBody_SumsToAVeryFastParent()
    {
        var parent = FourVector.FromMass(new(0, 3, 4), 0.0012);
        var (a, b) = PhaseSpace.TwoBody(parent, 0.00051, 0.00051, RandomStream.FromSeed(5));
        AssertZero(a + b - parent, 1e-14);
    }

    [Fact]
    public void TwoBody_TakesItsDirectionInTheRestFrame()
    {
        var direction = ThreeVector.Direction(0.4, 1.3);
        var (a, b) = PhaseSpace.TwoBody(Moving, 0.5, 0.7, direction);
        Assert.Equal(0, a.InRestFrameOf(Moving).Momentum.AngleTo(direction), 1e-14);
        Assert.Equal(Math.PI, b.InRestFrameOf(Moving).Momentum.AngleTo(direction), 1e-14);
        var error = Assert.Throws<ArgumentException>(() => PhaseSpace.TwoBody(Moving, 0.5, 0.7, 2 * direction));
        Assert.Contains("must be a unit vector", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoBody_IsIsotropicInTheRestFrame()
    {
        var rng = RandomStream.FromSeed(5);
        var directions = Enumerable.Range(0, 100_000).Select(_ => PhaseSpace.TwoBody(Moving, 0.5, 0, rng).First.InRestFrameOf(Moving)).ToArray();
        Assert.True(GoodnessOfFit.PValue(directions.Select(d => d.CosTheta), c => (c + 1) / 2) > GoodnessOfFit.Threshold);
        Assert.True(GoodnessOfFit.PValue(directions.Select(d => d.Phi), phi => phi / (2 * Math.PI) + 0.5) > GoodnessOfFit.Threshold);
    }

    [Fact]
    public void Decays_RefuseAParentThatIsTooLight()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>("parent", () => PhaseSpace.TwoBody(Moving, 1.5, 0.7, RandomStream.FromSeed(1)));
        Assert.Contains("A parent of mass 2 GeV cannot decay to products of 2.2 GeV", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => PhaseSpace.ThreeBody(Moving, 1, 0.7, 0.4, RandomStream.FromSeed(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => PhaseSpace.TwoBody(new(0, 0, 5, 3), 0, 0, RandomStream.FromSeed(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => PhaseSpace.TwoBody(new(0, 0, 5, 5), 0, 0, RandomStream.FromSeed(1)));
    }

    [Theory]
    [InlineData(0.3, 0.5, 0.1)]
    [InlineData(0, 0, 0)]
    [InlineData(0, 1.2, 0)]
    [InlineData(1, 0.5, 0.499999999)]
    public void ThreeBody_ConservesMomentumAndMasses(double mass1, double mass2, double mass3)
    {
        var rng = RandomStream.FromSeed(6);
        for (var i = 0; i < 1000; i++)
        {
            var (a, b, c) = PhaseSpace.ThreeBody(Moving, mass1, mass2, mass3, rng);
            AssertZero(a + b + c - Moving, 1e-13);
            Assert.Equal(mass1 * mass1, a.MassSquared, 1e-12);
            Assert.Equal(mass2 * mass2, b.MassSquared, 1e-12);
            Assert.Equal(mass3 * mass3, c.MassSquared, 1e-12);
        }
    }

    [Fact]
    public void ThreeBody_AtThresholdLeavesEverythingAtRest()
    {
        var rng = RandomStream.FromSeed(6);
        for (var i = 1; i < 1000; i++)
        {
            var (m1, m2, m3) = (0.1 * i, 0.7, 1.0 / i);
            var (a, b, c) = PhaseSpace.ThreeBody(FourVector.AtRest(m1 + m2 + m3), m1, m2, m3, rng);
            Assert.Equal(0, a.P + b.P + c.P, 1e-5 * i);
        }
    }

    [Theory]
    [InlineData(0.3, 0.5, 0.1)]
    [InlineData(0, 0.7, 0.4)]
    [InlineData(0, 0, 0)]
    public void ThreeBody_FillsTheDalitzPlotEvenly(double mass1, double mass2, double mass3)
    {
        const int events = 100_000;
        var (rng, cells) = (RandomStream.FromSeed(7), new double[100]);
        var (lowest, highest) = (Squared(mass1 + mass2), Squared(2 - mass3));
        for (var i = 0; i < events; i++)
        {
            var (a, b, c) = PhaseSpace.ThreeBody(Moving, mass1, mass2, mass3, rng);
            var (m12, m23) = ((a + b).MassSquared, (b + c).MassSquared);
            var (low, high) = DalitzLimits(m12, mass1, mass2, mass3);
            cells[10 * Cell((m12 - lowest) / (highest - lowest)) + Cell((m23 - low) / (high - low))]++;
        }
        var lengths = Enumerable.Range(0, 10).Select(column => MeanLength(lowest, highest, column, mass1, mass2, mass3)).ToArray();
        double[] expected = [.. from length in lengths from _ in Enumerable.Range(0, 10) select events * length / lengths.Sum() / 10];
        Assert.True(GoodnessOfFit.PValue(cells, expected) > GoodnessOfFit.Threshold);
    }

    [Fact]
    public void ThreeBody_IsIsotropic()
    {
        var rng = RandomStream.FromSeed(8);
        var decays = Enumerable.Range(0, 50_000).Select(_ => PhaseSpace.ThreeBody(FourVector.AtRest(2), 0.3, 0.5, 0.1, rng)).ToArray();
        Assert.True(GoodnessOfFit.PValue(decays.Select(d => d.First.CosTheta), c => (c + 1) / 2) > GoodnessOfFit.Threshold);
        Assert.True(GoodnessOfFit.PValue(decays.Select(d => d.Third.CosTheta), c => (c + 1) / 2) > GoodnessOfFit.Threshold);
    }

    // Limits of m23^2 at given m12^2 for a parent of 2 GeV: PDG review "Kinematics", Dalitz plot.
    private static (double Low, double High) DalitzLimits(double m12Squared, double mass1, double mass2, double mass3)
    {
        var m12 = Math.Sqrt(m12Squared);
        var e2 = (m12Squared - mass1 * mass1 + mass2 * mass2) / (2 * m12);
        var e3 = (4 - m12Squared - mass3 * mass3) / (2 * m12);
        var (p2, p3) = (Root(e2 * e2 - mass2 * mass2), Root(e3 * e3 - mass3 * mass3));
        return (Squared(e2 + e3) - Squared(p2 + p3), Squared(e2 + e3) - Squared(p2 - p3));
    }

    private static double MeanLength(double lowest, double highest, int column, double mass1, double mass2, double mass3) =>
        Enumerable.Range(0, 2000).Average(i =>
        {
            var (low, high) = DalitzLimits(lowest + (highest - lowest) * (column + (i + 0.5) / 2000) / 10, mass1, mass2, mass3);
            return high - low;
        });

    private static int Cell(double fraction) => Math.Clamp((int)(10 * fraction), 0, 9);

    private static double Squared(double x) => x * x;

    private static double Root(double x) => Math.Sqrt(Math.Max(0, x));

    private static void AssertZero(FourVector v, double tolerance) =>
        Assert.InRange(Math.Abs(v.Px) + Math.Abs(v.Py) + Math.Abs(v.Pz) + Math.Abs(v.E), 0, 4 * tolerance);
}
