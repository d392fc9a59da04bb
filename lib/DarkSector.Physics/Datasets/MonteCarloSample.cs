using static System.FormattableString;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Datasets;

/// <summary>The size of a Monte Carlo sample.</summary>
/// <param name="Name">The process, by its name in the table of cross-sections.</param>
/// <param name="Events">Number of events.</param>
/// <param name="Luminosity">Integrated luminosity they stand for [fb^-1].</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Remark">Errata.</param>
public sealed record MonteCarloSample(string Name, double Events, double Luminosity, string Source, string Remark) : IDataRecord<MonteCarloSample>
{
    /// <inheritdoc/>
    public static IReadOnlyList<string> Heads { get; } = ["process", "events", "luminosity [ab^-1]", "implied cross-section [nb]", "source", "remark"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Cells =>
        [Name, Invariant($"{Events:G4}"), Invariant($"{Luminosity / invab:G3}"), Invariant($"{ImpliedCrossSection / nb:G4}"), Source, Remark];

    /// <summary>Events over luminosity [fb].</summary>
    public double ImpliedCrossSection => Events / Luminosity;

    static MonteCarloSample IDataRecord<MonteCarloSample>.Read(DataSetRow row) =>
        new(row.Text("name"), row.Number("events"), row.Number("luminosity") * row.Unit(("ab^-1", invab), ("fb^-1", invfb)), row.Text("source"), row.Text("remark"));
}
