using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Testing;

namespace DarkSector.Statistics.Tests.Testing;

public class OnOffSignificanceTests
{
    [Fact]
    public void LiMaAndBinomial_MatchTheReference()
    {
        var reference = Reference.Load("onoff_significance");
        foreach (var row in reference.Expected["rows"]!.AsArray())
        {
            var (on, off, tau) = ((double)row!["n_on"]!, (double)row["n_off"]!, 1 / (double)row["alpha"]!);
            Assert.Equal((double)row["liMa"]!, LiMa.Significance(on, off, tau), reference.Tolerance("abs"));
            Assert.Equal((double)row["Z_Bi"]!, BinomialSignificance.Significance(on, off, tau), reference.Tolerance("abs"));
            Assert.Equal((double)row["p_Bi"]!, BinomialSignificance.PValue(on, off, tau), reference.Tolerance("abs"));
        }
    }

    [Fact]
    public void LiMaAndBinomial_MatchTheTableOfThePhysicsNotes()
    {
        var reference = Reference.Load("onoff_limits");
        var (rows, expected) = (reference.Inputs["rows"]!.AsArray(), reference.Expected["rows"]!.AsArray());
        for (var i = 0; i < rows.Count; i++)
        {
            var row = Reference.Numbers(rows[i]!);
            Assert.Equal((double)expected[i]![0]!, Math.Max(0, LiMa.Significance(row[0], row[1], row[2])), reference.Tolerance("abs"));
            if (expected[i]![1] is { } binomial)
                Assert.Equal((double)binomial, BinomialSignificance.Significance(row[0], row[1], row[2]), reference.Tolerance("abs"));
        }
    }

    // Z_Bi is the p-value of Poisson counts averaged over the gamma density of the background (Cousins, Linnemann and Tucker, section 4).
    [Fact]
    public void Binomial_WithoutControlEvents_IsAGeometricTail()
    {
        Assert.Equal(Math.Pow(0.25, 3), BinomialSignificance.PValue(3, 0, 3), 1e-14);
        Assert.Equal(1, BinomialSignificance.PValue(0, 5, 3));
        Assert.Equal(0, LiMa.Significance(0, 0, 3));
    }

    [Fact]
    public void AsimovSignificance_MatchesTheReference()
    {
        var reference = Reference.Load("asimov_significance");
        var (rows, expected) = (reference.Inputs["rows"]!.AsArray(), Reference.Numbers(reference.Expected["Z"]!));
        for (var i = 0; i < expected.Length; i++)
        {
            var row = Reference.Numbers(rows[i]!);
            Assert.Equal(expected[i], AsimovSignificance.Of(row[0], row[1], row[2]), reference.Tolerance("rel") * expected[i]);
        }

        Assert.Equal(0, AsimovSignificance.Of(0, 5));
        Assert.Equal(double.PositiveInfinity, AsimovSignificance.Of(1, 0));
    }

    [Theory]
    [InlineData(5, 2.866515718791939e-7)]
    [InlineData(3, 1.349898031630095e-3)]
    [InlineData(0, 0.5)]
    public void Significance_OfAPValue_AndBack(double z, double p)
    {
        Assert.Equal(p, Significance.ToPValue(z), 1e-12 * p);
        Assert.Equal(z, Significance.FromPValue(p), 1e-10);
        Assert.Equal(StandardNormal.Survival(z), Significance.ToPValue(z));
    }

    [Fact]
    public void Significances_RejectWhatIsNoCount()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LiMa.Significance(-1, 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LiMa.Significance(1, double.NaN, 1));
        Assert.Contains("tau = 0", Assert.Throws<ArgumentOutOfRangeException>(() => LiMa.Significance(1, 2, 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialSignificance.PValue(1, 2, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => AsimovSignificance.Of(-1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => AsimovSignificance.Of(1, 2, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Significance.FromPValue(1.5));
    }
}
