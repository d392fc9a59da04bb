using DarkSector.Numerics;
using DarkSector.Numerics.Histograms;
using DarkSector.Physics.ControlSamples;
using DarkSector.Physics.SignalModels;
using static System.FormattableString;

namespace DarkSector.Notebook.Figures;

/// <summary>Figures of control samples and signal models.</summary>
public static class ControlSampleFigures
{
    /// <summary>Data and simulation, and below their ratio with the errors of both.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="y">What is counted.</param>
    public static Figure ToFigure(this DataSimulationRatio comparison, string y = "events")
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var axis = comparison.Axis;
        double[] centres = [.. Enumerable.Range(0, axis.Bins).Select(axis.Center)];
        var half = ErrorBars.Symmetric([.. Enumerable.Range(0, axis.Bins).Select(bin => axis.Width(bin) / 2)]);
        var simulation = new Histogram(axis, [.. comparison.Simulation.Select(s => double.IsNaN(s.Value) ? 0 : s.Value)], new double[axis.Bins]);
        var ratio = Points(new Figure(), "", centres, comparison.Ratios, half).AddHorizontalLine(1).WithY("data / sim.");
        return Points(new Figure().AddHistogram("simulation", simulation), "pseudo-data", centres, comparison.Data, half)
            .WithX(axis.Label, axis.Unit).WithY(y).WithYRange(low: 0).WithPanel(ratio)
            .WithNote(comparison.Name)
            .WithNote(Invariant($"$\\chi^2$/ndf = {comparison.ChiSquare:F1}/{comparison.DegreesOfFreedom}, p = {comparison.PValue:G2}"))
            .WithLabels("toy simulation");
    }

    /// <summary>Efficiency of the signal, interpolated with its error, and the samples behind it.</summary>
    /// <param name="model">The model.</param>
    public static Figure EfficiencyFigure(this SignalModel model) => Interpolated(model, model.Efficiency, point => point.Efficiency, 100).WithY("signal efficiency", "%");

    /// <summary>Width of the signal, interpolated with its error, and the samples behind it.</summary>
    /// <param name="model">The model.</param>
    public static Figure WidthFigure(this SignalModel model) => Interpolated(model, model.Width, point => point.Width, 1).WithY("width of the squared mass", "GeV²");

    private static Figure Interpolated(SignalModel model, Func<double, Estimate> value, Func<SignalPoint, Estimate> sample, double scale)
    {
        ArgumentNullException.ThrowIfNull(model);
        var (low, high) = (model.Masses[0], model.Masses[^1]);
        double[] masses = [.. Enumerable.Range(0, 201).Select(i => Math.Min(high, low + (high - low) * i / 200))];
        var values = masses.Select(mass => scale * value(mass)).ToArray();
        return new Figure()
            .AddBand("statistical error", masses, [.. values.Select(v => v.Value - v.Error)], [.. values.Select(v => v.Value + v.Error)], Palette.Color(0), 0.3)
            .AddCurve("interpolation", masses, [.. values.Select(v => v.Value)], Palette.Color(0))
            .AddPoints("simulated samples", model.Masses, [.. model.Points.Select(p => scale * sample(p).Value)],
                ErrorBars.Symmetric([.. model.Points.Select(p => scale * sample(p).Error)]), color: "#000")
            .WithX("mass", "GeV").WithYRange(low: 0).WithLabels("toy simulation");
    }

    private static Figure Points(Figure figure, string name, double[] x, IReadOnlyList<Estimate> values, ErrorBars half)
    {
        int[] known = [.. Enumerable.Range(0, x.Length).Where(i => double.IsFinite(values[i].Value))];
        return figure.AddPoints(name, [.. known.Select(i => x[i])], [.. known.Select(i => values[i].Value)],
            ErrorBars.Symmetric([.. known.Select(i => values[i].Error)]), ErrorBars.Symmetric([.. known.Select(i => half.High[i])]), "#000");
    }
}
