using System.Text.Json.Nodes;
using DarkSector.Numerics.Random;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Likelihoods;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Testing;

namespace DarkSector.Statistics.Tests;

/// <summary>The cases of tests/reference/statistics, one test each.</summary>
public class ReferenceCaseTests
{
    [Theory]
    [InlineData("cls_1bin_shapesys")]
    [InlineData("cls_2bin_histosys")]
    [InlineData("cls_2channel_couplednorm")]
    [InlineData("cls_2channel_shapesys")]
    public void AsymptoticCls_MatchesPyhf(string name)
    {
        var reference = Reference.Load(name);
        var (model, data) = reference.Model();
        var fit = model.Fit(data);

        Assert.Equal((double)reference.Expected["free_fit"]!["twice_nll"]!, 2 * fit.NegativeLogLikelihood, reference.Tolerance("twice_nll_abs"));
        foreach (var (parameter, value) in reference.Expected["free_fit"]!["pars"]!.AsObject())
            Assert.Equal((double)value!, fit[parameter].Value, 1e-6);
        foreach (var (key, statistic) in new[] { ("exact_q", TestStatistic.QMu), ("exact_qtilde", TestStatistic.QTilde) })
            Matches(reference.Expected[key]!, AsymptoticCls.Test(model, data, 1, statistic), reference.Tolerance("CLs_rel"));
        Matches(reference.Expected["limit95_qtilde"]!, AsymptoticCls.UpperLimit(model, data, 0.95), reference.Tolerance("limit_rel"));
        Matches(reference.Expected["limit90_qtilde"]!, AsymptoticCls.UpperLimit(model, data, 0.90), reference.Tolerance("limit_rel"));
    }

    [Fact]
    public void AsymptoticCls_OfThePyhfDocumentation_Matches()
    {
        var reference = Reference.Load("limit_pyhf_docs_2bin");
        var (model, data) = reference.Model();

        Matches(reference.Expected["CLs_mu1"]!, AsymptoticCls.Test(model, data, 1), reference.Tolerance("CLs_rel"));
        Matches(reference.Expected["exact"]!, AsymptoticCls.UpperLimit(model, data, 0.95), reference.Tolerance("limit_rel"));
        Matches(reference.Expected["exact90"]!, AsymptoticCls.UpperLimit(model, data, 0.90), reference.Tolerance("limit_rel"));
    }

    [Fact]
    public void AsymptoticCls_OfTheCombineDocumentation_Matches()
    {
        var reference = Reference.Load("combine_realistic_counting");
        var (model, data) = reference.Model();

        Matches(reference.Expected["exact95_pyhf_convention"]!, AsymptoticCls.UpperLimit(model, data, 0.95), reference.Tolerance("limit_rel_vs_exact"));
        // Combine's own numbers come from another parametrisation of the auxiliary counts and a minimiser of its accuracy: 0.1 % (observed) to 2 % (band).
        Matches(reference.Expected["combine_documented"]!, AsymptoticCls.UpperLimit(model, data, 0.95), 0.02);
    }

    [Fact]
    public void AsymptoticCls_Of720Bins_MatchesTheFullLikelihood()
    {
        var reference = Reference.Load("limit_template720");
        var (model, data) = reference.Model();

        Assert.Equal((double)reference.Expected["muhat"]!, model.Fit(data).Strength.Value);
        Matches(reference.Expected["CLs_mu1"]!, AsymptoticCls.Test(model, data, 1), reference.Tolerance("CLs_rel"));
        Matches(reference.Expected["exact90"]!, AsymptoticCls.UpperLimit(model, data, 0.90), reference.Tolerance("limit_rel"));
    }

    [Fact]
    public void Fit_OfAllModifiers_MatchesTheFullLikelihood()
    {
        var reference = Reference.Load("fit_3channel_all_modifiers_open");
        var (model, data) = reference.Model();
        var fit = model.Fit(data);
        var (free, errors) = (reference.Expected["free_fit"]!["pars"]!.AsObject(), reference.Expected["free_fit"]!["errors_hesse"]!);

        Assert.Equal((double)reference.Expected["free_fit"]!["twice_nll"]!, 2 * fit.NegativeLogLikelihood, reference.Tolerance("twice_nll_abs"));
        Assert.Equal(free.Count, fit.Parameters.Count + fit.BinParameters.Count);
        foreach (var (name, value) in free)
        {
            var error = (double)errors[name]!;
            Assert.Equal((double)value!, fit[name].Value, reference.Tolerance("pars_abs_over_error") * error);
            Assert.Equal(error, fit[name].Error, reference.Tolerance("errors_rel") * error);
            Assert.Equal((double)reference.Expected["corr_mu"]![name]!, fit.Correlation("mu", name), 1e-4);
        }

        var yields = Reference.Numbers(reference.Expected["yields_postfit"]!);
        Assert.All(yields.Zip(fit.Yields), pair => Assert.Equal(pair.First, pair.Second, 1e-3));
        Assert.All(Reference.Numbers(reference.Expected["yields_prefit_bkg"]!).Zip(model.Expected(0)), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }

    [Fact]
    public void Tests_OfAllModifiers_MatchTheFullLikelihood()
    {
        var reference = Reference.Load("fit_3channel_all_modifiers_open");
        var (model, data) = reference.Model();
        var (quality, discovery) = (SaturatedTest.Test(model, data), Discovery.Test(model, data));

        Matches(reference.Expected["exact_qtilde"]!, AsymptoticCls.Test(model, data, 1), reference.Tolerance("CLs_rel"));
        Matches(reference.Expected["limit90_qtilde"]!, AsymptoticCls.UpperLimit(model, data, 0.90), reference.Tolerance("limit_rel"));
        Matches(reference.Expected["limit95_qtilde"]!, AsymptoticCls.UpperLimit(model, data, 0.95), reference.Tolerance("limit_rel"));
        Assert.Equal((double)reference.Expected["p0"]!["q0"]!, discovery.Statistic, 1e-6);
        Assert.Equal((double)reference.Expected["p0"]!["p0"]!, discovery.PValue, 1e-6);
        Assert.Equal((double)reference.Expected["gof_saturated"]!["chi2"]!, quality.ChiSquare, reference.Tolerance("gof_chi2_abs"));
        Assert.Equal((int)reference.Expected["gof_saturated"]!["ndof"]!, quality.DegreesOfFreedom);
        Assert.Equal((double)reference.Expected["gof_saturated"]!["p"]!, quality.PValue, 1e-5);
    }

    [Fact]
    public void Interpolation_MatchesPyhf()
    {
        var reference = Reference.Load("interpolation_codes");
        var (low, nominal, high) = ((double)reference.Inputs["lo"]!, (double)reference.Inputs["nominal"]!, (double)reference.Inputs["hi"]!);
        var thetas = Reference.Numbers(reference.Inputs["alpha"]!);
        foreach (var (key, code) in new[]
        {
            ("code0", InterpolationCode.PiecewiseLinear), ("code2", InterpolationCode.Quadratic), ("code4p", InterpolationCode.PolynomialLinear),
        })
        {
            Near(Reference.Numbers(reference.Expected[key]!), [.. thetas.Select(theta => Interpolation.Shift(code, low, nominal, high, theta))], reference.Tolerance("rel"));
        }

        foreach (var (key, code) in new[] { ("code1", InterpolationCode.PiecewiseExponential), ("code4", InterpolationCode.PolynomialExponential) })
        {
            Near(
                Reference.Numbers(reference.Expected[key]!),
                [.. thetas.Select(theta => Interpolation.Factor(code, low / nominal, high / nominal, theta))], reference.Tolerance("rel"));
        }
    }

    [Fact]
    public void Discovery_MatchesPyhf()
    {
        var reference = Reference.Load("p0_1bin_shapesys");
        var (model, data) = reference.Model();
        var (observed, expected) = (Discovery.Test(model, data), Discovery.Expected(model, data));
        var median = reference.Expected["exact_expected_mu1_asimov"]!;

        Assert.Equal((double)reference.Expected["exact"]!["Z"]!, observed.Significance, reference.Tolerance("Z_abs"));
        Near([(double)reference.Expected["exact"]!["p0"]!], [observed.PValue], reference.Tolerance("p0_rel"));
        Assert.Equal((double)median["Z"]!, expected.Significance, reference.Tolerance("Z_abs"));
        Near(Reference.Numbers(median["exp_p0_band"]!), [.. new[] { 2, 1, 0, -1, -2 }.Select(n => expected.PValue(n))], reference.Tolerance("p0_rel"));
    }

    [Fact]
    public void Discovery_OfAsimovData_MatchesTheClosedForm()
    {
        var reference = Reference.Load("asimov_significance");
        var rows = reference.Inputs["rows"]!.AsArray().Select(row => Reference.Numbers(row!));
        Near(Reference.Numbers(reference.Expected["Z"]!), [.. rows.Select(Significance)], reference.Tolerance("rel"));

        static double Significance(double[] row)
        {
            var model = TemplateModel.Of("mu", Channel.Named("c").With("s", [row[0]], new NormFactor("mu")).With("b", [row[1]], new ShapeSys("own", [row[2]])));
            return Discovery.Test(model, model.Asimov(1)).Significance;
        }
    }

    [Fact]
    public void ToyCls_OfOneBin_AgreesWithTheExactSums()
    {
        var reference = Reference.Load("cls_counting_exact");
        var rng = RandomStream.FromSeed(7);
        var limits = Reference.Numbers(reference.Expected["limit"]!);
        var rows = reference.Inputs["rows"]!.AsArray();
        for (var i = 0; i < limits.Length; i++)
        {
            var (observed, background, alpha) = ((double)rows[i]![0]!, (double)rows[i]![1]!, (double)rows[i]![2]!);
            var limit = ToyCls.UpperLimit(Counting(background), Counting(background).Data([observed]), 1 - alpha, new ToyOptions(3000), rng["limit"][i]);
            Assert.Equal(limits[i], limit.Limit.Observed, 4 * limit.Error);
            Assert.True(limit.Error < 0.15 * limits[i], limit.ToString());
            Assert.Equal(0, limit.Failed);
        }

        var cases = reference.Inputs["cls_at"]!.AsArray();
        var values = Reference.Numbers(reference.Expected["cls"]!);
        for (var i = 0; i < values.Length; i++)
        {
            var (observed, background, signal) = ((double)cases[i]![0]!, (double)cases[i]![1]!, (double)cases[i]![2]!);
            var cls = ToyCls.Test(Counting(background), Counting(background).Data([observed]), signal, new ToyOptions(20_000), rng["cls"][i]);
            Assert.Equal(values[i], cls.Observed.Value, reference.Tolerance("toys_nsigma") * cls.Observed.Error);
        }

        static TemplateModel Counting(double background) => TemplateModel.Signal("s", [1]).Background("b", [background]);
    }

    [Fact]
    public void Toys_OfOnOffCounts_AgreeWithTheExactSums()
    {
        var reference = Reference.Load("toys_onoff_exact");
        for (var i = 0; i < 2; i++)
        {
            var (row, exact) = (reference.Inputs["rows"]![i]!, reference.Expected["rows"]![i]!);
            var (background, off) = ((double)row["bkg_nominal"]!, (double)row["n_off"]!);
            var model = TemplateModel.Of("mu", Channel.Named("on")
                .With("s", [(double)row["signal"]!], new NormFactor("mu")).With("b", [background], new ShapeSys("off", [background / Math.Sqrt(off)])));
            var data = model.Data([(double)row["n_on"]!]);
            var rng = RandomStream.FromSeed(11)[i];
            var cls = ToyCls.Test(model, data, 1, new ToyOptions(20_000), rng["cls"]);
            var p0 = ToyDiscovery.Test(model, data, new ToyOptions(20_000), rng["p0"]);

            Assert.Equal((double)exact["qtilde_obs"]!, cls.Statistic, 1e-8);
            Assert.Equal((double)exact["gamma_hat_mu"]!, model.FitAt(data, 1)["off[0]"].Value, 1e-8);
            Assert.Equal((double)exact["q0_obs"]!, p0.Statistic, 1e-8);
            Assert.Equal((double)exact["CLsb"]!, cls.SignalPlusBackground.Value, 4 * cls.SignalPlusBackground.Error);
            Assert.Equal((double)exact["CLb"]!, cls.BackgroundOnly.Value, 4 * cls.BackgroundOnly.Error);
            Assert.Equal((double)exact["CLs"]!, cls.Observed.Value, 4 * cls.Observed.Error);
            Assert.Equal((double)exact["p0_toys"]!, p0.PValue.Value, 4 * p0.PValue.Error);
        }
    }

    private static void Matches(JsonNode expected, ClsValue actual, double relative)
    {
        Near([(double)(expected["CLs_obs"] ?? expected["obs"])!], [actual.Observed], relative);
        if (expected["CLsb"] is { } both)
            Near([(double)both, (double)expected["CLb"]!], [actual.SignalPlusBackground, actual.BackgroundOnly], relative);
        Near(
            Reference.Numbers((expected["CLs_exp"] ?? expected["exp"])!),
            [actual.ExpectedMinus2, actual.ExpectedMinus1, actual.Expected, actual.ExpectedPlus1, actual.ExpectedPlus2], relative);
    }

    private static void Matches(JsonNode expected, UpperLimit actual, double relative)
    {
        Near([(double)expected["obs"]!], [actual.Observed], relative);
        Near(
            Reference.Numbers(expected["exp"]!),
            [actual.ExpectedMinus2, actual.ExpectedMinus1, actual.Expected, actual.ExpectedPlus1, actual.ExpectedPlus2], relative);
    }

    private static void Near(double[] expected, double[] actual, double relative)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= relative * Math.Abs(expected[i]), $"entry {i}: expected {expected[i]:R}, found {actual[i]:R}");
    }
}
