namespace DarkSector.Statistics.Intervals;

/// <summary>The CLs test of one signal strength.</summary>
/// <param name="Strength">The tested strength mu.</param>
/// <param name="Observed">CLs = CLs+b / CLb of the data; the strength is excluded at level 1 - CLs.</param>
/// <param name="SignalPlusBackground">CLs+b: probability of data at least as background-like if the signal is there.</param>
/// <param name="BackgroundOnly">CLb: the same without signal.</param>
/// <param name="ExpectedMinus2">CLs expected without signal, 2 standard deviations towards exclusion.</param>
/// <param name="ExpectedMinus1">CLs expected without signal, 1 standard deviation towards exclusion.</param>
/// <param name="Expected">Median CLs expected without signal.</param>
/// <param name="ExpectedPlus1">CLs expected without signal, 1 standard deviation away from exclusion.</param>
/// <param name="ExpectedPlus2">CLs expected without signal, 2 standard deviations away from exclusion.</param>
public sealed record ClsValue(
    double Strength,
    double Observed,
    double SignalPlusBackground,
    double BackgroundOnly,
    double ExpectedMinus2,
    double ExpectedMinus1,
    double Expected,
    double ExpectedPlus1,
    double ExpectedPlus2)
{
    /// <summary>The observed test statistic.</summary>
    public double Statistic { get; init; }

    /// <summary>The statistic of the background-only Asimov set: (strength/sigma)^2, with sigma the error of the fitted strength.</summary>
    public double AsimovStatistic { get; init; }
}
