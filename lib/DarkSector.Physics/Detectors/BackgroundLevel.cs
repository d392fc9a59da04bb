namespace DarkSector.Physics.Detectors;

/// <summary>How much beam background lies under the events: basf2 distinguishes three levels by the share of crystals hit out of time.</summary>
public enum BackgroundLevel
{
    /// <summary>Below 5 % of the full nominal background: early data.</summary>
    Low,

    /// <summary>5 to 30 % of it.</summary>
    Mid,

    /// <summary>Above 30 %: design luminosity.</summary>
    High,
}
