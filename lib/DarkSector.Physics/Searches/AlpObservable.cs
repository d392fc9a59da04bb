namespace DarkSector.Physics.Searches;

/// <summary>How the squared mass of an ALP that decays to two photons is measured, in events of three photons.</summary>
public enum AlpObservable
{
    /// <summary>The squared mass of two photons, as measured: best for light ALPs.</summary>
    Pair,

    /// <summary>The squared recoil mass of the third photon, s - 2 sqrt(s) E*: best for heavy ALPs, which leave it little energy.</summary>
    Recoil,

    /// <summary>The squared mass of two photons after a kinematic fit of all three to the beams (<see cref="PhotonTripletFit"/>).</summary>
    Constrained,
}
