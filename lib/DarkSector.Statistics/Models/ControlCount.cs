using DarkSector.Numerics.Random;
using DarkSector.Statistics.Likelihoods;
using static System.FormattableString;

namespace DarkSector.Statistics.Models;

/// <summary>A Poisson count in a control region that expects tau times the number in question.</summary>
/// <param name="Count">m.</param>
/// <param name="Tau">Ratio of the expectations.</param>
/// <param name="PriorPower">The prior of the rate goes as the rate to this power: 0 is flat, -1 makes a gamma density of mean m/tau.</param>
internal sealed record ControlCount(double Count, double Tau, double PriorPower) : Measured
{
    public override double Value => Count / Tau;

    public override double Sigma => Math.Sqrt(Count) / Tau;

    /// <summary>Exponent of the density plus 1.</summary>
    internal double Shape => Count + PriorPower + 1;

    public override string ToString() => PriorPower == 0
        ? Invariant($"{Count:G5} counted at tau = {Tau:G4}")
        : Invariant($"{Value:G5} +- {Sigma:G3} (gamma)");

    internal override double Penalty(double truth) => PoissonDeviance.Half(Count, Tau * truth);

    internal override double Slope(double truth) => Count == 0 ? Tau : Tau - Count / truth;

    // (1 + tau) b^2 + b ((1 + tau) s - n - m) = m s.
    internal override double BestAddition(double count, double other)
    {
        var half = 0.5 * (count + Count - (1 + Tau) * other);
        var product = Count * other;
        var root = Math.Sqrt(half * half + (1 + Tau) * product);
        if (half >= 0)
            return (half + root) / (1 + Tau);
        return product == 0 ? 0 : product / (root - half);
    }

    internal override Measured Again(double truth, RandomStream rng) => this with { Count = rng.Poisson(Tau * truth) };

    internal override Measured Centred(double truth) => this with { Count = Tau * truth };

    internal override double LogDensity(double truth)
    {
        if (truth < 0)
            return double.NegativeInfinity;
        return Shape == 1 ? -Tau * truth : (Shape - 1) * Math.Log(truth) - Tau * truth;
    }

    // b = h u^q: for small shapes the density has a branch point at 0, which the power makes smooth.
    internal override WeightedNodes Nodes(double resolution)
    {
        var width = Math.Sqrt(Shape) / Tau;
        var (low, high) = (Math.Max(0, Shape / Tau - 9 * width), Shape / Tau + 9 * width + 40 / Tau);
        if (Shape >= 8 || Shape == Math.Floor(Shape))
            return WeightedNodes.Of(LogDensity, low, high, Math.Min(resolution, width), b => b);
        var q = 4 / Shape;
        return WeightedNodes.Of(
            u => (Shape * q - 1) * Math.Log(u) - Tau * high * Math.Pow(u, q), 0, 1, 0.05, u => high * Math.Pow(u, q));
    }

    internal override Measured Projected(double factor, UncertaintyScaling scaling) => scaling == UncertaintyScaling.Statistical
        ? this with { Count = factor * Count }
        : this with { Tau = Tau / factor };
}
