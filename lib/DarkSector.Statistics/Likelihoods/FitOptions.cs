using DarkSector.Numerics.Optimization;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>How the covariance of events with weights is made.</summary>
public enum WeightCorrection
{
    /// <summary>H^-1 H2 H^-1, with H2 the Hessian for squared weights: right for yields and whenever weights do not depend on the
    /// observable.</summary>
    SumW2,

    /// <summary>H^-1 D H^-1, with D = sum w^2 grad ln f grad ln f: asymptotically right for weights of any kind. C. Langenbruch, EPJC 82
    /// (2022) 393.</summary>
    Asymptotic,

    /// <summary>H^-1 as if the weights were events: only right when they are.</summary>
    None,
}

/// <summary>How a fit is done.</summary>
/// <param name="Minimizer">How far the minimiser goes.</param>
/// <param name="Weights">Covariance of events with weights.</param>
/// <param name="Threads">Threads for sums over many events; the result does not depend on it.</param>
public sealed record FitOptions(MinimizerOptions? Minimizer = null, WeightCorrection Weights = WeightCorrection.SumW2, int Threads = 1);
