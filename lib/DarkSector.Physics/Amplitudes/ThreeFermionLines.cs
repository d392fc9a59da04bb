using System.Numerics;

namespace DarkSector.Physics.Amplitudes;

/// <summary>The tree amplitude of three fermion lines that exchange photons: e+e- -> four leptons.</summary>
/// <remarks>
/// Each diagram has a line in the middle, which couples to the photons of the two others, in either order: six diagrams,
/// <code>
///   beginning --->---*--->---*--->--- end        ubar(k) [ Aslash S(k - q_A) Bslash + Bslash S(k - q_B) Aslash ] u(p)
///                    |       |
///                    B       A
/// </code>
/// When the beams annihilate, their line in the middle is the conversion to two virtual photons, a final pair in the middle radiates the
/// other one. When the beams scatter, the produced pair in the middle is two-photon fusion, a beam in the middle is bremsstrahlung.
/// Every diagram has the same charges and factors i; they are left out.
/// </remarks>
internal static class ThreeFermionLines
{
    /// <summary>Number of amplitudes of six fermions: one bit per helicity.</summary>
    public const int Amplitudes = 64;

    private const int States = 4;

    /// <summary>Adds the amplitudes of all helicities.</summary>
    /// <param name="a">A line.</param>
    /// <param name="b">A line.</param>
    /// <param name="c">A line.</param>
    /// <param name="sign">+1, or -1 if identical fermions have been exchanged.</param>
    /// <param name="amplitudes">The sums, 64 of them, by the bits of the helicities.</param>
    public static void Add(in FermionLine a, in FermionLine b, in FermionLine c, int sign, Span<Complex> amplitudes)
    {
        Span<ComplexVector> fromA = stackalloc ComplexVector[States], fromB = stackalloc ComplexVector[States], fromC = stackalloc ComplexVector[States];
        a.Photons(fromA);
        b.Photons(fromB);
        c.Photons(fromC);
        Add(a, fromA, b, fromB, c, fromC, sign, amplitudes);
    }

    /// <summary>The same with the photons of the lines given, in a gauge of choice.</summary>
    public static void Add(
        in FermionLine a, ReadOnlySpan<ComplexVector> fromA, in FermionLine b, ReadOnlySpan<ComplexVector> fromB,
        in FermionLine c, ReadOnlySpan<ComplexVector> fromC, int sign, Span<Complex> amplitudes)
    {
        AddMiddle(a, b, fromB, c, fromC, sign, amplitudes);
        AddMiddle(b, c, fromC, a, fromA, sign, amplitudes);
        AddMiddle(c, a, fromA, b, fromB, sign, amplitudes);
    }

    // The two diagrams with one line in the middle.
    private static void AddMiddle(
        in FermionLine middle, in FermionLine a, ReadOnlySpan<ComplexVector> fromA, in FermionLine b, ReadOnlySpan<ComplexVector> fromB,
        int sign, Span<Complex> amplitudes)
    {
        // Index: state of the other line and helicity at this end of the middle one.
        Span<Spinor> behindA = stackalloc Spinor[2 * States], behindB = stackalloc Spinor[2 * States];
        Span<AdjointSpinor> beforeA = stackalloc AdjointSpinor[2 * States], beforeB = stackalloc AdjointSpinor[2 * States];
        Absorb(middle, a, fromA, behindA, beforeA);
        Absorb(middle, b, fromB, behindB, beforeB);
        foreach (var m in middle.States)
        {
            foreach (var stateA in a.States)
            {
                ref readonly var lastA = ref beforeA[2 * stateA + (m & 1)];
                ref readonly var firstA = ref behindA[2 * stateA + (m >> 1)];
                foreach (var stateB in b.States)
                {
                    var amplitude = lastA * behindB[2 * stateB + (m >> 1)] + beforeB[2 * stateB + (m & 1)] * firstA;
                    amplitudes[middle.Bits(m) | a.Bits(stateA) | b.Bits(stateB)] += sign * amplitude;
                }
            }
        }
    }

    // The middle line with one photon: as the first that it meets, with the propagator behind, or as the last.
    private static void Absorb(
        in FermionLine middle, in FermionLine other, ReadOnlySpan<ComplexVector> photons, Span<Spinor> behind, Span<AdjointSpinor> before)
    {
        var momentum = middle.MomentumAtBeginning + other.Transfer;
        var (beginnings, ends) = (0, 0);
        foreach (var m in middle.States)
            (beginnings, ends) = (beginnings | 1 << (m >> 1), ends | 1 << (m & 1));
        for (var helicity = 0; helicity < 2; helicity++)
        {
            foreach (var state in other.States)
            {
                if ((beginnings >> helicity & 1) != 0)
                    behind[2 * state + helicity] = middle.Beginning(helicity << 1).Slash(photons[state]).Propagated(momentum, middle.Mass);
                if ((ends >> helicity & 1) != 0)
                    before[2 * state + helicity] = middle.End(helicity).Slash(photons[state]);
            }
        }
    }
}
