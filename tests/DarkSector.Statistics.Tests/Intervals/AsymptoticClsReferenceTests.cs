using DarkSector.Statistics.Intervals;

namespace DarkSector.Statistics.Tests.Intervals;

public class AsymptoticClsReferenceTests
{
    public static TheoryData<int> ExactCases => [0, 1, 2];

    [Theory]
    [InlineData("cls_1bin_shapesys")]
    [InlineData("cls_2channel_shapesys")]
    public void FreeFit_MatchesPyhf(string name)
    {
        var reference = Reference.Load(name);
        var model = reference.Model();
        var fit = model.Fit(reference.Data(model));
        var expected = reference.Expected["free_fit"]!;

        Assert.True(fit.Converged, fit.Message);
        Assert.Equal((double)expected["twice_nll"]!, 2 * fit.NegativeLogLikelihood, reference.Tolerance("twice_nll_abs"));
        Assert.Equal((double)expected["pars"]!["mu"]!, fit.Strength.Value, 1e-6);
    }

    [Theory]
    [InlineData("cls_1bin_shapesys")]
    [InlineData("cls_2channel_couplednorm")]
    [InlineData("cls_2channel_shapesys")]
    [InlineData("limit_pyhf_docs_2bin")]
    public void Test_MatchesPyhf(string name)
    {
        var reference = Reference.Load(name);
        var model = reference.Model();
        var cls = AsymptoticCls.Test(model, reference.Data(model), 1);
        var expected = reference.Expected["exact_qtilde"]!;
        var tolerance = reference.Tolerance("CLs_rel");

        Near((double)expected["CLs_obs"]!, cls.Observed, tolerance);
        Near(Reference.Numbers(expected["CLs_exp"]!), Band(cls), tolerance);
    }

    [Theory]
    [InlineData("cls_1bin_shapesys", 0.90)]
    [InlineData("cls_1bin_shapesys", 0.95)]
    [InlineData("cls_2channel_shapesys", 0.90)]
    [InlineData("cls_2channel_shapesys", 0.95)]
    [InlineData("limit_pyhf_docs_2bin", 0.90)]
    [InlineData("limit_pyhf_docs_2bin", 0.95)]
    public void UpperLimit_MatchesPyhf(string name, double level)
    {
        var reference = Reference.Load(name);
        var model = reference.Model();
        var limit = AsymptoticCls.UpperLimit(model, reference.Data(model), level);
        var expected = reference.Expected[level == 0.90 ? "limit90_qtilde" : "limit95_qtilde"]!;

        // The tables hold exact values; the 1e-4 they grant is for pyhf's own minimiser.
        Near((double)expected["obs"]!, limit.Observed, 1e-7);
        Near(Reference.Numbers(expected["exp"]!), Band(limit), 1e-7);
    }

    [Fact]
    public void UpperLimit_MatchesTheCombineDocumentation()
    {
        var reference = Reference.Load("combine_realistic_counting");
        var model = reference.Model();
        var limit = AsymptoticCls.UpperLimit(model, reference.Data(model), 1 - (double)reference.Inputs["level"]!);

        Near((double)reference.Expected["obs"]!, limit.Observed, reference.Tolerance("limit_rel"));
        Near(Reference.Numbers(reference.Expected["exp"]!), Band(limit), reference.Tolerance("limit_rel"));
    }

    [Theory]
    [MemberData(nameof(ExactCases))]
    public void Fit_MatchesTheFullLikelihoodWithExplicitBinFactors(int index)
    {
        var (model, data, expected) = Reference.Exact(index);
        var fit = model.Fit(data);

        Assert.True(fit.Converged, fit.Message);
        Assert.Equal((double)expected["strength"]!, fit.Strength.Value, 1e-7);
        foreach (var nuisance in model.Nuisances)
            Assert.Equal((double)expected["nuisances"]![nuisance]!, fit[nuisance].Value, 1e-7);
    }

    [Theory]
    [MemberData(nameof(ExactCases))]
    public void Test_MatchesTheFullLikelihoodWithExplicitBinFactors(int index)
    {
        var (model, data, expected) = Reference.Exact(index);
        var cls = AsymptoticCls.Test(model, data, 1);

        Near((double)expected["CLs_obs"]!, cls.Observed, 1e-8);
        Near(Reference.Numbers(expected["CLs_exp"]!), Band(cls), 1e-8);
    }

    [Theory]
    [MemberData(nameof(ExactCases))]
    public void UpperLimit_MatchesTheFullLikelihoodWithExplicitBinFactors(int index)
    {
        var (model, data, expected) = Reference.Exact(index);
        foreach (var level in new[] { 0.9, 0.95 })
        {
            var limit = AsymptoticCls.UpperLimit(model, data, level);
            var limits = expected["limits"]![level == 0.9 ? "0.9" : "0.95"]!;
            Near((double)limits["obs"]!, limit.Observed, 1e-8);
            Near(Reference.Numbers(limits["exp"]!), Band(limit), 1e-8);
        }
    }

    private static double[] Band(UpperLimit limit) =>
        [limit.ExpectedMinus2, limit.ExpectedMinus1, limit.Expected, limit.ExpectedPlus1, limit.ExpectedPlus2];

    private static double[] Band(ClsValue cls) =>
        [cls.ExpectedMinus2, cls.ExpectedMinus1, cls.Expected, cls.ExpectedPlus1, cls.ExpectedPlus2];

    private static void Near(double expected, double actual, double relative) =>
        Assert.Equal(expected, actual, relative * Math.Abs(expected));

    private static void Near(double[] expected, double[] actual, double relative)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Near(expected[i], actual[i], relative);
    }
}
