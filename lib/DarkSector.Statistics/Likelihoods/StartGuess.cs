namespace DarkSector.Statistics.Likelihoods;

/// <summary>Starts for parameters that were given none.</summary>
internal static class StartGuess
{
    internal static double For(Density density, string name, DataSummary summary)
    {
        var yields = density.Parts.SelectMany(part => part.Factors).Where(factor => factor.Is == YieldFactor.Kind.Yield)
            .SelectMany(factor => factor.Parameters).Select(parameter => parameter.Name).Distinct().Count();
        foreach (var part in density.Parts)
        {
            for (var i = 0; i < part.Parameters.Count; i++)
            {
                if (part.Parameters[i].Name == name)
                    return part.Shape.Guess(summary.Low, summary.High, summary.Median, summary.Width)[i];
            }

            foreach (var factor in part.Factors.Where(factor => factor.Parameters.Any(parameter => parameter.Name == name)))
                return factor.Is == YieldFactor.Kind.Yield ? summary.Events / yields : 1.0 / (factor.Parameters.Count + 1);
        }

        return double.NaN;
    }
}
