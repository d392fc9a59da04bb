using DarkSector.Numerics.Random;
using DarkSector.Statistics.Likelihoods;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Testing;

/// <summary>Draws data sets around a fitted hypothesis: Poisson counts, and auxiliary measurements with their own fluctuation.</summary>
/// <remarks>Use this for toys of something that no method draws by itself, such as a scan over masses: any model of the same nuisance parameters can be
/// fitted to a toy.</remarks>
public sealed class ToySource
{
    private readonly Templates templates;
    private readonly FitResult hypothesis;

    /// <summary>Prepares toys.</summary>
    /// <param name="model">The model.</param>
    /// <param name="hypothesis">A converged fit of the model: its yields and parameters are what the toys fluctuate around.</param>
    /// <exception cref="InvalidOperationException">The hypothesis did not converge.</exception>
    /// <exception cref="ArgumentException">The fit is one of another model.</exception>
    public ToySource(TemplateModel model, FitResult hypothesis)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(hypothesis);
        model.RequireOwn(hypothesis.Valid());
        templates = model.Templates;
        this.hypothesis = hypothesis;
    }

    /// <summary>One data set.</summary>
    /// <param name="rng">Random numbers.</param>
    public Dataset Draw(RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        var counts = new double[templates.Bins];
        for (var bin = 0; bin < counts.Length; bin++)
            counts[bin] = rng.Poisson(Math.Max(hypothesis.Yields[bin], 0));
        var nuisances = new double[templates.Variables.Length - 1];
        for (var i = 0; i < nuisances.Length; i++)
        {
            var variable = templates.Variables[1 + i];
            nuisances[i] = Auxiliary(variable.Constraint, variable.Size, hypothesis.Parameters[1 + i].Value, rng);
        }

        var factors = new double[templates.Factors.Length];
        for (var j = 0; j < factors.Length; j++)
            factors[j] = Auxiliary(templates.Factors[j].Constraint, templates.Factors[j].Size, hypothesis.BinFactors[j], rng);
        return new Dataset(counts, nuisances, factors);
    }

    private static double Auxiliary(BinConstraint constraint, double size, double value, RandomStream rng) => constraint switch
    {
        BinConstraint.Gaussian => rng.Gaussian(value, size),
        BinConstraint.Poisson => rng.Poisson(size * value) / size,
        _ => value,
    };
}
