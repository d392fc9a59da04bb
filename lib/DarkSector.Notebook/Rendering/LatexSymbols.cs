using System.Collections.Frozen;

namespace DarkSector.Notebook.Rendering;

/// <summary>The characters behind LaTeX commands that stand for one symbol, and how each behaves in a formula.</summary>
internal static class LatexSymbols
{
    private static readonly FrozenDictionary<string, string> Letters = Table("""
        alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ
        omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
        Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
        ell ℓ hbar ℏ infty ∞ partial ∂ nabla ∇ Re ℜ Im ℑ emptyset ∅ degree ° circ ∘ prime ′ aleph ℵ imath ı jmath ȷ
        """);

    private static readonly FrozenDictionary<string, string> Operators = Table("""
        pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ otimes ⊗ oplus ⊕ dagger † ddagger ‡ bullet • wedge ∧ vee ∨ cap ∩ cup ∪ setminus ∖
        le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ ll ≪ gg ≫ approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ lesssim ≲ gtrsim ≳ leqslant ⩽ geqslant ⩾
        to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ iff ⟺ mapsto ↦ longrightarrow ⟶ uparrow ↑ downarrow ↓
        in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ perp ⊥ parallel ∥ mid ∣ forall ∀ exists ∃ neg ¬ colon :
        ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ angle ∠ backslash \ slash / lt < gt >
        langle ⟨ rangle ⟩ lbrace { rbrace } lvert | rvert | vert | lVert ‖ rVert ‖ Vert ‖ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrack [ rbrack ]
        """);

    private static readonly FrozenDictionary<string, string> BigOperators = Table("""
        sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂
        """);

    private static readonly FrozenDictionary<string, string> Accents = Table("""
        bar ¯ overline ¯ hat ^ widehat ^ vec → overrightarrow → tilde ~ widetilde ~ dot ˙ ddot ¨ check ˇ breve ˘ acute ´ grave `
        """);

    private static readonly FrozenDictionary<string, string> Spaces = Table("""
        , 0.1667em : 0.2222em ; 0.2778em ! -0.1667em quad 1em qquad 2em enspace 0.5em thinspace 0.1667em
        """);

    private static readonly FrozenSet<string> Functions = FrozenSet.ToFrozenSet(
        "sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan exp ln log lg det dim ker deg arg max min sup inf lim limsup liminf gcd Pr Tr tr erf BR sgn".Split(' '));

    /// <summary>Operators whose limits stand below and above them in a displayed formula.</summary>
    private static readonly FrozenSet<string> Limits = FrozenSet.ToFrozenSet("max min sup inf lim limsup liminf det Pr ∑ ∏ ∐ ⋃ ⋂ ⨁ ⨂".Split(' '));

    public static string? Letter(string command) => Letters.GetValueOrDefault(command);

    public static string? Operator(string command) => Operators.GetValueOrDefault(command);

    public static string? BigOperator(string command) => BigOperators.GetValueOrDefault(command);

    public static string? Accent(string command) => Accents.GetValueOrDefault(command);

    public static string? Space(string command) => Spaces.GetValueOrDefault(command);

    public static bool IsFunction(string command) => Functions.Contains(command);

    public static bool TakesLimits(string symbol) => Limits.Contains(symbol);

    private static FrozenDictionary<string, string> Table(string pairs)
    {
        var words = pairs.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return words.Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);
    }
}
