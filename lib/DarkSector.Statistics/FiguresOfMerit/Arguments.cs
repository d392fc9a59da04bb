using static System.FormattableString;

namespace DarkSector.Statistics.FiguresOfMerit;

/// <summary>What every figure of merit asks of its arguments.</summary>
internal static class Arguments
{
    public static void Check(double efficiency, double background)
    {
        if (efficiency is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(efficiency), Invariant(
                $"efficiency = {efficiency}; it is selected over produced signal and lies in [0, 1]. Check the number of produced events."));
        if (!(background >= 0) || !double.IsFinite(background))
            throw new ArgumentOutOfRangeException(nameof(background), Invariant($"background = {background} events; it must be a finite number of 0 or more."));
    }

    public static void CheckPositive(double value, string name, string unit)
    {
        if (!(value > 0) || !double.IsFinite(value))
            throw new ArgumentOutOfRangeException(name, Invariant($"{name} = {value} {unit}; it must be a finite number above 0."));
    }
}
