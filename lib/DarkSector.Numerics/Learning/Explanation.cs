using System.Net;
using System.Text;
using static System.FormattableString;

namespace DarkSector.Numerics.Learning;

/// <summary>What a feature adds to the decision on an event.</summary>
/// <param name="Feature">Name of the feature.</param>
/// <param name="Value">Its value in the event.</param>
/// <param name="Contribution">Its Shapley value in the logarithm of the odds; above 0 speaks for the class.</param>
public sealed record FeatureContribution(string Feature, double Value, double Contribution);

/// <summary>Why an event has its score: contributions of the features that add up to the decision.</summary>
/// <remarks>Contributions are path-dependent TreeSHAP values (Lundberg et al., Nat. Mach. Intell. 2, 56 (2020)), exact: their sum with <paramref name="Start"/> is
/// <paramref name="Sum"/>. They explain the model, not nature: of two correlated features either may have the credit.</remarks>
/// <param name="Class">The class whose sum over trees is explained.</param>
/// <param name="Start">Mean of the sum over trees in the training.</param>
/// <param name="Sum">Sum over trees of this event: with two classes the logarithm of the odds for signal.</param>
/// <param name="Score">Probability of the class.</param>
/// <param name="Contributions">The features, strongest first.</param>
public sealed record Explanation(string Class, double Start, double Sum, double Score, IReadOnlyList<FeatureContribution> Contributions)
{
    /// <summary>The table as aligned text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Title + "\n");
        text.Append(Invariant($"{"feature",-24}{"value",12}{"contribution",14}\n")).Append(Invariant($"{"(mean of the training)",-24}{"",12}{Start,14:F3}\n"));
        foreach (var c in Contributions)
            text.Append(Invariant($"{c.Feature,-24}{c.Value,12:G5}{c.Contribution,14:+0.000;-0.000}\n"));
        return text.Append(Invariant($"{"sum",-24}{"",12}{Sum,14:F3}\n")).ToString();
    }

    /// <summary>The table as HTML.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder($"<table>\n<caption>{WebUtility.HtmlEncode(Title)}</caption>\n<thead><tr><th>feature</th><th>value</th><th>contribution</th></tr></thead>\n<tbody>\n");
        html.Append(Row("mean of the training", "", Invariant($"{Start:F3}")));
        foreach (var c in Contributions)
            html.Append(Row(c.Feature, Invariant($"{c.Value:G5}"), Invariant($"{c.Contribution:+0.000;-0.000}")));
        return html.Append(Row("sum", "", Invariant($"{Sum:F3}"))).Append("</tbody>\n</table>").ToString();
    }

    private string Title => Invariant($"Probability of '{Class}': {Score:G4}");

    private static string Row(string name, string value, string contribution) =>
        $"<tr><td style=\"text-align:left\">{WebUtility.HtmlEncode(name)}</td><td style=\"text-align:right\">{value}</td><td style=\"text-align:right\">{contribution}</td></tr>\n";
}
