using DarkSector.Numerics.Tables;
using DarkSector.Statistics.Likelihoods;
using DarkSector.Statistics.Reports;
using static System.FormattableString;

namespace DarkSector.Statistics.Diagnostics;

/// <summary>How the fitted parameters move together.</summary>
/// <param name="Names">Names of the parameters.</param>
/// <param name="Values">Correlations, row by row, between -1 and 1.</param>
public sealed record CorrelationMatrix(IReadOnlyList<string> Names, IReadOnlyList<double> Values)
{
    private const int PrintedPairs = 20;

    /// <summary>The correlations of a fit; parameters that are fixed or that the data do not determine are left out.</summary>
    /// <param name="fit">A converged fit of any kind.</param>
    /// <exception cref="InvalidOperationException">The fit is not valid.</exception>
    public static CorrelationMatrix Of(FitResult fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        string[] names = [.. fit.Valid().Parameters.Where(parameter => parameter.Error > 0).Select(parameter => parameter.Name)];
        return new CorrelationMatrix(names, [.. names.SelectMany(row => names.Select(column => fit.Correlation(row, column)))]);
    }

    /// <summary>Correlation of two parameters.</summary>
    /// <param name="first">Name of one.</param>
    /// <param name="second">Name of the other.</param>
    /// <exception cref="KeyNotFoundException">There is no such parameter.</exception>
    public double this[string first, string second] => Values[Position(first) * Names.Count + Position(second)];

    /// <summary>Pairs of different parameters, the most correlated first.</summary>
    public IReadOnlyList<(string First, string Second, double Correlation)> Pairs =>
        [.. from i in Enumerable.Range(0, Names.Count) from j in Enumerable.Range(0, i)
            let correlation = Values[i * Names.Count + j]
            orderby Math.Abs(correlation) descending
            select (Names[j], Names[i], correlation)];

    /// <summary>The matrix of the parameters with the largest correlation to any other.</summary>
    /// <param name="count">How many parameters at most.</param>
    public CorrelationMatrix Largest(int count)
    {
        double Strongest(int i) => Enumerable.Range(0, Names.Count).Where(j => j != i).Select(j => Math.Abs(Values[i * Names.Count + j])).DefaultIfEmpty(0).Max();
        int[] kept = [.. Enumerable.Range(0, Names.Count).OrderByDescending(Strongest).Take(count).Order()];
        return new CorrelationMatrix([.. kept.Select(i => Names[i])], [.. kept.SelectMany(i => kept.Select(j => Values[i * Names.Count + j]))]);
    }

    /// <summary>The most correlated pairs.</summary>
    public override string ToString() => Table().ToText();

    /// <summary>The same as HTML.</summary>
    public string ToHtml() => Table().ToHtml();

    private int Position(string name)
    {
        for (var i = 0; i < Names.Count; i++)
            if (Names[i] == name)
                return i;
        throw new KeyNotFoundException($"The matrix has no parameter '{name}'. Nearest: {string.Join(", ", NearestNames.To(name, Names))}.");
    }

    private ResultTable Table() => new(
        $"Correlations of {Names.Count} parameters" + (Pairs.Count > PrintedPairs ? $"; the {PrintedPairs} largest:" : ""),
        ["parameter", "parameter", "correlation"],
        [.. Pairs.Take(PrintedPairs).Select(pair => (IReadOnlyList<string>)[pair.First, pair.Second, Invariant($"{pair.Correlation:F3}")])],
        [.. Pairs.Where(pair => Math.Abs(pair.Correlation) > 0.99)
            .Select(pair => Invariant($"'{pair.First}' and '{pair.Second}' are nearly the same parameter ({pair.Correlation:F4}): the data cannot tell them apart"))]);
}
