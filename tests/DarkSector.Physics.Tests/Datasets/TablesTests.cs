using DarkSector.Numerics;
using DarkSector.Physics.Datasets;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Datasets;

public class TablesTests
{
    private static readonly DataSets Sets = DataSets.BuiltIn;

    [Theory]
    [InlineData("mu mu (gamma)", 1.148, "all", "KKMC")]
    [InlineData("tau tau (gamma)", 0.919, "all", "KKMC")]
    [InlineData("ee mu mu", 18.9, "M(mu mu) > 0.5 GeV", "AAFH")]
    [InlineData("mu mu mu mu", 0.342e-3, "all", "AAFH")]
    [InlineData("ee mu mu, tree", 18.78, "M(mu mu) > 0.5 GeV", "matrix element of MadGraph5_aMC@NLO 3.1.1")]
    public void CrossSections_AreInInternalUnitsWithRegionAndGenerator(string name, double nanobarn, string region, string generator)
    {
        var entry = Sets.CrossSections[name];
        Assert.Equal(nanobarn * nb, entry.Value.Value, 1e-6);
        Assert.Equal((region, generator), (entry.Region, entry.Generator));
    }

    [Fact]
    public void CrossSections_AgreeWithTheMonteCarloTableOfTheSameTalk()
    {
        // The samples of mu mu mu mu and mu mu tau tau are rounded to one digit; ee tau tau would be ten times off with the printed 0.182 nb.
        foreach (var sample in Sets.MonteCarlo)
        {
            var tolerance = sample.Name is "mu mu mu mu" or "mu mu tau tau" ? 0.06 : 0.01;
            Assert.Equal(1, sample.ImpliedCrossSection / Sets.CrossSections[sample.Name].Value.Value, tolerance);
        }
        Assert.Contains("0.182", Sets.CrossSections["ee tau tau"].Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void CrossSections_OfGeneratorsAreNearTheTreeOnes()
    {
        double Ratio(string name) => Sets.CrossSections[name].Over(Sets.CrossSections[name + ", tree"].Value, Sets.CrossSections[name + ", tree"].Region, 10.58).Value.Value;
        Assert.InRange(Ratio("ee mu mu"), 0.98, 1.02);
        Assert.InRange(Ratio("mu mu mu mu"), 1, 1.06);
    }

    [Fact]
    public void RunPeriods_AddUpAsTheTalkSaysAndNotToThePublishedLuminosity()
    {
        double Luminosity(string name) => Sets.RunPeriods.Where(period => period.Name == name).Sum(period => period.Luminosity);
        Assert.Equal(78.7 * invfb, Luminosity("invisible Z' by processing"), 1e-9);
        Assert.Equal(79.7 * invfb, Luminosity("invisible Z'"), 1e-9);
        Assert.Equal(626 * invfb, Luminosity("Belle leptophilic scalar"), 1e-9);
        Assert.Equal(365 * invfb, Luminosity("inelastic dark matter with dark Higgs"), 1e-9);
    }

    [Fact]
    public void HeadlineLimits_HoldRangesAndLeaveOutWhatIsNotQuoted()
    {
        var limit = Sets.HeadlineLimits["invisible Z'"];
        Assert.Equal((79.7, 0, 8, 3e-3, 1, "g'", "90 % CL"), (limit.Luminosity, limit.MassLow, limit.MassHigh, limit.LimitLow, limit.LimitHigh, limit.Quantity, limit.Level));
        Assert.True(double.IsNaN(Sets.HeadlineLimits["BaBar Z' to muons"].LimitHigh));
        Assert.Equal(19, Sets.HeadlineLimits.Count);
    }

    [Fact]
    public void AlpPhotonLimits_AreThoseOfTheAbstractAndGoRoundTheBeamDumps()
    {
        var belle = Sets.AlpPhotonLimits.Where(point => point.Experiment == "Belle II").ToArray();
        // "at the level of 1e-3 GeV^-1" from 0.2 to 9.7 GeV (abstract of Phys. Rev. Lett. 125, 161806); read off the figure.
        Assert.All(belle.Where(point => point.Mass < 1), point => Assert.InRange(point.Coupling, 0.6e-3, 2e-3));
        Assert.Equal(belle.Select(point => point.Mass).Order(), belle.Select(point => point.Mass));
        Assert.InRange(belle[0].Mass, 0.19, 0.2);
        Assert.InRange(belle[^1].Mass, 9.6, 9.7);
        Assert.Equal(["Belle II", "LEP", "beam dumps"], Sets.AlpPhotonLimits.Select(point => point.Experiment).Distinct());
        Assert.Contains("125, 161806", Sets.AlpPhotonLimits["Belle II"].Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_ShowThemselves()
    {
        var lines = Sets.CrossSections.ToString().Split('\n');
        Assert.StartsWith("process", lines[0], StringComparison.Ordinal);
        var tau = lines.Single(line => line.StartsWith("tau tau (gamma)", StringComparison.Ordinal));
        Assert.Contains("0.919 +- 0.003 nb", tau, StringComparison.Ordinal);
        Assert.Equal(lines[0].IndexOf("region", StringComparison.Ordinal), tau.IndexOf("all", StringComparison.Ordinal));
        Assert.Contains("0.1 to 8.7 GeV in steps of 0.1 GeV", Sets.Load<MassSegment>("mass-grids").ToString(), StringComparison.Ordinal);
        Assert.Contains("53.9", Sets.RunPeriods.ToString(), StringComparison.Ordinal);
        Assert.Contains("0.0185", Sets.MonteCarlo.ToString(), StringComparison.Ordinal);
        Assert.Contains("0.003 to 1", Sets.HeadlineLimits.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_NameTheNearestRecord()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => Sets.CrossSections["tautau(gamma)"]);
        Assert.Contains("Nearest: tau tau (gamma)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void KFactor_IsEntryOverCalculationInTheSameRegion()
    {
        var factor = Sets.CrossSections["tau tau (gamma)"].Over(new Estimate(0.772 * nb, 0.001 * nb), "all", 10.58);
        Assert.Equal(0.919 / 0.772, factor.Value.Value, 12);
        Assert.Equal(0.919 / 0.772 * Math.Sqrt(Math.Pow(0.003 / 0.919, 2) + Math.Pow(0.001 / 0.772, 2)), factor.Value.Error, 12);
        Assert.Equal("x1.190 to 0.919 +- 0.003 nb (tau tau (gamma), KKMC)", factor.ToString());
    }

    [Fact]
    public void KFactor_RefusesWhatCannotBeCompared()
    {
        var own = new Estimate(10 * nb, 0);
        var entry = Sets.CrossSections["ee mu mu"];
        Assert.Contains("is for the region 'M(mu mu) > 0.5 GeV', the calculation for 'all'", Assert.Throws<ArgumentException>(() => entry.Over(own, "all", 10.58)).Message, StringComparison.Ordinal);
        Assert.Contains("does not state its region", Assert.Throws<ArgumentException>(() => Sets.CrossSections["ee (gamma)"].Over(own, "not stated", 10.58)).Message, StringComparison.Ordinal);
        Assert.Contains("within a thousandth", Assert.Throws<ArgumentException>(() => entry.Over(own, entry.Region, 10.02)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => entry.Over(new Estimate(0, 0), entry.Region, 10.58));
    }
}
