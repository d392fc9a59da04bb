using DarkSector.Notebook.Rendering;
using DarkSector.Physics.Selections;
using Microsoft.DotNet.Interactive.Formatting;

namespace DarkSector.Notebook.Figures;

/// <summary>A Venn diagram of two or three sets: circles of one size with the number of events and their share in each region.</summary>
/// <remarks>The areas mean nothing, so that every number can be read however small its region. It never changes; the same numbers give the same SVG,
/// byte by byte. In a notebook it shows itself.</remarks>
[TypeFormatterSource(typeof(PictureFormatterSource), PreferredMimeTypes = [MimeType.Svg, MimeType.Text])]
public sealed record VennDiagram : Picture
{
    /// <summary>The diagram of an overlap.</summary>
    /// <param name="overlap">Two or three sets.</param>
    public VennDiagram(Overlap overlap)
    {
        ArgumentNullException.ThrowIfNull(overlap);
        if (overlap.Names.Count is not (2 or 3))
            throw new ArgumentException($"The overlap has {overlap.Names.Count} sets; a Venn diagram shows 2 or 3. Print the overlap for more.", nameof(overlap));
        Overlap = overlap;
    }

    /// <summary>The numbers.</summary>
    public Overlap Overlap { get; }

    /// <summary>Title over the circles; empty for none.</summary>
    public string Title { get; private init; } = "";

    /// <summary>The diagram with a title in label markup.</summary>
    public VennDiagram WithTitle(string title) => this with { Title = title };

    /// <inheritdoc/>
    public override string ToSvg() => VennPainter.Paint(this).ToSvg(ToString());

    /// <summary>Where the texts of the diagram are, to check that they are readable.</summary>
    public FigureLayout Layout()
    {
        var canvas = VennPainter.Paint(this);
        return new FigureLayout(canvas.Bounds, [.. canvas.Texts]);
    }

    /// <inheritdoc/>
    public override string ToString() => (Title.Length > 0 ? RichText.Parse(Title).ToPlain() + "\n" : "") + Overlap;
}
