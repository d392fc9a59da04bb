using DarkSector.Statistics.Intervals;

namespace DarkSector.Notebook.Figures;

public sealed partial record Figure
{
    /// <summary>Adds efficiencies as points with their confidence intervals as error bars, in per cent.</summary>
    /// <param name="name">Name in the legend; empty for none.</param>
    /// <param name="x">Positions: masses, momenta.</param>
    /// <param name="efficiencies">One efficiency per position.</param>
    /// <param name="color">Colour, or nothing for the next of the palette.</param>
    /// <param name="marker">Shape.</param>
    public Figure AddEfficiencies(string name, IReadOnlyList<double> x, IReadOnlyList<EfficiencyInterval> efficiencies, string? color = null, Marker marker = Marker.Circle)
    {
        ArgumentNullException.ThrowIfNull(efficiencies);
        var bars = new ErrorBars([.. efficiencies.Select(e => 100 * Math.Max(0, e.ErrorLow))], [.. efficiencies.Select(e => 100 * Math.Max(0, e.ErrorHigh))]);
        return AddPoints(name, x, [.. efficiencies.Select(e => 100 * e.Value)], bars, color: color, marker: marker);
    }

    /// <summary>Efficiency against mass as a line with a band of its uncertainty, in per cent.</summary>
    /// <param name="masses">Masses [GeV].</param>
    /// <param name="efficiencies">One efficiency per mass.</param>
    /// <param name="name">Name in the legend.</param>
    public static Figure EfficiencyBand(IReadOnlyList<double> masses, IReadOnlyList<EfficiencyInterval> efficiencies, string name = "efficiency")
    {
        ArgumentNullException.ThrowIfNull(efficiencies);
        var uncertainty = efficiencies.Count == 0 ? "uncertainty" : FormattableString.Invariant($"{100 * efficiencies[0].Confidence:0.#} % interval");
        return new Figure().AddBand(uncertainty, masses, [.. efficiencies.Select(e => 100 * e.Low)], [.. efficiencies.Select(e => 100 * e.High)], Palette.Color(0), 0.3)
            .AddCurve(name, masses, [.. efficiencies.Select(e => 100 * e.Value)], Palette.Color(0))
            .WithX("mass", "GeV").WithY("efficiency", "%").WithYRange(low: 0);
    }

    /// <summary>Efficiencies against mass with their confidence intervals.</summary>
    /// <param name="masses">Masses [GeV].</param>
    /// <param name="series">Names and efficiencies at the masses.</param>
    public static Figure Efficiencies(IReadOnlyList<double> masses, params IReadOnlyList<(string Name, IReadOnlyList<EfficiencyInterval> Values)> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Count == 0)
            throw new ArgumentException("Give at least one series of efficiencies.", nameof(series));
        var markers = Enum.GetValues<Marker>();
        return series.Select((one, i) => (one, i)).Aggregate(new Figure(),
                (figure, pair) => figure.AddEfficiencies(pair.one.Name, masses, pair.one.Values, marker: markers[pair.i % markers.Length]))
            .WithX("mass", "GeV").WithY("efficiency", "%").WithYRange(low: 0);
    }
}
