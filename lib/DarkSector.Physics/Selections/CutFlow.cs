using System.Globalization;
using System.Text;
using DarkSector.Numerics;
using DarkSector.Numerics.Tables;

namespace DarkSector.Physics.Selections;

/// <summary>Events that are left after each cut, for each sample.</summary>
/// <param name="Name">Name of the selection.</param>
/// <param name="Cuts">Names of the cuts, in order; the first row is before any cut.</param>
/// <param name="Samples">Names of the samples.</param>
/// <param name="Yields">Sum of weights with its statistical error, by cut and sample.</param>
/// <param name="Entries">Number of rows, by cut and sample.</param>
public sealed record CutFlow(string Name, IReadOnlyList<string> Cuts, IReadOnlyList<string> Samples,
    IReadOnlyList<IReadOnlyList<Estimate>> Yields, IReadOnlyList<IReadOnlyList<int>> Entries)
{
    /// <summary>Share of the events before any cut that pass up to and with a cut.</summary>
    public double Efficiency(int cut, int sample) => Yields[cut][sample].Value / Yields[0][sample].Value;

    /// <summary>Share of the events left by the cut before that pass a cut; 1 in the first row, NaN after an empty one.</summary>
    public double StepEfficiency(int cut, int sample) => cut == 0 ? 1 : Yields[cut][sample].Value / Yields[cut - 1][sample].Value;

    /// <summary>Share of a sample that passes all cuts, by name of the sample.</summary>
    /// <exception cref="KeyNotFoundException">There is no such sample; the message names the nearest.</exception>
    public double Efficiency(string sample)
    {
        var index = Samples.ToList().IndexOf(sample);
        if (index < 0)
            throw new KeyNotFoundException($"No sample '{sample}' in cut flow '{Name}'. Nearest: {string.Join(", ", NearestNames.To(sample, Samples))}.");
        return Efficiency(Cuts.Count - 1, index);
    }

    /// <summary>The cut flow of both parts of the same samples: of two batches of a stream, of two run periods.</summary>
    public static CutFlow operator +(CutFlow left, CutFlow right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (!left.Cuts.SequenceEqual(right.Cuts) || !left.Samples.SequenceEqual(right.Samples))
            throw new ArgumentException($"Cut flows add with the same cuts and samples; '{left.Name}' has {left.Cuts.Count - 1} cuts of {string.Join(", ", left.Samples)}, '{right.Name}' {right.Cuts.Count - 1} of {string.Join(", ", right.Samples)}.");
        return left with
        {
            Yields = [.. left.Yields.Zip(right.Yields, (a, b) => a.Zip(b, (x, y) => new Estimate(x.Value + y.Value, Math.Sqrt(x.Error * x.Error + y.Error * y.Error))).ToArray())],
            Entries = [.. left.Entries.Zip(right.Entries, (a, b) => a.Zip(b, (x, y) => checked(x + y)).ToArray())],
        };
    }

    /// <summary>One line per cut and sample: cut, sample, entries, events, error, step_efficiency, total_efficiency.</summary>
    public string ToCsv()
    {
        var text = new StringBuilder("cut,sample,entries,events,error,step_efficiency,total_efficiency\n");
        for (var cut = 0; cut < Cuts.Count; cut++)
        {
            for (var sample = 0; sample < Samples.Count; sample++)
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"\"{Cuts[cut]}\",\"{Samples[sample]}\",{Entries[cut][sample]},{Yields[cut][sample].Value:G8},{Yields[cut][sample].Error:G4},{StepEfficiency(cut, sample):G6},{Efficiency(cut, sample):G6}\n");
            }
        }
        return text.ToString();
    }

    /// <summary>The table as aligned text: events and total efficiency.</summary>
    public override string ToString()
    {
        var width = Cuts.Max(c => c.Length) + 2;
        var text = new StringBuilder(Name + "\n" + new string(' ', width) + string.Concat(Samples.Select(s => s.PadLeft(24))) + "\n");
        for (var cut = 0; cut < Cuts.Count; cut++)
        {
            text.Append(Cuts[cut].PadRight(width));
            for (var sample = 0; sample < Samples.Count; sample++)
                text.Append(string.Create(CultureInfo.InvariantCulture, $"{Yields[cut][sample].Value:G5} ({100 * Efficiency(cut, sample):G3} %)").PadLeft(24));
            text.Append('\n');
        }
        return text.ToString();
    }
}
