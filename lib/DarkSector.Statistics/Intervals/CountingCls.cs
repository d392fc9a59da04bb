using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Testing;

namespace DarkSector.Statistics.Intervals;

/// <summary>CLs upper limits of a counting experiment, without asymptotic formulas.</summary>
/// <remarks>
/// Use this as the frequentist limit of a search with few events; it covers at least the confidence level and never excludes a signal to which the
/// search is blind (with a control region coverage may be 0.3 % lower, since the true background is not known). CLs = P(as background-like
/// or more | signal) / the same without signal. A. L. Read, J. Phys. G 28 (2002) 2693. What is exact:
/// <list type="bullet">
/// <item>background and efficiency known: P(N &lt;= n | s + b) / P(N &lt;= n | b), Poisson tails;</item>
/// <item>background counted in a control region: outcomes (n, m) are ordered by q-tilde and summed, with the background that describes the data
/// best at each strength;</item>
/// <item>other uncertainties: the Poisson tails are averaged over the densities of background and efficiency (Cousins and Highland, NIM A 320
/// (1992) 331), as the label "hybrid" says. <see cref="CountingToys"/> has the frequentist answer.</item>
/// </list>
/// </remarks>
public static class CountingCls
{
    /// <summary>The strength with CLs = 1 - confidence.</summary>
    /// <param name="model">The model.</param>
    /// <param name="observed">Observed events, at least 0.</param>
    /// <param name="confidence">Confidence level between 0 and 1.</param>
    public static Interval UpperLimit(CountingModel model, double observed, double confidence)
    {
        ArgumentNullException.ThrowIfNull(model);
        Intervals.Interval.RequireConfidence(confidence);
        Prepare(model, observed, out var cls, out var method);
        var start = (observed + 3) / model.Efficiency.Value;
        var limit = StrengthScan.FirstAbove(strength => strength == 0 ? -1 : 1 - confidence - cls(strength).Cls, 0, start);
        return new Interval(0, limit, confidence, method);
    }

    /// <summary>The same limit by the asymptotic distribution of q-tilde, to see where it can be used.</summary>
    /// <remarks>As <see cref="AsymptoticCls"/> does for template models: arXiv:1007.1727, Eqs. 16 and 64 to 66. Too strong where few events are
    /// expected: 1.35 instead of 2.30 at 90 % without background and events.</remarks>
    /// <param name="model">The model.</param>
    /// <param name="observed">Observed events, at least 0.</param>
    /// <param name="confidence">Confidence level between 0 and 1.</param>
    public static Interval AsymptoticUpperLimit(CountingModel model, double observed, double confidence)
    {
        ArgumentNullException.ThrowIfNull(model);
        CountingModel.RequireCount(observed);
        Intervals.Interval.RequireConfidence(confidence);
        var data = new CountingProfile(model, observed);
        var background = data.Nuisances(0).Background;
        var asimov = new CountingProfile(model with { Background = model.Background.Centred(background) }, background);
        double Cls(double strength)
        {
            var (both, without) = AsymptoticDistribution.Tails(
                TestStatistic.QTilde, Math.Sqrt(data.QTilde(strength)), Math.Sqrt(asimov.QTilde(strength)));
            return both / without;
        }

        var start = (observed + 3) / model.Efficiency.Value;
        var limit = StrengthScan.FirstAbove(strength => strength == 0 ? -1 : 1 - confidence - Cls(strength), 0, start);
        return new Interval(0, limit, confidence, "CLs, asymptotic distribution of q-tilde");
    }

    /// <summary>CLs, CLs+b and CLb of one strength.</summary>
    /// <param name="model">The model.</param>
    /// <param name="observed">Observed events, at least 0.</param>
    /// <param name="strength">Tested strength, above 0.</param>
    public static CountingClsValue Test(CountingModel model, double observed, double strength)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!(strength > 0 && double.IsFinite(strength)))
            throw new ArgumentOutOfRangeException(nameof(strength), $"strength = {strength}; CLs tests a positive and finite strength.");
        Prepare(model, observed, out var cls, out _);
        return cls(strength);
    }

    private static void Prepare(
        CountingModel model, double observed, out Func<double, CountingClsValue> cls, out string method)
    {
        CountingModel.RequireCount(observed);
        (cls, method) = (model.Background, model.Efficiency) switch
        {
            (ExactValue, ExactValue) => (strength => Tails(model, observed, strength), "CLs, exact Poisson tails"),
            (ControlCount { PriorPower: 0 }, ExactValue) => (strength => Enumerated(model, observed, strength), "CLs, sum over all on/off outcomes"),
            _ => (Hybrid(model, observed), "CLs, Poisson tails averaged over the uncertainties (hybrid)"),
        };
    }

    private static CountingClsValue Tails(CountingModel model, double observed, double strength)
    {
        var background = model.Background.Value;
        CountingAverage.RequirePossible(PoissonDistribution.Cdf(observed, background), model, observed);
        var both = PoissonDistribution.Cdf(observed, strength * model.Efficiency.Value + background);
        var without = PoissonDistribution.Cdf(observed, background);
        return new CountingClsValue(both / without, both, without);
    }

    private static CountingClsValue Enumerated(CountingModel model, double observed, double strength)
    {
        CountingModel.RequireWholeCount(observed);
        var profile = new CountingProfile(model, observed);
        var tails = new CountingTails(model, strength, profile.QTilde(strength), (toy, at) => toy.QTilde(at));
        var both = tails.AtOrAbove(strength, profile.Nuisances(strength).Background);
        var without = tails.AtOrAbove(0, profile.Nuisances(0).Background);
        return new CountingClsValue(both / without, both, without);
    }

    private static Func<double, CountingClsValue> Hybrid(CountingModel model, double observed)
    {
        var posterior = new CountingAverage(model, observed);
        var without = posterior.Tail(0);
        return strength =>
        {
            var both = posterior.Tail(strength);
            return new CountingClsValue(both / without, both, without);
        };
    }
}

/// <summary>The CLs test of one strength.</summary>
/// <param name="Cls">CLs+b / CLb; the strength is excluded at confidence 1 - CLs.</param>
/// <param name="SignalPlusBackground">CLs+b: probability of data at least as background-like if the signal is there.</param>
/// <param name="BackgroundOnly">CLb: the same without signal.</param>
public readonly record struct CountingClsValue(double Cls, double SignalPlusBackground, double BackgroundOnly);
