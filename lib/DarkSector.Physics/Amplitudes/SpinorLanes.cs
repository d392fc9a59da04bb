using System.Numerics;
using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Amplitudes;

/// <summary>Four Dirac spinors (<see cref="Spinor"/>) side by side.</summary>
/// <remarks>Large: written in place, so that none is copied.</remarks>
internal struct SpinorLanes
{
    internal ComplexLanes L1, L2, R1, R2;

    /// <summary>(pslash + m) psi / (p^2 - m^2): the spinors behind a propagator.</summary>
    public readonly void Propagated(FourVector p, double mass, out SpinorLanes result)
    {
        var r = 1 / (p.MassSquared - mass * mass);
        var (sum, difference, m) = ((p.E + p.Pz) * r, (p.E - p.Pz) * r, mass * r);
        var (plus, minus) = (new Complex(p.Px * r, p.Py * r), new Complex(p.Px * r, -p.Py * r));
        result.L1 = difference * R1 - minus * R2 + m * L1;
        result.L2 = sum * R2 - plus * R1 + m * L2;
        result.R1 = sum * L1 + minus * L2 + m * R1;
        result.R2 = difference * L2 + plus * L1 + m * R2;
    }

    /// <summary>psibar psi of each state, with the adjoint spinor that another line has in one state.</summary>
    public readonly ComplexLanes Times(in AdjointSpinorLanes psibar, int state) =>
        L1.Times(psibar.A1, state) + L2.Times(psibar.A2, state) + R1.Times(psibar.B1, state) + R2.Times(psibar.B2, state);
}

/// <summary>Four adjoint Dirac spinors (<see cref="AdjointSpinor"/>) side by side.</summary>
internal struct AdjointSpinorLanes
{
    internal ComplexLanes A1, A2, B1, B2;

    /// <summary>psibar psi of each state, with the spinor that another line has in one state.</summary>
    public readonly ComplexLanes Times(in SpinorLanes psi, int state) =>
        A1.Times(psi.L1, state) + A2.Times(psi.L2, state) + B1.Times(psi.R1, state) + B2.Times(psi.R2, state);
}
