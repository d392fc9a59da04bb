using DarkSector.Physics.Triggers;

namespace DarkSector.Notebook.Figures;

/// <summary>Figures of triggers.</summary>
public static class TriggerFigures
{
    /// <summary>What a line keeps of each signal sample against mass (pale), and the weighted mean of each mass (black).</summary>
    /// <param name="retention">The retention.</param>
    public static Figure ToFigure(this TriggerRetention retention)
    {
        ArgumentNullException.ThrowIfNull(retention);
        var means = retention.Means;
        return new Figure()
            .AddEfficiencies("samples", [.. retention.Points.Select(p => p.Mass)], [.. retention.Points.Select(p => p.Efficiency)], Palette.Color(3), Marker.OpenCircle)
            .AddPoints("weighted mean", [.. means.Select(m => m.Mass)], [.. means.Select(m => 100 * m.Retention.Value)],
                ErrorBars.Symmetric([.. means.Select(m => 100 * m.Retention.Error)]), color: "#000")
            .WithX("mass", "GeV").WithY($"signal retention of {retention.Line}", "%").WithYRange(low: 0);
    }

    /// <summary>The turn-on curve of a trigger.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="name">Name in the legend; empty for none.</param>
    /// <param name="high">Upper end of the axis, in units of the quantity.</param>
    public static Figure ToFigure(this TurnOn curve, string name, double high)
    {
        ArgumentNullException.ThrowIfNull(curve);
        double[] x = [.. Enumerable.Range(0, 401).Select(i => high * i / 400)];
        return new Figure().AddCurve(name, x, [.. x.Select(value => 100 * curve.Efficiency(value))]).WithY("efficiency", "%").WithYRange(0, 110);
    }
}
