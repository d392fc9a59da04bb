using DarkSector.Numerics;
using static System.FormattableString;

namespace DarkSector.Physics.Systematics;

/// <summary>One systematic uncertainty: what it is about, how large it is in each range of the squared recoil mass, and where that is known from.</summary>
/// <remarks>Rule for what a control sample finds: a correction that is applied leaves its uncertainty; one that is not applied counts in full, |data/simulation - 1|, with its error in quadrature.</remarks>
public sealed record Systematic
{
    /// <summary>A systematic uncertainty.</summary>
    /// <param name="name">Its name: one nuisance parameter in a fit.</param>
    /// <param name="affects">What it is about.</param>
    /// <param name="source">Where its size is from: a control sample, a paper.</param>
    /// <param name="ranges">Sizes, in rising ranges that do not overlap.</param>
    public Systematic(string name, SystematicEffect affects, string source, params IReadOnlyList<SystematicRange> ranges)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(ranges);
        if (ranges.Count == 0)
            throw new ArgumentException($"The systematic '{name}' has no ranges; give at least one, with a size.", nameof(ranges));
        foreach (var (before, after) in ranges.Zip(ranges.Skip(1)))
        {
            if (after.Low < before.High)
                throw new ArgumentException($"Ranges of the systematic '{name}' overlap or are not sorted: {before} and {after}; begin each at or above the end of the one before.", nameof(ranges));
        }
        (Name, Affects, Source, Ranges) = (name, affects, source, [.. ranges]);
    }

    /// <summary>Its name: one nuisance parameter in a fit.</summary>
    public string Name { get; }

    /// <summary>What it is about.</summary>
    public SystematicEffect Affects { get; }

    /// <summary>Where its size is from.</summary>
    public string Source { get; }

    /// <summary>Sizes by range of the squared recoil mass.</summary>
    public IReadOnlyList<SystematicRange> Ranges { get; }

    /// <summary>Names of the samples it is about; when empty, the signal for efficiency and resolution, each background for what is independent per sample, else all.</summary>
    public IReadOnlyList<string> Samples { get; init; } = [];

    /// <summary>How it hangs together across samples.</summary>
    public SystematicCorrelation Correlation { get; init; }

    /// <summary>One size for all masses.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="affects">What it is about.</param>
    /// <param name="source">Where its size is from.</param>
    /// <param name="size">Relative size, 0 or above.</param>
    public static Systematic Everywhere(string name, SystematicEffect affects, string source, double size) =>
        new(name, affects, source, new SystematicRange(double.NegativeInfinity, double.PositiveInfinity, size));

    /// <summary>What a control sample leaves: the relative uncertainty of a factor that is applied; all of its distance from 1, with that uncertainty in quadrature, if it is not.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="affects">What it is about.</param>
    /// <param name="factor">Data over simulation, above 0.</param>
    /// <param name="applied">Whether the simulation is corrected.</param>
    /// <param name="source">Name of the control sample.</param>
    public static Systematic OfCorrection(string name, SystematicEffect affects, Estimate factor, bool applied, string source)
    {
        if (!(factor.Value > 0) || !double.IsFinite(factor.Value))
            throw new ArgumentOutOfRangeException(nameof(factor), Invariant($"The factor of '{name}' is {factor.Value}; data over simulation is a finite number above 0."));
        var uncertainty = factor.Error / factor.Value;
        return Everywhere(name, affects, source, applied ? uncertainty : Math.Sqrt(Math.Pow(factor.Value - 1, 2) + uncertainty * uncertainty));
    }

    /// <summary>A systematic evaluated by varied responses: half of the difference between a quantity with a parameter moved up and down, over its nominal value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="affects">What it is about.</param>
    /// <param name="source">What is varied, by how much.</param>
    /// <param name="nominal">The quantity, such as an efficiency.</param>
    /// <param name="down">The quantity with the parameter moved down.</param>
    /// <param name="up">The quantity with the parameter moved up.</param>
    public static Systematic OfVariation(string name, SystematicEffect affects, string source, double nominal, double down, double up)
    {
        if (!(nominal > 0) || !double.IsFinite(down) || !double.IsFinite(up))
            throw new ArgumentOutOfRangeException(nameof(nominal), Invariant($"'{name}': nominal {nominal}, down {down}, up {up}; the nominal value is above 0 and all are finite."));
        return Everywhere(name, affects, source, Math.Abs(up - down) / (2 * nominal));
    }

    /// <summary>The relative size at a squared recoil mass: that of the nearest range.</summary>
    /// <param name="recoilMassSquared">Squared recoil mass [GeV^2].</param>
    public double At(double recoilMassSquared) => (Ranges.FirstOrDefault(range => recoilMassSquared < range.High) ?? Ranges[^1]).Size;

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Affects}, {Source}): {string.Join("; ", Ranges)}";
}

/// <summary>The size of a systematic uncertainty in a range of the squared recoil mass.</summary>
/// <param name="Low">Begin of the range [GeV^2].</param>
/// <param name="High">End of the range [GeV^2].</param>
/// <param name="Size">Relative size, 0 or above.</param>
public sealed record SystematicRange(double Low, double High, double Size)
{
    /// <summary>End of the range [GeV^2].</summary>
    public double High { get; } = High > Low ? High
        : throw new ArgumentOutOfRangeException(nameof(High), Invariant($"A range from {Low} to {High} GeV^2; it must rise."));

    /// <summary>Relative size, 0 or above.</summary>
    public double Size { get; } = Size >= 0 && double.IsFinite(Size) ? Size
        : throw new ArgumentOutOfRangeException(nameof(Size), Invariant($"Size = {Size}; the relative size of a systematic is a finite number, 0 or above."));

    /// <inheritdoc/>
    public override string ToString() => double.IsInfinity(Low) ? Invariant($"{100 * Size:G3} %") : Invariant($"{Low:G4} to {High:G4} GeV²: {100 * Size:G3} %");
}
