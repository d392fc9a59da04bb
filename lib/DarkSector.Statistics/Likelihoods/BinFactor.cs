namespace DarkSector.Statistics.Likelihoods;

/// <summary>The auxiliary measurement that constrains a parameter.</summary>
internal enum BinConstraint
{
    /// <summary>None: the data alone decide.</summary>
    Free,

    /// <summary>A Gaussian measurement (theta of normsys and histosys, lumi, staterror).</summary>
    Gaussian,

    /// <summary>A Poisson measurement (shapesys).</summary>
    Poisson,
}

/// <summary>The factor gamma of one bin, eliminated from the likelihood by its closed solution.</summary>
/// <remarks>Gaussian: width delta around the auxiliary value a. Poisson: m = tau a auxiliary events with expectation tau gamma,
/// tau = (yield/uncertainty)^2. Barlow and Beeston, Comput. Phys. Commun. 77 (1993) 219; Conway, arXiv:1103.0354.</remarks>
/// <param name="Name">Name of the parameter, with the index of its bin.</param>
/// <param name="Constraint">Gaussian or Poisson.</param>
/// <param name="Size">delta (Gaussian) or tau (Poisson).</param>
/// <param name="Lower">Smallest value.</param>
/// <param name="Upper">Largest value; equal to the smallest one for a fixed factor.</param>
/// <param name="Centre">Nominal auxiliary value a.</param>
internal readonly record struct BinFactor(
    string Name, BinConstraint Constraint, double Size, double Lower = 0, double Upper = double.PositiveInfinity, double Centre = 1)
{
    /// <summary>The gamma at which the likelihood of this bin is stationary when its Poisson term has a given slope.</summary>
    /// <param name="slope">t = d(nu - n ln nu)/d nu.</param>
    /// <param name="scaled">A = d nu/d gamma.</param>
    /// <param name="centre">a, the auxiliary measurement of the factor.</param>
    internal double AtSlope(double slope, double scaled, double centre)
    {
        if (Constraint == BinConstraint.Gaussian)
            return Inside(centre - slope * scaled * Size * Size);
        var auxiliary = Size * centre;
        var denominator = Size + slope * scaled;
        return auxiliary == 0 ? Inside(denominator > 0 ? 0 : Upper) : Inside(denominator > 0 ? auxiliary / denominator : Upper);
    }

    /// <summary>The gamma that maximises a Poisson probability of n events with nu = gamma A + C, times the constraint.</summary>
    /// <remarks>A quadratic equation. Gaussian: nu^2 + (s^2 - nu0) nu - n s^2 = 0 with s = delta A, nu0 = C + a A.
    /// Poisson: (A + tau) A gamma^2 + ((A + tau) C - n A - m A) gamma - m C = 0.</remarks>
    /// <param name="count">Observed events n.</param>
    /// <param name="scaled">A, the expected events the factor multiplies; positive.</param>
    /// <param name="unscaled">C, the other expected events.</param>
    /// <param name="centre">a, the auxiliary measurement of the factor.</param>
    internal double Best(double count, double scaled, double unscaled, double centre)
    {
        if (count == 0)
            return AtSlope(1, scaled, centre);
        if (Constraint == BinConstraint.Gaussian)
        {
            var variance = Size * Size * scaled * scaled;
            var total = PositiveRoot(1, variance - unscaled - centre * scaled, -count * variance);
            return Inside((total - unscaled) / scaled);
        }

        var auxiliary = Size * centre;
        return Inside(PositiveRoot(
            (scaled + Size) * scaled, (scaled + Size) * unscaled - (count + auxiliary) * scaled, -auxiliary * unscaled));
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

    /// <summary>True where the factor can move both ways.</summary>
    internal bool IsInside(double factor) => factor > Lower && factor < Upper;

    private double Inside(double factor) => Math.Clamp(factor, Lower, Upper);

    /// <summary>The larger root of a x^2 + b x + c with a > 0 and c not positive, without cancellation.</summary>
    private static double PositiveRoot(double a, double b, double c)
    {
        var root = Math.Sqrt(b * b - 4 * a * c);
        return b <= 0 ? (root - b) / (2 * a) : -2 * c / (b + root);
    }
}
