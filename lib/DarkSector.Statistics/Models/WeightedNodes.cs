using MathNet.Numerics.Integration;

namespace DarkSector.Statistics.Models;

/// <summary>A density as points and weights of sum 1, from Gauss-Legendre rules on equal panels.</summary>
/// <param name="Values">Where to evaluate.</param>
/// <param name="Weights">How much each value counts.</param>
internal sealed record WeightedNodes(double[] Values, double[] Weights)
{
    private const int Order = 10;
    private const int MinimumPanels = 6;
    private const int MaximumPanels = 60;

    /// <summary>Nodes of a density over u between two bounds, and what u stands for.</summary>
    internal static WeightedNodes Of(Func<double, double> logDensity, double low, double high, double resolution, Func<double, double> value)
    {
        var panels = (int)Math.Clamp(Math.Ceiling((high - low) / (3 * resolution)), MinimumPanels, MaximumPanels);
        var rule = new GaussLegendreRule(0, 1, Order);
        var (values, logs) = (new double[panels * Order], new double[panels * Order]);
        for (var at = 0; at < values.Length; at++)
        {
            var u = low + (high - low) * (at / Order + rule.Abscissas[at % Order]) / panels;
            values[at] = value(u);
            logs[at] = logDensity(u);
        }

        var peak = logs.Max();
        var weights = logs.Select((log, at) => rule.Weights[at % Order] * Math.Exp(log - peak)).ToArray();
        var total = weights.Sum();
        return new WeightedNodes(values, [.. weights.Select(weight => weight / total)]);
    }

    /// <summary>A value known exactly.</summary>
    internal static WeightedNodes At(double value) => new([value], [1]);
}
