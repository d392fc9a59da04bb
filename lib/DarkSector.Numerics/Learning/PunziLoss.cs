namespace DarkSector.Numerics.Learning;

/// <summary>The smallest cross-section a search can see, averaged over all its mass hypotheses: a loss whose minimum is the best search.</summary>
/// <remarks>
/// Hypothesis m looks into a window of the measured mass. With scores s_k in place of "passes the cut", which makes everything differentiable,
///     eps_m = sum over signal k of hypothesis m inside its window of s_k e_k,      B_m = sum over background k inside the window of s_k w_k,
///     sigma_m = [a^2/8 + 9 b^2/13 + a sqrt(B_m) + (b/2) sqrt(b^2 + 4 a sqrt(B_m) + 4 B_m)] / (eps_m L)
/// with e_k the part of the efficiency that an event stands for (1/generated) and w_k its background weight. The loss is the mean of sigma_m, or of ln sigma_m, in which
/// each mass counts by its relative gain. By the chain rule, with N_m the bracket,
///     d sigma_m/d s_k = -sigma_m/eps_m e_k (signal),    (w_k/(eps_m L)) dN_m/dB_m (background),
///     dN/dB = a/(2 sqrt(B)) + (b/2) (a/sqrt(B) + 2)/sqrt(b^2 + 4 a sqrt(B) + 4 B),
/// summed over the windows that hold the event, and d s/d z = s (1 - s). One score serves all masses: a background event in
/// several windows is paid for in each. G. Punzi, arXiv:physics/0308063; F. Abudinen et al., Eur. Phys. J. C 82, 121 (2022).
/// Where B_m is 0 no event is there to be moved, and its slope is taken as 0; an efficiency below 1e-6 counts as 1e-6.
/// </remarks>
public sealed class PunziLoss : IScoreLoss
{
    private const double SmallestEfficiency = 1e-6;

    private readonly PunziWindows _windows;
    private readonly PunziLossOptions _options;

    /// <summary>The loss of a sample.</summary>
    /// <param name="windows">Hypotheses and what each event is to them.</param>
    /// <param name="options">Significance, power, luminosity and kind of mean.</param>
    public PunziLoss(PunziWindows windows, PunziLossOptions options)
    {
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(options);
        (_windows, _options) = (windows, options);
    }

    /// <inheritdoc/>
    public string Name => "Punzi";

    /// <inheritdoc/>
    public int Count => _windows.Count;

    /// <inheritdoc/>
    public bool IsSumOverEvents => false;

    /// <inheritdoc/>
    /// <remarks>For a batch smaller than the sample, efficiencies and backgrounds are scaled by sample over batch, so that they estimate those of the sample.</remarks>
    public double Evaluate(ReadOnlySpan<int> events, ReadOnlySpan<double> sums, int batch, Span<double> slopes)
    {
        var scores = new double[events.Length];
        for (var k = 0; k < scores.Length; k++)
            scores[k] = Score(sums[k]);
        var scale = (double)_windows.Count / batch;
        var (efficiency, background) = Yields(events, scores, scale);
        var (loss, perEfficiency, perBackground) = Derivatives(efficiency, background);
        var cumulative = Cumulative(perBackground);
        for (var k = 0; k < scores.Length; k++)
        {
            var (one, chain) = (_windows[events[k]], scale * scores[k] * (1 - scores[k]));
            slopes[k] = chain * one.Size * (one.IsSignal
                ? perEfficiency[one.First]
                : cumulative[one.Last + 1] - cumulative[one.First]);
        }
        return loss;
    }

    /// <summary>Efficiency and background of every hypothesis for given scores; a hard cut is scores of 0 and 1.</summary>
    /// <param name="events">Rows of the sample.</param>
    /// <param name="scores">Scores of each.</param>
    /// <param name="scale">Factor on both.</param>
    public (double[] Efficiency, double[] Background) Yields(ReadOnlySpan<int> events, ReadOnlySpan<double> scores, double scale = 1)
    {
        var efficiency = new double[_windows.Hypotheses];
        var background = new double[_windows.Hypotheses];
        for (var k = 0; k < events.Length; k++)
        {
            var one = _windows[events[k]];
            var share = scale * one.Size * scores[k];
            if (one.IsSignal)
                efficiency[one.First] += share;
            else
            {
                for (var m = one.First; m <= one.Last; m++)
                    background[m] += share;
            }
        }
        return (efficiency, background);
    }

    /// <summary>The loss of given efficiencies and backgrounds.</summary>
    public double Of(IReadOnlyList<double> efficiency, IReadOnlyList<double> background)
    {
        ArgumentNullException.ThrowIfNull(efficiency);
        ArgumentNullException.ThrowIfNull(background);
        return Derivatives([.. efficiency], [.. background]).Loss;
    }

    private (double Loss, double[] PerEfficiency, double[] PerBackground) Derivatives(double[] efficiency, double[] background)
    {
        var (a, b, count) = (_options.Significance, _options.Power, efficiency.Length);
        var (perEfficiency, perBackground) = (new double[count], new double[count]);
        var loss = 0.0;
        for (var m = 0; m < count; m++)
        {
            var (eps, root) = (Math.Max(efficiency[m], SmallestEfficiency), Math.Sqrt(background[m]));
            var inner = Math.Sqrt(b * b + 4 * a * root + 4 * background[m]);
            var sigma = (a * a / 8 + 9 * b * b / 13 + a * root + b / 2 * inner) / (eps * _options.Luminosity);
            var slope = root == 0 ? 0 : a / (2 * root) + (b == 0 ? 0 : b / 2 * (a / root + 2) / inner);
            // d loss/d sigma: 1 for the mean of sigma, 1/sigma for the mean of ln sigma.
            var outer = (_options.Relative ? 1 / sigma : 1) / count;
            loss += (_options.Relative ? Math.Log(sigma) : sigma) / count;
            perEfficiency[m] = -outer * sigma / eps;
            perBackground[m] = outer * slope / (eps * _options.Luminosity);
        }
        return (loss, perEfficiency, perBackground);
    }

    // Windows of neighbours overlap: the sum over those of an event is a difference of two partial sums.
    private static double[] Cumulative(double[] values)
    {
        var sums = new double[values.Length + 1];
        for (var m = 0; m < values.Length; m++)
            sums[m + 1] = sums[m] + values[m];
        return sums;
    }

    private static double Score(double z)
    {
        var q = Math.Exp(-Math.Abs(z));
        return (z < 0 ? q : 1) / (1 + q);
    }
}
