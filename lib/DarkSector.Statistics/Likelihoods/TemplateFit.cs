using DarkSector.Numerics.Optimization;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>Fits of one data set, at a fixed strength or with the strength free; each starts from where the last one ended.</summary>
/// <remarks>Piecewise interpolations have a kink at theta = 0 (codes 0 and 1). Their nuisances are kept on one side of it during a minimisation, which
/// then is smooth, and cross over when the other side leads downhill. Very asymmetric variations may make several minima: then fits begin on either
/// side of the nominal point too, and with each such parameter mirrored, and the lowest minimum counts. The same with free factors scaled where a factor
/// of a bin may vanish, which makes the others lose their effect. A minimisation that fails is tried again from there in any case.</remarks>
internal sealed class TemplateFit
{
    private const int MaximumCrossings = 100;
    private const int MaximumPasses = 4;
    private static readonly double[] NormalisationScales = [0.03, 30];
    private static readonly double[] ShapeScales = [0];
    private static readonly double[] AlternatingPulls = [1.5, -1.5];

    private readonly Templates templates;
    private readonly Func<int, string> place;
    private readonly TemplateLikelihood likelihood;
    private readonly bool[] above;
    private readonly double[] point;
    private readonly double[] lower;
    private readonly double[] upper;
    private IReadOnlyList<double> counts = [];
    private int evaluations;

    /// <summary>Prepares fits of a model.</summary>
    /// <param name="templates">The model.</param>
    /// <param name="place">Names a bin in messages.</param>
    internal TemplateFit(Templates templates, Func<int, string> place)
    {
        this.templates = templates;
        this.place = place;
        likelihood = new TemplateLikelihood(templates);
        point = new double[likelihood.Dimension];
        lower = new double[likelihood.Dimension];
        upper = new double[likelihood.Dimension];
        above = new bool[likelihood.Dimension];
    }

    /// <summary>Takes a data set, and forgets where earlier fits ended.</summary>
    internal void Load(IReadOnlyList<double> events, IReadOnlyList<double> nuisanceCentres, IReadOnlyList<double> factorCentres)
    {
        counts = events;
        likelihood.Load(events, [0, .. nuisanceCentres], factorCentres);
        Restart(0);
    }

    /// <summary>Begins the next fit from given nuisance parameters instead of where the last one ended.</summary>
    internal void StartFrom(IReadOnlyList<FittedParameter> parameters)
    {
        for (var i = 1; i < point.Length; i++)
        {
            point[i] = Math.Clamp(parameters[i].Value, templates.Variables[i].Lower, templates.Variables[i].Upper);
            Take(i, point[i] >= 0);
        }
    }

    /// <summary>The best point with any strength not below <paramref name="lowest"/>.</summary>
    internal Minimum Free(double lowest)
    {
        var excess = counts.Sum() - templates.Background.Sum();

        // One event of signal at least: a strength of zero may be impossible where there is no background.
        return Minimize(Math.Max(excess, 1) / templates.Signal.Sum(), lowest, double.PositiveInfinity);
    }

    /// <summary>The best point at one strength.</summary>
    /// <exception cref="ArgumentException">Strength zero, and events in a bin without background.</exception>
    internal Minimum At(double strength)
    {
        if (strength == 0 && Impossible() is { } bin)
        {
            throw new ArgumentException(
                $"{place(bin)} has {counts[bin]} observed events and no expected background, which is impossible without signal. "
                + "Merge it with a neighbour or give a background a yield there.");
        }

        return Minimize(strength, strength, strength);
    }

    /// <summary>The first bin with events that no background can make; null when there is none.</summary>
    internal int? Impossible()
    {
        for (var bin = 0; bin < counts.Count; bin++)
        {
            if (counts[bin] > 0 && !templates.CanHaveBackground[bin])
                return bin;
        }

        return null;
    }

    /// <summary>The full report of a minimum found by this fit.</summary>
    internal FitResult Report(Minimum minimum)
    {
        var isFixed = point.Select((_, i) => lower[i] == upper[i]).ToArray();
        var covariance = minimum.CovarianceWithout(isFixed) ?? minimum.CovarianceWithout([.. minimum.Point.Select((x, i) => x <= lower[i] || x >= upper[i])]);
        var errors = Enumerable.Range(0, point.Length)
            .Select(i => isFixed[i] ? 0 : covariance is null ? double.NaN : Math.Sqrt(covariance[i * point.Length + i])).ToArray();
        double[] best = [.. minimum.Point];
        var (slopes, variances) = likelihood.Sensitivities(best);
        return new FitResult(
            minimum.Converged, minimum.Message,
            [.. best.Select((value, i) => new FittedParameter(templates.Variables[i].Name, value, errors[i]))],
            minimum.Value + likelihood.Saturated(), minimum.Value, likelihood.Yields.ToArray(), likelihood.Gammas.ToArray(), minimum.Evaluations)
        {
            BinParameters = [.. templates.Factors.Select((factor, j) =>
                new FittedParameter(factor.Name, likelihood.Gammas[j], FactorError(j, covariance, slopes, variances)))],
            CovarianceMatrix = covariance ?? [],
            FactorSlopes = slopes,
            FactorVariances = variances,
        };
    }

    private double FactorError(int factor, double[]? covariance, double[] slopes, double[] variances)
    {
        var variance = variances[factor];
        for (var i = 0; i < point.Length; i++)
        {
            for (var j = 0; j < point.Length && covariance is not null; j++)
            {
                var term = slopes[factor * point.Length + i] * slopes[factor * point.Length + j] * covariance[i * point.Length + j];
                if (!double.IsNaN(term))
                    variance += term;
            }
        }

        return Math.Sqrt(variance);
    }

    private Minimum Minimize(double startStrength, double lowest, double highest)
    {
        point[0] = startStrength;
        (lower[0], upper[0]) = (lowest, highest);
        evaluations = 0;
        var best = Settle();
        for (var attempt = 0; attempt < 4 && (!best.Converged || (templates.IsBent && attempt < 2)); attempt++)
        {
            Restart(attempt switch { 0 => 1, 1 => -1, _ => 0 });
            point[0] = Math.Clamp(attempt == 3 ? 0 : startStrength, lowest, highest);
            if (Settle() is { Converged: true } other && (!best.Converged || other.Value < best.Value))
                best = other;
        }

        for (var pass = 0; pass < MaximumPasses && best.Converged && (Mirrored(ref best) | (templates.IsRugged && Elsewhere(ref best))); pass++)
        {
        }

        Return(best);
        return best with { Evaluations = evaluations };
    }

    /// <summary>Looks for a lower minimum on the other side of each bent parameter.</summary>
    private bool Mirrored(ref Minimum best)
    {
        var found = false;
        for (var i = 1; i < point.Length; i++)
        {
            if (!templates.Variables[i].IsBent || TryMirror(best, i) is not { } other)
                continue;
            found |= other.Value < best.Value - 1e-9;
            best = other;
        }

        return found;
    }

    /// <summary>Looks for a lower minimum with each free factor far smaller or larger, and with every second nuisance pulled the other way.</summary>
    private bool Elsewhere(ref Minimum best)
    {
        var found = false;
        for (var i = 1; i < point.Length; i++)
        {
            if (templates.Variables[i] is not { Constraint: BinConstraint.Free } variable || !(variable.Lower < variable.Upper))
                continue;
            foreach (var scale in templates.IsShared[i] ? NormalisationScales : ShapeScales)
            {
                Return(best);
                point[i] = Math.Clamp(scale * (point[i] > 0 ? point[i] : 1), variable.Lower, variable.Upper);
                if (templates.IsShared[i] || IsPromising(best))
                    found |= Lower(ref best);
            }
        }

        foreach (var first in AlternatingPulls)
        {
            Return(best);
            Alternate(first);
            found |= Lower(ref best);
        }

        return found;
    }

    /// <summary>Moves the constrained parameters by a number of widths, every second one the other way.</summary>
    private void Alternate(double pulls)
    {
        for (var i = 1; i < point.Length; i++)
        {
            var variable = templates.Variables[i];
            if (variable.Constraint != BinConstraint.Gaussian)
                continue;
            point[i] = Math.Clamp(point[i] + pulls * variable.Size, variable.Lower, variable.Upper);
            Take(i, point[i] >= 0);
            pulls = -pulls;
        }
    }

    /// <summary>Whether a shape factor alone, moved, leaves the likelihood about as good: then the rest may follow.</summary>
    private bool IsPromising(Minimum best)
    {
        evaluations++;
        return likelihood.Evaluate(point, new double[point.Length], new double[point.Length * point.Length]) < best.Value + 1;
    }

    private bool Lower(ref Minimum best)
    {
        if (Settle() is not { Converged: true } other || !(other.Value < best.Value))
            return false;
        var found = other.Value < best.Value - 1e-9;
        best = other;
        return found;
    }

    private Minimum? TryMirror(Minimum best, int variable)
    {
        Return(best);
        var mirrored = -Math.CopySign(Math.Max(1, Math.Abs(point[variable])), point[variable]);
        point[variable] = Math.Clamp(mirrored, templates.Variables[variable].Lower, templates.Variables[variable].Upper);
        Take(variable, point[variable] >= 0);
        return Settle() is { Converged: true } other && other.Value < best.Value ? other : null;
    }

    /// <summary>Goes back to a minimum, from where the next fit starts.</summary>
    private void Return(Minimum best)
    {
        for (var i = 0; i < point.Length; i++)
        {
            point[i] = best.Point[i];
            if (i > 0 && templates.Variables[i].HasKink && point[i] != 0)
                Take(i, point[i] > 0);
        }
    }

    /// <summary>Descends, and crosses kinks as long as that leads further down.</summary>
    private Minimum Settle()
    {
        var best = Descend();
        for (var crossing = 0; crossing < MaximumCrossings && best.Converged && TryCross(best); crossing++)
        {
            var next = Descend();
            if (!(next.Value < best.Value))
                break;
            best = next;
        }

        return best;
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
        var resting = Enumerable.Range(0, point.Length).Where(i => templates.Variables[i].HasKink && at.Point[i] == 0).ToArray();
        if (resting.Length == 0)
            return false;
        foreach (var i in resting)
            Take(i, !above[i]);
        var gradient = new double[point.Length];
        likelihood.Evaluate(point, gradient, new double[point.Length * point.Length]);
        evaluations++;

        var crossed = false;
        foreach (var i in resting)
        {
            var downhill = above[i] ? gradient[i] < -1e-12 : gradient[i] > 1e-12;
            crossed |= downhill;
            if (!downhill)
                Take(i, !above[i]);
        }

        return crossed;
    }

    /// <summary>Goes to the nominal point, moved by a number of widths of every constrained parameter.</summary>
    private void Restart(double pulls)
    {
        for (var i = 1; i < point.Length; i++)
        {
            var variable = templates.Variables[i];
            var width = variable.Constraint == BinConstraint.Gaussian ? variable.Size : 0;
            point[i] = Math.Clamp(variable.Start + pulls * width, variable.Lower, variable.Upper);
            Take(i, point[i] != 0 ? point[i] > 0 : pulls >= 0);
        }
    }

    private void Take(int variable, bool side)
    {
        var (bounds, kinked) = (templates.Variables[variable], templates.Variables[variable].HasKink);
        above[variable] = side;
        likelihood.Take(variable, side);
        lower[variable] = kinked && side ? Math.Max(0, bounds.Lower) : bounds.Lower;
        upper[variable] = kinked && !side ? Math.Min(0, bounds.Upper) : bounds.Upper;
        if (lower[variable] > upper[variable])
            (lower[variable], upper[variable]) = (bounds.Lower, bounds.Upper);
    }
}
