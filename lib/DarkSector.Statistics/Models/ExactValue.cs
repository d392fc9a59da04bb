using DarkSector.Numerics.Random;
using static System.FormattableString;

namespace DarkSector.Statistics.Models;

/// <summary>A value known without uncertainty.</summary>
internal sealed record ExactValue(double Truth) : Measured
{
    public override double Value => Truth;

    public override double Sigma => 0;

    public override string ToString() => Invariant($"{Truth:G5} exactly");

    internal override double Penalty(double truth) => truth == Truth ? 0 : double.PositiveInfinity;

    internal override double Slope(double truth) => 0;

    internal override double BestAddition(double count, double other) => Truth;

    internal override Measured Again(double truth, RandomStream rng) => this;

    internal override double LogDensity(double truth) => truth == Truth ? 0 : double.NegativeInfinity;

    internal override WeightedNodes Nodes(double resolution) => WeightedNodes.At(Truth);

    internal override Measured Projected(double factor, UncertaintyScaling scaling) => new ExactValue(factor * Truth);
}
