namespace DarkSector.Physics.Systematics;

/// <summary>What a systematic uncertainty is about.</summary>
public enum SystematicEffect
{
    /// <summary>The number of events of a sample.</summary>
    Normalisation,

    /// <summary>The share of the signal that is selected.</summary>
    Efficiency,

    /// <summary>The width of the signal peak: a change of shape that keeps the number of events.</summary>
    Resolution,

    /// <summary>The shape of a sample in the fitted quantity: a tilt, by which the last bin of the fit rises and the first falls, at the same number of events.</summary>
    Shape,

    /// <summary>The shape of a sample in the polar angle of the recoil: a tilt between forward and backward at the same number of events of each mass; only for fits that see the angle.</summary>
    AngularShape,
}

/// <summary>How a systematic uncertainty hangs together across ranges and samples.</summary>
public enum SystematicCorrelation
{
    /// <summary>One unknown moves all samples and all ranges together.</summary>
    Full,

    /// <summary>One unknown per sample, the same in all ranges.</summary>
    PerSample,
}
