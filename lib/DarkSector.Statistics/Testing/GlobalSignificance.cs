using DarkSector.Numerics;
using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Reports;
using static System.FormattableString;

namespace DarkSector.Statistics.Testing;

/// <summary>An excess judged where it is, and as the largest of a scan.</summary>
/// <param name="LocalPValue">Probability of such an excess at this place.</param>
/// <param name="GlobalPValue">Probability of such an excess anywhere in the scan, with its error.</param>
/// <param name="Method">How the global one was found.</param>
public sealed record GlobalSignificance(double LocalPValue, Estimate GlobalPValue, string Method)
{
    /// <summary>What a reader has to know.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Local significance in standard deviations.</summary>
    public double LocalZ => StandardNormal.SurvivalQuantile(LocalPValue);

    /// <summary>Global significance in standard deviations; -infinity when the p-value is 1 or more.</summary>
    public double GlobalZ => StandardNormal.SurvivalQuantile(Math.Min(1, GlobalPValue.Value));

    /// <summary>Global over local p-value: how many independent places the scan is worth.</summary>
    public double TrialsFactor => GlobalPValue.Value / LocalPValue;

    /// <summary>Both significances, with warnings below.</summary>
    public override string ToString() => Table().ToText();

    /// <summary>The same as HTML.</summary>
    public string ToHtml() => Table().ToHtml();

    private ResultTable Table() => ResultTable.Line(
        Invariant($"local {LocalZ:F2} sigma (p = {LocalPValue:G3}), global {GlobalZ:F2} sigma (p = {GlobalPValue.Value:G3} +- {GlobalPValue.Error:G2}), {Method}"),
        Warnings);
}
