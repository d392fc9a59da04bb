using DarkSector.Numerics;
using DarkSector.Statistics.Likelihoods;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Diagnostics;

/// <summary>Yields of samples at a point of the parameters, with the covariance of parameters and bin factors carried to them.</summary>
/// <remarks>The bin factors follow the parameters with known slopes S and fluctuate by themselves within a bin. A yield with the slopes a (parameters)
/// and b (factors) has the variance (a + S^T b)^T C (a + S^T b) + b^T W b; W is block-diagonal, 1/c_j on its diagonal less the outer product of what the
/// factors of one bin share.</remarks>
internal sealed class YieldPropagation
{
    private readonly Templates templates;
    private readonly double[] gammas;
    private readonly double[] covariance;
    private readonly double[] slopes;
    private readonly double[] variances;
    private readonly double[] shared;
    private readonly double[][][] nominal;
    private readonly double[][][]?[] derivatives;

    private YieldPropagation(Templates templates, double[] point, double[] errors, double[] gammas, double[] covariance, double[] slopes, double[] variances, double[] shared)
    {
        (this.templates, this.gammas, this.covariance) = (templates, gammas, covariance);
        (this.slopes, this.variances, this.shared) = (slopes, variances, shared);
        nominal = Base(point);
        derivatives = [.. point.Select((_, i) => errors[i] > 0 ? Derivative(point, i, 1e-3 * errors[i]) : null)];
    }

    internal static YieldPropagation Prefit(TemplateModel model, double strength)
    {
        var parameters = ModelParameter.All(model);
        var (templates, variables) = (model.Templates, model.Templates.Variables.Length);
        double[] errors = [0, .. parameters.Take(variables - 1).Select(parameter => parameter.IsConstrained ? parameter.Prior : 0)];
        var covariance = new double[variables * variables];
        for (var i = 0; i < variables; i++)
            covariance[i * variables + i] = errors[i] * errors[i];
        double[] point = [strength, .. templates.Variables.Skip(1).Select(variable => variable.Start)];
        double[] own = [.. parameters.Skip(variables - 1).Select(parameter => parameter.IsConstrained ? parameter.Prior * parameter.Prior : 0)];
        return new(templates, point, errors, [.. templates.Factors.Select(factor => factor.Centre)], covariance, new double[own.Length * variables], own, new double[own.Length]);
    }

    internal static YieldPropagation Postfit(TemplateModel model, Dataset data, FitResult fit)
    {
        if (fit.CovarianceMatrix.Count == 0)
            throw new InvalidOperationException("The data do not determine all parameters, so that the yields have no uncertainties: fix those without effect.");
        var templates = model.Templates;
        double[] factors = [.. fit.BinFactors];
        var shared = new double[factors.Length];
        for (var j = 0; j < shared.Length; j++)
        {
            var curvature = templates.Factors[j].Curvature(factors[j], data.BinFactorCentres[j]);
            shared[j] = fit.FactorVariances[j] > 0 ? Math.Sqrt(Math.Max(0, 1 / curvature - fit.FactorVariances[j])) : 0;
        }

        double[] covariance = [.. fit.CovarianceMatrix.Select(value => double.IsNaN(value) ? 0 : value)];
        return new(
            templates, [.. fit.Parameters.Select(parameter => parameter.Value)], [.. fit.Parameters.Select(parameter => parameter.Error)], factors,
            covariance, fit.FactorSlopes, fit.FactorVariances, shared);
    }

    /// <summary>The yields of some samples of a channel together.</summary>
    internal SampleYields Of(string name, int channel, int[] samples)
    {
        var bins = templates.Channels[channel].Bins;
        var sum = (Events: 0.0, Slopes: new double[derivatives.Length], Own: 0.0);
        var perBin = new Estimate[bins];
        for (var bin = 0; bin < bins; bin++)
        {
            var (events, slopesHere, own) = Bin(channel, samples, bin);
            perBin[bin] = new Estimate(events, Math.Sqrt(own + Variance(slopesHere)));
            sum.Events += events;
            sum.Own += own;
            for (var i = 0; i < slopesHere.Length; i++)
                sum.Slopes[i] += slopesHere[i];
        }

        return new SampleYields(name, perBin, new Estimate(sum.Events, Math.Sqrt(sum.Own + Variance(sum.Slopes))));
    }

    /// <summary>Events of samples in a bin, their slopes with the factors following, and the variance from the factors alone.</summary>
    private (double Events, double[] Slopes, double Own) Bin(int channel, int[] samples, int bin)
    {
        var start = templates.FactorStart[templates.Channels[channel].Start + bin];
        var groups = templates.FactorStart[templates.Channels[channel].Start + bin + 1] - start;
        var (events, total, perFactor) = (0.0, new double[derivatives.Length], new double[groups]);
        foreach (var s in samples)
        {
            var group = templates.Channels[channel].Samples[s].Group[bin];
            var gamma = group < 0 ? 1 : gammas[start + group];
            events += gamma * nominal[channel][s][bin];
            if (group >= 0)
                perFactor[group] += nominal[channel][s][bin];
            for (var i = 0; i < total.Length; i++)
                total[i] += gamma * (derivatives[i]?[channel][s][bin] ?? 0);
        }

        var (own, common) = (0.0, 0.0);
        for (var j = 0; j < groups; j++)
        {
            own += perFactor[j] * perFactor[j] * (variances[start + j] + shared[start + j] * shared[start + j]);
            common += perFactor[j] * shared[start + j];
            for (var i = 0; i < total.Length; i++)
                total[i] += perFactor[j] * slopes[(start + j) * total.Length + i];
        }

        return (events, total, Math.Max(0, own - common * common));
    }

    private double Variance(double[] gradient)
    {
        var variance = 0.0;
        for (var i = 0; i < gradient.Length; i++)
        {
            for (var j = 0; j < gradient.Length; j++)
                variance += gradient[i] * covariance[i * gradient.Length + j] * gradient[j];
        }

        return Math.Max(0, variance);
    }

    private double[][][] Derivative(double[] point, int parameter, double step)
    {
        var (up, down) = ((double[])point.Clone(), (double[])point.Clone());
        (up[parameter], down[parameter]) = (point[parameter] + step, point[parameter] - step);
        var (above, below) = (Base(up), Base(down));
        return [.. above.Select((samples, c) => samples.Select((bins, s) =>
            bins.Select((events, bin) => (events - below[c][s][bin]) / (2 * step)).ToArray()).ToArray())];
    }

    /// <summary>Events per channel, sample and bin without the eliminated factors.</summary>
    private double[][][] Base(double[] point)
    {
        bool[] above = [.. point.Select(value => value >= 0)];
        return [.. templates.Channels.Select(channel => channel.Samples.Select(sample =>
        {
            var response = new SampleResponse(sample);
            response.Move(point, above);
            return Enumerable.Range(0, channel.Bins)
                .Select(bin => response.Factor * response.Base(bin) * (sample.BinVariables?[bin] ?? []).Aggregate(1.0, (product, own) => product * point[own])).ToArray();
        }).ToArray())];
    }
}
