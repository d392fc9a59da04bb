using DarkSector.Numerics.Random;
using static System.FormattableString;

namespace DarkSector.Statistics.Models;

/// <summary>A Gaussian estimate of a number that is not negative.</summary>
internal sealed record GaussianMeasurement(double Estimate, double Error) : Measured
{
    private const double Range = 9;

    public override double Value => Estimate;

    public override double Sigma => Error;

    public override string ToString() => Invariant($"{Estimate:G5} +- {Error:G3} (Gaussian)");

    internal override double Penalty(double truth) => 0.5 * (truth - Estimate) * (truth - Estimate) / (Error * Error);

    internal override double Slope(double truth) => (truth - Estimate) / (Error * Error);

    // lambda = s + b solves lambda^2 + lambda (sigma^2 - s - b0) = n sigma^2.
    internal override double BestAddition(double count, double other)
    {
        var variance = Error * Error;
        var half = 0.5 * (other + Estimate - variance);
        var root = Math.Sqrt(half * half + count * variance);
        var expected = half >= 0 ? half + root : count > 0 ? count * variance / (root - half) : 0;
        return Math.Max(0, expected - other);
    }

    internal override Measured Again(double truth, RandomStream rng) => new GaussianMeasurement(rng.Gaussian(truth, Error), Error);

    internal override Measured Centred(double truth) => this with { Estimate = truth };

    internal override double LogDensity(double truth) => truth >= 0 ? -Penalty(truth) : double.NegativeInfinity;

    internal override WeightedNodes Nodes(double resolution) => WeightedNodes.Of(
        LogDensity, Math.Max(0, Estimate - Range * Error), Math.Max(Estimate, 0) + Range * Error, Math.Min(resolution, Error), b => b);

    internal override Measured Projected(double factor, UncertaintyScaling scaling) => new GaussianMeasurement(
        factor * Estimate, (scaling == UncertaintyScaling.Statistical ? Math.Sqrt(factor) : factor) * Error);
}
