using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Figures;

/// <summary>Pattern of a line.</summary>
public enum LineDash
{
    /// <summary>Without gaps.</summary>
    Solid,

    /// <summary>Dashes.</summary>
    Dashed,

    /// <summary>Dots.</summary>
    Dotted,

    /// <summary>Dashes and dots in turn.</summary>
    DashDotted,
}

/// <summary>Colour, width and pattern of a line.</summary>
/// <param name="Color">CSS colour, as #3f90da.</param>
/// <param name="Width">Width [px].</param>
/// <param name="Dash">Pattern.</param>
public readonly record struct LineStyle(string Color, double Width = 2, LineDash Dash = LineDash.Solid)
{
    internal Stroke Stroke => new(Color, Width, Dash switch
    {
        LineDash.Dashed => "8 4",
        LineDash.Dotted => "2 3",
        LineDash.DashDotted => "9 3 2 3",
        _ => "",
    });

    internal string PlotlyDash => Dash switch
    {
        LineDash.Dashed => "dash",
        LineDash.Dotted => "dot",
        LineDash.DashDotted => "dashdot",
        _ => "solid",
    };
}
