using System.Collections.Frozen;
using System.Globalization;

namespace DarkSector.Notebook.Rendering;

/// <summary>Advance widths of Helvetica (equal to those of Arial and Liberation Sans), so that text can be laid out without a font.</summary>
/// <remarks>Basic Latin from the Adobe font metrics of Helvetica, Greek and symbols from Arial; in units of 1/1000 em.
/// The few characters not listed count as 0.6 em, combining marks as nothing.</remarks>
internal static class FontMetrics
{
    /// <summary>Height of capitals and digits above the baseline [em].</summary>
    public const double Ascent = 0.74;

    /// <summary>Depth of descenders below the baseline [em].</summary>
    public const double Descent = 0.22;

    // Bold Helvetica is wider by 0 to 11 %, glyph by glyph; one factor on the safe side.
    private const double BoldFactor = 1.08;

    private const int UnknownWidth = 600;

    private static readonly short[] s_basicLatin =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,  // space ! " # $ % & ' ( ) * + , - . /
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,  // 0-9 : ; < = > ?
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ A-O
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,  // P-Z [ \ ] ^ _
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,  // ` a-o
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,       // p-z { | } ~
    ];

    private static readonly FrozenDictionary<char, int> s_others = new Dictionary<char, int>
    {
        ['α'] = 578, ['β'] = 576, ['γ'] = 500, ['δ'] = 557, ['ε'] = 446, ['ζ'] = 441, ['η'] = 556, ['θ'] = 557, ['ι'] = 222,
        ['κ'] = 500, ['λ'] = 500, ['μ'] = 576, ['ν'] = 500, ['ξ'] = 448, ['ο'] = 556, ['π'] = 690, ['ρ'] = 569, ['σ'] = 617,
        ['τ'] = 395, ['υ'] = 547, ['φ'] = 648, ['χ'] = 525, ['ψ'] = 713, ['ω'] = 781,
        ['Γ'] = 551, ['Δ'] = 668, ['Θ'] = 778, ['Λ'] = 668, ['Ξ'] = 650, ['Π'] = 722, ['Σ'] = 618, ['Υ'] = 667, ['Φ'] = 798,
        ['Ψ'] = 835, ['Ω'] = 748,
        ['−'] = 584, ['×'] = 584, ['±'] = 549, ['∓'] = 549, ['·'] = 333, ['′'] = 200, ['∫'] = 274, ['→'] = 1000, ['←'] = 1000,
        ['↔'] = 1000, ['⇒'] = 1000, ['≤'] = 549, ['≥'] = 549, ['≈'] = 549, ['≠'] = 549, ['≡'] = 584, ['∼'] = 584, ['∝'] = 713,
        ['√'] = 549, ['∞'] = 713, ['∑'] = 713, ['∂'] = 494, ['∈'] = 713, ['∪'] = 768, ['∩'] = 768, ['ℓ'] = 384, ['°'] = 400,
        ['…'] = 1000, ['–'] = 556, ['—'] = 1000, ['’'] = 222, ['\u00A0'] = 278, ['²'] = 333, ['³'] = 333, ['¹'] = 333,
        ['⁻'] = 350, ['⁰'] = 350, ['½'] = 834, ['†'] = 556, ['•'] = 350,
    }.ToFrozenDictionary();

    /// <summary>Width of a text in one style [em].</summary>
    public static double Width(ReadOnlySpan<char> text, bool bold)
    {
        var sum = 0;
        foreach (var character in text)
            sum += Width(character);
        return sum * (bold ? BoldFactor : 1) / 1000;
    }

    private static int Width(char character)
    {
        if (character is >= ' ' and <= '~')
            return s_basicLatin[character - ' '];
        if (s_others.TryGetValue(character, out var width))
            return width;
        return char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark ? 0 : UnknownWidth;
    }
}
