using DarkSector.Notebook.Figures;
using DarkSector.Physics.Selections;

namespace DarkSector.Notebook.Tables;

/// <summary>Cut flows as tables and figures.</summary>
public static class CutFlowDisplay
{
    /// <summary>Events after each cut, with the share of the produced ones in per cent.</summary>
    public static Table ToTable(this CutFlow cutFlow)
    {
        ArgumentNullException.ThrowIfNull(cutFlow);
        var table = new Table(["cut", .. cutFlow.Samples.SelectMany(sample => new[] { sample, "%" })]).WithCaption(cutFlow.Name);
        for (var cut = 0; cut < cutFlow.Cuts.Count; cut++)
        {
            var row = cut;
            table = table.AddRow([cutFlow.Cuts[cut], .. Enumerable.Range(0, cutFlow.Samples.Count)
                .SelectMany(sample => new object?[] { cutFlow.Yields[row][sample].Value, 100 * cutFlow.Efficiency(row, sample) })]);
        }
        return table.WithFormat("G3");
    }

    /// <summary>The share of the produced events that is left after each cut, as bars on a logarithmic axis.</summary>
    public static Figure ToFigure(this CutFlow cutFlow)
    {
        ArgumentNullException.ThrowIfNull(cutFlow);
        // The first row is 100 % for every sample and shows nothing.
        var cuts = Enumerable.Range(1, cutFlow.Cuts.Count - 1).ToArray();
        return Figure.CutFlow([.. cuts.Select(cut => cutFlow.Cuts[cut])],
                [.. cutFlow.Samples.Select((sample, i) => (sample, (IReadOnlyList<double>)[.. cuts.Select(cut => cutFlow.Efficiency(cut, i))]))])
            .WithX("share of produced events").WithLogX().WithXRange(high: 100);
    }
}
