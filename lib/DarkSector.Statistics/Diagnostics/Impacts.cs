using DarkSector.Numerics.Tables;
using DarkSector.Statistics.Likelihoods;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Reports;
using static System.FormattableString;

namespace DarkSector.Statistics.Diagnostics;

/// <summary>How much the strength moves with one parameter.</summary>
/// <param name="Name">Name of the parameter.</param>
/// <param name="Pull">Its pull; value and error are NaN for a free parameter.</param>
/// <param name="Down">Change of the strength with the parameter held one uncertainty of the fit below its fitted value.</param>
/// <param name="Up">The same, above it.</param>
/// <param name="PrefitDown">Change of the strength with the parameter held one uncertainty before the fit below its fitted value; NaN for a free one.</param>
/// <param name="PrefitUp">The same, above it.</param>
public sealed record Impact(string Name, Pull Pull, double Down, double Up, double PrefitDown, double PrefitUp)
{
    /// <summary>The larger of both changes after the fit; NaN when a fit failed.</summary>
    public double Size => Math.Max(Math.Abs(Down), Math.Abs(Up));
}

/// <summary>The parameters of a template model in the order of their influence on the strength.</summary>
/// <remarks>Each parameter is held at its fitted value plus or minus its uncertainty and all others are fitted again. Impacts after the fit do not
/// add up in quadrature to the error when parameters are correlated.</remarks>
/// <param name="Fit">The fit they belong to.</param>
/// <param name="Ranking">Largest impact first; parameters whose fits failed stand at the end.</param>
/// <param name="Failures">Fits that failed, with the reason.</param>
public sealed record Impacts(FitResult Fit, IReadOnlyList<Impact> Ranking, IReadOnlyList<string> Failures)
{
    private const int PrintedRows = 30;

    /// <summary>True when every fit converged.</summary>
    public bool IsValid => Failures.Count == 0;

    /// <summary>Fits a model and fits it again with each parameter moved, four times each.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">A data set made by it.</param>
    /// <param name="lowestStrength">Lower bound of the strength. Left out there is none, since a strength that rests on a bound hides impacts.</param>
    /// <param name="parameters">Names of the parameters to look at; left out, all nuisance parameters and bin factors.</param>
    /// <exception cref="InvalidOperationException">The fit did not converge.</exception>
    /// <exception cref="KeyNotFoundException">The model has no such parameter.</exception>
    public static Impacts Of(
        TemplateModel model, Dataset data, double lowestStrength = double.NegativeInfinity, IReadOnlyList<string>? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        var fit = model.Fit(data, lowestStrength).Valid();
        ModelParameter[] chosen = [.. Chosen(ModelParameter.All(model), parameters).Where(parameter => parameter.Lower < parameter.Upper)];
        var impacts = new Impact[chosen.Length];
        var failures = new List<string>[chosen.Length];
        Parallel.For(0, chosen.Length, i => impacts[i] = One(model, data, fit, chosen[i], lowestStrength, failures[i] = []));
        return new Impacts(
            fit, [.. impacts.OrderByDescending(impact => double.IsNaN(impact.Size) ? double.NegativeInfinity : impact.Size)], [.. failures.SelectMany(list => list)]);
    }

    /// <summary>The first of the ranking.</summary>
    /// <param name="count">How many at most.</param>
    public Impacts Largest(int count) => this with { Ranking = [.. Ranking.Take(count)] };

    /// <summary>The ranking as a table, failures below.</summary>
    public override string ToString() => Table().ToText();

    /// <summary>The same as HTML.</summary>
    public string ToHtml() => Table().ToHtml();

    private static IEnumerable<ModelParameter> Chosen(IReadOnlyList<ModelParameter> all, IReadOnlyList<string>? names) => names is null
        ? all
        : names.Select(name => all.FirstOrDefault(parameter => parameter.Name == name) ?? throw new KeyNotFoundException(
            $"The model has no parameter '{name}'. Nearest: {string.Join(", ", NearestNames.To(name, all.Select(parameter => parameter.Name)))}."));

    private static Impact One(TemplateModel model, Dataset data, FitResult fit, ModelParameter parameter, double lowest, List<string> failures)
    {
        var (value, error) = (fit[parameter.Name].Value, fit[parameter.Name].Error);
        var pull = parameter.IsConstrained ? parameter.PullOf(fit) : new Pull(parameter.Name, double.NaN, double.NaN);
        return new Impact(parameter.Name, pull, Shift(-error), Shift(error), Shift(-parameter.Prior), Shift(parameter.Prior));

        double Shift(double distance)
        {
            if (double.IsNaN(distance))
                return double.NaN;
            var held = new TemplateFit(parameter.Hold(model.Templates, value + distance), model.Place);
            held.Load(data.Counts, data.NuisanceCentres, data.BinFactorCentres);
            held.StartFrom([.. fit.Parameters.Select((p, i) => i == parameter.Position ? p with { Value = value + distance } : p)]);
            var minimum = held.Free(lowest);
            if (minimum.Converged)
                return minimum.Point[0] - fit.Strength.Value;
            failures.Add(Invariant($"{parameter.Name} = {value + distance:G4}: {minimum.Message}"));
            return double.NaN;
        }
    }

    private ResultTable Table() => new(
        Invariant($"Impacts on the strength of {Fit.Strength.Value:G4} +- {Fit.Strength.Error:G3}, {Ranking.Count} parameters")
            + (IsValid ? "" : $", {Failures.Count} fits FAILED") + (Ranking.Count > PrintedRows ? $"; the first {PrintedRows}:" : ""),
        ["parameter", "pull", "error", "down", "up", "prefit down", "prefit up"],
        [.. Ranking.Take(PrintedRows).Select(impact => (IReadOnlyList<string>)[
            impact.Name, Cell(impact.Pull.Value, "F2"), Cell(impact.Pull.Error, "F2"), Cell(impact.Down, "G3"), Cell(impact.Up, "G3"),
            Cell(impact.PrefitDown, "G3"), Cell(impact.PrefitUp, "G3")])],
        Failures);

    private static string Cell(double value, string format) => double.IsNaN(value) ? "-" : value.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
}
