using DarkSector.Statistics.Intervals;
using static System.FormattableString;

namespace DarkSector.Statistics.Scans;

/// <summary>What a scan finds at one point; whatever is not asked for stays null.</summary>
/// <remarks><c>new ScanOutcome { Limit = limit, LocalZ = z }.With("yield", fit.Strength.Value)</c></remarks>
public sealed record ScanOutcome
{
    /// <summary>The upper limit.</summary>
    public UpperLimit? Limit { get; init; }

    /// <summary>Local significance in standard deviations; negative for a deficit.</summary>
    public double? LocalZ { get; init; }

    /// <summary>Further numbers by name; a column each in the table of the scan.</summary>
    public IReadOnlyDictionary<string, double> Numbers { get; init; } = new Dictionary<string, double>();

    /// <summary>The outcome with one more number.</summary>
    /// <param name="name">Name of its column.</param>
    /// <param name="value">The number; NaN says that there is none here.</param>
    public ScanOutcome With(string name, double value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return this with { Numbers = new Dictionary<string, double>(Numbers) { [name] = value } };
    }

    /// <summary>Why the outcome cannot be used, or null.</summary>
    internal string? Fault => this switch
    {
        { LocalZ: { } z } when double.IsNaN(z) => "the local significance is NaN",
        { Limit: { } limit } when double.IsNaN(limit.Observed) || double.IsNaN(limit.Expected) =>
            Invariant($"the limit is NaN: observed {limit.Observed}, expected {limit.Expected}"),
        _ => null,
    };
}
