using System.Numerics;
using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Amplitudes;

/// <summary>The virtual photon of each state of a fermion line, side by side, in the components with which it acts on spinors.</summary>
/// <param name="sum">T + Z.</param>
/// <param name="difference">T - Z.</param>
/// <param name="plus">X + iY.</param>
/// <param name="minus">X - iY.</param>
internal readonly struct PhotonLanes(in ComplexLanes sum, in ComplexLanes difference, in ComplexLanes plus, in ComplexLanes minus)
{
    private readonly ComplexLanes _sum = sum, _difference = difference, _plus = plus, _minus = minus;

    /// <summary>Lorentz product with a momentum, without complex conjugation.</summary>
    public ComplexLanes Dot(FourVector p) => 0.5 * ((p.E - p.Pz) * _sum + (p.E + p.Pz) * _difference - new Complex(p.Px, -p.Py) * _plus - new Complex(p.Px, p.Py) * _minus);

    /// <summary>The photons less multiples of a momentum.</summary>
    public PhotonLanes Without(in ComplexLanes multiples, FourVector p) => new(
        _sum - (p.E + p.Pz) * multiples, _difference - (p.E - p.Pz) * multiples,
        _plus - new Complex(p.Px, p.Py) * multiples, _minus - new Complex(p.Px, -p.Py) * multiples);

    /// <summary>Aslash psi, the spinor behind the photon of each state.</summary>
    public void Slash(in Spinor psi, out SpinorLanes result)
    {
        result.L1 = psi.R1 * _difference - psi.R2 * _minus;
        result.L2 = psi.R2 * _sum - psi.R1 * _plus;
        result.R1 = psi.L1 * _sum + psi.L2 * _minus;
        result.R2 = psi.L2 * _difference + psi.L1 * _plus;
    }

    /// <summary>psibar Aslash, the row before the photon of each state.</summary>
    public void Slash(in AdjointSpinor psibar, out AdjointSpinorLanes result)
    {
        result.A1 = psibar.B1 * _sum + psibar.B2 * _plus;
        result.A2 = psibar.B1 * _minus + psibar.B2 * _difference;
        result.B1 = psibar.A1 * _difference - psibar.A2 * _plus;
        result.B2 = psibar.A2 * _sum - psibar.A1 * _minus;
    }
}
