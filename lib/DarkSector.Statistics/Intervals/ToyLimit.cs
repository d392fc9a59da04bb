using System.Globalization;

namespace DarkSector.Statistics.Intervals;

/// <summary>An upper limit from toys.</summary>
/// <param name="Limit">Observed and expected limits; NaN where the toys did not settle one.</param>
/// <param name="Error">Statistical error of the observed limit, from the number of toys.</param>
/// <param name="Points">The strengths that were tested, in rising order.</param>
public sealed record ToyLimit(UpperLimit Limit, double Error, IReadOnlyList<ToyClsValue> Points)
{
    /// <summary>Toys that failed, of all strengths.</summary>
    public int Failed => Points.Sum(point => point.Failed);

    /// <summary>The limit, its error and failed toys.</summary>
    public override string ToString() => $"{(double.IsNaN(Limit.Observed) ? "NO LIMIT FOUND: " : "")}{Limit}"
        + string.Create(CultureInfo.InvariantCulture, $", +- {Error:G2} from toys at {Points.Count} strengths")
        + (Failed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {Failed} toys FAILED"));
}
