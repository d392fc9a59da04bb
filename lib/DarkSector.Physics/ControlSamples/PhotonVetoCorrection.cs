using DarkSector.Numerics;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Searches;
using DarkSector.Physics.Systematics;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.ControlSamples;

/// <summary>The inefficiency of the photon veto in data and simulation by polar angle, from the ee sample, and what follows for backgrounds with a lost photon.</summary>
/// <remarks>
/// In the ee sample a photon must lie along the recoil; the veto fails when the calorimeter does not see it. What data lose beyond simulation in a region, 1 - (1 - i_data)/(1 - i_sim), is taken for a
/// loss of all photons of that region: a cluster efficiency e becomes e (1 - loss). That follows photon energies better than a ratio of inefficiencies would.
/// </remarks>
/// <param name="Inefficiency">Inefficiencies and their ratio by region.</param>
public sealed record PhotonVetoCorrection(DataSimulationRatio Inefficiency)
{
    private const string Cluster = "ClusterEfficiency";

    /// <summary>The regions: two of the forward and two of the backward barrel.</summary>
    public static Axis Regions { get; } = Axis.Variable([32, 61, 90, 110, 129], @"$\theta_{recoil}$", "°");

    /// <summary>What data lose beyond simulation, by region; NaN in a region without events, which stays as it is.</summary>
    public IReadOnlyList<Estimate> ExtraLosses => [.. Inefficiency.Data.Zip(Inefficiency.Simulation, (data, simulation) => new Estimate(
        (data.Value - simulation.Value) / (1 - simulation.Value), Math.Sqrt(data.Error * data.Error + simulation.Error * simulation.Error) / (1 - simulation.Value)))];

    /// <summary>How many events of the ee sample lose their photon, by region.</summary>
    /// <param name="electronPairs">Selected events of <see cref="ControlSample.ElectronPair"/>, with weights.</param>
    public static BinnedShare ExpectedInefficiency(EventTable electronPairs)
    {
        ArgumentNullException.ThrowIfNull(electronPairs);
        var (failure, weights) = (electronPairs["vetoFailure"], electronPairs.Weights());
        double[] theta = [.. electronPairs["recoilTheta"].Select(angle => angle / deg)];
        return new BinnedShare(
            Histogram.Fill(Regions, theta, [.. weights.Select((weight, row) => weight * failure[row])]),
            Histogram.Fill(Regions, theta, [.. weights.Select((weight, row) => weight * (1 - failure[row]))]));
    }

    /// <summary>The measurement.</summary>
    /// <param name="data">Counts in the data: <see cref="ExpectedInefficiency"/> of the detector of the data, drawn.</param>
    /// <param name="simulation">Expectation of the simulation.</param>
    public static PhotonVetoCorrection Measure(BinnedShare data, BinnedShare simulation) =>
        new(DataSimulationRatio.OfShares("$ee$ sample, inefficiency of the photon veto", data, simulation));

    /// <summary>A background with its `vetoSurvival` corrected: each photon (or electron) in a region is lost as often as in data.</summary>
    /// <param name="background">Reconstructed events of the search, before the selection.</param>
    /// <param name="search">The search: which clusters veto.</param>
    /// <param name="shift">All losses moved by this many of their errors, for the systematic.</param>
    public EventTable Apply(EventTable background, ZPrimeInvisible search, double shift = 0)
    {
        ArgumentNullException.ThrowIfNull(background);
        ArgumentNullException.ThrowIfNull(search);
        var (recoil, survival) = (background.Particle("recoil"), background["vetoSurvival"].ToArray());
        var losses = ExtraLosses.Select(loss => loss.Value + shift * loss.Error).ToArray();
        foreach (var name in background.ColumnNames.Where(column => column.EndsWith(Cluster, StringComparison.Ordinal)).Select(column => column[..^Cluster.Length]))
        {
            var (momenta, efficiency) = (background.Particle(name + "True"), background[name + Cluster]);
            for (var row = 0; row < survival.Length; row++)
                if (efficiency[row] > 0 && search.Vetoes(momenta[row], recoil[row]) && LossAt(losses, momenta[row]) is var loss && loss != 0)
                    survival[row] *= (1 - efficiency[row] * (1 - loss)) / (1 - efficiency[row]);
        }
        return background.WithColumn("vetoSurvival", survival);
    }

    /// <summary>The systematic on a background that lost photons make: its relative change by one error of all losses if they are applied, else by all of them.</summary>
    /// <param name="background">Reconstructed events of the search, before the selection.</param>
    /// <param name="search">The search.</param>
    /// <param name="applied">Whether the simulation is corrected.</param>
    /// <returns>Sizes below and above 1 GeV^2, the ranges of the published search.</returns>
    public Systematic Systematic(EventTable background, ZPrimeInvisible search, bool applied)
    {
        ArgumentNullException.ThrowIfNull(background);
        EventTable[] selected = [.. new[] { background, Apply(background, search), Apply(background, search, 1) }.Select(ZPrimeInvisible.Selection.Apply)];
        return new Systematic("photon veto", SystematicEffect.Normalisation, "ee sample", Range(-0.5, 1), Range(1, 81)) { Samples = [background.Name] };

        SystematicRange Range(double low, double high)
        {
            double[] yields = [.. selected.Select(events => events.Where(recoilMassSquared => recoilMassSquared >= low && recoilMassSquared < high).SumOfWeights)];
            var change = applied ? yields[2] / yields[1] : yields[1] / yields[0];
            return yields[0] > 0 ? new SystematicRange(low, high, Math.Abs(change - 1))
                : throw new ArgumentException($"'{background.Name}' has no selected events from {low} to {high} GeV^2; generate more.", nameof(background));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Inefficiency.ToString();

    /// <summary>The inefficiencies as an HTML fragment.</summary>
    public string ToHtml() => Inefficiency.ToHtml();

    private static double LossAt(double[] losses, FourVector momentum) =>
        Regions.Index(momentum.Theta / deg) is >= 0 and var bin && bin < losses.Length && !double.IsNaN(losses[bin]) ? losses[bin] : 0;
}
