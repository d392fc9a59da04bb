using DarkSector.Numerics;
using DarkSector.Numerics.Tables;
using static System.FormattableString;

namespace DarkSector.Physics.Selections;

/// <summary>Events that are left after each cut, for each sample.</summary>
/// <param name="Name">Name of the selection.</param>
/// <param name="Cuts">Names of the cuts, in order; the first row is before any cut.</param>
/// <param name="Samples">Names of the samples.</param>
/// <param name="Yields">Sum of weights with its statistical error, by cut and sample.</param>
/// <param name="Entries">Number of rows, by cut and sample.</param>
public sealed partial record CutFlow(string Name, IReadOnlyList<string> Cuts, IReadOnlyList<string> Samples,
    IReadOnlyList<IReadOnlyList<Estimate>> Yields, IReadOnlyList<IReadOnlyList<int>> Entries) : INoted
{
    /// <summary>Rows that a cut drops because what it reads is NaN, by cut and sample.</summary>
    public IReadOnlyList<IReadOnlyList<int>> NanEntries { get; init; } = [.. Cuts.Select(_ => (IReadOnlyList<int>)new int[Samples.Count])];

    /// <summary>Notes of the samples, such as the opening of a box.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Integrated luminosity that the yields stand for [fb^-1]; null when nobody has said.</summary>
    public double? Luminosity { get; private init; }

    /// <summary>Share of the events before any cut that pass up to and with a cut; NaN for an empty sample.</summary>
    public double Efficiency(int cut, int sample) => Yields[cut][sample].Value / Yields[0][sample].Value;

    /// <summary>Share of the events left by the cut before that pass a cut; 1 in the first row, NaN after an empty one.</summary>
    public double StepEfficiency(int cut, int sample) => cut == 0 ? 1 : Yields[cut][sample].Value / Yields[cut - 1][sample].Value;

    /// <summary>Share of a sample that passes all cuts, by name of the sample.</summary>
    /// <exception cref="KeyNotFoundException">There is no such sample; the message names the nearest.</exception>
    public double Efficiency(string sample) => Efficiency(Cuts.Count - 1, IndexOf(sample));

    /// <summary>Events of a sample that pass all cuts, by name of the sample.</summary>
    /// <exception cref="KeyNotFoundException">There is no such sample; the message names the nearest.</exception>
    public Estimate Yield(string sample) => Yields[^1][IndexOf(sample)];

    /// <summary>The cut flow of samples whose weights stand for a luminosity.</summary>
    /// <param name="luminosity">Integrated luminosity of the weights [fb^-1].</param>
    public CutFlow WithLuminosity(double luminosity) => this with { Luminosity = Checked(luminosity) };

    /// <summary>The cut flow with yields scaled to another luminosity.</summary>
    /// <param name="luminosity">Integrated luminosity [fb^-1].</param>
    /// <exception cref="InvalidOperationException">The luminosity of the present yields is not known.</exception>
    public CutFlow ScaledTo(double luminosity)
    {
        var factor = Checked(luminosity) / (Luminosity ?? throw new InvalidOperationException(
            $"The yields of cut flow '{Name}' belong to no known luminosity; say which one with WithLuminosity(...) before scaling to another."));
        return this with { Luminosity = luminosity, Yields = [.. Yields.Select(row => (IReadOnlyList<Estimate>)[.. row.Select(y => factor * y)])] };
    }

    /// <summary>The cut flow of both parts of the same samples, such as two batches of a stream; both stand for the same luminosity.</summary>
    public static CutFlow operator +(CutFlow left, CutFlow right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (!left.Cuts.SequenceEqual(right.Cuts) || !left.Samples.SequenceEqual(right.Samples))
            throw new ArgumentException($"Cut flows add with the same cuts and samples; '{left.Name}' has {left.Cuts.Count - 1} cuts of {string.Join(", ", left.Samples)}, '{right.Name}' {right.Cuts.Count - 1} of {string.Join(", ", right.Samples)}.");
        return left with
        {
            Yields = [.. left.Yields.Zip(right.Yields, (a, b) => a.Zip(b, (x, y) => new Estimate(x.Value + y.Value, Math.Sqrt(x.Error * x.Error + y.Error * y.Error))).ToArray())],
            Entries = Sums(left.Entries, right.Entries),
            NanEntries = Sums(left.NanEntries, right.NanEntries),
            Notes = [.. left.Notes.Union(right.Notes)],
            Luminosity = left.Luminosity == right.Luminosity ? left.Luminosity : null,
        };
    }

    /// <summary>What a reader should know: empty samples, cuts that keep nothing, events lost to NaN.</summary>
    public IReadOnlyList<string> Remarks => [.. Enumerable.Range(0, Samples.Count).SelectMany(RemarksOn)];

    /// <summary>The same cut flow, or an exception when a sample is empty or a cut keeps nothing of it.</summary>
    /// <exception cref="InvalidOperationException">Names sample and cut.</exception>
    public CutFlow RequireEvents()
    {
        for (var sample = 0; sample < Samples.Count; sample++)
            if (Emptying(sample) is { } remark)
                throw new InvalidOperationException($"Cut flow '{Name}': {remark}. Loosen the cut, or simulate more events.");
        return this;
    }

    private static IReadOnlyList<IReadOnlyList<int>> Sums(IReadOnlyList<IReadOnlyList<int>> left, IReadOnlyList<IReadOnlyList<int>> right) =>
        [.. left.Zip(right, (a, b) => a.Zip(b, (x, y) => checked(x + y)).ToArray())];

    private IEnumerable<string> RemarksOn(int sample)
    {
        for (var cut = 1; cut < Cuts.Count; cut++)
            if (NanEntries[cut][sample] is > 0 and var lost)
                yield return $"{Samples[sample]}: {lost} {(lost == 1 ? "entry fails" : "entries fail")} '{Cuts[cut]}' for NaN";
        if (Emptying(sample) is { } remark)
            yield return remark;
    }

    // The first row without entries; those after it are empty for the same reason.
    private string? Emptying(int sample)
    {
        var empty = Enumerable.Range(0, Cuts.Count).Where(cut => Entries[cut][sample] == 0).Select(cut => (int?)cut).FirstOrDefault();
        return empty switch
        {
            null => null,
            0 => $"{Samples[sample]}: the sample is empty",
            var cut => $"{Samples[sample]}: '{Cuts[cut.Value]}' keeps nothing of {Entries[cut.Value - 1][sample]} entries",
        };
    }

    private int IndexOf(string sample) => Samples.ToList().IndexOf(sample) is >= 0 and var index ? index
        : throw new KeyNotFoundException($"No sample '{sample}' in cut flow '{Name}'. Nearest: {string.Join(", ", NearestNames.To(sample, Samples))}.");

    private static double Checked(double luminosity) => luminosity > 0 && double.IsFinite(luminosity) ? luminosity
        : throw new ArgumentOutOfRangeException(nameof(luminosity), Invariant($"luminosity = {luminosity} fb^-1; it must be a finite number above 0."));
}
