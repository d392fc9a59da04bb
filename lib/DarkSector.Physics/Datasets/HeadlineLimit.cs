using static System.FormattableString;

namespace DarkSector.Physics.Datasets;

/// <summary>The range of upper limits that the abstract of a publication quotes. NaN where it gives no number.</summary>
/// <param name="Name">The search.</param>
/// <param name="Luminosity">Integrated luminosity [fb^-1].</param>
/// <param name="MassLow">Lowest mass [GeV].</param>
/// <param name="MassHigh">Highest mass [GeV].</param>
/// <param name="LimitLow">Smallest limit, in the unit of the quantity.</param>
/// <param name="LimitHigh">Largest limit; NaN where only a minimum or a level is quoted.</param>
/// <param name="Quantity">What is limited, with its unit.</param>
/// <param name="Level">Confidence level (CL) or Bayesian credibility.</param>
/// <param name="Source">The publication.</param>
/// <param name="Remark">Conditions of the limit.</param>
public sealed record HeadlineLimit(string Name, double Luminosity, double MassLow, double MassHigh, double LimitLow, double LimitHigh,
    string Quantity, string Level, string Source, string Remark) : IDataRecord<HeadlineLimit>
{
    /// <inheritdoc/>
    public static IReadOnlyList<string> Heads { get; } = ["search", "luminosity [fb^-1]", "mass [GeV]", "limit", "quantity", "level", "source", "remark"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Cells => [Name, Shown(Luminosity), Range(MassLow, MassHigh), Range(LimitLow, LimitHigh), Quantity, Level, Source, Remark];

    static HeadlineLimit IDataRecord<HeadlineLimit>.Read(DataSetRow row)
    {
        var limit = new HeadlineLimit(row.Text("name"), row.NumberOrNaN("luminosity"), row.NumberOrNaN("massLow"), row.NumberOrNaN("massHigh"),
            row.NumberOrNaN("limitLow"), row.NumberOrNaN("limitHigh"), row.Text("quantity"), row.Text("level"), row.Text("source"), row.Text("remark"));
        return limit.MassLow > limit.MassHigh || limit.LimitLow > limit.LimitHigh ? throw row.Wrong("a range ends below its beginning") : limit;
    }

    private static string Range(double low, double high) => double.IsNaN(low) && double.IsNaN(high) ? "" : double.IsNaN(high) ? Shown(low) : $"{Shown(low)} to {Shown(high)}";

    private static string Shown(double number) => double.IsNaN(number) ? "" : Invariant($"{number:G4}");
}
