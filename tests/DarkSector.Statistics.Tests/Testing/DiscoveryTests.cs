using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Testing;

namespace DarkSector.Statistics.Tests.Testing;

public class DiscoveryTests
{
    [Fact]
    public void Test_MatchesPyhf()
    {
        var reference = Reference.Load("p0_1bin_shapesys");
        var (model, data) = reference.Model();
        var observed = Discovery.Test(model, data);
        var expected = Discovery.Test(model, model.Asimov(model.FitAt(data, 1)));

        Assert.Equal((double)reference.Expected["exact"]!["Z"]!, observed.Significance, 1e-8);
        Assert.Equal((double)reference.Expected["exact"]!["p0"]!, observed.PValue, 1e-8);
        Assert.Equal((double)reference.Expected["exact_expected_mu1_asimov"]!["Z"]!, expected.Significance, 1e-8);
    }

    [Fact]
    public void Test_OfAsimovData_MatchesTheClosedFormWithBackgroundUncertainty()
    {
        var reference = Reference.Load("asimov_significance");
        var rows = reference.Inputs["rows"]!.AsArray();
        var expected = Reference.Numbers(reference.Expected["Z"]!);
        for (var i = 0; i < expected.Length; i++)
        {
            var row = Reference.Numbers(rows[i]!);
            var model = TemplateModel.Signal("signal", [row[0]]).Background("background", [row[1]]).WithUncorrelatedBins("background", [row[2]]);
            Assert.Equal(expected[i], Discovery.Test(model, model.Asimov(1)).Significance, reference.Tolerance("rel") * expected[i]);
        }
    }

    [Fact]
    public void Test_OfOnOffCounts_IsLiAndMa()
    {
        var reference = Reference.Load("onoff_significance");
        foreach (var row in reference.Expected["rows"]!.AsArray().Where(row => (double)row!["excess"]! > 0))
        {
            var (on, off, alpha) = ((double)row!["n_on"]!, (double)row["n_off"]!, (double)row["alpha"]!);
            var model = TemplateModel.Signal("signal", [1]).Background("off", [alpha * off]).WithUncorrelatedBins("off", [alpha * Math.Sqrt(off)]);
            Assert.Equal((double)row["liMa"]!, Discovery.Test(model, model.Data([on])).Significance, reference.Tolerance("abs"));
        }
    }

    [Fact]
    public void Test_OfADeficit_HasNoSignificance()
    {
        var model = TemplateModel.Signal("signal", [5]).Background("background", [50]);
        var result = Discovery.Test(model, model.Data([40]));

        Assert.Equal(0, result.Significance);
        Assert.Equal(0.5, result.PValue);
        Assert.Equal(StandardNormal.Survival(0), result.PValue);
    }

    [Fact]
    public void Test_RejectsEventsWhereNoBackgroundIsExpected()
    {
        var model = TemplateModel.Signal("signal", [5]);
        Assert.Throws<ArgumentException>(() => Discovery.Test(model, model.Data([2])));
    }
}
