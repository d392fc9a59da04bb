using DarkSector.Physics.Generation;

namespace DarkSector.Physics.Tests.Generation;

public class InitialStateRadiationTests
{
    private const double SqrtS = 10.58;
    private const double S = SqrtS * SqrtS;

    private static readonly InitialStateRadiation Radiation = InitialStateRadiation.At(SqrtS);

    [Fact]
    public void Beta_MatchesValueAtTheUpsilon4S() => Assert.Equal(0.0877, Radiation.Beta, 4);

    [Fact]
    public void Beta_FallsWithTheScale() => Assert.True(new InitialStateRadiation(0.01 * S).Beta < Radiation.Beta);

    [Theory]
    [InlineData(0.3, 0.7)]
    [InlineData(0.9, 0.99)]
    [InlineData(0.05, 0.5)]
    public void Densities_IntegrateToOne(double smallPart, double largePart)
    {
        // 1 = integral to x + integral beyond x: below x analytically, D(x) = b x^(b-1) (1 + 3b/4) - b (1 - x/2).
        foreach (var (density, b) in new[] { ((Func<double, double>)Radiation.BeamDensity, Radiation.Beta / 2), (Radiation.PairDensity, Radiation.Beta) })
            foreach (var x in new[] { smallPart, largePart })
            {
                var below = (1 + 0.75 * b) * Math.Pow(x, b) - b * (x - x * x / 4);
                Assert.Equal(1, below + Midpoint(density, x, 1, 20_000), 8);
            }
    }

    [Fact]
    public void Fold_OfAConstant_IsOne() => Assert.Equal(1, Radiation.Fold(_ => 1, S, 0), 10);

    [Fact]
    public void Draw_ReproducesTheBeamDensity()
    {
        var b = Radiation.Beta / 2;
        foreach (var u in new[] { 0.5, 0.8, 0.9, 0.99, 0.9999 })
        {
            var (x, weight) = Radiation.Draw(u);
            Assert.Equal(Radiation.BeamDensity(x), weight * b * Math.Pow(x, b - 1), 1e-10 * Radiation.BeamDensity(x));
        }
    }

    [Fact]
    public void Draw_StaysFiniteAtBothEnds()
    {
        Assert.Equal((0, 1 + 0.375 * Radiation.Beta), Radiation.Draw(0));
        Assert.Equal(1, Radiation.Draw(1).Fraction);
        Assert.Equal(0.5 + 0.375 * Radiation.Beta, Radiation.Draw(1).Weight, 12);
        var (x, weight) = Radiation.Draw(1e-12);
        Assert.InRange(x, 0, 1e-200);
        Assert.Equal(1 + 0.375 * Radiation.Beta, weight, 12);
    }

    [Fact]
    public void Fold_OfOneOverS_MatchesDirectIntegrationOverTheDensityOfBothBeams()
    {
        // sigma ~ 1/s' above sqrt(s') = 1 GeV. In t = x^beta the soft peak of the two-beam density is flat. The two forms differ by O(beta^2) = 0.8 %.
        var beta = Radiation.Beta;
        var direct = Midpoint(t =>
        {
            var x = Math.Pow(t, 1 / beta);
            return Radiation.PairDensity(x) * Math.Pow(x, 1 - beta) / beta / (1 - x);
        }, 0, Math.Pow(1 - 1 / S, beta), 400_000);
        Assert.Equal(1, Radiation.Fold(s => S / s, S, 1) / direct, beta * beta);
    }

    [Fact]
    public void Fold_OfOneOverS_MatchesDirectIntegrationOverTwoBeams()
    {
        // Soft photons in t = x^b, hard ones in ln(1 - x), where 1/(1 - x) is flat.
        var b = Radiation.Beta / 2;
        double OverBeam(double highest, Func<double, double> f)
        {
            var middle = Math.Min(0.5, highest);
            var soft = Midpoint(t => Math.Pow(t, 1 / b) is var x && x > 0 ? Radiation.BeamDensity(x) * Math.Pow(x, 1 - b) / b * f(x) : 0, 0, Math.Pow(middle, b), 1000);
            var hard = Midpoint(l => Radiation.BeamDensity(1 - Math.Exp(l)) * Math.Exp(l) * f(1 - Math.Exp(l)), Math.Log(1 - highest), Math.Log(1 - middle), 200);
            return soft + hard;
        }
        var direct = OverBeam(1 - 1 / S, x1 => OverBeam(1 - 1 / (S * (1 - x1)), x2 => 1 / ((1 - x1) * (1 - x2))));
        Assert.Equal(1, Radiation.Fold(s => S / s, S, 1) / direct, 1e-4);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.3, 0.01)]
    [InlineData(0.2, 0.8)]
    public void Split_ConservesMomentumAndKeepsPhotonsOnTheBeams(double x1, double x2)
    {
        var (system, photon1, photon2) = InitialStateRadiation.Split(SqrtS, x1, x2);
        var sum = system + photon1 + photon2;
        Assert.Equal(SqrtS, sum.E, 12);
        Assert.Equal(0, sum.P, 12);
        Assert.Equal((1 - x1) * (1 - x2) * S, system.MassSquared, 10);
        Assert.Equal(x1 * SqrtS / 2, photon1.Pz, 12);
        Assert.Equal(-x2 * SqrtS / 2, photon2.Pz, 12);
        Assert.Equal(0, photon1.MassSquared + photon2.MassSquared, 12);
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(0.2, 1)]
    [InlineData(9.5, 4)]
    public void FoldAboveThreshold_AgreesWithTheFoldOfTheFunctionItself(double threshold, int power)
    {
        // Phase space that opens as a power, on a falling cross-section.
        var radiation = InitialStateRadiation.At(SqrtS);
        double CrossSection(double energy) => Math.Pow(energy - threshold, power) / (energy * energy);
        var direct = radiation.Fold(s => CrossSection(Math.Sqrt(s)), S, threshold * threshold);
        Assert.Equal(direct, radiation.FoldAboveThreshold(CrossSection, SqrtS, threshold), 2e-4 * direct);
    }

    [Fact]
    public void FoldAboveThreshold_RefusesAThresholdBeyondTheBeams() => Assert.Contains("threshold = 11 GeV",
        Assert.Throws<ArgumentOutOfRangeException>(() => InitialStateRadiation.At(SqrtS).FoldAboveThreshold(_ => 1, SqrtS, 11)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Constructor_RejectsImpossibleScale(double scale) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new InitialStateRadiation(scale));

    private static double Midpoint(Func<double, double> function, double low, double high, int steps)
    {
        var (sum, width) = (0.0, (high - low) / steps);
        for (var i = 0; i < steps; i++)
            sum += function(low + (i + 0.5) * width);
        return sum * width;
    }
}
