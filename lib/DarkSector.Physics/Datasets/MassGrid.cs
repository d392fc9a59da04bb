using static System.FormattableString;

namespace DarkSector.Physics.Datasets;

/// <summary>The masses of samples, or of a scan for limits, in rising order.</summary>
public sealed record MassGrid
{
    // Masses are given in whole keV at most.
    private const double Rounding = 1e-6;

    private MassGrid(string name, IReadOnlyList<MassSegment> segments) => (Name, Segments, Masses) = (name, segments, [.. segments.SelectMany(segment => segment.Masses)]);

    /// <summary>A grid of segments.</summary>
    /// <param name="name">Name of the grid.</param>
    /// <param name="segments">Each begins above the end of the one before it.</param>
    /// <exception cref="ArgumentException">Segments overlap or are not sorted, or a segment is no whole number of steps.</exception>
    public static MassGrid Of(string name, params IReadOnlyList<MassSegment> segments)
    {
        ArgumentNullException.ThrowIfNull(segments);
        if (segments.Count == 0)
            throw new ArgumentException($"The mass grid '{name}' has no segments.", nameof(segments));
        foreach (var segment in segments)
            RefuseBad(name, segment);
        foreach (var (before, after) in segments.Zip(segments.Skip(1)))
        {
            if (after.High < before.Low)
                throw new ArgumentException($"The mass grid '{name}' is not sorted: {after.Range} comes after {before.Range}; give the segments in rising order.", nameof(segments));
            if (!(after.Low > before.High + Rounding))
                throw new ArgumentException($"Segments of the mass grid '{name}' overlap: {before.Range} and {after.Range}; begin the second above {before.High} GeV.", nameof(segments));
        }
        return new MassGrid(name, segments);
    }

    /// <summary>Name of the grid.</summary>
    public string Name { get; }

    /// <summary>Its segments.</summary>
    public IReadOnlyList<MassSegment> Segments { get; }

    /// <summary>All masses [GeV], each once, rising.</summary>
    public IReadOnlyList<double> Masses { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Masses.Count} masses, {string.Join("; ", Segments.Select(segment => segment.Range))}";

    internal static MassGrid From(string name, DataTable<MassSegment> table)
    {
        var known = table[name].Name;
        return Of(known, [.. table.Where(segment => segment.Name == known)]);
    }

    private static void RefuseBad(string name, MassSegment segment)
    {
        if (!(segment.Low >= 0) || !(segment.High >= segment.Low) || !double.IsFinite(segment.High))
            throw new ArgumentException(Invariant($"The mass grid '{name}' has a segment from {segment.Low} to {segment.High} GeV; masses are not negative and a segment rises."), nameof(segment));
        if (segment.High > segment.Low && (!(segment.Step > 0) || Math.Abs(segment.Low + segment.Steps * segment.Step - segment.High) > Rounding))
            throw new ArgumentException(Invariant($"The mass grid '{name}' has a segment from {segment.Low} to {segment.High} GeV in steps of {segment.Step} GeV; a step above 0 must lead from end to end."), nameof(segment));
    }
}

/// <summary>Masses in equal steps, ends included.</summary>
/// <param name="Name">Name of the grid it belongs to.</param>
/// <param name="Low">First mass [GeV].</param>
/// <param name="High">Last mass [GeV].</param>
/// <param name="Step">Distance of neighbours [GeV]; NaN for a single mass.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Remark">What the source leaves open.</param>
public sealed record MassSegment(string Name, double Low, double High, double Step = double.NaN, string Source = "", string Remark = "") : IDataRecord<MassSegment>
{
    /// <inheritdoc/>
    public static IReadOnlyList<string> Heads { get; } = ["grid", "masses", "source", "remark"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Cells => [Name, Range, Source, Remark];

    internal long Steps => Low == High ? 0 : (long)Math.Round((High - Low) / Step);

    internal string Range => Low == High ? Invariant($"{Low} GeV") : Invariant($"{Low} to {High} GeV in steps of {Step} GeV");

    // Decimal steps: 0.1 + 2 * 0.1 is 0.3, as it is written in file names and tables.
    internal IEnumerable<double> Masses
    {
        get
        {
            for (var i = 0L; i <= Steps; i++)
                yield return i == 0 ? Low : i == Steps ? High : (double)((decimal)Low + i * (decimal)Step);
        }
    }

    static MassSegment IDataRecord<MassSegment>.Read(DataSetRow row) =>
        new(row.Text("grid"), row.Number("low"), row.Number("high"), row.NumberOrNaN("step"), row.Text("source"), row.Text("remark"));
}
