using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Amplitudes;

/// <summary>A fermion line that radiates a vector boson: f(k1) fbar(k2) V(q) out of, or into, a virtual photon.</summary>
/// <remarks>
/// Outgoing pair, two diagrams: ubar(k1) [ epsslash (k1slash + qslash + m)/D1 gamma^mu + gamma^mu (-k2slash - qslash + m)/D2 epsslash ] v(k2),
/// D_i = (k_i + q)^2 - m^2. Incoming pair: vbar(p2) [ gamma^mu (p1slash - qslash + m)/D1 epsslash + epsslash (qslash - p2slash + m)/D2 gamma^mu ] u(p1),
/// D_i = (p_i - q)^2 - m^2. Couplings are left out.
/// </remarks>
internal static class RadiativePair
{
    /// <summary>The current of an outgoing pair that radiates.</summary>
    public static ComplexVector Outgoing(FourVector k1, int h1, FourVector k2, int h2, FourVector q, FourVector polarisation, double mass)
    {
        var (ubar, v) = (Spinor.Particle(k1, h1).Bar, Spinor.Antiparticle(k2, h2));
        return Radiated(ubar, k1, q, polarisation, mass).Current(v) + ubar.Current(Radiated(v, k2, q, polarisation, mass));
    }

    /// <summary>The current of an incoming pair that radiates.</summary>
    public static ComplexVector Incoming(FourVector p1, int h1, FourVector p2, int h2, FourVector q, FourVector polarisation, double mass)
    {
        var (u, vbar) = (Spinor.Particle(p1, h1), Spinor.Antiparticle(p2, h2).Bar);
        var offFermion = vbar.Current(u.Slash(polarisation).Propagated(p1 - q, mass));
        var offAntifermion = vbar.Slash(polarisation).Propagated(q - p2, mass).Current(u);
        return offFermion + offAntifermion;
    }

    /// <summary>An outgoing fermion that has radiated: ubar(k) epsslash (kslash + qslash + m)/D.</summary>
    public static AdjointSpinor Radiated(in AdjointSpinor ubar, FourVector k, FourVector q, FourVector polarisation, double mass) =>
        ubar.Slash(polarisation).Propagated(k + q, mass);

    /// <summary>An outgoing antifermion that has radiated: (-kslash - qslash + m)/D epsslash v(k).</summary>
    public static Spinor Radiated(in Spinor v, FourVector k, FourVector q, FourVector polarisation, double mass) =>
        v.Slash(polarisation).Propagated(-(k + q), mass);
}
