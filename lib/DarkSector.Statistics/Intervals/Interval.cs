using System.Globalization;
using DarkSector.Statistics.Reports;

namespace DarkSector.Statistics.Intervals;

/// <summary>An interval for a signal strength, with the method that made it; an upper limit begins at its lower bound of 0.</summary>
/// <param name="Lower">Lower end, in units of the strength.</param>
/// <param name="Upper">Upper end: the upper limit, where the interval is one.</param>
/// <param name="Confidence">Confidence level (frequentist) or credibility (Bayesian), for example 0.90.</param>
/// <param name="Method">How it was made, as a paper would say it.</param>
public sealed record Interval(double Lower, double Upper, double Confidence, string Method)
{
    /// <summary>False when the numbers must not be used; <see cref="Warnings"/> says why.</summary>
    public bool IsValid { get; init; } = true;

    /// <summary>What a reader has to know: assumptions that do not hold, a scan that was widened.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Standard deviation of the upper end from the finite number of toys or samples; 0 where nothing is drawn.</summary>
    public double MonteCarloError { get; init; }

    /// <summary>Whether the interval holds a value, its ends included.</summary>
    /// <param name="value">A strength.</param>
    public bool Contains(double value) => Lower <= value && value <= Upper;

    /// <summary>The same interval in other units.</summary>
    /// <param name="factor">Positive, for example the cross-section at strength 1 [fb].</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not positive and finite.</exception>
    public Interval Scaled(double factor) => factor > 0 && double.IsFinite(factor)
        ? this with { Lower = factor * Lower, Upper = factor * Upper, MonteCarloError = factor * MonteCarloError }
        : throw new ArgumentOutOfRangeException(nameof(factor), $"factor = {factor}; it has to be positive and finite.");

    /// <summary>This interval, for a computation that needs a valid one.</summary>
    /// <exception cref="InvalidOperationException">It is not valid; the message says why.</exception>
    public Interval Valid() => IsValid
        ? this
        : throw new InvalidOperationException($"The interval by {Method} is not valid: {string.Join("; ", Warnings)}");

    /// <summary>One line, with warnings below it; begins with NOT VALID where that is so.</summary>
    public override string ToString() => Table().ToText();

    /// <summary>The same as HTML.</summary>
    public string ToHtml() => Table().ToHtml();

    /// <summary>Refuses a confidence level that is none.</summary>
    internal static void RequireConfidence(double confidence)
    {
        if (!(confidence is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(confidence), $"confidence = {confidence}; it has to lie between 0 and 1, for example 0.90.");
        }
    }

    private string Drawn => MonteCarloError == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" +- {MonteCarloError:G2}");

    private ResultTable Table() => ResultTable.Line(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(IsValid ? "" : "NOT VALID: ")}{Lower:G5} to {Upper:G5}{Drawn} at {100 * Confidence:G4} % ({Method})"),
        Warnings);
}
