using DarkSector.Numerics.Random;
using DarkSector.Statistics.Likelihoods;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Testing;

namespace DarkSector.Statistics.Intervals;

/// <summary>Upper limits by CLs with toys: exact up to their number, also with few events or none at all.</summary>
/// <remarks>Use this where <see cref="AsymptoticCls"/> is not valid. Toys are drawn at the nuisance parameters that fit the data best with the tested
/// strength, and without signal; auxiliary measurements fluctuate too. The same random numbers serve every strength, so that CLs falls steadily.</remarks>
public static class ToyCls
{
    private const double LargestBracket = 1.04;
    private const int MaximumPoints = 60;

    /// <summary>CLs of one strength, observed and expected.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">A data set made by the model.</param>
    /// <param name="strength">Tested multiple of the nominal signal, above 0.</param>
    /// <param name="options">Number of toys with and without signal each, statistic, threads.</param>
    /// <param name="rng">Random numbers.</param>
    /// <exception cref="InvalidOperationException">A fit of the data did not converge.</exception>
    public static ToyClsValue Test(TemplateModel model, Dataset data, double strength, ToyOptions options, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(rng);
        TemplateModel.RequireStrength(strength);
        if (options.Statistic == TestStatistic.Q0)
            throw new ArgumentException("The statistic q0 tests strength 0 and makes no limit; use ToyDiscovery.", nameof(options));
        var fit = model.Prepare(data);
        var background = fit.Report(fit.At(0)).Valid();
        return Test(model, data, background, strength, options, rng);
    }

    /// <summary>The strength excluded at a confidence level, observed and expected with its bands.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">A data set made by the model.</param>
    /// <param name="level">Confidence level between 0 and 1.</param>
    /// <param name="options">Number of toys per strength and hypothesis, statistic, threads.</param>
    /// <param name="rng">Random numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside 0 to 1.</exception>
    /// <exception cref="InvalidOperationException">A fit of the data did not converge.</exception>
    public static ToyLimit UpperLimit(TemplateModel model, Dataset data, double level, ToyOptions options, RandomStream rng)
    {
        var start = AsymptoticCls.UpperLimit(model, data, level);
        var background = model.FitAt(data, 0).Valid();
        var points = new SortedList<double, ToyClsValue>();
        double[] guesses = [start.ExpectedMinus2, start.ExpectedMinus1, start.Expected, start.ExpectedPlus1, start.ExpectedPlus2];
        var limits = new double[6];
        for (var i = 0; i < limits.Length; i++)
        {
            var which = i;
            limits[i] = Crossing(At, points, value => value.Cls(which), 1 - level, i == 0 ? start.Observed : guesses[i - 1]);
        }

        var bands = InOrder(limits.AsSpan(1));
        var limit = new UpperLimit(level, limits[0], bands[0], bands[1], bands[2], bands[3], bands[4]);
        return new ToyLimit(limit, Error(points, limits[0]), [.. points.Values]);

        void At(double strength) => points[strength] = Test(model, data, background, strength, options, rng);
    }

    /// <summary>Expected limits rise from -2 to +2 sigma by definition; where the errors of toys put neighbours out of order, these are replaced by their mean.</summary>
    internal static double[] InOrder(ReadOnlySpan<double> limits)
    {
        var blocks = new Stack<(double Mean, int Count)>();
        foreach (var limit in limits)
        {
            var block = (Mean: limit, Count: 1);
            while (blocks.TryPeek(out var before) && before.Mean > block.Mean)
            {
                blocks.Pop();
                block = ((before.Mean * before.Count + block.Mean * block.Count) / (before.Count + block.Count), before.Count + block.Count);
            }

            blocks.Push(block);
        }

        return [.. blocks.Reverse().SelectMany(block => Enumerable.Repeat(block.Mean, block.Count))];
    }

    private static ToyClsValue Test(
        TemplateModel model, Dataset data, FitResult background, double strength, ToyOptions options, RandomStream rng)
    {
        var observed = ProfileRatio.Of(model, data, options.Statistic).Value(strength);
        var with = ToyDistribution.Draw(model, model.FitAt(data, strength).Valid(), strength, options, rng["signal and background"]);
        var without = ToyDistribution.Draw(model, background, strength, options, rng["background"]);
        return ToyClsValue.From(strength, observed, with, without);
    }

    /// <summary>Where CLs falls through a target: points are added until two neighbours are close, then ln CLs is interpolated.</summary>
    private static double Crossing(
        Action<double> at, SortedList<double, ToyClsValue> points, Func<ToyClsValue, double> cls, double target, double guess)
    {
        if (points.Count == 0)
            at(guess);
        while (points.Count < MaximumPoints)
        {
            var above = Enumerable.Range(0, points.Count).Where(i => cls(points.Values[i]) >= target).Select(i => (int?)i).Max();
            if (above is null)
                at(0.5 * points.Keys[0]);
            else if (above == points.Count - 1)
                at(1.5 * points.Keys[^1]);
            else if (points.Keys[above.Value + 1] > LargestBracket * points.Keys[above.Value])
                at(Between(points.Keys[above.Value], points.Keys[above.Value + 1], guess));
            else
                return Interpolated(points.Values[above.Value], points.Values[above.Value + 1], cls, target);
        }

        return double.NaN;
    }

    // The guess first, then halves, on a logarithmic scale.
    private static double Between(double low, double high, double guess) =>
        guess > 1.02 * low && guess < high / 1.02 ? guess : Math.Sqrt(low * high);

    private static double Interpolated(ToyClsValue low, ToyClsValue high, Func<ToyClsValue, double> cls, double target)
    {
        var (atLow, atHigh) = (cls(low), cls(high));
        var fraction = atHigh > 0 ? Math.Log(atLow / target) / Math.Log(atLow / atHigh) : (atLow - target) / (atLow - atHigh);
        return low.Strength + (high.Strength - low.Strength) * (atLow == atHigh ? 0.5 : fraction);
    }

    /// <summary>Error of the observed limit: the relative error of CLs over the slope of ln CLs, from points around it.</summary>
    private static double Error(SortedList<double, ToyClsValue> points, double limit)
    {
        var near = points.Values.Where(point => point.Strength > 0.4 * limit && point.Strength < 2.5 * limit && point.Observed.Value > 0).ToArray();
        if (near.Length < 2)
            return double.NaN;
        var slope = Math.Log(near[0].Observed.Value / near[^1].Observed.Value) / (near[^1].Strength - near[0].Strength);
        var closest = near.MinBy(point => Math.Abs(point.Strength - limit))!.Observed;
        return closest.Error / closest.Value / slope;
    }
}
