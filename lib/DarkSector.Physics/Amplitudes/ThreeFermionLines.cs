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
    /// <param name="a">A line; the one with fewer states than the others, if there is one.</param>
    /// <param name="b">A line.</param>
    /// <param name="c">A line.</param>
    /// <param name="sign">+1, or -1 if identical fermions have been exchanged.</param>
    /// <param name="amplitudes">The sums, 64 of them, by the bits of the helicities.</param>
    public static void Add(in FermionLine a, in FermionLine b, in FermionLine c, int sign, Span<Complex> amplitudes) =>
        Add(a, a.Photons(), b, b.Photons(), c, c.Photons(), sign, amplitudes);

    /// <summary>The same with the photons of the lines given, in a gauge of choice.</summary>
    public static void Add(
        in FermionLine a, in PhotonLanes fromA, in FermionLine b, in PhotonLanes fromB, in FermionLine c, in PhotonLanes fromC, int sign, Span<Complex> amplitudes)
    {
        AddMiddle(a, b, fromB, c, fromC, sign, amplitudes);
        AddMiddle(b, a, fromA, c, fromC, sign, amplitudes);
        AddMiddle(c, a, fromA, b, fromB, sign, amplitudes);
    }

    // The two diagrams with one line in the middle; the states of b are done side by side.
    private static void AddMiddle(
        in FermionLine middle, in FermionLine a, in PhotonLanes fromA, in FermionLine b, in PhotonLanes fromB, int sign, Span<Complex> amplitudes)
    {
        // By the helicity at this end of the middle line.
        Span<SpinorLanes> behindA = stackalloc SpinorLanes[2], behindB = stackalloc SpinorLanes[2];
        Span<AdjointSpinorLanes> beforeA = stackalloc AdjointSpinorLanes[2], beforeB = stackalloc AdjointSpinorLanes[2];
        Absorb(middle, a, fromA, behindA, beforeA);
        Absorb(middle, b, fromB, behindB, beforeB);
        Span<int> bits = stackalloc int[States];
        for (var state = 0; state < States; state++)
            bits[state] = b.Bits(state);
        foreach (var m in middle.States)
        {
            var (end, beginning) = (m & 1, m >> 1);
            foreach (var stateA in a.States)
            {
                var amplitude = sign * (behindB[beginning].Times(beforeA[end], stateA) + beforeB[end].Times(behindA[beginning], stateA));
                var others = middle.Bits(m) | a.Bits(stateA);
                for (var stateB = 0; stateB < States; stateB++)
                    amplitudes[others | bits[stateB]] += amplitude[stateB];
            }
        }
    }

    // The middle line with one photon: as the first that it meets, with the propagator behind, or as the last.
    private static void Absorb(
        in FermionLine middle, in FermionLine other, in PhotonLanes photon, Span<SpinorLanes> behind, Span<AdjointSpinorLanes> before)
    {
        var momentum = middle.MomentumAtBeginning + other.Transfer;
        var (beginnings, ends) = (0, 0);
        foreach (var m in middle.States)
            (beginnings, ends) = (beginnings | 1 << (m >> 1), ends | 1 << (m & 1));
        for (var helicity = 0; helicity < 2; helicity++)
        {
            if ((beginnings >> helicity & 1) != 0)
            {
                photon.Slash(middle.Beginning(helicity << 1), out SpinorLanes absorbed);
                absorbed.Propagated(momentum, middle.Mass, out behind[helicity]);
            }
            if ((ends >> helicity & 1) != 0)
                photon.Slash(middle.End(helicity), out before[helicity]);
        }
    }
}
