using DarkSector.Numerics;
using DarkSector.Numerics.Histograms;
using DarkSector.Statistics.Reports;
using MathNet.Numerics;
using static System.FormattableString;

namespace DarkSector.Physics.ControlSamples;

/// <summary>Data beside simulation, bin by bin: numbers of events, or shares of them, and how well both agree.</summary>
/// <remarks>chi^2 = sum (d - s)^2/(sigma_d^2 + sigma_s^2), where sigma_d of a count is the root of what the simulation expects, so that an empty bin has an error too. Its p-value is
/// that of a chi^2 distribution; neighbouring bins are merged for it until five events are expected in each. Bins without simulation and data are left out.</remarks>
/// <param name="Name">What is compared.</param>
/// <param name="Axis">The bins.</param>
/// <param name="Data">Data per bin, with errors.</param>
/// <param name="Simulation">Simulation per bin, with errors.</param>
/// <param name="Overall">Data over simulation of all bins together.</param>
/// <param name="ChiSquare">chi^2 of the difference.</param>
/// <param name="DegreesOfFreedom">Bins in it.</param>
public sealed record DataSimulationRatio(
    string Name, Axis Axis, IReadOnlyList<Estimate> Data, IReadOnlyList<Estimate> Simulation, Estimate Overall, double ChiSquare, int DegreesOfFreedom)
{
    private const double FewestExpected = 5;

    /// <summary>Probability of a chi^2 as large or larger when data and simulation agree.</summary>
    public double PValue => DegreesOfFreedom > 0 ? SpecialFunctions.GammaUpperRegularized(0.5 * DegreesOfFreedom, 0.5 * ChiSquare) : double.NaN;

    /// <summary>Data over simulation per bin; NaN where there is no simulation.</summary>
    public IReadOnlyList<Estimate> Ratios => [.. Data.Zip(Simulation, Over)];

    /// <summary>Compares counts with weighted simulation.</summary>
    /// <param name="name">What is compared.</param>
    /// <param name="data">Counts.</param>
    /// <param name="simulation">Expected events, in the same bins.</param>
    /// <param name="drawnFrom">For pseudo-data, the expected events that they were drawn from, in the same bins. They are a finite sample too, and their errors are added; data of a detector have none.</param>
    public static DataSimulationRatio OfEvents(string name, Histogram data, Histogram simulation, Histogram? drawnFrom = null)
    {
        RefuseOtherBins(name, data, simulation);
        RefuseOtherBins(name, data, drawnFrom ?? simulation);
        var (chiSquare, bins, difference, variance, expected) = (0.0, 0, 0.0, 0.0, 0.0);
        for (var bin = 0; bin < data.Axis.Bins; bin++)
        {
            difference += data.Values[bin] - simulation.Values[bin];
            expected += simulation.Values[bin];
            variance += simulation.Values[bin] + simulation.Variances[bin] + (drawnFrom?.Variances[bin] ?? 0);
            if (expected < FewestExpected)
                continue;
            (chiSquare, bins) = (chiSquare + difference * difference / variance, bins + 1);
            (difference, variance, expected) = (0, 0, 0);
        }
        var ofData = Total(data) with { Error = Math.Sqrt(data.Variances.Sum() + (drawnFrom?.Variances.Sum() ?? 0)) };
        return new DataSimulationRatio(name, data.Axis, PerBin(data), PerBin(simulation), Over(ofData, Total(simulation)), chiSquare, bins);
    }

    /// <summary>Compares shares: of the events of each bin those that have a property.</summary>
    /// <param name="name">What is compared.</param>
    /// <param name="data">Shares in data.</param>
    /// <param name="simulation">Shares in simulation, in the same bins.</param>
    public static DataSimulationRatio OfShares(string name, BinnedShare data, BinnedShare simulation)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(simulation);
        RefuseOtherBins(name, data.With, simulation.With);
        var both = data.Values.Zip(simulation.Values).Where(pair => pair.First.Error > 0 && double.IsFinite(pair.Second.Error)).ToArray();
        var chiSquare = both.Sum(pair => Math.Pow(pair.First.Value - pair.Second.Value, 2) / (Math.Pow(pair.First.Error, 2) + Math.Pow(pair.Second.Error, 2)));
        return new DataSimulationRatio(name, data.With.Axis, data.Values, simulation.Values, Over(data.Overall, simulation.Overall), chiSquare, both.Length);
    }

    /// <summary>Both columns, their ratio, and chi^2, as aligned text.</summary>
    public override string ToString() => ToTable().ToText();

    /// <summary>The same as an HTML fragment.</summary>
    public string ToHtml() => ToTable().ToHtml();

    /// <summary>first/second of independent numbers, with first-order error.</summary>
    internal static Estimate Over(Estimate first, Estimate second)
    {
        var ratio = first.Value / second.Value;
        return new Estimate(ratio, Math.Sqrt(Math.Pow(first.Error, 2) + Math.Pow(ratio * second.Error, 2)) / Math.Abs(second.Value));
    }

    private ResultTable ToTable() => new(
        Invariant($"{Name}: data/simulation {Overall.Value:F4} +- {Overall.Error:F4}, chi2/ndf = {ChiSquare:F1}/{DegreesOfFreedom}, p = {PValue:G3}"),
        [Axis.Unit.Length > 0 ? $"{Axis.Label} [{Axis.Unit}]" : Axis.Label, "data", "simulation", "data/simulation"],
        [.. Enumerable.Range(0, Axis.Bins).Where(bin => Simulation[bin].Value != 0 || Data[bin].Value != 0).Select(bin => new[]
        {
            Invariant($"{Axis.Edges[bin]:G5} to {Axis.Edges[bin + 1]:G5}"), Text(Data[bin]), Text(Simulation[bin]), Text(Ratios[bin]),
        })],
        []);

    private static string Text(Estimate value) => !double.IsFinite(value.Value) ? "-" : Invariant($"{value.Value:G4} +- {value.Error:G2}");

    private static Estimate[] PerBin(Histogram histogram) => [.. Enumerable.Range(0, histogram.Axis.Bins).Select(bin => new Estimate(histogram.Values[bin], histogram.Error(bin)))];

    private static Estimate Total(Histogram histogram) => new(histogram.Sum, Math.Sqrt(histogram.Variances.Sum()));

    private static void RefuseOtherBins(string name, Histogram data, Histogram simulation)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(simulation);
        if (!data.Axis.SameBinsAs(simulation.Axis))
            throw new ArgumentException($"Data and simulation of '{name}' have different bins: {data.Axis} and {simulation.Axis}; fill both on one axis.", nameof(simulation));
        if (!(simulation.Sum > 0))
            throw new ArgumentException($"The simulation of '{name}' is empty on {simulation.Axis}; select events, or widen the axis.", nameof(simulation));
    }
}
