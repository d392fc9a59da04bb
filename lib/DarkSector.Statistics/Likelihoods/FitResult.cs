using System.Globalization;
using System.Net;
using System.Text;
using DarkSector.Numerics.Optimization;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>A maximum-likelihood fit: what came out and whether it can be used.</summary>
/// <param name="Converged">True when the likelihood is at its maximum.</param>
/// <param name="Message">Why the fit stopped.</param>
/// <param name="Parameters">Strength first, then the nuisance parameters in the order of the model.</param>
/// <param name="NegativeLogLikelihood">-ln L at the maximum with all constants, such as ln n! and ln sqrt(2 pi).</param>
/// <param name="HalfDeviance">-ln L relative to the saturated model: the number to take differences of.</param>
/// <param name="Yields">Expected events per bin at the maximum.</param>
/// <param name="BinFactors">Values of the bin factors (staterror, shapesys), in the order of the model; 1 is the nominal prediction.</param>
/// <param name="Evaluations">How often the likelihood was computed.</param>
public sealed partial record FitResult(
    bool Converged,
    string Message,
    IReadOnlyList<FittedParameter> Parameters,
    double NegativeLogLikelihood,
    double HalfDeviance,
    IReadOnlyList<double> Yields,
    IReadOnlyList<double> BinFactors,
    int Evaluations)
{
    /// <summary>What the minimiser found, for fits of a <see cref="Likelihood"/>: verdict, EDM, covariance, limits reached. Null for
    /// template models.</summary>
    public Minimum? Minimum { get; init; }

    /// <summary>True when the numbers can be used.</summary>
    public bool IsValid => Converged;

    /// <summary>Expected gain of a further step (EDM); NaN when not known.</summary>
    public double Edm => Minimum?.EstimatedDistance ?? double.NaN;

    /// <summary>Profiles the likelihood: name, rise, asymmetric error.</summary>
    internal Func<string, double, AsymmetricError>? Profile { get; init; }

    /// <summary>Asymmetric errors of a parameter by profiling (Minos): -ln L rises by <paramref name="rise"/> when all others are fitted
    /// again.</summary>
    /// <param name="parameter">Its name.</param>
    /// <param name="rise">1/2 for one standard deviation, 2 for two.</param>
    /// <exception cref="InvalidOperationException">The fit is not valid, or is one of a template model.</exception>
    public AsymmetricError Minos(string parameter, double rise = 0.5)
    {
        _ = Position(parameter);
        return (Valid().Profile ?? throw new InvalidOperationException("Asymmetric errors are made by fits of a Likelihood; this is the fit of a template model."))(parameter, rise);
    }

    /// <summary>The fitted multiple of the nominal signal, mu.</summary>
    public FittedParameter Strength => Parameters[0];

    /// <summary>A parameter by name.</summary>
    /// <param name="name">Name of a nuisance parameter, or <c>strength</c>.</param>
    /// <exception cref="KeyNotFoundException">The model has no such parameter.</exception>
    public FittedParameter this[string name] => Position(name) is var at && at < Parameters.Count ? Parameters[at] : BinParameters[at - Parameters.Count];

    /// <summary>This result, for a computation that needs a valid one.</summary>
    /// <exception cref="InvalidOperationException">The fit did not converge; the message says why.</exception>
    public FitResult Valid() => Converged
        ? this
        : throw new InvalidOperationException(
            Minimum is null
                ? $"The fit at strength {Strength.Value.ToString("G6", CultureInfo.InvariantCulture)} did not converge: {Message}. "
                + "Look for bins without any expected background and for nuisance parameters of very large effect."
                : $"The fit is not valid ({Minimum.Verdict}): {Message}.");

    /// <summary>Verdict and one line per parameter.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Verdict);
        text.Append(CultureInfo.InvariantCulture, $", -ln L = {NegativeLogLikelihood:F4}");
        if (Minimum is not null)
            text.Append(CultureInfo.InvariantCulture, $", EDM = {Edm:G2}, {Evaluations} calls");
        for (var i = 0; i < Parameters.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"\n  {Parameters[i].Name,-24} {Parameters[i].Value,12:G6} ± {Parameters[i].Error:G3}{Remark(i)}");
        return text.ToString();
    }

    /// <summary>The same as a table, with correlations for fits of a <see cref="Likelihood"/>.</summary>
    public string ToHtml()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<p>{(IsValid ? "" : "<strong>")}{WebUtility.HtmlEncode(Verdict)}{(IsValid ? "" : "</strong>")}, -ln L = {NegativeLogLikelihood:F4}</p>");
        text.Append("<table><tr><th>parameter</th><th>value</th><th>error</th><th></th>");
        foreach (var parameter in Correlated)
            text.Append(CultureInfo.InvariantCulture, $"<th>{WebUtility.HtmlEncode(parameter.Name)}</th>");
        text.Append("</tr>");
        for (var i = 0; i < Parameters.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<tr><td>{WebUtility.HtmlEncode(Parameters[i].Name)}</td><td>{Parameters[i].Value:G6}</td><td>{Parameters[i].Error:G3}</td><td>{Remark(i)}</td>");
            foreach (var other in Correlated)
                text.Append(CultureInfo.InvariantCulture, $"<td>{Correlation(Parameters[i].Name, other.Name):F3}</td>");
            text.Append("</tr>");
        }

        return text.Append("</table>").ToString();
    }

    private string Verdict => Minimum is null
        ? (Converged ? "Fit converged" : $"Fit NOT converged: {Message}")
        : (Converged ? "Fit valid" : $"Fit INVALID ({Minimum.Verdict}): {Message}");

    private IEnumerable<FittedParameter> Correlated => Minimum is null ? [] : Parameters.Where(parameter => parameter.Error > 0);

    private string Remark(int i)
    {
        if (Minimum is null || !Minimum.AtLimit[i])
            return "";
        return Minimum.Parameters[i].IsFixed ? "  fixed" : "  AT LIMIT";
    }
}
