using DarkSector.Numerics.Random;

namespace DarkSector.Statistics.Models;

/// <summary>An efficiency from the number of simulated events that pass.</summary>
internal sealed record BinomialMeasurement(long Passed, long Total) : Measured
{
    public override double Value => Passed / (double)Total;

    public override double Sigma => Math.Sqrt(Value * (1 - Value) / Total);

    public override string ToString() => $"{Passed} of {Total}";

    internal override double Penalty(double truth) =>
        Total * (Term(Value, truth) + Term(1 - Value, 1 - truth));

    internal override double Slope(double truth) => (Total - Passed) / (1 - truth) - Passed / truth;

    internal override Measured Again(double truth, RandomStream rng)
    {
        var passed = 0L;
        for (var i = 0L; i < Total; i++)
            passed += rng.Uniform() < truth ? 1 : 0;

        // An efficiency of zero has no limit at all; one event is the least a simulation can be used with.
        return new BinomialMeasurement(Math.Max(1, passed), Total);
    }

    internal override double LogDensity(double truth) => truth is > 0 and < 1 ? -Penalty(truth) : double.NegativeInfinity;

    internal override WeightedNodes Nodes(double resolution)
    {
        var (mean, width) = ((Passed + 1.0) / (Total + 2), Math.Sqrt((Passed + 1.0) * (Total - Passed + 1)) / Math.Pow(Total + 2, 1.5));
        return WeightedNodes.Of(
            LogDensity, Math.Max(0, mean - 9 * width), Math.Min(1, mean + 12 * width), Math.Min(resolution, width), e => e);
    }

    internal override Measured Projected(double factor, UncertaintyScaling scaling) =>
        throw new NotSupportedException("An efficiency does not grow with the luminosity; only backgrounds are projected.");

    private static double Term(double measured, double truth) =>
        measured == 0 ? 0 : truth > 0 ? measured * Math.Log(measured / truth) : double.PositiveInfinity;
}
