using System.Globalization;

namespace DarkSector.Statistics.Intervals;

/// <summary>CLs as a function of the strength, with the upper limits found in it.</summary>
/// <param name="Limit">The limits; roots of CLs, not interpolations between points.</param>
/// <param name="Points">CLs at equally spaced strengths.</param>
/// <param name="AskedFrom">Lowest strength asked for.</param>
/// <param name="AskedTo">Highest strength asked for.</param>
public sealed record LimitScan(UpperLimit Limit, IReadOnlyList<ClsValue> Points, double AskedFrom, double AskedTo)
{
    /// <summary>True when a limit lay outside of the range asked for, which therefore was widened.</summary>
    public bool IsWidened => Points[0].Strength < AskedFrom || Points[^1].Strength > AskedTo;

    /// <summary>The limit, after a word on a widened range.</summary>
    public override string ToString() => (IsWidened
        ? string.Create(CultureInfo.InvariantCulture, $"Range WIDENED from {AskedFrom:G4} - {AskedTo:G4} to {Points[0].Strength:G4} - {Points[^1].Strength:G4}: a limit lay outside. ")
        : "") + Limit;
}
