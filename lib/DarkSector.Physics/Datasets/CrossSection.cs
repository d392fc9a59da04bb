using DarkSector.Numerics;
using static System.FormattableString;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Datasets;

/// <summary>A cross-section of the table.</summary>
/// <param name="Name">The process.</param>
/// <param name="Value">Cross-section [fb]; its error is NaN where the source gives none.</param>
/// <param name="SqrtS">Centre-of-mass energy [GeV].</param>
/// <param name="Region">Part of phase space: `all`, `not stated`, or the cuts.</param>
/// <param name="Generator">What computed it.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Remark">Errata, and what the source leaves open.</param>
public sealed record CrossSection(string Name, Estimate Value, double SqrtS, string Region, string Generator, string Source, string Remark) : IDataRecord<CrossSection>
{
    /// <summary>The region of a process without cuts.</summary>
    public const string EverywhereInPhaseSpace = "all";

    /// <summary>The region of an entry whose source does not say it.</summary>
    public const string RegionNotStated = "not stated";

    // SuperKEKB runs at 10.58 GeV within this; cross-sections go with 1/s.
    private const double SameEnergy = 1e-3;

    /// <inheritdoc/>
    public static IReadOnlyList<string> Heads { get; } = ["process", "cross-section", "region", "generator", "source", "remark"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Cells => [Name, ValueText, Region, Generator, Source, Remark];

    /// <summary>Value with its unit and, where known, its error.</summary>
    public string ValueText
    {
        get
        {
            var (unit, name) = Value.Value >= 0.1 * nb ? (nb, "nb") : Value.Value >= 0.1 * pb ? (pb, "pb") : (fb, "fb");
            return Value.Error > 0 ? Invariant($"{Value.Value / unit:G6} +- {Value.Error / unit:G2} {name}") : Invariant($"{Value.Value / unit:G6} {name}");
        }
    }

    /// <summary>The factor that brings a calculation to this entry: both are cross-sections in the same region, at the same energy.</summary>
    /// <remarks>It may be applied to events within cuts of their own, as long as it is computed without them.</remarks>
    /// <param name="own">The calculated cross-section in the region of the entry [fb].</param>
    /// <param name="region">Its region, in the words of the table.</param>
    /// <param name="sqrtS">Its centre-of-mass energy [GeV], within a thousandth of that of the entry.</param>
    /// <exception cref="ArgumentException">Region or energy are others.</exception>
    public KFactor Over(Estimate own, string region, double sqrtS)
    {
        if (region != Region)
            throw new ArgumentException($"'{Name}' of the cross-section table is for the region '{Region}', the calculation for '{region}'; a ratio compares like with like. Compute the cross-section in the region of the entry and take the ratio with that: entry.Over(own, \"{Region}\", sqrtS).", nameof(region));
        if (region == RegionNotStated)
            throw new ArgumentException($"The source of '{Name}' does not state its region ({Remark}); nothing can be normalised to it.", nameof(region));
        if (!(Math.Abs(sqrtS / SqrtS - 1) < SameEnergy))
            throw new ArgumentException(Invariant($"'{Name}' of the cross-section table is for sqrt(s) = {SqrtS} GeV, the calculation for {sqrtS} GeV; they must agree within a thousandth."), nameof(sqrtS));
        if (!(own.Value > 0) || !double.IsFinite(own.Value))
            throw new ArgumentOutOfRangeException(nameof(own), Invariant($"own = {own.Value} fb; a factor needs a finite cross-section above 0."));
        return new KFactor(this, own);
    }

    static CrossSection IDataRecord<CrossSection>.Read(DataSetRow row)
    {
        var unit = row.Unit(("nb", nb), ("pb", pb), ("fb", fb));
        return new CrossSection(row.Text("name"), new Estimate(row.Number("value") * unit, row.NumberOrNaN("error") * unit), row.Number("sqrtS"),
            row.Text("region"), row.Text("generator"), row.Text("source"), row.Text("remark"));
    }
}

/// <summary>What a calculation is multiplied by to agree with an entry of the cross-section table; made by <see cref="CrossSection.Over"/>.</summary>
public sealed record KFactor
{
    internal KFactor(CrossSection entry, Estimate own) => (Entry, Own) = (entry, own);

    /// <summary>The entry of the table.</summary>
    public CrossSection Entry { get; }

    /// <summary>The calculation in the same region [fb].</summary>
    public Estimate Own { get; }

    /// <summary>Entry over calculation, with the error of both, as far as they are known.</summary>
    public Estimate Value => new(Entry.Value.Value / Own.Value, Entry.Value.Value / Own.Value * Math.Sqrt(RelativeVariance(Entry.Value) + RelativeVariance(Own)));

    /// <summary>Factor, value and generator of the entry: `x1.087 to 0.919 +- 0.003 nb (tau tau (gamma), KKMC)`.</summary>
    public override string ToString() => Invariant($"x{Value.Value:F3} to {Entry.ValueText} ({Entry.Name}, {Entry.Generator})");

    private static double RelativeVariance(Estimate estimate) => double.IsNaN(estimate.Error) ? 0 : Math.Pow(estimate.Error / estimate.Value, 2);
}
