using DarkSector.Numerics;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Systematics;

namespace DarkSector.Physics.ControlSamples;

/// <summary>How many events with two muons data have for each that is simulated, in ranges of the squared recoil mass: from samples in which there is no signal.</summary>
/// <remarks>
/// Below 9 GeV^2 from mu mu gamma with the photon seen (<see cref="ControlSample.MuonPairPhoton"/>), whose recoil is a photon; beyond, where tau pairs lead, from e mu (<see cref="ControlSample.ElectronMuon"/>). That
/// sample has one muon, so its ratio counts twice: electrons are taken to be simulated as they are, which the ee sample is there to tell. What it corrects is tracking, trigger and identification of
/// muons, for backgrounds and signal alike; photons are the matter of <see cref="PhotonVetoCorrection"/>. Ranges and samples as in the search for dark Higgsstrahlung, Phys. Rev. Lett. 130, 071804 (2023).
/// </remarks>
/// <param name="MuonPairPhoton">Events of the mu mu gamma sample, in one bin.</param>
/// <param name="ElectronMuon">Events of the e mu sample, in <see cref="Ranges"/>.</param>
public sealed record PreselectionCorrection(DataSimulationRatio MuonPairPhoton, DataSimulationRatio ElectronMuon)
{
    private const string Column = "recoilMassSquared";

    /// <summary>The ranges of the squared recoil mass.</summary>
    public static Axis Ranges { get; } = Axis.Variable([-5, 9, 36, 112], "$M_{recoil}^2$", "GeV²");

    /// <summary>Events of data over simulation, for two muons, in <see cref="Ranges"/>.</summary>
    public IReadOnlyList<Estimate> Factors => [MuonPairPhoton.Overall, .. ElectronMuon.Ratios.Skip(1).Select(Squared)];

    /// <summary>The measurement.</summary>
    /// <param name="muonPairData">Selected data of the mu mu gamma sample.</param>
    /// <param name="muonPairSimulation">Selected simulation of it, weighted to the luminosity of the data.</param>
    /// <param name="electronMuonData">Selected data of the e mu sample.</param>
    /// <param name="electronMuonSimulation">Selected simulation of it, weighted to the luminosity of the data.</param>
    public static PreselectionCorrection Measure(EventTable muonPairData, EventTable muonPairSimulation, EventTable electronMuonData, EventTable electronMuonSimulation)
    {
        var whole = Axis.Regular(1, Ranges.Edges[0], Ranges.Edges[1], Ranges.Label, Ranges.Unit);
        return new PreselectionCorrection(Compare(@"$\mu\mu\gamma$ sample", whole, muonPairData, muonPairSimulation), Compare(@"$e\mu$ sample", Ranges, electronMuonData, electronMuonSimulation));
    }

    /// <summary>The factor at a squared recoil mass: that of the nearest range.</summary>
    /// <param name="recoilMassSquared">Squared recoil mass [GeV^2].</param>
    public double FactorAt(double recoilMassSquared) => Factors[RangeOf(recoilMassSquared)].Value;

    /// <summary>Simulated events with weights as in data.</summary>
    /// <param name="simulation">Events with two muons and `recoilMassSquared`.</param>
    public EventTable Apply(EventTable simulation)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        var factors = Factors;
        return simulation.WithColumn(EventTable.WeightColumn, [.. simulation.Weights().Zip(simulation[Column], (weight, recoil) => weight * factors[RangeOf(recoil)].Value)]);
    }

    /// <summary>A table of systematics in which the two of the preselection, on background and signal, are those measured here.</summary>
    /// <param name="published">The table: its entries `preselection (background)` and `preselection (signal)` are replaced.</param>
    /// <param name="applied">Whether the simulation is corrected: then the errors of the factors are left, else their distances from 1 with the errors in quadrature.</param>
    public SystematicTable In(SystematicTable published, bool applied)
    {
        ArgumentNullException.ThrowIfNull(published);
        return new SystematicTable($"{published.Name}, preselection as measured", published.Systematics).With(Systematic("preselection (background)", SystematicEffect.Normalisation, applied)).With(Systematic("preselection (signal)", SystematicEffect.Efficiency, applied));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{MuonPairPhoton}\n{ElectronMuon}";

    private Systematic Systematic(string name, SystematicEffect affects, bool applied) => new(name, affects, "mu mu gamma and e mu samples, measured",
        [.. Factors.Select((factor, bin) => new SystematicRange(Ranges.Edges[bin], Ranges.Edges[bin + 1], Systematics.Systematic.OfCorrection(name, affects, factor, applied, "").At(0)))]);

    private static DataSimulationRatio Compare(string name, Axis axis, EventTable data, EventTable simulation)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(simulation);
        return DataSimulationRatio.OfEvents(name, data.Histogram(Column, axis), simulation.Histogram(Column, axis));
    }

    private static int RangeOf(double recoilMassSquared)
    {
        var range = 0;
        while (range < Ranges.Bins - 1 && recoilMassSquared >= Ranges.Edges[range + 1])
            range++;
        return range;
    }

    private static Estimate Squared(Estimate ratio) => new(ratio.Value * ratio.Value, 2 * ratio.Value * ratio.Error);
}
