namespace DarkSector.Notebook.Rendering;

/// <summary>Turns LaTeX formulas into MathML, which browsers draw themselves: no network, no script.</summary>
/// <remarks>
/// Covers what physics pages use: scripts, fractions, roots, Greek, sums and integrals, accents, <c>\left...\right</c>, text,
/// fonts, matrices, cases and aligned lines. A command it does not know appears verbatim, in the style of an error. Spacing and
/// operator properties follow MathML Core (W3C, 2025).
/// </remarks>
public static class LatexMath
{
    /// <summary>The MathML element for a formula.</summary>
    /// <param name="latex">The formula, without its dollar signs.</param>
    /// <param name="display">True for a formula on a line of its own, false for one in running text.</param>
    public static string ToMathMl(string latex, bool display = false)
    {
        ArgumentNullException.ThrowIfNull(latex);
        var content = new LatexParser(latex, display).Formula();
        var style = display ? " display=\"block\"" : "";
        return $"<math xmlns=\"http://www.w3.org/1998/Math/MathML\"{style}>{content}</math>";
    }
}
