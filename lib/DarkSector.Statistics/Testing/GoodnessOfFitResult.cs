using DarkSector.Statistics.Reports;
using static System.FormattableString;

namespace DarkSector.Statistics.Testing;

/// <summary>How well data agree with a hypothesis, or with other data.</summary>
/// <param name="Test">Name of the test.</param>
/// <param name="Statistic">Its statistic; larger is worse.</param>
/// <param name="PValue">Probability of a statistic at least as large, if the hypothesis is true.</param>
/// <param name="PValueError">Its standard deviation where permutations were drawn; 0 for a formula.</param>
/// <param name="Assumptions">What has to hold for the p-value to be right.</param>
public sealed record GoodnessOfFitResult(string Test, double Statistic, double PValue, double PValueError, string Assumptions)
{
    /// <summary>Assumptions that do not hold here; empty when the p-value may be used.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Statistic and p-value, with warnings below.</summary>
    public override string ToString() => Table().ToText();

    /// <summary>The same as HTML.</summary>
    public string ToHtml() => Table().ToHtml();

    private ResultTable Table() => ResultTable.Line(
        Invariant($"{Test}: statistic {Statistic:G5}, p = {PValue:G4}{(PValueError > 0 ? Invariant($" +- {PValueError:G2}") : "")} ({Assumptions})"), Warnings);
}
