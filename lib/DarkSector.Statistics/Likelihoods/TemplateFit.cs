using DarkSector.Numerics.Optimization;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>Fits of one data set, at a fixed strength or with the strength free; each starts from where the last one ended.</summary>
/// <remarks>Asymmetric normalisation uncertainties have a kink at theta = 0 (interpolation code 1). Their nuisances are kept on one side of it
/// during a minimisation, which then is smooth, and cross over when the other side leads downhill.</remarks>
internal sealed class TemplateFit
{
    private const int MaximumCrossings = 100;

    private readonly Templates templates;
    private readonly IReadOnlyList<double> counts;
    private readonly TemplateLikelihood likelihood;
    private readonly bool[] kinked;
    private readonly bool[] above;
    private readonly double[] point;
    private readonly double[] lower;
    private readonly double[] upper;
    private int evaluations;

    internal TemplateFit(
        Templates templates, IReadOnlyList<double> counts, IReadOnlyList<double> centres, IReadOnlyList<double> binCentres)
    {
        this.templates = templates;
        this.counts = counts;
        likelihood = new TemplateLikelihood(templates, counts, centres, binCentres);
        point = new double[likelihood.Dimension];
        lower = new double[likelihood.Dimension];
        upper = new double[likelihood.Dimension];
        kinked = new bool[templates.Nuisances];
        above = new bool[templates.Nuisances];
        for (var k = 0; k < templates.Nuisances; k++)
        {
            kinked[k] = templates.HasKink(k);
            Take(k, true);
        }
    }

    /// <summary>The best point with any strength not below <paramref name="lowest"/>.</summary>
    internal Minimum Free(double lowest)
    {
        var signal = 0.0;
        var excess = 0.0;
        for (var bin = 0; bin < templates.Bins; bin++)
        {
            signal += templates.Nominal(bin, 0);
            excess += counts[bin] - templates.Background(bin);
        }

        // One event of signal at least: a strength of zero may be impossible where there is no background.
        return Minimize(Math.Max(excess, 1) / signal, lowest, double.PositiveInfinity);
    }

    /// <summary>The best point at one strength.</summary>
    /// <exception cref="ArgumentException">Strength zero, and events in a bin without background.</exception>
    internal Minimum At(double strength)
    {
        for (var bin = 0; strength == 0 && bin < templates.Bins; bin++)
        {
            if (counts[bin] > 0 && templates.Background(bin) == 0)
            {
                throw new ArgumentException(
                    $"Bin {bin} has {counts[bin]} observed events and no expected background, which is impossible without signal. "
                    + "Merge it with a neighbour or give a background a yield there.");
            }
        }

        return Minimize(strength, strength, strength);
    }

    /// <summary>The full report of a minimum found by this fit.</summary>
    internal FitResult Report(Minimum minimum)
    {
        var isFixed = new bool[point.Length];
        isFixed[0] = lower[0] == upper[0];
        var errors = minimum.StandardErrors(isFixed);
        if (errors.All(double.IsNaN))
            errors = minimum.StandardErrors([.. minimum.Point.Select((x, i) => x <= lower[i] || x >= upper[i])]);

        var (yields, binFactors) = likelihood.Predict([.. minimum.Point]);
        FittedParameter[] parameters =
        [
            new("strength", minimum.Point[0], isFixed[0] ? 0 : errors[0]),
            .. templates.NuisanceNames.Select((name, k) => new FittedParameter(name, minimum.Point[1 + k], errors[1 + k])),
        ];
        return new FitResult(
            minimum.Converged, minimum.Message, parameters, minimum.Value + likelihood.Saturated(), minimum.Value, yields, binFactors,
            minimum.Evaluations);
    }

    private Minimum Minimize(double startStrength, double lowest, double highest)
    {
        point[0] = startStrength;
        (lower[0], upper[0]) = (lowest, highest);
        evaluations = 0;
        var best = Descend();
        for (var crossing = 0; crossing < MaximumCrossings && best.Converged && TryCross(best); crossing++)
        {
            var next = Descend();
            if (!(next.Value < best.Value))
                break;
            best = next;
        }

        return best with { Evaluations = evaluations };
    }

    private Minimum Descend()
    {
        var minimum = BoundedNewton.Minimize(likelihood, point, lower, upper);
        evaluations += minimum.Evaluations;
        for (var i = 0; i < point.Length; i++)
            point[i] = minimum.Point[i];
        return minimum;
    }

    /// <summary>Turns every kinked nuisance that rests on its kink to the other side, if the likelihood falls there.</summary>
    private bool TryCross(Minimum at)
    {
        var resting = Enumerable.Range(0, kinked.Length).Where(k => kinked[k] && at.Point[1 + k] == 0).ToArray();
        if (resting.Length == 0)
            return false;
        foreach (var k in resting)
            Take(k, !above[k]);
        var gradient = new double[point.Length];
        likelihood.Evaluate(point, gradient, new double[point.Length * point.Length]);
        evaluations++;

        var crossed = false;
        foreach (var k in resting)
        {
            var downhill = above[k] ? gradient[1 + k] < -1e-12 : gradient[1 + k] > 1e-12;
            crossed |= downhill;
            if (!downhill)
                Take(k, !above[k]);
        }

        return crossed;
    }

    private void Take(int nuisance, bool side)
    {
        above[nuisance] = side;
        likelihood.Take(nuisance, side);
        lower[1 + nuisance] = kinked[nuisance] && side ? 0 : double.NegativeInfinity;
        upper[1 + nuisance] = kinked[nuisance] && !side ? 0 : double.PositiveInfinity;
    }
}
