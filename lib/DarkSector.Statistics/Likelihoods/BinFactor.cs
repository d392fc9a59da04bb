namespace DarkSector.Statistics.Likelihoods;

/// <summary>How the yield of one bin may float within the uncertainty of its prediction.</summary>
internal enum BinConstraint
{
    /// <summary>The prediction is exact.</summary>
    Exact,

    /// <summary>A factor with a Gaussian constraint (HistFactory staterror).</summary>
    Gaussian,

    /// <summary>A factor with a Poisson auxiliary measurement (HistFactory shapesys).</summary>
    Poisson,
}

/// <summary>The factor gamma of one bin, eliminated from the likelihood by its closed solution.</summary>
/// <remarks>The bin expects nu = gamma A + C, where A collects the samples the factor multiplies and C the others. Given n observed events the best
/// gamma solves a quadratic equation: Barlow and Beeston, Comput. Phys. Commun. 77 (1993) 219; Conway, arXiv:1103.0354. Gaussian: width delta around
/// the auxiliary value a. Poisson: m = tau a auxiliary events with expectation tau gamma, tau = (yield/uncertainty)^2.</remarks>
/// <param name="Constraint">Kind of constraint.</param>
/// <param name="Size">delta (Gaussian) or tau (Poisson).</param>
internal readonly record struct BinFactor(BinConstraint Constraint, double Size)
{
    internal static readonly BinFactor None = new(BinConstraint.Exact, 0);

    /// <summary>The gamma, not below zero, that maximises the likelihood of this bin.</summary>
    /// <param name="count">Observed events n.</param>
    /// <param name="scaled">A, the expected events the factor multiplies.</param>
    /// <param name="unscaled">C, the other expected events.</param>
    /// <param name="centre">a, the auxiliary measurement of the factor.</param>
    internal double Best(double count, double scaled, double unscaled, double centre)
    {
        if (Constraint == BinConstraint.Exact)
            return 1;
        if (!(scaled > 0))
            return Math.Max(centre, 0);
        if (Constraint == BinConstraint.Gaussian)
        {
            // nu^2 + (s^2 - nu0) nu - n s^2 = 0 with s = delta A, nu0 = C + a A.
            var variance = Size * Size * scaled * scaled;
            var total = PositiveRoot(1, variance - unscaled - centre * scaled, -count * variance);
            return Math.Max(0, (total - unscaled) / scaled);
        }

        // (A + tau) A gamma^2 + ((A + tau) C - n A - m A) gamma - m C = 0.
        var auxiliary = Size * centre;
        return PositiveRoot(
            (scaled + Size) * scaled, (scaled + Size) * unscaled - (count + auxiliary) * scaled, -auxiliary * unscaled);
    }

    /// <summary>Half the deviance of the auxiliary measurement: -ln of its probability relative to the best possible one.</summary>
    internal double Penalty(double factor, double centre) => Constraint switch
    {
        BinConstraint.Gaussian => 0.5 * (factor - centre) * (factor - centre) / (Size * Size),
        BinConstraint.Poisson => PoissonDeviance.Half(Size * centre, Size * factor),
        _ => 0,
    };

    /// <summary>Second derivative of the penalty with respect to the factor.</summary>
    internal double Curvature(double factor, double centre) => Constraint switch
    {
        BinConstraint.Gaussian => 1 / (Size * Size),
        BinConstraint.Poisson => Size * centre / (factor * factor),
        _ => 0,
    };

    /// <summary>The larger root of a x^2 + b x + c with a > 0 and c not positive, without cancellation.</summary>
    private static double PositiveRoot(double a, double b, double c)
    {
        var root = Math.Sqrt(b * b - 4 * a * c);
        return b <= 0 ? (root - b) / (2 * a) : -2 * c / (b + root);
    }
}
