namespace DarkSector.Statistics.Models;

/// <summary>What becomes of an uncertainty when there is more data.</summary>
public enum UncertaintyScaling
{
    /// <summary>It comes from data of its own, which grow too: the relative uncertainty falls as 1/sqrt(luminosity).</summary>
    Statistical,

    /// <summary>It stays the same fraction whatever the luminosity, as the uncertainty of a theory or of a detector model.</summary>
    Fixed,
}
