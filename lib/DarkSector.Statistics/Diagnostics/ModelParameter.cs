using DarkSector.Statistics.Likelihoods;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Diagnostics;

/// <summary>A nuisance parameter or bin factor of a compiled model, whichever it is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Position">Place among the variables, or behind them that of a factor.</param>
/// <param name="Nominal">Its auxiliary measurement.</param>
/// <param name="Prior">Its uncertainty before any fit; NaN for a free one.</param>
/// <param name="Lower">Lower bound.</param>
/// <param name="Upper">Upper bound.</param>
internal sealed record ModelParameter(string Name, int Position, double Nominal, double Prior, double Lower, double Upper)
{
    internal bool IsConstrained => Prior > 0 && Lower < Upper;

    /// <summary>Nuisance parameters, then bin factors.</summary>
    internal static IReadOnlyList<ModelParameter> All(TemplateModel model)
    {
        var (variables, factors) = (model.Templates.Variables, model.Templates.Factors);
        return
        [
            .. variables.Skip(1).Select((v, i) => new ModelParameter(v.Name, 1 + i, v.Centre, Width(v.Constraint, v.Size), v.Lower, v.Upper)),
            .. factors.Select((f, j) => new ModelParameter(f.Name, variables.Length + j, f.Centre, Width(f.Constraint, f.Size), f.Lower, f.Upper)),
        ];
    }

    internal Pull PullOf(FitResult fit) => new(Name, (fit[Name].Value - Nominal) / Prior, fit[Name].Error / Prior);

    /// <summary>The model with this parameter held at a value inside its bounds.</summary>
    internal Templates Hold(Templates templates, double value)
    {
        value = Math.Clamp(value, Lower, Upper);
        if (Position < templates.Variables.Length)
        {
            var variables = (TemplateVariable[])templates.Variables.Clone();
            variables[Position] = variables[Position] with { Start = value, Lower = value, Upper = value };
            return templates with { Variables = variables };
        }

        var factors = (BinFactor[])templates.Factors.Clone();
        var factor = Position - templates.Variables.Length;
        factors[factor] = factors[factor] with { Lower = value, Upper = value };
        return templates with { Factors = factors };
    }

    private static double Width(BinConstraint constraint, double size) => constraint switch
    {
        BinConstraint.Gaussian => size,
        BinConstraint.Poisson => 1 / Math.Sqrt(size),
        _ => double.NaN,
    };
}
