using DarkSector.Statistics.Diagnostics;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Tests.Models;

namespace DarkSector.Statistics.Tests.Diagnostics;

public class DiagnosticsTests
{
    private static readonly TemplateModel Model = SearchSample.Model();
    private static readonly double[] Counts = [1063, 985, 842, 5080, 4010];

    // With many events the likelihood is a parabola: the impact of a parameter, the mean of both sides, is its covariance with the strength over its error.
    [Fact]
    public void Impacts_AreCovariancesOverErrorsForManyEvents()
    {
        var impacts = Impacts.Of(Model, Model.Asimov(1));
        Assert.True(impacts.IsValid);
        Assert.Equal(Model.Nuisances.Count + Model.BinFactors.Count, impacts.Ranking.Count);
        foreach (var impact in impacts.Ranking)
        {
            var expected = impacts.Fit.Covariance("mu", impact.Name) / impacts.Fit[impact.Name].Error;
            Assert.Equal(expected, 0.5 * (impact.Up - impact.Down), 0.01 * Math.Abs(expected) + 1e-4);
        }

        Assert.Equal(impacts.Ranking.OrderByDescending(impact => impact.Size).Select(impact => impact.Name), impacts.Ranking.Select(impact => impact.Name));
        Assert.True(double.IsNaN(impacts.Ranking.Single(impact => impact.Name == "mumu normalisation").PrefitUp));
        var efficiency = impacts.Ranking.Single(impact => impact.Name == "efficiency");
        Assert.InRange(efficiency.PrefitUp, -0.055, -0.045);
    }

    [Fact]
    public void Impacts_OfSomeParametersOnly()
    {
        var impacts = Impacts.Of(Model, Model.Data(Counts), parameters: ["efficiency", "simulation[1]"]);
        Assert.Equal(["efficiency", "simulation[1]"], impacts.Ranking.Select(impact => impact.Name).Order());
        Assert.Contains("prefit down", impacts.ToString(), StringComparison.Ordinal);
        Assert.Contains("<td>efficiency</td>", impacts.ToHtml(), StringComparison.Ordinal);
        Assert.Single(impacts.Largest(1).Ranking);
        Assert.Contains("efficiency", Assert.Throws<KeyNotFoundException>(() => Impacts.Of(Model, Model.Data(Counts), parameters: ["eficiency"])).Message, StringComparison.Ordinal);
    }

    // A nuisance with a kink held on its lower side must be evaluated there.
    [Fact]
    public void Impacts_OfAPiecewiseInterpolationTakeTheRightSide()
    {
        var model = TemplateModel.Signal("signal", [500]).Background("background", [1000]).WithAsymmetricNormalisation("norm", 0.9, 1.3, "background");
        var impact = Assert.Single(Impacts.Of(model, model.Asimov(1)).Ranking);
        Assert.Equal(0.2, impact.PrefitDown, 3);
        Assert.Equal(-0.6, impact.PrefitUp, 3);
    }

    [Fact]
    public void Pulls_OfTheAsimovSetAreZeroAndNoErrorGrows()
    {
        var pulls = Pulls.From(Model, Model.Fit(Model.Asimov(1)));
        Assert.Equal(3 + 3 + 3 + 2, pulls.Of.Count);
        Assert.All(pulls.Of, pull => Assert.Equal(0, pull.Value, 4));
        Assert.All(pulls.Of, pull => Assert.InRange(pull.Error, 0.05, 1.0001));
        Assert.Empty(pulls.Large);
    }

    [Fact]
    public void Pulls_SayWhichAreLarge()
    {
        var model = TemplateModel.Signal("signal", [10, 0]).Background("background", [1000, 10000]).WithNormalisation("norm", 0.01, "background");
        var pulls = Pulls.From(model, model.Fit(model.Data([1100, 11000])));
        Assert.Equal("norm", Assert.Single(pulls.Large).Name);
        Assert.Contains("1 LARGE", pulls.ToString(), StringComparison.Ordinal);
        Assert.Contains("data and model disagree", pulls.ToHtml(), StringComparison.Ordinal);
        Assert.Empty(pulls.Largest(0).Of);
    }

    [Fact]
    public void Correlations_AreThoseOfTheFit()
    {
        var fit = Model.Fit(Model.Data(Counts));
        var matrix = CorrelationMatrix.Of(fit);
        Assert.Equal(1, matrix["mu", "mu"], 12);
        Assert.Equal(fit.Correlation("mu", "mumu normalisation"), matrix["mumu normalisation", "mu"], 12);
        Assert.Equal(matrix.Pairs[0].Correlation, matrix.Largest(2).Pairs.Single().Correlation);
        Assert.Contains(matrix.Pairs[0].First, matrix.ToString(), StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => matrix["mu", "nothing"]);
    }

    [Fact]
    public void Profile_RisesByOneAtTheError()
    {
        var profile = LikelihoodProfile.Of(Model, Model.Data(Counts), 0, 3, 31);
        var (best, error) = (profile.Best.Strength.Value, profile.Best.Strength.Error);
        Assert.True(profile.IsValid);
        Assert.InRange(LikelihoodProfile.Of(Model, Model.Data(Counts), best, best + error, 2).Points[1].Rise, 0.9, 1.1);
        Assert.Equal(0, profile.Points.Min(point => point.Rise), 0.05);
        Assert.Contains("-2 ln(L/Lmax)", profile.ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LikelihoodProfile.Of(Model, Model.Data(Counts), 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LikelihoodProfile.Of(Model, Model.Data(Counts), -1, 1));
    }

    // A free signal takes what the data leave: the bin is as uncertain as the count, whatever its factors.
    [Fact]
    public void PostfitYields_OfABinWithFreeSignalAreItsCount()
    {
        var model = TemplateModel.Of("mu", Channel.Named("SR")
            .With("signal", [50], new NormFactor("mu"))
            .With("one", [100], new StatError("stat", [12]), new NormSys("norm", 0.9, 1.1))
            .With("two", [80], new ShapeSys("own", [10])));
        var data = model.Asimov(1);
        var total = ExpectedYields.Postfit(model, data, model.Fit(data))["SR"].Total;
        Assert.Equal(230, total.Sum.Value, 4);
        Assert.Equal(Math.Sqrt(230), total.Sum.Error, 4);
        Assert.Equal(Math.Sqrt(230), total.Bins[0].Error, 4);
    }

    // A bin without signal: count and uncertainties, of two samples with factors of their own, combine like measurements.
    [Fact]
    public void PostfitYields_OfABackgroundBinCombineCountAndUncertainties()
    {
        var model = TemplateModel.Of("mu", Channel.Named("SR").With("signal", [50, 0], new NormFactor("mu"))
            .With("one", [100, 400], new StatError("stat", [0, 30])).With("two", [80, 600], new ShapeSys("own", [0, 40])));
        var data = model.Asimov(1);
        var yields = ExpectedYields.Postfit(model, data, model.Fit(data))["SR"];
        Assert.Equal(1 / Math.Sqrt(1 / 1000.0 + 1 / (30.0 * 30 + 40 * 40)), yields.Total.Bins[1].Error, 4);
        Assert.Equal(30 * Math.Sqrt((1000.0 + 1600) / (1000 + 2500)), yields.Samples[1].Bins[1].Error, 4);
        Assert.Equal(yields.Total.Sum.Error, Math.Sqrt(yields.Total.Bins.Sum(bin => bin.Error * bin.Error)), 4);
    }

    [Fact]
    public void PrefitYields_AddUncertaintiesInQuadrature()
    {
        var yields = ExpectedYields.Prefit(Model, 1, Model.Data(Counts));
        var (mumu, tautau) = (yields["SR"].Samples[1], yields["SR"].Samples[2]);
        Assert.Equal(2400, mumu.Sum.Value, 9);
        Assert.Equal(Math.Sqrt(20 * 20 + 12 * 12), mumu.Bins[0].Error, 0.05);
        Assert.Equal(Math.Sqrt(10 * 10 + 15 * 15), tautau.Bins[0].Error, 0.1);

        // The scale moves events from bin to bin; cross-sections move all bins together.
        Assert.Equal(Math.Sqrt(5 * 5 + 12 * 12 + 11 * 11 + 10 * 10), mumu.Sum.Error, 0.05);
        Assert.Equal(Math.Sqrt(36 * 36 + 15 * 15 + 15 * 15 + 20 * 20), tautau.Sum.Error, 0.3);
        Assert.Equal(1000 + 20, yields["SR"].Total.Bins[0].Value, 9);
        Assert.Contains("observed", yields.ToString(), StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => yields["VR"]);
    }
}
