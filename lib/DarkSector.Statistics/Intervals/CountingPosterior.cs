using DarkSector.Numerics.Optimization;
using DarkSector.Statistics.Models;
using MathNet.Numerics;
using MathNet.Numerics.Integration;

namespace DarkSector.Statistics.Intervals;

/// <summary>Posterior of the strength of a counting experiment, background and efficiency integrated out.</summary>
internal sealed class CountingPosterior
{
    private const int Panels = 24;
    private const int Order = 16;

    private readonly CountingModel model;
    private readonly double observed;
    private readonly SignalPrior prior;
    private readonly CountingAverage average;

    internal CountingPosterior(CountingModel model, double observed, SignalPrior prior)
    {
        (this.model, this.observed, this.prior) = (model, observed, prior);
        average = new CountingAverage(model, observed);
    }

    /// <summary>The strength below which the probability is <paramref name="probability"/>.</summary>
    internal double Quantile(double probability) => prior switch
    {
        SignalPrior.Flat when GammaMixture.Of(model, observed) is { } mixture => mixture.Quantile(probability),
        SignalPrior.Flat => FlatQuantile(probability),
        SignalPrior.Reference when model is { Background: ExactValue, Efficiency: ExactValue } => JeffreysQuantile(probability),
        _ => NumericalQuantile(probability),
    };

    private double FlatQuantile(double probability)
    {
        var total = average.IntegralAbove(0);
        var start = (observed + 3) / model.Efficiency.Value;

        // The tail keeps its accuracy for large probabilities, the integral for small ones.
        return probability < 0.5
            ? StrengthScan.FirstAbove(strength => average.Integral(strength) / total - probability, 0, start)
            : StrengthScan.FirstAbove(strength => 1 - probability - average.IntegralAbove(strength) / total, 0, start);
    }

    // With nu = mu e + b the posterior is nu^(n - 1/2) exp(-nu) above b.
    private double JeffreysQuantile(double probability)
    {
        double Above(double strength)
        {
            var expected = strength * model.Efficiency.Value + model.Background.Value;
            return expected == 0 ? 1 : SpecialFunctions.GammaUpperRegularized(observed + 0.5, expected);
        }

        var total = Above(0);
        return StrengthScan.FirstAbove(strength => 1 - probability - Above(strength) / total, 0, (observed + 3) / model.Efficiency.Value);
    }

    /// <summary>Integrates over t = sqrt(strength), in which the density is smooth, panel by panel.</summary>
    private double NumericalQuantile(double probability)
    {
        var end = Math.Sqrt(End());
        var panels = Enumerable.Range(0, Panels).Select(panel => Integrate(end * panel / Panels, end * (panel + 1) / Panels)).ToArray();
        var wanted = probability * panels.Sum();
        var at = 0;
        while (at < Panels - 1 && wanted > panels[at])
            wanted -= panels[at++];
        var low = end * at / Panels;
        var root = RootFinder.Find(t => Integrate(low, t) - wanted, low, end * (at + 1) / Panels, 1e-9);
        return root * root;
    }

    /// <summary>A strength beyond which the likelihood is negligible.</summary>
    private double End()
    {
        var total = average.IntegralAbove(0);
        return StrengthScan.FirstAbove(strength => 1e-10 - average.IntegralAbove(strength) / total, 0, (observed + 3) / model.Efficiency.Value);
    }

    private double Integrate(double from, double to) => from == to ? 0 : GaussLegendreRule.Integrate(Density, from, to, Order);

    private double Density(double t)
    {
        var strength = t * t;
        var weight = prior == SignalPrior.InverseSquareRoot ? 2 : 2 * t * Math.Sqrt(average.Information(strength));
        return weight * average.Likelihood(strength);
    }
}
