using DarkSector.Numerics.Shapes;
using MathNet.Numerics;

namespace DarkSector.Statistics.Testing;

/// <summary>The exact significance Z_Bi of an excess in an on/off experiment.</summary>
/// <remarks>Use this with few events. Given n + m events, the number in the signal region is binomial without signal. Cousins, Linnemann
/// and Tucker, NIM A 595 (2008) 480, Eq. 14; it equals the Bayesian average of the Poisson p-value over a flat prior of the background.</remarks>
public static class BinomialSignificance
{
    /// <summary>p = P(at least n of n + m | 1/(1 + tau)) = I(1/(1 + tau); n, m + 1), the regularised incomplete beta function; 1 for n =
    /// 0.</summary>
    /// <param name="on">Events in the signal region, n.</param>
    /// <param name="off">Events in the control region, m.</param>
    /// <param name="tau">Background expected in the control region per background in the signal region (1/alpha), positive.</param>
    public static double PValue(double on, double off, double tau)
    {
        LiMa.RequireCounts(on, off, tau);
        return on == 0 ? 1 : SpecialFunctions.BetaRegularized(on, off + 1, 1 / (1 + tau));
    }

    /// <summary>The p-value in standard deviations; -infinity for n = 0.</summary>
    /// <param name="on">Events in the signal region, n.</param>
    /// <param name="off">Events in the control region, m.</param>
    /// <param name="tau">Background expected in the control region per background in the signal region (1/alpha), positive.</param>
    public static double Significance(double on, double off, double tau) => StandardNormal.SurvivalQuantile(PValue(on, off, tau));
}
