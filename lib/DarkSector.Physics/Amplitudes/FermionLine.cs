using System.Numerics;
using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Amplitudes;

/// <summary>Where a fermion line begins: an incoming fermion u(p), or an outgoing antifermion v(k).</summary>
/// <param name="First">The spinor of one helicity.</param>
/// <param name="Second">The spinor of the other.</param>
/// <param name="Momentum">Momentum along the arrow of the line: p, or -k [GeV].</param>
internal readonly record struct LineBeginning(Spinor First, Spinor Second, FourVector Momentum)
{
    /// <summary>u(p) of an incoming fermion; its first helicity is +.</summary>
    public static LineBeginning Incoming(FourVector p) => Of(Spinor.Particle(p, +1), p);

    /// <summary>v(k) of an outgoing antifermion; its first helicity is +.</summary>
    public static LineBeginning Outgoing(FourVector k) => Of(Spinor.Antiparticle(k, +1), -k);

    public Spinor this[int helicity] => helicity == 0 ? First : Second;

    private static LineBeginning Of(in Spinor first, FourVector momentum) => new(first, first.HelicityReversed(), momentum);
}

/// <summary>Where a fermion line ends: an outgoing fermion ubar(k), or an incoming antifermion vbar(p).</summary>
/// <param name="First">The spinor of one helicity.</param>
/// <param name="Second">The spinor of the other.</param>
/// <param name="Momentum">Momentum along the arrow of the line: k, or -p [GeV].</param>
internal readonly record struct LineEnd(AdjointSpinor First, AdjointSpinor Second, FourVector Momentum)
{
    /// <summary>ubar(k) of an outgoing fermion; its first helicity is +.</summary>
    public static LineEnd Outgoing(FourVector k) => Of(Spinor.Particle(k, +1), k);

    /// <summary>vbar(p) of an incoming antifermion; its first helicity is -, the one that annihilates with a fermion of helicity +.</summary>
    public static LineEnd Incoming(FourVector p) => Of(Spinor.Antiparticle(p, -1), -p);

    public AdjointSpinor this[int helicity] => helicity == 0 ? First : Second;

    private static LineEnd Of(in Spinor first, FourVector momentum) => new(first.Bar, first.HelicityReversed().Bar, momentum);
}

/// <summary>A fermion line from its beginning to its end, between which it couples to virtual photons.</summary>
/// <remarks>A state of the line is a number 0..3: bit 0 is the helicity at the end, bit 1 that at the beginning.
/// The line takes part in an amplitude of several lines, whose helicities are bits of one number; slots are the places of its own two there.</remarks>
/// <param name="end">Where it ends.</param>
/// <param name="endSlot">Bit of the helicity at the end.</param>
/// <param name="beginning">Where it begins.</param>
/// <param name="beginningSlot">Bit of the helicity at the beginning.</param>
/// <param name="mass">Mass of the fermion [GeV].</param>
/// <param name="states">The states to be computed: <see cref="All"/>, or fewer by a symmetry.</param>
internal readonly struct FermionLine(LineEnd end, int endSlot, LineBeginning beginning, int beginningSlot, double mass, int[] states)
{
    /// <summary>All four states.</summary>
    public static readonly int[] All = [0, 1, 2, 3];

    /// <summary>Half of them, with the first helicity at the end: when the amplitudes of reversed helicities are conjugates.</summary>
    public static readonly int[] FirstAtEnd = [0, 2];

    /// <summary>A massless annihilating pair has opposite helicities; one state stands for both.</summary>
    public static readonly int[] MasslessPair = [0];

    private readonly LineEnd _end = end;
    private readonly LineBeginning _beginning = beginning;

    /// <summary>The states to be computed.</summary>
    public ReadOnlySpan<int> States => states;

    public double Mass => mass;

    /// <summary>Momentum along the arrow where the line begins [GeV].</summary>
    public FourVector MomentumAtBeginning => _beginning.Momentum;

    /// <summary>Momentum the line gives to others [GeV].</summary>
    public FourVector Transfer => _beginning.Momentum - _end.Momentum;

    /// <summary>Square of the transfer [GeV^2]: a pair has energies of opposite sign.</summary>
    public double TransferSquared => _beginning.Momentum.E * _end.Momentum.E < 0
        ? Invariant.OfSum(_beginning.Momentum, -_end.Momentum, mass) : Invariant.OfDifference(_beginning.Momentum, _end.Momentum, mass);

    /// <summary>Spinor of a state at the end.</summary>
    public AdjointSpinor End(int state) => _end[state & 1];

    /// <summary>Spinor of a state at the beginning.</summary>
    public Spinor Beginning(int state) => _beginning[state >> 1];

    /// <summary>Bits of a state among the helicities of all lines.</summary>
    public int Bits(int state) => ((state & 1) << endSlot) | ((state >> 1) << beginningSlot);

    /// <summary>The virtual photon given off by the whole line: ubar gamma^mu u/q^2 of each state, zero for states that are not computed.</summary>
    public PhotonLanes Photons()
    {
        var propagator = 2 / TransferSquared;
        Span<Complex> sum = stackalloc Complex[4], difference = stackalloc Complex[4], plus = stackalloc Complex[4], minus = stackalloc Complex[4];
        foreach (var state in states)
        {
            var (ubar, u) = (End(state), Beginning(state));
            sum[state] = ubar.A1 * u.R1 + ubar.B2 * u.L2;
            difference[state] = ubar.A2 * u.R2 + ubar.B1 * u.L1;
            plus[state] = ubar.A1 * u.R2 - ubar.B1 * u.L2;
            minus[state] = ubar.A2 * u.R1 - ubar.B2 * u.L1;
        }
        return new PhotonLanes(propagator * Lanes(sum), propagator * Lanes(difference), propagator * Lanes(plus), propagator * Lanes(minus));

        static ComplexLanes Lanes(ReadOnlySpan<Complex> z) => new(z[0], z[1], z[2], z[3]);
    }

    /// <summary>The same in the gauge in which the photon has no component along a light-like direction: A - q (A.n)/(q.n).</summary>
    /// <remarks>The current of an electron that is hardly deflected is almost its momentum; what the photon does with others comes from the small rest. This gauge
    /// leaves the rest alone, without large numbers that cancel in the sum of diagrams.</remarks>
    public PhotonLanes Photons(FourVector gauge)
    {
        var photons = Photons();
        return photons.Without(1 / Transfer.Dot(gauge) * photons.Dot(gauge), Transfer);
    }
}
