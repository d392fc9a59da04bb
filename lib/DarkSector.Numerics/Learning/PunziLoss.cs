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
/// several windows is paid for in each. A cautious loss has B_m + T_m in place of B_m, with T_m = sum s w^2/sum s w. G. Punzi, arXiv:physics/0308063; F. Abudinen et al., Eur. Phys. J. C 82, 121 (2022).
/// Where B_m is 0 no event is there to be moved, and its slope is taken as 0; an efficiency below 1e-6 counts as 1e-6.
/// </remarks>
public sealed class PunziLoss : IScoreLoss
{
    private const double SmallestEfficiency = 1e-6;

    private readonly PunziWindows _windows;
    private readonly PunziLossOptions _options;
    private readonly double[] _typicalOfAll;

    /// <summary>The loss of a sample.</summary>
    /// <param name="windows">Hypotheses and what each event is to them.</param>
    /// <param name="options">Significance, power, luminosity and kind of mean.</param>
    public PunziLoss(PunziWindows windows, PunziLossOptions options)
    {
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(options);
        (_windows, _options) = (windows, options);
        _typicalOfAll = TypicalWeights(windows);
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
        var (loss, perEfficiency, perWeight, perSquare) = Derivatives(Yields(events, scores, scale));
        var (weightSums, squareSums) = (Cumulative(perWeight), Cumulative(perSquare));
        for (var k = 0; k < scores.Length; k++)
        {
            var (one, chain) = (_windows[events[k]], scale * scores[k] * (1 - scores[k]));
            slopes[k] = chain * one.Size * (one.IsSignal
                ? perEfficiency[one.First]
                : weightSums[one.Last + 1] - weightSums[one.First] + one.Size * (squareSums[one.Last + 1] - squareSums[one.First]));
        }
        return loss;
    }

    /// <summary>Efficiency and background of every hypothesis for given scores; a hard cut is scores of 0 and 1.</summary>
    /// <param name="events">Rows of the sample.</param>
    /// <param name="scores">Scores of each.</param>
    /// <param name="scale">Factor on efficiency and background.</param>
    public PunziYields Yields(ReadOnlySpan<int> events, ReadOnlySpan<double> scores, double scale = 1)
    {
        var (efficiency, background, squares) = (new double[_windows.Hypotheses], new double[_windows.Hypotheses], new double[_windows.Hypotheses]);
        for (var k = 0; k < events.Length; k++)
        {
            var one = _windows[events[k]];
            var share = scale * one.Size * scores[k];
            if (one.IsSignal)
            {
                efficiency[one.First] += share;
                continue;
            }
            for (var m = one.First; m <= one.Last; m++)
            {
                background[m] += share;
                squares[m] += share * one.Size;
            }
        }
        return new PunziYields(efficiency, background, [.. squares.Select((square, m) => background[m] > 0 ? square / background[m] : _typicalOfAll[m])]);
    }

    /// <summary>The loss of given yields.</summary>
    /// <param name="yields">One entry per hypothesis.</param>
    public double Of(PunziYields yields)
    {
        ArgumentNullException.ThrowIfNull(yields);
        if (yields.Efficiency.Count != _windows.Hypotheses || yields.Background.Count != _windows.Hypotheses || yields.TypicalWeight.Count != _windows.Hypotheses)
            throw new ArgumentException($"{yields.Efficiency.Count} efficiencies, {yields.Background.Count} backgrounds and {yields.TypicalWeight.Count} weights for {_windows.Hypotheses} hypotheses; one of each is needed per hypothesis.");
        return Derivatives(yields).Loss;
    }

    // Derivatives with respect to efficiency, sum of s w and sum of s w^2 of every hypothesis.
    private (double Loss, double[] PerEfficiency, double[] PerWeight, double[] PerSquare) Derivatives(PunziYields yields)
    {
        var (a, b, count) = (_options.Significance, _options.Power, yields.Efficiency.Count);
        var (perEfficiency, perWeight, perSquare) = (new double[count], new double[count], new double[count]);
        var loss = 0.0;
        for (var m = 0; m < count; m++)
        {
            var (eps, known, typical) = (Math.Max(yields.Efficiency[m], SmallestEfficiency), yields.Background[m], _options.CautiousBackground ? yields.TypicalWeight[m] : 0);
            var root = Math.Sqrt(known + typical);
            var inner = Math.Sqrt(b * b + 4 * a * root + 4 * (known + typical));
            var sigma = (a * a / 8 + 9 * b * b / 13 + a * root + b / 2 * inner) / (eps * _options.Luminosity);
            var slope = root == 0 ? 0 : a / (2 * root) + (b == 0 ? 0 : b / 2 * (a / root + 2) / inner);
            // d loss/d sigma: 1 for the mean of sigma, 1/sigma for the mean of ln sigma.
            var outer = (_options.Relative ? 1 / sigma : 1) / count;
            loss += (_options.Relative ? Math.Log(sigma) : sigma) / count;
            perEfficiency[m] = -outer * sigma / eps;
            var perBackground = outer * slope / (eps * _options.Luminosity);
            perWeight[m] = known == 0 ? 0 : perBackground * (1 - typical / known);
            perSquare[m] = known == 0 || !_options.CautiousBackground ? 0 : perBackground / known;
        }
        return (loss, perEfficiency, perWeight, perSquare);
    }

    private static double[] TypicalWeights(PunziWindows windows)
    {
        var (sums, squares) = (new double[windows.Hypotheses], new double[windows.Hypotheses]);
        for (var row = 0; row < windows.Count; row++)
        {
            var one = windows[row];
            for (var m = one.First; m <= one.Last && !one.IsSignal; m++)
            {
                sums[m] += one.Size;
                squares[m] += one.Size * one.Size;
            }
        }
        return [.. sums.Zip(squares, (sum, square) => sum > 0 ? square / sum : 0)];
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
