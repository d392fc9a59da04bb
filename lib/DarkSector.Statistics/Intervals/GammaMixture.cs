using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Intervals;

/// <summary>The posterior of a counting experiment with a flat prior, in closed form, for a gamma-distributed background.</summary>
/// <remarks>
/// Averaged over the background, n events are j signal events and n - j background events with negative binomial weights v(n - j), and
/// L(s) = sum_j v(n - j) s^j exp(-s)/j!. The probability above s is a sum of Poisson probabilities, since the integral of s^j exp(-s)/j! is the
/// Poisson probability of at most j events. A log-normal efficiency e adds an average over z = ln(e/median)/width: with a flat prior
/// in s/e, that over a Gaussian about -width (trapezoids, which converge exponentially for a Gaussian). Three orders of magnitude faster than quadrature.
/// </remarks>
internal sealed class GammaMixture
{
    private const double LargestCount = 100_000;

    // Beyond, exp(-signal) may vanish where the probability of the count does not.
    private const int LargestPlainCount = 300;
    private const double Step = 0.5;
    private const int HalfSteps = 16;

    private readonly double[] _atLeast;
    private readonly (double Efficiency, double Weight)[] _efficiencies;
    private readonly double _count;

    private GammaMixture(ControlCount background, Measured efficiency, double count)
    {
        _count = count;
        _atLeast = AtLeast(background, (int)count);
        _efficiencies = Nodes(efficiency);
    }

    /// <summary>The posterior of a model to which the closed form applies; else null.</summary>
    internal static GammaMixture? Of(CountingModel model, double observed) =>
        model.Background is ControlCount background && background.Shape > 0 && model.Efficiency is ExactValue or LogNormalMeasurement
            && observed <= LargestCount && observed == Math.Floor(observed)
            ? new GammaMixture((ControlCount)model.Background, model.Efficiency, observed)
            : null;

    /// <summary>The strength below which the probability is <paramref name="probability"/>.</summary>
    internal double Quantile(double probability) =>
        StrengthScan.FirstAbove(strength => 1 - probability - Above(strength), 0, (_count + 3) / _efficiencies[_efficiencies.Length / 2].Efficiency);

    private double Above(double strength)
    {
        var sum = 0.0;
        foreach (var (efficiency, weight) in _efficiencies)
        {
            var signal = strength * efficiency;
            sum += weight * (_atLeast.Length <= LargestPlainCount ? AboveOf(signal) : AboveInLogarithms(signal));
        }
        return sum;
    }

    private double AboveOf(double signal)
    {
        var (probability, above) = (Math.Exp(-signal), 0.0);
        for (var events = 0; events < _atLeast.Length; events++)
        {
            above += probability * _atLeast[events];
            probability *= signal / (events + 1);
        }
        return above;
    }

    private double AboveInLogarithms(double signal)
    {
        var (logarithm, above) = (-signal, 0.0);
        for (var events = 0; events < _atLeast.Length; events++)
        {
            above += Math.Exp(logarithm) * _atLeast[events];
            logarithm += Math.Log(signal / (events + 1));
        }
        return above;
    }

    // Posterior probability that at least this many of the events are signal: sums of the weights v(n - j), which are made in logarithms.
    private static double[] AtLeast(ControlCount background, int count)
    {
        var logarithms = new double[count + 1];
        for (var events = 0; events < count; events++)
            logarithms[events + 1] = logarithms[events] + Math.Log((background.Shape + events) / ((events + 1) * (1 + background.Tau)));
        var largest = logarithms.Max();
        var atLeast = new double[count + 1];
        var sum = 0.0;
        for (var fromBackground = 0; fromBackground <= count; fromBackground++)
            atLeast[count - fromBackground] = sum += Math.Exp(logarithms[fromBackground] - largest);
        for (var signal = 0; signal <= count; signal++)
            atLeast[signal] /= sum;
        return atLeast;
    }

    private static (double Efficiency, double Weight)[] Nodes(Measured efficiency)
    {
        if (efficiency is not LogNormalMeasurement { Median: var median, Kappa: var kappa })
            return [(efficiency.Value, 1)];
        var width = Math.Log(kappa);
        var nodes = Enumerable.Range(-HalfSteps, 2 * HalfSteps + 1)
            .Select(i => (Efficiency: median * Math.Exp(width * (Step * i - width)), Weight: Math.Exp(-0.5 * Step * Step * i * i))).ToArray();
        var total = nodes.Sum(node => node.Weight);
        return [.. nodes.Select(node => (node.Efficiency, node.Weight / total))];
    }
}
