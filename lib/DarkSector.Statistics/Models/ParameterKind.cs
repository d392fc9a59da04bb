namespace DarkSector.Statistics.Models;

/// <summary>What a parameter of a template model is, as its modifiers imply.</summary>
internal enum ParameterKind
{
    /// <summary>Free factor (normfactor).</summary>
    Factor,

    /// <summary>Luminosity, a factor with a Gaussian constraint (lumi).</summary>
    Luminosity,

    /// <summary>theta with a Gaussian constraint of width 1 (normsys, histosys).</summary>
    Theta,

    /// <summary>One Gaussian factor per bin of a channel (staterror).</summary>
    Statistical,

    /// <summary>One Poisson factor per bin of a sample (shapesys).</summary>
    Own,

    /// <summary>One free factor per bin (shapefactor).</summary>
    Shape,
}
