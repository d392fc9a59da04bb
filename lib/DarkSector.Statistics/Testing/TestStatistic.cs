namespace DarkSector.Statistics.Testing;

/// <summary>The statistics built from profiled likelihoods: Cowan, Cranmer, Gross, Vitells, arXiv:1007.1727, section 2.</summary>
public enum TestStatistic
{
    /// <summary>t_mu: two-sided, the best strength unbounded (Eq. 8).</summary>
    TMu,

    /// <summary>t-tilde_mu: two-sided, the best strength not below zero (Eq. 11).</summary>
    TTilde,

    /// <summary>q_0: discovery, zero for a deficit (Eq. 12).</summary>
    Q0,

    /// <summary>q_mu: upper limits, zero above the tested strength, the best strength unbounded (Eq. 14).</summary>
    QMu,

    /// <summary>q-tilde_mu: upper limits, zero above the tested strength, the best strength not below zero (Eq. 16).</summary>
    QTilde,
}
