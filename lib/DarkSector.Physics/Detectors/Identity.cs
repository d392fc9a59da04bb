namespace DarkSector.Physics.Detectors;

/// <summary>What a track is taken for at the working point of the identification: one thing or nothing.</summary>
public enum Identity
{
    /// <summary>No hypothesis passes.</summary>
    None,

    /// <summary>Electron.</summary>
    Electron,

    /// <summary>Muon.</summary>
    Muon,

    /// <summary>Charged pion.</summary>
    Pion,

    /// <summary>Charged kaon.</summary>
    Kaon,
}
