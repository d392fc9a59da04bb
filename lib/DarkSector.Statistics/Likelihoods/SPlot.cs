using DarkSector.Statistics.Reports;
using MathNet.Numerics.LinearAlgebra;
using static System.FormattableString;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>sPlot weights: each event divided among species, so that a histogram with the weights of a species is its distribution.</summary>
/// <remarks>
/// Use this to unfold a variable that is independent of the one that was fitted, for every species; otherwise the histograms are wrong. The
/// weight of event e for species n is sum_j V_nj f_j(x_e) / sum_k N_k f_k(x_e), with V^-1_nj = sum_e f_n f_j / (sum_k N_k f_k)^2. M. Pivk
/// and F. R. Le Diberder, NIM A 555 (2005) 356, Eqs. 10 and 15. Weights of a species add up to its yield; those of an event add up to 1
/// over the species when yields are at the maximum of the extended likelihood, which <see cref="IsValid"/> checks.
/// </remarks>
/// <param name="Species">Names of the species: the yields of the fit.</param>
/// <param name="Weights">Weight per event and species, [event][species]; may be negative.</param>
/// <param name="Yields">Fitted yields N.</param>
/// <param name="Covariance">Covariance V of the yields, with shapes fixed, [species][species].</param>
public sealed partial record SPlot(IReadOnlyList<string> Species,
    IReadOnlyList<IReadOnlyList<double>> Weights, IReadOnlyList<double> Yields, IReadOnlyList<IReadOnlyList<double>> Covariance)
{
    private const double Closure = 0.05;

    /// <summary>False when a yield is further than a twentieth of its error from the maximum of the likelihood, to first order: sum_n V_nj
    /// - N_j.</summary>
    public bool IsValid => Enumerable.Range(0, Yields.Count).All(j =>
        Math.Abs(Covariance.Sum(row => row[j]) - Yields[j]) <= Closure * Math.Sqrt(Covariance[j][j]));

    /// <summary>The weights of a species, one per event.</summary>
    /// <exception cref="KeyNotFoundException">There is no such species; the message names those there are.</exception>
    public IReadOnlyList<double> this[string species] => Species.ToList().IndexOf(species) is >= 0 and var at ? [.. Weights.Select(row => row[at])]
        : throw new KeyNotFoundException($"There is no species '{species}'; there are {string.Join(", ", Species)}.");

    /// <summary>The weights for densities and yields of a finished fit; species are called by their number.</summary>
    /// <param name="densities">Normalised density of each species at each event, [event][species], not negative.</param>
    /// <param name="yields">Fitted yields, one per species.</param>
    /// <exception cref="ArgumentException">Shapes disagree, an event is impossible, or two species have the same density.</exception>
    public static SPlot Of(IReadOnlyList<IReadOnlyList<double>> densities, IReadOnlyList<double> yields)
    {
        ArgumentNullException.ThrowIfNull(yields);
        return Of(densities, yields, [.. yields.Select((_, n) => Invariant($"{n}"))]);
    }

    private static SPlot Of(IReadOnlyList<IReadOnlyList<double>> densities, IReadOnlyList<double> yields, IReadOnlyList<string> species)
    {
        ArgumentNullException.ThrowIfNull(densities);
        if (densities.Count == 0 || yields.Count == 0)
            throw new ArgumentException($"{densities.Count} events and {yields.Count} species; at least one of each is needed.");
        var totals = densities.Select((row, e) => Total(row, yields, e)).ToArray();
        var inverse = Matrix<double>.Build.Dense(
            yields.Count, yields.Count, (n, j) => densities.Select((row, e) => row[n] * row[j] / (totals[e] * totals[e])).Sum());
        var covariance = inverse.Inverse();
        if (covariance.Enumerate().Any(v => !double.IsFinite(v)) || inverse.ConditionNumber() > 1e12)
            throw new ArgumentException("The densities of two species are the same at every event; they cannot be told apart.");
        var weights = densities.Select((row, e) =>
            (IReadOnlyList<double>)[.. Enumerable.Range(0, yields.Count).Select(n => row.Select((f, j) => covariance[n, j] * f).Sum() / totals[e])]);
        return new SPlot(species, [.. weights], [.. yields], [.. covariance.EnumerateRows().Select(row => (IReadOnlyList<double>)row.ToArray())]);
    }

    /// <summary>Yields, sums of weights and a verdict.</summary>
    public override string ToString() => Table().ToText();

    /// <summary>The same as HTML.</summary>
    public string ToHtml() => Table().ToHtml();

    private static double Total(IReadOnlyList<double> densities, IReadOnlyList<double> yields, int e)
    {
        if (densities.Count != yields.Count)
            throw new ArgumentException($"Event {e} has {densities.Count} densities for {yields.Count} species; one is needed per species.");
        var sum = 0.0;
        for (var n = 0; n < yields.Count; n++)
        {
            if (!(densities[n] >= 0 && double.IsFinite(densities[n])))
                throw new ArgumentException(Invariant($"Species {n} has the density {densities[n]} at event {e}; densities are finite and not negative."));
            sum += yields[n] * densities[n];
        }

        return sum > 0
            ? sum
            : throw new ArgumentException(Invariant($"Event {e} has a total density of {sum}; remove events outside the range of the fit."));
    }

    private ResultTable Table() => new(
        Invariant($"{(IsValid ? "" : "NOT VALID: ")}sPlot weights of {Weights.Count} events"),
        ["species", "yield", "error"],
        [.. Yields.Select((yield, n) => (IReadOnlyList<string>)[
            Species[n], Invariant($"{yield:G6}"), Invariant($"{Math.Sqrt(Covariance[n][n]):G3}")])],
        IsValid ? [] : ["yields are not at the maximum of the likelihood: fit them alone, with shapes fixed, before asking for weights"]);
}
