namespace DarkSector.Notebook.Figures;

/// <summary>What a line of a Feynman diagram stands for, and so how it is drawn.</summary>
public enum LineKind
{
    /// <summary>Straight with an arrow along the flow of fermion number: against the motion for an antiparticle.</summary>
    Fermion,

    /// <summary>Straight without an arrow: a fermion that is its own antiparticle.</summary>
    Majorana,

    /// <summary>Wavy: a photon or another vector.</summary>
    Vector,

    /// <summary>Dashed: a scalar or pseudoscalar.</summary>
    Scalar,

    /// <summary>Dotted: whatever it is, the detector does not see it.</summary>
    Invisible,
}

/// <summary>One line of a Feynman diagram. Points are on a grid, x to the right (time), y upwards [grid steps].</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends; the arrow of a fermion points there.</param>
/// <param name="Label">Name in label markup: `$e^-$`. It stands at the free end of the line, or beside a line between two vertices.</param>
/// <param name="IsDark">Whether it belongs to the dark sector and is drawn in its colour.</param>
public sealed record DiagramLine(LineKind Kind, (double X, double Y) From, (double X, double Y) To, string Label = "", bool IsDark = false);

/// <summary>A vertex of a Feynman diagram that has a label or is drawn large.</summary>
/// <param name="At">Where it is [grid steps].</param>
/// <param name="Label">The coupling in label markup: `$\varepsilon e$`; empty for none.</param>
/// <param name="IsEffective">Whether it hides a loop or heavy particles and is drawn as a large hatched blob.</param>
public sealed record DiagramVertex((double X, double Y) At, string Label = "", bool IsEffective = false);
