namespace DarkSector.Notebook.Figures;

public sealed partial record Figure
{
    /// <summary>A figure for each value of a parameter, with a slider and a play button in Plotly, side by side on paper.</summary>
    /// <param name="label">The parameter, in label markup.</param>
    /// <param name="unit">Its unit; empty for a pure number.</param>
    /// <param name="values">Its values, 2 to 200.</param>
    /// <param name="figure">Makes the figure of a value; all have the same elements.</param>
    public static FigureSequence Slider(string label, string unit, IReadOnlyList<double> values, Func<double, Figure> figure) => new(label, unit, values, figure);
}
