using System.Numerics;
using System.Text;
using DarkSector.Numerics;
using DarkSector.Numerics.Tables;
using static System.FormattableString;

namespace DarkSector.Physics.Selections;

/// <summary>How many events several selections share: the numbers of a Venn diagram.</summary>
/// <remarks>A region is named by its bits: bit k is set when the event is in set k, so region 0 is outside of all sets.</remarks>
/// <param name="Names">Names of the sets, 2 to 8.</param>
/// <param name="Yields">Sum of weights in each region, with its statistical error; 2^n regions.</param>
/// <param name="Entries">Number of rows in each region.</param>
public sealed record Overlap(IReadOnlyList<string> Names, IReadOnlyList<Estimate> Yields, IReadOnlyList<int> Entries)
{
    /// <summary>How selections overlap on a sample.</summary>
    /// <param name="events">The sample, with the columns that the selections read.</param>
    /// <param name="selections">Selections of cuts that events pass or fail; one with a probability is refused, since whether an event is in it is not decided.</param>
    public static Overlap Of(EventTable events, params IReadOnlyList<Selection> selections)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(selections);
        return Count(events, [.. selections.Select(s => s.Name)], [.. selections.Select(s => s.Passes(events))]);
    }

    /// <summary>How decisions stored as 0/1 columns overlap: trigger lines, identification. What is neither 0 nor 1 is refused; NaN is not in the set.</summary>
    /// <param name="events">The sample.</param>
    /// <param name="columns">Names of the columns.</param>
    public static Overlap OfColumns(EventTable events, params IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(columns);
        return Count(events, columns, [.. columns.Select(column => Decisions(events, column))]);
    }

    /// <summary>All events of one set.</summary>
    /// <exception cref="KeyNotFoundException">There is no such set; the message names the nearest.</exception>
    public Estimate Total(string name)
    {
        var set = Names.ToList().IndexOf(name);
        return set >= 0 ? Sum(region => (region >> set & 1) == 1)
            : throw new KeyNotFoundException($"No set '{name}' in this overlap. Nearest: {string.Join(", ", NearestNames.To(name, Names))}.");
    }

    /// <summary>Events in at least one set.</summary>
    public Estimate Union => Sum(region => region != 0);

    /// <summary>Events in all sets.</summary>
    public Estimate Intersection => Yields[^1];

    /// <summary>Events in the named sets, whatever the others say.</summary>
    public Estimate Common(params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        foreach (var name in names)
            _ = Total(name);
        return Sum(region => names.All(name => (region >> Names.ToList().IndexOf(name) & 1) == 1));
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder($"Overlap of {string.Join(", ", Names)}\n");
        foreach (var region in Enumerable.Range(0, Yields.Count).OrderBy(r => BitOperations.PopCount((uint)r)))
            text.Append(Invariant($"  {RegionName(region),-40}{Yields[region].Value,12:G5} +- {Yields[region].Error:G2}\n"));
        return text.ToString();
    }

    /// <summary>A region in words: "only fff", "fff and ffo", "none".</summary>
    /// <param name="region">Bits of the sets.</param>
    public string RegionName(int region)
    {
        var inside = Names.Where((_, k) => (region >> k & 1) == 1).ToArray();
        return inside.Length switch { 0 => "none", 1 => $"only {inside[0]}", _ => string.Join(" and ", inside) };
    }

    private Estimate Sum(Func<int, bool> belongs)
    {
        var regions = Enumerable.Range(0, Yields.Count).Where(belongs).ToArray();
        return new Estimate(regions.Sum(r => Yields[r].Value), Math.Sqrt(regions.Sum(r => Yields[r].Error * Yields[r].Error)));
    }

    private static Overlap Count(EventTable events, IReadOnlyList<string> names, bool[][] members)
    {
        if (names.Count is < 2 or > 8 || names.Distinct().Count() != names.Count)
            throw new ArgumentException($"The sets are {string.Join(", ", names)}; an overlap has 2 to 8 sets of different names.");
        var weights = events.Weights();
        var (sums, squares, entries) = (new double[1 << names.Count], new double[1 << names.Count], new int[1 << names.Count]);
        for (var i = 0; i < weights.Length; i++)
        {
            var region = 0;
            for (var k = 0; k < members.Length; k++)
                region |= members[k][i] ? 1 << k : 0;
            sums[region] += weights[i];
            squares[region] += weights[i] * weights[i];
            entries[region]++;
        }
        return new Overlap([.. names], [.. sums.Zip(squares, (sum, square) => new Estimate(sum, Math.Sqrt(square)))], entries);
    }

    private static bool[] Decisions(EventTable events, string column) => [.. events[column].Select((value, row) => value switch
    {
        1 => true,
        0 or double.NaN => false,
        _ => throw new ArgumentException(Invariant($"{column} = {value} in row {row} of table '{events.Name}'; a decision is 0 or 1. Draw it from the probability first.")),
    })];
}
