using DarkSector.Statistics.Testing;

namespace DarkSector.Notebook.Figures;

/// <summary>Figures of classifiers.</summary>
public static class ClassifierFigures
{
    /// <summary>The curve with its area.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="name">Name in the legend; empty for the area alone.</param>
    public static Figure ToFigure(this RocCurve curve, string name = "")
    {
        ArgumentNullException.ThrowIfNull(curve);
        return Figure.Roc((name, curve));
    }
}
