namespace DarkSector.Statistics.Intervals;

/// <summary>Prior density of a signal strength that is not negative.</summary>
public enum SignalPrior
{
    /// <summary>The same for every strength: the usual choice, whose upper limits cover in Poisson problems. It belongs to the strength, and
    /// changes when a coupling is asked for instead.</summary>
    Flat,

    /// <summary>1/sqrt(strength): Jeffreys' prior of a Poisson mean without background. Limits are lower than with a flat prior, and may
    /// undercover.</summary>
    InverseSquareRoot,

    /// <summary>The reference prior, sqrt of the Fisher information of the strength. With background b and efficiency known this is Jeffreys'
    /// 1/sqrt(mu e + b); otherwise background and efficiency are first integrated out of the likelihood (Demortier, Jain and Prosper,
    /// arXiv:1002.1111, method 2).</summary>
    Reference,
}
