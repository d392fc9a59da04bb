using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Tests.Models;

public class TemplateModelTests
{
    private static readonly TemplateModel Model = TemplateModel.Signal("signal", [1, 2, 3]).Background("flat", [5, 5, 5]);

    [Fact]
    public void Background_LeavesTheOriginalModelAlone()
    {
        var longer = Model.Background("more", [1, 1, 1]).WithNormalisation("luminosity", 0.01);

        Assert.Equal(["signal", "flat"], Model.Samples.Select(sample => sample.Name));
        Assert.Empty(Model.Nuisances);
        Assert.Equal(["signal", "flat", "more"], longer.Samples.Select(sample => sample.Name));
        Assert.Equal(["luminosity"], longer.Nuisances);
    }

    [Fact]
    public void Signal_CopiesTheYields()
    {
        double[] yields = [1, 2];
        var model = TemplateModel.Signal("signal", yields);
        yields[0] = 100;
        Assert.Equal([1, 2], model.Expected(1));
    }

    [Fact]
    public void Expected_AddsSignalTimesStrength() => Assert.Equal([7, 9, 11], Model.Expected(2));

    [Fact]
    public void Asimov_HasExactlyTheExpectedEvents()
    {
        var data = Model.WithNormalisation("luminosity", 0.01).Asimov(2);
        Assert.Equal([7, 9, 11], data.Counts);
        Assert.Equal([0], data.NuisanceCentres);
        Assert.Equal(27, data.Total);
    }

    [Fact]
    public void Asimov_AtAFit_IsDescribedByThatFitPerfectly()
    {
        var model = Model.WithNormalisation("flat norm", 0.2, "flat").WithUncorrelatedBins("flat", [2, 1, 1]);
        var fit = model.FitAt(model.Data([9, 4, 2]), 0.5);
        var again = model.FitAt(model.Asimov(fit), 0.5);

        Assert.Equal(0, again.HalfDeviance, 1e-12);
        Assert.Equal(fit["flat norm"].Value, again["flat norm"].Value, 1e-9);
        Assert.Equal(fit.Yields[0], again.Yields[0], 1e-9);
    }

    [Fact]
    public void WithNormalisation_WithoutSamples_ActsOnSamplesAddedLater()
    {
        var before = Model.WithNormalisation("luminosity", 0.1).Background("late", [4, 4, 4]);
        var after = Model.Background("late", [4, 4, 4]).WithNormalisation("luminosity", 0.1);
        double[] counts = [12, 11, 15];
        Assert.Equal(after.Fit(after.Data(counts))["luminosity"].Value, before.Fit(before.Data(counts))["luminosity"].Value);
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Samples_RejectYieldsThatAreNoEvents(double bad)
    {
        double[] yields = [1, bad, 1];
        Assert.Contains("bin 1", Assert.Throws<ArgumentException>(() => TemplateModel.Signal("s", yields)).Message, StringComparison.Ordinal);
        Assert.Contains("'b'", Assert.Throws<ArgumentException>(() => Model.Background("b", yields)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Model.Background("b", [1, 1, 1], yields));
        Assert.Throws<ArgumentException>(() => Model.WithUncorrelatedBins("flat", yields));
        Assert.Throws<ArgumentException>(() => Model.Data(yields));
    }

    [Fact]
    public void Samples_RejectAnotherNumberOfBins()
    {
        var exception = Assert.Throws<ArgumentException>(() => Model.Background("b", [1, 1]));
        Assert.Equal("The yields of 'b' have 2 bins; the model has 3.", exception.Message);
        Assert.Throws<ArgumentException>(() => Model.Background("b", [1, 1, 1], [1, 1]));
        Assert.Throws<ArgumentException>(() => Model.WithUncorrelatedBins("flat", [1]));
        Assert.Throws<ArgumentException>(() => Model.Data([1, 1, 1, 1]));
        Assert.Throws<ArgumentException>(() => TemplateModel.Signal("s", []));
    }

    [Fact]
    public void Signal_RejectsASignalWithoutEvents()
    {
        var exception = Assert.Throws<ArgumentException>(() => TemplateModel.Signal("s", [0, 0]));
        Assert.Contains("expects no event", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Background_RejectsANameThatIsTaken() =>
        Assert.Throws<ArgumentException>(() => Model.Background("flat", [1, 1, 1]));

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void WithNormalisation_RejectsASizeThatIsNone(double size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Model.WithNormalisation("x", size));

    [Theory]
    [InlineData(0.0, 1.1)]
    [InlineData(0.9, -1.0)]
    [InlineData(double.NaN, 1.1)]
    [InlineData(0.9, double.PositiveInfinity)]
    public void WithAsymmetricNormalisation_RejectsFactorsThatAreNotPositive(double down, double up) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Model.WithAsymmetricNormalisation("x", down, up));

    [Fact]
    public void WithNormalisation_RejectsAnUnknownSample()
    {
        var exception = Assert.Throws<KeyNotFoundException>(() => Model.WithNormalisation("x", 0.1, "flt"));
        Assert.Equal("The model has no sample 'flt'; it has signal, flat.", exception.Message);
    }

    [Fact]
    public void WithNormalisation_RejectsTheSameNuisanceTwiceOnASample()
    {
        var once = Model.WithNormalisation("x", 0.1, "flat");
        Assert.Throws<ArgumentException>(() => once.WithNormalisation("x", 0.2, "flat"));
        Assert.Throws<ArgumentException>(() => once.WithNormalisation("x", 0.2));
        Assert.Single(once.WithNormalisation("x", 0.2, "signal").Nuisances);
        Assert.Throws<ArgumentException>(() => Model.WithNormalisation("strength", 0.2));
    }

    [Fact]
    public void WithUncorrelatedBins_MayMeetTheStatisticsOfTheSimulation()
    {
        var simulated = Model.Background("simulated", [2, 2, 2], [0, 1, 1]).WithUncorrelatedBins("flat", [1, 1, 0]);
        Assert.Equal(
            ["flat bins[0]", "simulation statistics[1]", "flat bins[1]", "simulation statistics[2]"], simulated.BinFactors.OrderBy(name => name[^2]).ThenByDescending(name => name));
        Assert.Throws<ArgumentException>(() => simulated.WithUncorrelatedBins("flat", [1, 1, 1]));
    }

    [Fact]
    public void Data_RejectsEventsThatNoSampleCanMake()
    {
        var model = TemplateModel.Signal("s", [1, 0]).Background("b", [1, 0]);
        Assert.Contains("Bin 1", Assert.Throws<ArgumentException>(() => model.Data([1, 1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_RejectsADataSetOfAnotherModel()
    {
        var other = Model.WithNormalisation("luminosity", 0.01);
        Assert.Throws<ArgumentException>(() => Model.Fit(other.Asimov(0)));
        Assert.Throws<ArgumentException>(() => other.Asimov(Model.Fit(Model.Asimov(0))));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void FitAt_RejectsAStrengthBelowZero(double strength) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Model.FitAt(Model.Asimov(0), strength));
}
