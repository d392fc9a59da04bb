using DarkSector.Numerics.Kinematics;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Likelihoods;

namespace DarkSector.Notebook.Tables;

/// <summary>Limits and fits as tables.</summary>
public static class LimitDisplay
{
    /// <summary>Observed and expected limit with both bands.</summary>
    /// <param name="limit">The limit.</param>
    public static Table ToTable(this UpperLimit limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        return new Table("observed", "expected", "68 % from", "to", "95 % from", "to")
            .AddRow(limit.Observed, limit.Expected, limit.ExpectedMinus1, limit.ExpectedPlus1, limit.ExpectedMinus2, limit.ExpectedPlus2)
            .WithCaption(FormattableString.Invariant($"{100 * limit.Level:G4} % CL upper limit"));
    }

    /// <summary>Observed and expected CLs of a strength.</summary>
    /// <param name="value">The test.</param>
    public static Table ToTable(this ClsValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Table("strength", "$CL_s$ observed", "expected", "68 % from", "to", "95 % from", "to")
            .AddRow(value.Strength, value.Observed, value.Expected, value.ExpectedMinus1, value.ExpectedPlus1, value.ExpectedMinus2, value.ExpectedPlus2);
    }

    /// <summary>The parameters of a fit with their errors; one that did not converge says so.</summary>
    /// <param name="fit">The fit.</param>
    public static Table ToTable(this FitResult fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return fit.Parameters.Aggregate(new Table("parameter", "value", "error"), (table, parameter) => table.AddRow(parameter.Name, parameter.Value, parameter.Error))
            .WithCaption(fit.Converged ? "fit" : "NOT CONVERGED");
    }

    /// <summary>Components, mass and direction of a four-momentum.</summary>
    /// <param name="momentum">The four-momentum [GeV].</param>
    public static Table ToTable(this FourVector momentum) =>
        new Table("$p_x$ [GeV]", "$p_y$ [GeV]", "$p_z$ [GeV]", "$E$ [GeV]", "$m$ [GeV]", "$p_T$ [GeV]", @"$\theta$ [deg]", @"$\phi$ [deg]")
            .AddRow(momentum.Px, momentum.Py, momentum.Pz, momentum.E, momentum.Mass, momentum.Pt, momentum.Theta * 180 / Math.PI, Math.Atan2(momentum.Py, momentum.Px) * 180 / Math.PI)
            .WithFormat("G5");
}
