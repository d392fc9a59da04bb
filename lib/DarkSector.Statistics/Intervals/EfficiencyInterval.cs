using static System.FormattableString;

namespace DarkSector.Statistics.Intervals;

/// <summary>An efficiency with a confidence interval.</summary>
/// <param name="Value">Passed over total.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="Confidence">Probability content of the interval.</param>
public readonly record struct EfficiencyInterval(double Value, double Low, double High, double Confidence)
{
    /// <summary>Distance from the value down to the lower end.</summary>
    public double ErrorLow => Value - Low;

    /// <summary>Distance from the value up to the upper end.</summary>
    public double ErrorHigh => High - Value;

    /// <summary>Half the width of the interval: an error where only one number can be given. It is never zero.</summary>
    public double Error => (High - Low) / 2;

    /// <inheritdoc/>
    public override string ToString() => Invariant($"{Value:G4} -{ErrorLow:G2} +{ErrorHigh:G2} ({100 * Confidence:0.#} %)");
}
