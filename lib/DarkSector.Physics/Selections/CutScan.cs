using System.Text;
using DarkSector.Numerics;
using DarkSector.Statistics.FiguresOfMerit;
using static System.FormattableString;

namespace DarkSector.Physics.Selections;

/// <summary>One threshold of a scan.</summary>
/// <param name="Threshold">The threshold, in units of the column.</param>
/// <param name="Efficiency">Share of the produced signal that passes.</param>
/// <param name="Background">Background events that pass.</param>
/// <param name="Merit">Figure of merit; its error is the spread of the bootstrap replicas.</param>
public readonly record struct CutScanPoint(double Threshold, Estimate Efficiency, Estimate Background, Estimate Merit);

/// <summary>A figure of merit against the threshold of a cut, and the best threshold.</summary>
/// <param name="Column">Column the cut reads.</param>
/// <param name="KeepsAbove">Whether events above the threshold pass; else those below.</param>
/// <param name="FigureOfMerit">What is optimised.</param>
/// <param name="Points">The thresholds in increasing order.</param>
/// <param name="BestIndex">Index of the best threshold in <paramref name="Points"/>; -1 when the figure of merit is finite nowhere.</param>
/// <param name="ThresholdError">Spread of the best threshold over the bootstrap replicas: how well the simulated events determine it.</param>
public sealed record CutScan(string Column, bool KeepsAbove, FigureOfMerit FigureOfMerit, IReadOnlyList<CutScanPoint> Points, int BestIndex, double ThresholdError)
{
    /// <summary>The best threshold and what it gives.</summary>
    /// <exception cref="InvalidOperationException">The figure of merit is finite nowhere.</exception>
    public CutScanPoint Best => BestIndex >= 0 ? Points[BestIndex] : throw new InvalidOperationException(
        $"'{FigureOfMerit}' is finite at none of the {Points.Count} thresholds in {Column}: no signal passes or, for a ratio to the background, no background does. Scan other thresholds.");

    /// <summary>What a reader should know of the optimum.</summary>
    public IReadOnlyList<string> Remarks
    {
        get
        {
            var remarks = new List<string>();
            if (Points.Count(p => !double.IsFinite(p.Merit.Value)) is > 0 and var lost)
                remarks.Add($"{FigureOfMerit} is not finite at {lost} of {Points.Count} thresholds; they are left out");
            if (BestIndex == 0 || BestIndex == Points.Count - 1)
                remarks.Add("the optimum lies at the edge of the scan: widen it");
            if (BestIndex >= 0 && Points[BestIndex].Background.Value == 0)
                remarks.Add("no simulated background passes at the optimum: it is as good as the number of simulated events");
            return remarks;
        }
    }

    /// <summary>The optimum in words, then a line per threshold.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(BestIndex < 0 ? $"No optimum of {FigureOfMerit} in {Column}\n"
            : Invariant($"Best cut for {FigureOfMerit}: {Column} {(KeepsAbove ? ">" : "<")} {Best.Threshold:G5} +- {ThresholdError:G2}; merit {Best.Merit}{(FigureOfMerit.Unit.Length > 0 ? " " + FigureOfMerit.Unit : "")}, efficiency {Best.Efficiency}, background {Best.Background}\n"));
        foreach (var remark in Remarks)
            text.Append("! ").Append(remark).Append('\n');
        text.Append(Invariant($"{"threshold",12}{"efficiency",14}{"background",14}{"merit",14}{"error",12}\n"));
        foreach (var p in Points)
            text.Append(Invariant($"{p.Threshold,12:G5}{p.Efficiency.Value,14:G4}{p.Background.Value,14:G4}{p.Merit.Value,14:G5}{p.Merit.Error,12:G2}\n"));
        return text.ToString();
    }

    /// <summary>One line per threshold: threshold, efficiency, efficiency_error, background, background_error, merit, merit_error.</summary>
    public string ToCsv() => "threshold,efficiency,efficiency_error,background,background_error,merit,merit_error\n"
        + string.Concat(Points.Select(p => Invariant(
            $"{p.Threshold:R},{p.Efficiency.Value:R},{p.Efficiency.Error:R},{p.Background.Value:R},{p.Background.Error:R},{p.Merit.Value:R},{p.Merit.Error:R}\n")));
}
