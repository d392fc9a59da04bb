using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Detectors;

namespace DarkSector.Physics.ControlSamples;

/// <summary>A recipe for pseudo-data of a detector that differs from its simulation, so that control samples have something to find.</summary>
/// <remarks>What differs follows the search for the invisible Z' (L. Corona, Belle II physics week 2024): tracks are measured somewhat worse than simulated, and the photon veto fails more
/// often in the backward barrel. The sizes are assumed. Generate events of their own for pseudo-data: events that are shared with the simulation agree with it by construction.</remarks>
public sealed record PseudoData
{
    /// <summary>Resolution of momenta and angles of tracks over the simulated one, above 0.</summary>
    public double TrackResolutionScale { get; init => field = value > 0 && double.IsFinite(value) ? value
        : throw new ArgumentOutOfRangeException(nameof(TrackResolutionScale), $"TrackResolutionScale = {value}; a scale is a finite number above 0, and 1 changes nothing."); } = 1.10;

    /// <summary>Efficiency of the muon identification over the simulated one, above 0; 1 changes nothing. Set it for a search whose control samples look at numbers of events.</summary>
    public double MuonEfficiencyScale { get; init => field = value > 0 && double.IsFinite(value) ? value
        : throw new ArgumentOutOfRangeException(nameof(MuonEfficiencyScale), $"MuonEfficiencyScale = {value}; a scale is a finite number above 0, and 1 changes nothing."); } = 1;

    /// <summary>Photons lost beyond the simulation.</summary>
    public IReadOnlyList<PhotonLoss> ExtraLosses { get; init; } = [PhotonLoss.BackwardBarrel(0.002)];

    /// <summary>The detector of the data, when this one is that of the simulation.</summary>
    /// <param name="simulated">The detector of the simulation.</param>
    public Detector From(Detector simulated)
    {
        ArgumentNullException.ThrowIfNull(simulated);
        var tracking = simulated.Tracking;
        return simulated with
        {
            Tracking = tracking with
            {
                CurvatureResolution = TrackResolutionScale * tracking.CurvatureResolution,
                ScatteringResolution = TrackResolutionScale * tracking.ScatteringResolution,
                AngularResolution = TrackResolutionScale * tracking.AngularResolution,
            },
            MuonIdentification = simulated.MuonIdentification with { PlateauEfficiency = MuonEfficiencyScale * simulated.MuonIdentification.PlateauEfficiency },
            Calorimeter = simulated.Calorimeter with { ExtraLosses = [.. simulated.Calorimeter.ExtraLosses, .. ExtraLosses] },
        };
    }

    /// <summary>Events of weight one, as a detector delivers them: each weighted event is taken a Poisson number of times with its weight as mean.</summary>
    /// <remarks>The number in any region is Poisson distributed about what the weights expect. An event of a weight near 1 or above may come twice, so simulate more than the data hold.</remarks>
    /// <param name="expected">Events with weights that count expected events, none negative; selected already, since a veto is a weight.</param>
    /// <param name="rng">Random numbers.</param>
    public static EventTable Draw(EventTable expected, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(rng);
        expected.RefuseTraining("pseudo-data");
        var weights = expected.Weights();
        if (Array.FindIndex(weights, w => !(w >= 0) || double.IsInfinity(w)) is >= 0 and var bad)
            throw new ArgumentException($"Row {bad} of '{expected.Name}' has the weight {weights[bad]}; an expected number of events is finite and not negative.", nameof(expected));
        int[] rows = [.. weights.SelectMany((weight, row) => Enumerable.Repeat(row, (int)rng.Poisson(weight)))];
        return EventTable.FromColumns(expected.Name, [.. expected.ColumnNames.Where(name => name != EventTable.WeightColumn).Select(name => (name, Taken(expected[name], rows))),
            (EventTable.WeightColumn, Enumerable.Repeat(1.0, rows.Length).ToArray())]).WithNotesOf(expected);
    }

    /// <summary>Events of weight one of several processes in one table, as a detector delivers them: with the columns that all have, and no hint where they are from.</summary>
    /// <param name="name">Name of the data.</param>
    /// <param name="expected">Events with weights that count expected events, selected already; at least one table.</param>
    /// <param name="rng">Random numbers.</param>
    public static EventTable Draw(string name, IReadOnlyList<EventTable> expected, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(rng);
        if (expected.Count == 0)
            throw new ArgumentException($"Pseudo-data '{name}' need at least one table of expected events.", nameof(expected));
        var drawn = expected.Select((table, i) => Draw(table, rng[i])).ToArray();
        var common = drawn.Select(table => table.ColumnNames.AsEnumerable()).Aggregate((known, names) => known.Intersect(names));
        return EventTable.FromColumns(name, [.. common.Select(column => (column, drawn.SelectMany(table => table[column]).ToArray()))]).WithNotesOf(drawn);
    }

    /// <summary>Poisson counts in the bins of a histogram of expected events.</summary>
    /// <param name="expected">Expected events, none negative.</param>
    /// <param name="rng">Random numbers.</param>
    public static Histogram Draw(Histogram expected, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(rng);
        double[] counts = [.. expected.Values.Select(mean => (double)rng.Poisson(mean))];
        return new Histogram(expected.Axis, counts, counts).WithNotesOf(expected);
    }

    private static double[] Taken(Column column, int[] rows) => [.. rows.Select(row => column[row])];
}
