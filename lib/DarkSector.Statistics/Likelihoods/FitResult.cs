using System.Globalization;
using System.Text;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>A maximum-likelihood fit: what came out and whether it can be used.</summary>
/// <param name="Converged">True when the likelihood is at its maximum.</param>
/// <param name="Message">Why the fit stopped.</param>
/// <param name="Parameters">Strength first, then the nuisance parameters in the order of the model.</param>
/// <param name="NegativeLogLikelihood">-ln L at the maximum with all constants, such as ln n! and ln sqrt(2 pi).</param>
/// <param name="HalfDeviance">-ln L relative to the saturated model: the number to take differences of.</param>
/// <param name="Yields">Expected events per bin at the maximum.</param>
/// <param name="BinFactors">Factor by which each bin's uncertain prediction was moved; 1 in bins without such an uncertainty.</param>
/// <param name="Evaluations">How often the likelihood was computed.</param>
public sealed record FitResult(
    bool Converged,
    string Message,
    IReadOnlyList<FittedParameter> Parameters,
    double NegativeLogLikelihood,
    double HalfDeviance,
    IReadOnlyList<double> Yields,
    IReadOnlyList<double> BinFactors,
    int Evaluations)
{
    /// <summary>The fitted multiple of the nominal signal, mu.</summary>
    public FittedParameter Strength => Parameters[0];

    /// <summary>A parameter by name.</summary>
    /// <param name="name">Name of a nuisance parameter, or <c>strength</c>.</param>
    /// <exception cref="KeyNotFoundException">The model has no such parameter.</exception>
    public FittedParameter this[string name]
    {
        get
        {
            foreach (var parameter in Parameters)
            {
                if (parameter.Name == name)
                    return parameter;
            }

            throw new KeyNotFoundException(
                $"The fit has no parameter '{name}'; it has {string.Join(", ", Parameters.Select(parameter => parameter.Name))}.");
        }
    }

    /// <summary>This result, for a computation that needs a valid one.</summary>
    /// <exception cref="InvalidOperationException">The fit did not converge; the message says why.</exception>
    public FitResult Valid() => Converged
        ? this
        : throw new InvalidOperationException(
            $"The fit at strength {Strength.Value.ToString("G6", CultureInfo.InvariantCulture)} did not converge: {Message}. "
            + "Look for bins without any expected background and for nuisance parameters of very large effect.");

    /// <summary>Verdict and one line per parameter.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Converged ? "Fit converged" : $"Fit NOT converged: {Message}");
        text.Append(CultureInfo.InvariantCulture, $", -ln L = {NegativeLogLikelihood:F4}");
        foreach (var (name, value, error) in Parameters)
            text.Append(CultureInfo.InvariantCulture, $"\n  {name,-24} {value,12:G5} ± {error:G3}");
        return text.ToString();
    }
}
