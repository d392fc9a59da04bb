using DarkSector.Numerics.Optimization;
using DarkSector.Numerics.Shapes;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>One shape of a sum, and what multiplies it.</summary>
internal sealed record DensityPart(Shape Shape, IReadOnlyList<Parameter> Parameters, IReadOnlyList<YieldFactor> Factors)
{
    /// <summary>True when it stands for a number of events.</summary>
    internal bool HasYield => Factors.Any(factor => factor.Is == YieldFactor.Kind.Yield);

    /// <summary>Yields and fractions, then parameters of the shape.</summary>
    internal IEnumerable<Parameter> AllParameters => Factors.SelectMany(factor => factor.Parameters).Concat(Parameters);
}

/// <summary>A factor of a part: a yield, a fraction, or what a sum of fractions leaves of 1.</summary>
internal sealed record YieldFactor(IReadOnlyList<Parameter> Parameters, YieldFactor.Kind Is)
{
    internal enum Kind
    {
        Yield,
        Fraction,
        Remainder,
    }
}
