using System.Collections.Frozen;

namespace DarkSector.Notebook.Rendering;

/// <summary>How much room a symbol asks for around itself in a formula.</summary>
internal enum SymbolKind
{
    /// <summary>A letter or sign without extra room.</summary>
    Ordinary,

    /// <summary>Room on both sides when it stands between two things, none as a sign.</summary>
    Binary,

    /// <summary>Room on both sides.</summary>
    Relation,
}

/// <summary>The commands of the label markup and the characters they stand for.</summary>
internal static class TextSymbols
{
    /// <summary>Command name, without backslash, to character and spacing.</summary>
    public static readonly FrozenDictionary<string, (string Text, SymbolKind Kind)> Commands = Build();

    /// <summary>Spacing commands and their width [em].</summary>
    public static readonly FrozenDictionary<string, double> Spaces = new Dictionary<string, double>
    {
        [","] = 1.0 / 6, [":"] = 2.0 / 9, [";"] = 5.0 / 18, [" "] = 5.0 / 18, ["quad"] = 1, ["qquad"] = 2, ["!"] = -1.0 / 6,
    }.ToFrozenDictionary();

    /// <summary>Commands with one argument in braces that set it upright (as text) or italic.</summary>
    public static readonly FrozenDictionary<string, bool> Styles = new Dictionary<string, bool>
    {
        ["mathrm"] = false, ["rm"] = false, ["text"] = false, ["textrm"] = false, ["mathit"] = true, ["textit"] = true,
        ["mathcal"] = true,
    }.ToFrozenDictionary();

    /// <summary>Accents with one argument: the combining character put behind its first letter.</summary>
    public static readonly FrozenDictionary<string, char> Accents = new Dictionary<string, char>
    {
        ["bar"] = '\u0304', ["overline"] = '\u0304', ["tilde"] = '\u0303', ["hat"] = '\u0302', ["vec"] = '\u20D7', ["dot"] = '\u0307',
    }.ToFrozenDictionary();

    private static FrozenDictionary<string, (string Text, SymbolKind Kind)> Build()
    {
        var table = new Dictionary<string, (string, SymbolKind)>();
        Add(SymbolKind.Ordinary,
            "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ "
            + "sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ "
            + "Phi Φ Psi Ψ Omega Ω int ∫ infty ∞ ell ℓ prime ′ circ ° partial ∂ sum ∑ ldots … dots … dagger † $ $ % % & & # # _ _ { { } } "
            + "sin sin cos cos tan tan log log ln ln exp exp max max min min");
        Add(SymbolKind.Binary, "pm ± mp ∓ times × cdot · cup ∪ cap ∩");
        Add(SymbolKind.Relation,
            "to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ sim ∼ equiv ≡ propto ∝ in ∈");
        return table.ToFrozenDictionary();

        void Add(SymbolKind kind, string pairs)
        {
            var words = pairs.Split(' ');
            for (var i = 0; i < words.Length; i += 2)
                table[words[i]] = (words[i + 1], kind);
        }
    }
}
