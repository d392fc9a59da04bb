using System.Collections.Immutable;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Figures;

/// <summary>Where the texts of a figure are.</summary>
/// <param name="Canvas">The whole picture.</param>
/// <param name="Texts">Each text and its bounding box.</param>
public sealed record FigureLayout(Box Canvas, ImmutableArray<PlacedText> Texts)
{
    /// <summary>What makes the figure hard to read, a sentence for each fault: texts that overlap or leave the picture. Empty when all is well.</summary>
    public IEnumerable<string> Faults()
    {
        for (var i = 0; i < Texts.Length; i++)
        {
            if (!Canvas.Contains(Texts[i].Bounds))
                yield return $"'{Texts[i].Text}' leaves the picture: {Texts[i].Bounds}.";
            for (var k = 0; k < i; k++)
                if (Texts[i].Bounds.Overlaps(Texts[k].Bounds))
                    yield return $"'{Texts[k].Text}' and '{Texts[i].Text}' overlap: {Texts[k].Bounds} and {Texts[i].Bounds}.";
        }
    }
}
