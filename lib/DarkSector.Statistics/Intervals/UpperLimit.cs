using System.Globalization;

namespace DarkSector.Statistics.Intervals;

/// <summary>An upper limit, with what was to be expected without signal.</summary>
/// <remarks>In units of the signal strength as it comes from a model; <see cref="Scaled"/> turns it into a cross-section,
/// <see cref="Map"/> into anything that rises with the strength. Where the cross-section goes as the coupling squared, the limit on the coupling is
/// <c>limit.Map(strength => coupling * Math.Sqrt(strength))</c>, with the coupling the signal was made for.</remarks>
/// <param name="Level">Confidence level, for example 0.90.</param>
/// <param name="Observed">The limit from the data.</param>
/// <param name="ExpectedMinus2">Expected limit, 2 standard deviations towards the stronger side.</param>
/// <param name="ExpectedMinus1">Expected limit, 1 standard deviation towards the stronger side.</param>
/// <param name="Expected">Median expected limit.</param>
/// <param name="ExpectedPlus1">Expected limit, 1 standard deviation towards the weaker side.</param>
/// <param name="ExpectedPlus2">Expected limit, 2 standard deviations towards the weaker side.</param>
public sealed record UpperLimit(
    double Level,
    double Observed,
    double ExpectedMinus2,
    double ExpectedMinus1,
    double Expected,
    double ExpectedPlus1,
    double ExpectedPlus2)
{
    /// <summary>The same limit in other units: all values times <paramref name="factor"/>.</summary>
    /// <param name="factor">Positive, for example the cross-section at strength 1 [fb].</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not positive and finite.</exception>
    public UpperLimit Scaled(double factor) => factor > 0 && double.IsFinite(factor)
        ? Map(strength => factor * strength)
        : throw new ArgumentOutOfRangeException(nameof(factor), $"factor = {factor}; it has to be positive and finite.");

    /// <summary>The same limit on a quantity that rises with this one.</summary>
    /// <param name="rising">The quantity as a function of this one.</param>
    /// <exception cref="ArgumentException">The function falls or is not a number between the expected limits.</exception>
    public UpperLimit Map(Func<double, double> rising)
    {
        ArgumentNullException.ThrowIfNull(rising);
        var mapped = new UpperLimit(
            Level, rising(Observed), rising(ExpectedMinus2), rising(ExpectedMinus1), rising(Expected), rising(ExpectedPlus1), rising(ExpectedPlus2));
        var inOrder = mapped.ExpectedMinus2 <= mapped.ExpectedMinus1 && mapped.ExpectedMinus1 <= mapped.Expected
            && mapped.Expected <= mapped.ExpectedPlus1 && mapped.ExpectedPlus1 <= mapped.ExpectedPlus2 && !double.IsNaN(mapped.Observed);
        return inOrder ? mapped : throw new ArgumentException("An upper limit carries over only to a quantity that rises with it, and is a number.");
    }

    /// <summary>One line: observed, expected and the two bands.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{100 * Level:G4} % CL upper limit: observed {Observed:G4}, expected {Expected:G4} "
        + $"(68 %: {ExpectedMinus1:G4} to {ExpectedPlus1:G4}, 95 %: {ExpectedMinus2:G4} to {ExpectedPlus2:G4})");
}
