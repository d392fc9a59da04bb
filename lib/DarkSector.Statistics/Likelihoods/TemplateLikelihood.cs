using DarkSector.Numerics.Optimization;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>Minus the logarithm of the likelihood of one data set under a template model, relative to the saturated model.</summary>
/// <remarks>The variables are the strength mu and the nuisances theta_k. Sample s has the factor F_s = (mu for the signal) prod_k kappa_sk^theta_k;
/// bin b expects nu_b = gamma_b A_b + C_b. The bin factors gamma_b are eliminated in closed form, so derivatives are those of the profile: with
/// f = nu - n ln nu + penalty(gamma), d2f/dF_s dF_t = f_st - f_s,gamma f_t,gamma / f_gamma,gamma. Not safe for several threads.</remarks>
internal sealed class TemplateLikelihood : ITwiceDifferentiable
{
    private readonly Templates templates;
    private readonly double[] counts;
    private readonly double[] centres;
    private readonly double[] binCentres;
    private readonly double[] logFactors;
    private readonly double[] factors;
    private readonly double[] jacobian;
    private readonly double[] slope;
    private readonly double[] curvature;
    private readonly double[] direct;
    private readonly double[] mixed;

    internal TemplateLikelihood(
        Templates templates, IReadOnlyList<double> counts, IReadOnlyList<double> centres, IReadOnlyList<double> binCentres)
    {
        this.templates = templates;
        this.counts = [.. counts];
        this.centres = [.. centres];
        this.binCentres = [.. binCentres];
        logFactors = [.. templates.LogUp];
        factors = new double[templates.Samples];
        jacobian = new double[templates.Samples * Dimension];
        slope = new double[templates.Samples];
        curvature = new double[templates.Samples * templates.Samples];
        direct = new double[templates.Samples];
        mixed = new double[templates.Samples];
    }

    /// <summary>The strength, then the nuisances.</summary>
    public int Dimension => 1 + templates.Nuisances;

    /// <summary>Chooses which half of a kinked response is used: theta above zero or below.</summary>
    internal void Take(int nuisance, bool above)
    {
        var source = above ? templates.LogUp : templates.LogDown;
        for (var at = nuisance; at < logFactors.Length; at += templates.Nuisances)
            logFactors[at] = source[at];
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient, Span<double> hessian)
    {
        SetFactors(point);
        var value = SumBins();
        for (var k = 0; k < templates.Nuisances; k++)
            value += 0.5 * (point[1 + k] - centres[k]) * (point[1 + k] - centres[k]);
        if (double.IsFinite(value))
            ChainRule(point, gradient, hessian);
        return double.IsNaN(value) ? double.PositiveInfinity : value;
    }

    /// <summary>Expected events and bin factors at a point.</summary>
    internal (double[] Yields, double[] BinFactors) Predict(ReadOnlySpan<double> point)
    {
        SetFactors(point);
        var yields = new double[templates.Bins];
        var binFactors = new double[templates.Bins];
        for (var bin = 0; bin < templates.Bins; bin++)
        {
            var (scaled, unscaled) = Expect(bin);
            binFactors[bin] = templates.Factors[bin].Best(counts[bin], scaled, unscaled, binCentres[bin]);
            yields[bin] = binFactors[bin] * scaled + unscaled;
        }

        return (yields, binFactors);
    }

    /// <summary>What the saturated model contributes: minus the logarithm of the largest possible probability, constants included.</summary>
    internal double Saturated()
    {
        var logRootTwoPi = 0.5 * Math.Log(2 * Math.PI);
        var sum = templates.Nuisances * logRootTwoPi;
        for (var bin = 0; bin < templates.Bins; bin++)
        {
            var factor = templates.Factors[bin];
            sum += PoissonDeviance.Saturated(counts[bin]) + factor.Constraint switch
            {
                BinConstraint.Gaussian => logRootTwoPi + Math.Log(factor.Size),
                BinConstraint.Poisson => PoissonDeviance.Saturated(factor.Size * binCentres[bin]),
                _ => 0,
            };
        }

        return sum;
    }

    private (double Scaled, double Unscaled) Expect(int bin)
    {
        var (scaled, unscaled) = (0.0, 0.0);
        for (var s = 0; s < templates.Samples; s++)
        {
            var at = bin * templates.Samples + s;
            scaled += templates.Scaled[at] * factors[s];
            unscaled += templates.Unscaled[at] * factors[s];
        }

        return (scaled, unscaled);
    }

    /// <summary>Sample factors F_s and their derivatives, [sample * dimension + variable].</summary>
    private void SetFactors(ReadOnlySpan<double> point)
    {
        for (var s = 0; s < templates.Samples; s++)
        {
            var exponent = 0.0;
            for (var k = 0; k < templates.Nuisances; k++)
                exponent += logFactors[s * templates.Nuisances + k] * point[1 + k];
            var response = Math.Exp(exponent);
            factors[s] = s == 0 ? point[0] * response : response;
            jacobian[s * Dimension] = s == 0 ? response : 0;
            for (var k = 0; k < templates.Nuisances; k++)
                jacobian[s * Dimension + 1 + k] = logFactors[s * templates.Nuisances + k] * factors[s];
        }
    }

    /// <summary>The value of all bins, with derivatives with respect to the sample factors in slope and curvature.</summary>
    private double SumBins()
    {
        Array.Clear(slope);
        Array.Clear(curvature);
        var value = 0.0;
        for (var bin = 0; bin < templates.Bins; bin++)
            value += AddBin(bin);
        return value;
    }

    private double AddBin(int bin)
    {
        var (scaled, unscaled) = Expect(bin);
        var (count, centre, factor) = (counts[bin], binCentres[bin], templates.Factors[bin]);
        var gamma = factor.Best(count, scaled, unscaled, centre);
        var expected = gamma * scaled + unscaled;
        var ratio = count > 0 ? count / expected : 0;
        var (first, second) = (1 - ratio, count > 0 ? ratio / expected : 0);

        // A factor resting on zero, or multiplying nothing, does not follow the samples.
        var follows = factor.Constraint != BinConstraint.Exact && gamma > 0 && scaled > 0;
        var inverse = follows ? 1 / (scaled * scaled * second + factor.Curvature(gamma, centre)) : 0;
        for (var s = 0; s < templates.Samples; s++)
        {
            var at = bin * templates.Samples + s;
            direct[s] = templates.Unscaled[at] + gamma * templates.Scaled[at];
            mixed[s] = scaled * second * direct[s] + first * templates.Scaled[at];
            slope[s] += first * direct[s];
            for (var t = 0; t <= s; t++)
                curvature[s * templates.Samples + t] += second * direct[s] * direct[t] - inverse * mixed[s] * mixed[t];
        }

        return PoissonDeviance.Half(count, expected) + factor.Penalty(gamma, centre);
    }

    private void ChainRule(ReadOnlySpan<double> point, Span<double> gradient, Span<double> hessian)
    {
        gradient.Clear();
        hessian.Clear();
        for (var s = 0; s < templates.Samples; s++)
        {
            for (var i = 0; i < Dimension; i++)
            {
                gradient[i] += slope[s] * jacobian[s * Dimension + i];
                var along = CurvatureAlong(s, i);
                for (var j = 0; j < Dimension; j++)
                    hessian[j * Dimension + i] += along * jacobian[s * Dimension + j] + slope[s] * SecondDerivative(s, i, j);
            }
        }

        for (var k = 1; k < Dimension; k++)
        {
            gradient[k] += point[k] - centres[k - 1];
            hessian[k * Dimension + k] += 1;
        }
    }

    /// <summary>How the slope of a sample changes with a variable.</summary>
    private double CurvatureAlong(int sample, int variable)
    {
        var sum = 0.0;
        for (var t = 0; t < templates.Samples; t++)
            sum += curvature[Math.Max(sample, t) * templates.Samples + Math.Min(sample, t)] * jacobian[t * Dimension + variable];
        return sum;
    }

    /// <summary>d2F_s: a nuisance multiplies the derivative it meets once more by its ln kappa; F is linear in the strength.</summary>
    private double SecondDerivative(int sample, int i, int j)
    {
        var nuisance = Math.Max(i, j) - 1;
        return nuisance < 0 ? 0 : logFactors[sample * templates.Nuisances + nuisance] * jacobian[sample * Dimension + Math.Min(i, j)];
    }
}
