using DarkSector.Numerics.Tables;
using DarkSector.Statistics.Reports;
using static System.FormattableString;

namespace DarkSector.Physics.Systematics;

/// <summary>The systematic uncertainties of a search, in ranges of the squared recoil mass.</summary>
public sealed record SystematicTable
{
    /// <summary>A table.</summary>
    /// <param name="name">Of what.</param>
    /// <param name="systematics">Systematics of different names.</param>
    public SystematicTable(string name, params IReadOnlyList<Systematic> systematics)
    {
        ArgumentNullException.ThrowIfNull(systematics);
        if (systematics.GroupBy(one => one.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"'{name}' has two systematics '{twice.Key}'; names are unique.", nameof(systematics));
        (Name, Systematics) = (name, [.. systematics]);
    }

    /// <summary>Of what.</summary>
    public string Name { get; }

    /// <summary>The systematics.</summary>
    public IReadOnlyList<Systematic> Systematics { get; }

    /// <summary>A systematic by name.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message names the nearest.</exception>
    public Systematic this[string name] => Systematics.FirstOrDefault(one => one.Name == name)
        ?? throw new KeyNotFoundException($"No systematic '{name}' in '{Name}'. Nearest: {string.Join(", ", NearestNames.To(name, Systematics.Select(one => one.Name)))}.");

    /// <summary>The table with one more systematic, or with one of that name replaced: by what a control sample measured, for example.</summary>
    /// <param name="systematic">The systematic.</param>
    public SystematicTable With(Systematic systematic)
    {
        ArgumentNullException.ThrowIfNull(systematic);
        var list = Systematics.ToList();
        var index = list.FindIndex(one => one.Name == systematic.Name);
        if (index < 0)
            list.Add(systematic);
        else
            list[index] = systematic;
        return new SystematicTable(Name, list);
    }

    /// <summary>The quadratic sum of what affects a quantity, relative.</summary>
    /// <param name="affects">The quantity; resolution and shape do not add to numbers of events and stand alone.</param>
    /// <param name="recoilMassSquared">Squared recoil mass [GeV^2].</param>
    public double Total(SystematicEffect affects, double recoilMassSquared) =>
        Math.Sqrt(Systematics.Where(one => one.Affects == affects).Sum(one => Math.Pow(one.At(recoilMassSquared), 2)));

    /// <summary>One line per systematic with its size in each range, then the quadratic sums.</summary>
    public override string ToString() => ToTable().ToText();

    /// <summary>The same as an HTML fragment.</summary>
    public string ToHtml() => ToTable().ToHtml();

    private ResultTable ToTable()
    {
        double[] edges = [.. Systematics.SelectMany(one => one.Ranges).SelectMany(range => new[] { range.Low, range.High }).Where(double.IsFinite).Distinct().Order()];
        (double Low, double High)[] ranges = edges.Length < 2 ? [(double.NegativeInfinity, double.PositiveInfinity)] : [.. edges.Zip(edges.Skip(1))];
        string[] Cells(Func<double, double> size) => [.. ranges.Select(range => Invariant($"{100 * size(double.IsFinite(range.Low) ? (range.Low + range.High) / 2 : 0):G3} %"))];
        var rows = Systematics.Select(one => (string[])[one.Name, one.Affects.ToString(), one.Source, .. Cells(one.At)])
            .Concat(Systematics.Select(one => one.Affects).Distinct().Order()
                .Select(effect => (string[])["total", effect.ToString(), "in quadrature", .. Cells(mass => Total(effect, mass))]));
        return new ResultTable(Name, ["systematic", "affects", "source", .. ranges.Select(range =>
            double.IsFinite(range.Low) ? Invariant($"{range.Low:G3} to {range.High:G3} GeV²") : "all")], [.. rows], []);
    }
}
