using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Models;

namespace DarkSector.Physics.Amplitudes;

/// <summary>A spin state of a radiated boson, and its weight in the sum over states.</summary>
/// <remarks>Undecayed, all states have weight 1. A decay X -> f fbar into given directions measures the spin: its tensor, divided by its
/// average over directions, is diagonal in the states listed by <see cref="OfDecayed"/>. So a decay with the full spin correlation costs no more
/// than none. Narrow-width approximation.</remarks>
/// <param name="Vertex">The boson's vertex with fermions.</param>
/// <param name="Weight">Weight of the squared amplitude; over all states it adds up to their number.</param>
internal readonly record struct SpinState(BosonVertex Vertex, double Weight)
{
    /// <summary>Most states that a boson has here.</summary>
    public const int Most = 3;

    /// <summary>All states of an undecayed boson, with equal weights.</summary>
    /// <param name="structure">Vector, scalar or pseudoscalar.</param>
    /// <param name="q">Momentum.</param>
    /// <param name="mass">Mass [GeV], above 0.</param>
    /// <param name="states">Room for <see cref="Most"/> states.</param>
    /// <returns>The states.</returns>
    public static ReadOnlySpan<SpinState> Of(CouplingStructure structure, FourVector q, double mass, Span<SpinState> states)
    {
        if (structure != CouplingStructure.Vector)
            return WithoutSpin(structure, states);
        var (first, second) = Polarisation.Transverse(q);
        (states[0], states[1], states[2]) = (new(first, 1), new(second, 1), new(Polarisation.Longitudinal(q, mass), 1));
        return states[..3];
    }

    /// <summary>The states of a boson that decays into a fermion and its antifermion by the same kind of coupling.</summary>
    /// <remarks>Vector: Sum L^a L^b* = 2 M^2 (q^a q^b/M^2 - g^ab) - 2 d^a d^b with d the difference of the decay momenta: in the rest frame 2 M^2 for the
    /// two polarisations at right angles to the decay, 8 m^2 for the one along it. Spin zero: nothing is measured.</remarks>
    /// <param name="structure">Vector, scalar or pseudoscalar.</param>
    /// <param name="fermion">Momentum of the fermion.</param>
    /// <param name="antifermion">Momentum of the antifermion.</param>
    /// <param name="fermionMass">Its mass [GeV], below half the boson's.</param>
    /// <param name="states">Room for <see cref="Most"/> states.</param>
    /// <returns>The states.</returns>
    public static ReadOnlySpan<SpinState> OfDecayed(
        CouplingStructure structure, FourVector fermion, FourVector antifermion, double fermionMass, Span<SpinState> states)
    {
        if (structure != CouplingStructure.Vector)
            return WithoutSpin(structure, states);
        var boson = fermion + antifermion;
        var axes = Rotation.FromZTo(fermion.InRestFrameOf(boson).Momentum);
        FourVector Boosted(ThreeVector axis) => new FourVector(axis.X, axis.Y, axis.Z, 0).FromRestFrameOf(boson);
        var (transverse, along) = (boson.MassSquared / 2, 2 * fermionMass * fermionMass);
        var norm = 3 / (2 * transverse + along);
        (states[0], states[1], states[2]) =
            (new(Boosted(axes.X), norm * transverse), new(Boosted(axes.Y), norm * transverse), new(Boosted(axes.Z), norm * along));
        return states[..3];
    }

    private static ReadOnlySpan<SpinState> WithoutSpin(CouplingStructure structure, Span<SpinState> states)
    {
        states[0] = new(structure == CouplingStructure.Scalar ? BosonVertex.Scalar : BosonVertex.Pseudoscalar, 1);
        return states[..1];
    }
}
