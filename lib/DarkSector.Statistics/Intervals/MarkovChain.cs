using DarkSector.Numerics.Random;
using MathNet.Numerics.LinearAlgebra;
using static System.FormattableString;

namespace DarkSector.Statistics.Intervals;

/// <summary>ln of a posterior density, up to a constant; -infinity where a parameter is forbidden. Called from several threads.</summary>
/// <param name="point">The parameters.</param>
public delegate double LogPosterior(ReadOnlySpan<double> point);

/// <summary>Posterior samples of any number of parameters, by random-walk Metropolis chains.</summary>
/// <remarks>
/// Use this where nuisance parameters are too many for quadrature. Proposals are Gaussian with the covariance of the chain's own warm-up (Haario,
/// Saksman and Tamminen, Bernoulli 7 (2001) 223), scaled to an acceptance of 0.44 in one dimension and 0.234 in many; after the warm-up
/// they stay as they are. Each chain has its own branch of the stream: the same numbers for any number of threads. Read the verdict before
/// the numbers: split R-hat and effective sample size (Gelman et al., Bayesian Data Analysis, 3rd ed., section 11.4) are part of the result.
/// </remarks>
public static class MarkovChain
{
    /// <summary>Walks several chains.</summary>
    /// <param name="posterior">ln of the posterior density.</param>
    /// <param name="names">Names of the parameters.</param>
    /// <param name="start">Where to begin; the density must not vanish there.</param>
    /// <param name="scales">Rough uncertainty of each parameter, positive: chains begin as far apart.</param>
    /// <param name="options">Numbers of chains and steps.</param>
    /// <param name="rng">Random numbers.</param>
    /// <exception cref="ArgumentException">Lengths differ, a scale is not positive, or the density vanishes at the start.</exception>
    public static MarkovChainResult Sample(
        LogPosterior posterior,
        IReadOnlyList<string> names,
        IReadOnlyList<double> start,
        IReadOnlyList<double> scales,
        MarkovChainOptions options,
        RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(posterior);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(scales);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(rng);
        options.Require();
        if (names.Count == 0 || start.Count != names.Count || scales.Count != names.Count)
            throw new ArgumentException($"{names.Count} names, {start.Count} start values and {scales.Count} scales; one of each is needed per parameter.");
        for (var i = 0; i < scales.Count; i++)
        {
            if (!(scales[i] > 0 && double.IsFinite(scales[i])))
                throw new ArgumentException(Invariant($"The scale of {names[i]} is {scales[i]}; it has to be positive and finite."));
        }

        if (!double.IsFinite(posterior([.. start])))
            throw new ArgumentException("The posterior density vanishes at the start, or is no number; start where all parameters are allowed.");
        var chains = new Walk[options.Chains];
        Parallel.For(0, chains.Length, chain =>
        {
            chains[chain] = new Walk(posterior, [.. start], [.. scales], rng[chain]);
            chains[chain].Run(options);
        });
        return MarkovChainResult.From(names, [.. chains.Select(chain => chain.Kept)], chains.Average(chain => chain.Acceptance));
    }

    /// <summary>One chain.</summary>
    private sealed class Walk
    {
        private const int AdaptationPeriod = 50;

        private readonly LogPosterior posterior;
        private readonly RandomStream rng;
        private readonly int size;
        private readonly double[] proposal;
        private readonly double[] mean;
        private readonly double target;
        private Matrix<double> covariance;
        private Matrix<double> factor;
        private double[] point;
        private double value;
        private double logScale;

        internal Walk(LogPosterior posterior, double[] start, double[] scales, RandomStream rng)
        {
            (this.posterior, this.rng, size) = (posterior, rng, start.Length);
            proposal = new double[size];
            mean = [.. start];
            target = size == 1 ? 0.44 : 0.234;
            logScale = Math.Log(2.38 / Math.Sqrt(size));
            covariance = Matrix<double>.Build.DenseOfDiagonalArray([.. scales.Select(scale => scale * scale)]);
            factor = covariance.Cholesky().Factor;
            point = Disperse(start, scales);
            value = posterior(point);
        }

        /// <summary>Kept steps, one array per parameter.</summary>
        internal double[][] Kept { get; private set; } = [];

        internal double Acceptance { get; private set; }

        internal void Run(MarkovChainOptions options)
        {
            for (var step = 1; step <= options.WarmUp; step++)
                Adapt(step, Move());
            Kept = [.. Enumerable.Range(0, size).Select(_ => new double[options.Steps])];
            var accepted = 0;
            for (var step = 0; step < options.Steps; step++)
            {
                accepted += Move() ? 1 : 0;
                for (var i = 0; i < size; i++)
                    Kept[i][step] = point[i];
            }

            Acceptance = accepted / (double)options.Steps;
        }

        /// <summary>A start of its own for each chain, closer to the common one until the density does not vanish.</summary>
        private double[] Disperse(double[] start, double[] scales)
        {
            for (var width = 1.0; width > 1e-6; width *= 0.7)
            {
                var moved = start.Select((x, i) => x + width * scales[i] * rng.Gaussian()).ToArray();
                if (double.IsFinite(posterior(moved)))
                    return moved;
            }

            return start;
        }

        private bool Move()
        {
            var scale = Math.Exp(logScale);
            var draws = new double[size];
            for (var i = 0; i < size; i++)
            {
                draws[i] = scale * rng.Gaussian();
                proposal[i] = point[i];
                for (var j = 0; j <= i; j++)
                    proposal[i] += factor[i, j] * draws[j];
            }

            var trial = posterior(proposal);
            if (!(Math.Log(1 - rng.Uniform()) < trial - value))
                return false;
            point = [.. proposal];
            value = trial;
            return true;
        }

        private void Adapt(int step, bool accepted)
        {
            logScale += ((accepted ? 1 : 0) - target) / Math.Sqrt(step);

            // Recent steps count more, so that the way from the start is forgotten.
            var weight = 1 / (50 + 0.3 * step);
            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j < size; j++)
                    covariance[i, j] += weight * ((point[i] - mean[i]) * (point[j] - mean[j]) - covariance[i, j]);
            }

            for (var i = 0; i < size; i++)
                mean[i] += weight * (point[i] - mean[i]);
            if (step % AdaptationPeriod == 0)
                Factorise();
        }

        private void Factorise()
        {
            try
            {
                factor = covariance.Cholesky().Factor;
            }
            catch (ArgumentException)
            {
                // A chain that has hardly moved has no covariance yet: keep the old steps and let the scale shrink.
                covariance = factor * factor.Transpose();
            }
        }
    }
}
