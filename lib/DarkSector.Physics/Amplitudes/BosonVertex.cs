using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Models;

namespace DarkSector.Physics.Amplitudes;

/// <summary>The vertex at which a boson leaves a fermion line: epsslash for a vector, 1 for a scalar, i gamma5 for a pseudoscalar.</summary>
/// <remarks>Couplings are left out. Each of the three commutes with <see cref="Spinor.HelicityReversed()"/> (for real polarisations), so that
/// half of the helicities are enough for a sum of squares, whatever the boson.</remarks>
internal readonly record struct BosonVertex
{
    private readonly CouplingStructure _structure;
    private readonly FourVector _polarisation;

    private BosonVertex(CouplingStructure structure, FourVector polarisation) => (_structure, _polarisation) = (structure, polarisation);

    /// <summary>A vector boson of real polarisation.</summary>
    public static BosonVertex Vector(FourVector polarisation) => new(CouplingStructure.Vector, polarisation);

    /// <summary>A scalar.</summary>
    public static BosonVertex Scalar => new(CouplingStructure.Scalar, default);

    /// <summary>A pseudoscalar.</summary>
    public static BosonVertex Pseudoscalar => new(CouplingStructure.Pseudoscalar, default);

    /// <summary>A polarisation stands for the vector boson that has it.</summary>
    public static implicit operator BosonVertex(FourVector polarisation) => Vector(polarisation);

    /// <summary>The vertex acting on a column.</summary>
    public Spinor On(in Spinor psi) => _structure switch
    {
        CouplingStructure.Vector => psi.Slash(_polarisation),
        CouplingStructure.Scalar => psi,
        _ => psi.TimesIGamma5(),
    };

    /// <summary>A row acting on the vertex.</summary>
    public AdjointSpinor On(in AdjointSpinor psibar) => _structure switch
    {
        CouplingStructure.Vector => psibar.Slash(_polarisation),
        CouplingStructure.Scalar => psibar,
        _ => psibar.TimesIGamma5(),
    };
}
