using System.Collections.Immutable;
using DarkSector.Notebook.Rendering;
using Microsoft.DotNet.Interactive.Formatting;

namespace DarkSector.Notebook.Figures;

/// <summary>Figures side by side, as one picture: two distributions of one process. In a notebook it shows itself.</summary>
/// <remarks>A host that draws Plotly figures shows the picture instead: Plotly has no row of independent figures.</remarks>
[TypeFormatterSource(typeof(PictureFormatterSource), PreferredMimeTypes = [MimeType.Svg, MimeType.Text])]
public sealed record FigureRow : Picture
{
    internal FigureRow(IReadOnlyList<Figure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        if (figures.Count is < 1 or > 4)
            throw new ArgumentException($"{figures.Count} figures in a row; 1 to 4 can be read.", nameof(figures));
        Figures = [.. figures.Select(figure => figure.WithSize(FigureGrid.Width, FigureGrid.Height))];
    }

    /// <summary>The figures, from left to right, all of one size.</summary>
    public ImmutableArray<Figure> Figures { get; }

    /// <inheritdoc/>
    public override string ToSvg() => FigureGrid.ToSvg(Figures, Figures.Length, ToString());

    /// <inheritdoc/>
    public override string ToString() => string.Join(" | ", Figures);
}
