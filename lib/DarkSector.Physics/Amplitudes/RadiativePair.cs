using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Amplitudes;

/// <summary>A fermion line that radiates a boson: f(k1) fbar(k2) X(q) out of, or into, a virtual photon.</summary>
/// <remarks>
/// Outgoing pair, two diagrams: ubar(k1) [ G (k1slash + qslash + m)/D1 gamma^mu + gamma^mu (-k2slash - qslash + m)/D2 G ] v(k2),
/// D_i = (k_i + q)^2 - m^2. Incoming pair: vbar(p2) [ gamma^mu (p1slash - qslash + m)/D1 G + G (qslash - p2slash + m)/D2 gamma^mu ] u(p1),
/// D_i = (p_i - q)^2 - m^2. G is the vertex of the boson (<see cref="BosonVertex"/>). Couplings are left out.
/// </remarks>
internal static class RadiativePair
{
    /// <summary>The current of an outgoing pair that radiates.</summary>
    public static ComplexVector Outgoing(FourVector k1, int h1, FourVector k2, int h2, FourVector q, in BosonVertex boson, double mass)
    {
        var (ubar, v) = (Spinor.Particle(k1, h1).Bar, Spinor.Antiparticle(k2, h2));
        return Radiated(ubar, k1, q, boson, mass).Current(v) + ubar.Current(Radiated(v, k2, q, boson, mass));
    }

    /// <summary>The current of an incoming pair that radiates.</summary>
    public static ComplexVector Incoming(FourVector p1, int h1, FourVector p2, int h2, FourVector q, in BosonVertex boson, double mass)
    {
        var (u, vbar) = (Spinor.Particle(p1, h1), Spinor.Antiparticle(p2, h2).Bar);
        var offFermion = vbar.Current(boson.On(u).Propagated(p1 - q, mass));
        var offAntifermion = boson.On(vbar).Propagated(q - p2, mass).Current(u);
        return offFermion + offAntifermion;
    }

    /// <summary>An outgoing fermion that has radiated: ubar(k) G (kslash + qslash + m)/D.</summary>
    public static AdjointSpinor Radiated(in AdjointSpinor ubar, FourVector k, FourVector q, in BosonVertex boson, double mass) =>
        boson.On(ubar).Propagated(k + q, mass);

    /// <summary>An outgoing antifermion that has radiated: (-kslash - qslash + m)/D G v(k).</summary>
    public static Spinor Radiated(in Spinor v, FourVector k, FourVector q, in BosonVertex boson, double mass) =>
        boson.On(v).Propagated(-(k + q), mass);
}
