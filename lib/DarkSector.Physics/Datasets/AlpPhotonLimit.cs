using static System.FormattableString;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Datasets;

/// <summary>A point on a published limit on the coupling of ALPs to photons, read off a figure.</summary>
/// <param name="Experiment">Belle II, LEP, or beam dumps.</param>
/// <param name="Mass">ALP mass [GeV].</param>
/// <param name="Coupling">Coupling to photons g [GeV^-1]: larger ones are excluded; for beam dumps the edge of a closed region.</param>
/// <param name="Source">The publication, or the compilation.</param>
public sealed record AlpPhotonLimit(string Experiment, double Mass, double Coupling, string Source) : IDataRecord<AlpPhotonLimit>
{
    /// <inheritdoc/>
    public static IReadOnlyList<string> Heads { get; } = ["experiment", "mass [GeV]", "g [GeV^-1]", "source"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Cells => [Experiment, Invariant($"{Mass / GeV:G4}"), Invariant($"{Coupling:G3}"), Source];

    /// <summary>Name, by which a table finds its rows: the experiment.</summary>
    public string Name => Experiment;

    static AlpPhotonLimit IDataRecord<AlpPhotonLimit>.Read(DataSetRow row) =>
        new(row.Text("experiment"), row.Number("mass") * GeV, row.Number("coupling"), row.Text("source"));
}
