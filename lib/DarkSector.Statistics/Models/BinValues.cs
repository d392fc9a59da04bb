namespace DarkSector.Statistics.Models;

/// <summary>Numbers per bin as they come from outside: copied, and refused when they cannot be events.</summary>
internal static class BinValues
{
    internal static double[] Copy(IReadOnlyList<double> values, string what, int? bins = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
            throw new ArgumentException($"{what} have no bins; at least one is needed.");
        if (bins is { } expected && values.Count != expected)
            throw new ArgumentException($"{what} have {values.Count} bins; the model has {expected}.");
        for (var bin = 0; bin < values.Count; bin++)
        {
            if (!(values[bin] >= 0 && double.IsFinite(values[bin])))
                throw new ArgumentException($"{what} are {values[bin]} in bin {bin}; every bin needs a finite number of at least 0.");
        }

        return [.. values];
    }
}
