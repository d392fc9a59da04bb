namespace DarkSector.Notebook.Figures;

public sealed partial record FeynmanDiagram
{
    /// <inheritdoc/>
    public override string ToSvg() => DiagramPainter.Paint(this).ToSvg(ToString());

    /// <summary>Where the texts of the diagram are, to check that they are readable.</summary>
    public FigureLayout Layout()
    {
        var canvas = DiagramPainter.Paint(this);
        return new FigureLayout(canvas.Bounds, [.. canvas.Texts]);
    }
}
