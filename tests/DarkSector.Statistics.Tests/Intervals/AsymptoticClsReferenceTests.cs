using DarkSector.Statistics.Intervals;

namespace DarkSector.Statistics.Tests.Intervals;

public class AsymptoticClsReferenceTests
{
    public static TheoryData<int> ExactCases => [0, 1, 2];

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
