using DarkSector.Statistics.Likelihoods;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Reports;
using static System.FormattableString;

namespace DarkSector.Statistics.Diagnostics;

/// <summary>One point of a profile.</summary>
/// <param name="Strength">The strength.</param>
/// <param name="Rise">-2 ln (L(strength) / L(best)); NaN when the fit failed.</param>
public readonly record struct ProfilePoint(double Strength, double Rise);

/// <summary>How the likelihood of a template model falls away from its maximum, all nuisance parameters fitted at each strength.</summary>
/// <param name="Best">The fit with free strength.</param>
/// <param name="Points">The profile.</param>
/// <param name="Failures">Fits that failed, with the reason.</param>
public sealed record LikelihoodProfile(FitResult Best, IReadOnlyList<ProfilePoint> Points, IReadOnlyList<string> Failures)
{
    private const double Rounding = 1e-6;

    /// <summary>True when all fits converged and none is better than the best.</summary>
    public bool IsValid => Failures.Count == 0 && Points.All(point => point.Rise > -Rounding);

    /// <summary>The profile at equally spaced strengths.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">A data set made by it.</param>
    /// <param name="from">Lowest strength, at least 0.</param>
    /// <param name="to">Highest strength.</param>
    /// <param name="points">Number of points, at least 2.</param>
    /// <exception cref="InvalidOperationException">The fit with free strength did not converge.</exception>
    public static LikelihoodProfile Of(TemplateModel model, Dataset data, double from, double to, int points = 41)
    {
        ArgumentNullException.ThrowIfNull(model);
        TemplateModel.RequireStrength(from);
        TemplateModel.RequireStrength(to);
        if (!(from < to) || points < 2)
            throw new ArgumentException(Invariant($"{points} points from {from} to {to}; a profile needs at least 2, the first below the last."));
        var fit = model.Prepare(data);
        var best = fit.Report(fit.Free(0)).Valid();
        var (profile, failures) = (new ProfilePoint[points], new List<string>());
        for (var i = 0; i < points; i++)
        {
            var strength = from + i * (to - from) / (points - 1);
            var minimum = fit.At(strength);
            profile[i] = new ProfilePoint(strength, minimum.Converged ? 2 * (minimum.Value - best.HalfDeviance) : double.NaN);
            if (!minimum.Converged)
                failures.Add(Invariant($"strength {strength:G4}: {minimum.Message}"));
        }

        return new LikelihoodProfile(best, profile, failures);
    }

    /// <summary>One line per point, failures below.</summary>
    public override string ToString() => Table().ToText();

    /// <summary>The same as HTML.</summary>
    public string ToHtml() => Table().ToHtml();

    private ResultTable Table() => new(
        Invariant($"{(IsValid ? "" : "NOT VALID: ")}profile of the likelihood, best strength {Best.Strength.Value:G4} +- {Best.Strength.Error:G3}"),
        ["strength", "-2 ln(L/Lmax)"],
        [.. Points.Select(point => (IReadOnlyList<string>)[Invariant($"{point.Strength:G4}"), double.IsNaN(point.Rise) ? "failed" : Invariant($"{point.Rise:F3}")])],
        [.. Failures, .. Points.Any(point => point.Rise <= -Rounding) ? ["a fit at fixed strength is better than the best one: the likelihood has several maxima"] : Array.Empty<string>()]);
}
