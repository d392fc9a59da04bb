using static System.FormattableString;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Datasets;

/// <summary>A period of data taking. Those of one data set add up: `runPeriods.Where(period => period.Name == "invisible Z'").Sum(period => period.Luminosity)`.</summary>
/// <param name="Name">The data set it belongs to.</param>
/// <param name="Period">Part of the data set, or `total`.</param>
/// <param name="Experiment">Belle II, Belle or BaBar.</param>
/// <param name="Years">Years of data taking; may be empty.</param>
/// <param name="Runs">Numbers of the Belle II experiments, as the processing counts them; may be empty.</param>
/// <param name="Luminosity">Integrated luminosity [fb^-1].</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Remark">Other values in circulation.</param>
public sealed record RunPeriod(string Name, string Period, string Experiment, string Years, string Runs, double Luminosity, string Source, string Remark) : IDataRecord<RunPeriod>
{
    /// <inheritdoc/>
    public static IReadOnlyList<string> Heads { get; } = ["data set", "period", "experiment", "years", "runs", "luminosity [fb^-1]", "source", "remark"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Cells => [Name, Period, Experiment, Years, Runs, Invariant($"{Luminosity / invfb:G4}"), Source, Remark];

    static RunPeriod IDataRecord<RunPeriod>.Read(DataSetRow row) => new(row.Text("dataset"), row.Text("period"), row.Text("experiment"), row.Text("years"), row.Text("runs"),
        row.Number("luminosity") * row.Unit(("fb^-1", invfb), ("pb^-1", invpb)), row.Text("source"), row.Text("remark"));
}
