using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DarkSector.Statistics.Reports;
using static System.FormattableString;

namespace DarkSector.Statistics.Scans;

/// <summary>What a scan found, point by point, and which points failed.</summary>
/// <typeparam name="TPoint">A mass, or a record of whatever describes a hypothesis.</typeparam>
/// <param name="Name">Which scan.</param>
/// <param name="Points">All points in the order they were given, those that failed or were not run among them.</param>
public sealed record ScanResult<TPoint>(string Name, IReadOnlyList<ScannedPoint<TPoint>> Points)
{
    private const int PrintedRows = 100;
    private const int PrintedExcesses = 20;
    private const int PrintedFailures = 10;

    /// <summary>Points that failed, with their messages.</summary>
    public IReadOnlyList<ScannedPoint<TPoint>> Failed => [.. Points.Where(point => point.Failure is not null)];

    /// <summary>Number of points that a cancelled scan did not come to.</summary>
    public int NotRun => Points.Count(point => !point.IsRun);

    /// <summary>True when every point has an outcome.</summary>
    public bool IsValid => Points.All(point => point.Outcome is not null);

    /// <summary>Points with a limit.</summary>
    public IReadOnlyList<ScannedPoint<TPoint>> Limited => [.. Points.Where(point => point.Outcome?.Limit is not null)];

    /// <summary>Points with a local significance.</summary>
    public IReadOnlyList<ScannedPoint<TPoint>> Tested => [.. Points.Where(point => point.Outcome?.LocalZ is not null)];

    /// <summary>The point of the largest local significance; null when no point has one.</summary>
    public ScannedPoint<TPoint>? LargestExcess => Tested.MaxBy(point => point.Outcome!.LocalZ);

    /// <summary>This result, for a computation that needs every point.</summary>
    /// <exception cref="InvalidOperationException">Points failed or were not run; the message names the first.</exception>
    public ScanResult<TPoint> Valid() => IsValid ? this : throw new InvalidOperationException(Headline + (Failed.Count > 0 ? $": {InWords(Failed[0])}" : "") + ".");

    /// <summary>One column of the table: a coordinate of the points, <c>observed</c>, <c>expected</c>, <c>local Z</c> or a number by its name.</summary>
    /// <param name="column">Name of the column.</param>
    /// <returns>One number per point; NaN where it failed or has none.</returns>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public IReadOnlyList<double> Column(string column)
    {
        var columns = Columns();
        return columns.FirstOrDefault(one => one.Title == column).Values
            ?? throw new KeyNotFoundException($"The scan has no column '{column}'; it has {string.Join(", ", columns.Select(one => one.Title))}.");
    }

    /// <summary>Headline, table and failures; of a large scan the largest excesses.</summary>
    public override string ToString() => Table().ToText();

    /// <summary>The same as HTML.</summary>
    public string ToHtml() => Table().ToHtml();

    private string Headline => $"Scan '{Name}', {Points.Count} points"
        + (Failed.Count > 0 ? $", {Failed.Count} FAILED" : "") + (NotRun > 0 ? $", INCOMPLETE: {NotRun} not run" : "");

    private ResultTable Table()
    {
        var columns = Columns();
        var isLarge = Points.Count > PrintedRows;
        var rows = isLarge
            ? [.. Points.Where(point => point.Outcome is not null).OrderByDescending(point => point.Outcome!.LocalZ ?? 0).Take(PrintedExcesses).Select(point => point.Index)]
            : Enumerable.Range(0, Points.Count).ToArray();
        return new ResultTable(
            Headline + (LargestExcess is { } largest ? Invariant($", largest excess {largest.Outcome!.LocalZ:F2} sigma (local) at point {largest.Index}") : "")
            + (isLarge ? $"; the {rows.Length} largest:" : ""),
            [.. columns.Select(column => column.Title)],
            [.. rows.Select(row => (IReadOnlyList<string>)[.. columns.Select(column => double.IsNaN(column.Values[row]) ? "-" : Invariant($"{column.Values[row]:G5}"))])],
            [.. Failed.Take(PrintedFailures).Select(InWords), .. Failed.Count > PrintedFailures ? [$"and {Failed.Count - PrintedFailures} more failures"] : Array.Empty<string>()]);
    }

    private static string InWords(ScannedPoint<TPoint> failed) =>
        $"point {failed.Index} ({Convert.ToString(failed.Point, CultureInfo.InvariantCulture)}) failed: {failed.Failure}";

    private List<(string Title, double[] Values)> Columns()
    {
        var outcomes = Points.Select(point => point.Outcome).ToArray();
        var columns = Coordinates();
        if (Limited.Count > 0)
        {
            columns.Add(("observed", [.. outcomes.Select(outcome => outcome?.Limit?.Observed ?? double.NaN)]));
            columns.Add(("-2 sigma", [.. outcomes.Select(outcome => outcome?.Limit?.ExpectedMinus2 ?? double.NaN)]));
            columns.Add(("-1 sigma", [.. outcomes.Select(outcome => outcome?.Limit?.ExpectedMinus1 ?? double.NaN)]));
            columns.Add(("expected", [.. outcomes.Select(outcome => outcome?.Limit?.Expected ?? double.NaN)]));
            columns.Add(("+1 sigma", [.. outcomes.Select(outcome => outcome?.Limit?.ExpectedPlus1 ?? double.NaN)]));
            columns.Add(("+2 sigma", [.. outcomes.Select(outcome => outcome?.Limit?.ExpectedPlus2 ?? double.NaN)]));
        }

        if (Tested.Count > 0)
            columns.Add(("local Z", [.. outcomes.Select(outcome => outcome?.LocalZ ?? double.NaN)]));
        foreach (var name in outcomes.OfType<ScanOutcome>().SelectMany(outcome => outcome.Numbers.Keys).Distinct())
            columns.Add((name, [.. outcomes.Select(outcome => outcome?.Numbers.TryGetValue(name, out var value) == true ? value : double.NaN)]));
        return columns;
    }

    // A number is a mass; of a record every number is a coordinate.
    private List<(string Title, double[] Values)> Coordinates()
    {
        if (typeof(TPoint) == typeof(double))
            return [("mass", [.. Points.Select(point => (double)(object)point.Point!)])];
        var nodes = Points.Select(point => JsonSerializer.SerializeToNode(point.Point, ScanFile.Json) as JsonObject).ToArray();
        return [.. nodes.OfType<JsonObject>().SelectMany(node => node.Where(pair => IsNumber(pair.Value)).Select(pair => pair.Key)).Distinct()
            .Select(key => (key, nodes.Select(node => node?[key] is { } value && IsNumber(value) ? value.GetValue<double>() : double.NaN).ToArray()))];
    }

    private static bool IsNumber(JsonNode? node) => node?.GetValueKind() == JsonValueKind.Number;
}
