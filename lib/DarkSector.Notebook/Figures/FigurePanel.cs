using System.Collections.Immutable;

namespace DarkSector.Notebook.Figures;

/// <summary>A second frame below the main one, on the same x axis: ratio, pulls, residuals.</summary>
/// <param name="Y">Its y axis.</param>
/// <param name="Elements">What is drawn in it.</param>
public sealed record FigurePanel(FigureAxis Y, ImmutableArray<FigureElement> Elements)
{
    /// <summary>Height of the panel over the height of both frames.</summary>
    public double Share { get; init; } = 0.26;
}
