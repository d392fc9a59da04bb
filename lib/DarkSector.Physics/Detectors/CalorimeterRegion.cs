namespace DarkSector.Physics.Detectors;

/// <summary>A part of the calorimeter.</summary>
public enum CalorimeterRegion
{
    /// <summary>Forward end-cap, on the side of the electron beam's direction.</summary>
    Forward,

    /// <summary>Barrel.</summary>
    Barrel,

    /// <summary>Backward end-cap.</summary>
    Backward,
}
