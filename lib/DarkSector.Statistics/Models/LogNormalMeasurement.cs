using DarkSector.Numerics.Random;
using static System.FormattableString;

namespace DarkSector.Statistics.Models;

/// <summary>An estimate whose logarithm is Gaussian.</summary>
internal sealed record LogNormalMeasurement(double Median, double Kappa) : Measured
{
    private const double Range = 9;

    public override double Value => Median;

    public override double Sigma => Median * Width;

    private double Width => Math.Log(Kappa);

    public override string ToString() => Invariant($"{Median:G5} up to a factor {Kappa:G4} (log-normal)");

    internal override double Penalty(double truth) => truth > 0 ? 0.5 * Math.Pow(Math.Log(truth / Median) / Width, 2) : double.PositiveInfinity;

    internal override double Slope(double truth) =>
        truth > 0 ? Math.Log(truth / Median) / (truth * Width * Width) : double.NegativeInfinity;

    internal override Measured Again(double truth, RandomStream rng) => new LogNormalMeasurement(truth * Math.Exp(Width * rng.Gaussian()), Kappa);

    internal override Measured Centred(double truth) => this with { Median = truth };

    internal override double LogDensity(double truth) => truth > 0 ? -Penalty(truth) - Math.Log(truth) : double.NegativeInfinity;

    internal override WeightedNodes Nodes(double resolution) => WeightedNodes.Of(
        theta => -0.5 * theta * theta, -Range, Range, Math.Min(1, resolution / (Median * Width)), theta => Median * Math.Exp(Width * theta));

    internal override Measured Projected(double factor, UncertaintyScaling scaling) => new LogNormalMeasurement(
        factor * Median, scaling == UncertaintyScaling.Statistical ? Math.Pow(Kappa, 1 / Math.Sqrt(factor)) : Kappa);
}
