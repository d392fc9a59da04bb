namespace DarkSector.Physics.Models;

/// <summary>How a boson X couples to a fermion f: what stands between fbar and f in the Lagrangian.</summary>
public enum CouplingStructure
{
    /// <summary>g X_a fbar gamma^a f.</summary>
    Vector,

    /// <summary>g X fbar f.</summary>
    Scalar,

    /// <summary>i g X fbar gamma5 f.</summary>
    Pseudoscalar,
}
