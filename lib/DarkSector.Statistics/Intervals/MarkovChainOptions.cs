namespace DarkSector.Statistics.Intervals;

/// <summary>How long to walk.</summary>
/// <param name="Chains">Independent chains, at least 2.</param>
/// <param name="Steps">Kept steps of each chain, at least 100.</param>
/// <param name="WarmUp">Steps before them, in which the step size adapts.</param>
public sealed record MarkovChainOptions(int Chains = 4, int Steps = 25000, int WarmUp = 5000)
{
    internal void Require()
    {
        if (Chains < 2)
            throw new ArgumentOutOfRangeException(nameof(Chains), $"Chains = {Chains}; convergence is judged by comparing at least 2.");
        if (Steps < 100)
            throw new ArgumentOutOfRangeException(nameof(Steps), $"Steps = {Steps}; a chain needs at least 100.");
        if (WarmUp < 100)
            throw new ArgumentOutOfRangeException(nameof(WarmUp), $"WarmUp = {WarmUp}; the step size needs at least 100 steps to adapt.");
    }
}
