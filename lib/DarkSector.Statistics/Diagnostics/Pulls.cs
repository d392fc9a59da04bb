using DarkSector.Statistics.Likelihoods;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Reports;
using static System.FormattableString;

namespace DarkSector.Statistics.Diagnostics;

/// <summary>What a fit did to a constrained parameter.</summary>
/// <param name="Name">Name of the parameter.</param>
/// <param name="Value">(fitted - nominal) / uncertainty before the fit.</param>
/// <param name="Error">Uncertainty after the fit over that before it; well below 1, the data know the parameter better than its auxiliary measurement.</param>
public readonly record struct Pull(string Name, double Value, double Error);

/// <summary>The pulls of all constrained parameters of a template model, bin factors among them.</summary>
/// <param name="Of">One per parameter, in the order of the model.</param>
public sealed record Pulls(IReadOnlyList<Pull> Of)
{
    private const double Strained = 2;

    /// <summary>The pulls of a fit.</summary>
    /// <param name="model">The model.</param>
    /// <param name="fit">A converged fit of it.</param>
    /// <exception cref="InvalidOperationException">The fit did not converge.</exception>
    public static Pulls From(TemplateModel model, FitResult fit)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(fit);
        model.RequireOwn(fit.Valid());
        return new Pulls([.. ModelParameter.All(model).Where(parameter => parameter.IsConstrained).Select(parameter => parameter.PullOf(fit))]);
    }

    /// <summary>Pulls of more than two standard deviations.</summary>
    public IReadOnlyList<Pull> Large => [.. Of.Where(pull => Math.Abs(pull.Value) > Strained)];

    /// <summary>The largest pulls of either sign, in the order of the model.</summary>
    /// <param name="count">How many at most.</param>
    public Pulls Largest(int count)
    {
        var kept = Of.OrderByDescending(pull => Math.Abs(pull.Value)).Take(count).Select(pull => pull.Name).ToHashSet();
        return new Pulls([.. Of.Where(pull => kept.Contains(pull.Name))]);
    }

    /// <summary>One line per parameter, and a word on each large pull.</summary>
    public override string ToString() => Table().ToText();

    /// <summary>The same as HTML.</summary>
    public string ToHtml() => Table().ToHtml();

    private ResultTable Table() => new(
        $"Pulls of {Of.Count} constrained parameters" + (Large.Count > 0 ? $", {Large.Count} LARGE" : ""),
        ["parameter", "pull", "error"],
        [.. Of.Select(pull => (IReadOnlyList<string>)[pull.Name, Invariant($"{pull.Value:F2}"), Invariant($"{pull.Error:F2}")])],
        [.. Large.Select(pull => Invariant($"'{pull.Name}' is pulled by {pull.Value:F1} of its uncertainty: data and model disagree, or the uncertainty is too small"))]);
}
