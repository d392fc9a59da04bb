using DarkSector.Numerics.Optimization;
using static System.FormattableString;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>Parameters that meet: equal names are one parameter, with the limits that all uses allow.</summary>
internal static class ParameterList
{
    /// <summary>Each name once, in the order of first use, constants left out.</summary>
    internal static IReadOnlyList<Parameter> Merge(IEnumerable<Parameter> parameters)
    {
        var merged = new List<Parameter>();
        foreach (var parameter in parameters.Where(parameter => !parameter.IsConstant))
        {
            var at = merged.FindIndex(known => known.Name == parameter.Name);
            if (at < 0)
                merged.Add(parameter);
            else
                merged[at] = Both(merged[at], parameter);
        }

        return merged;
    }

    /// <summary>A parameter held also between other limits.</summary>
    internal static Parameter Restrict(Parameter parameter, double lower, double upper)
    {
        var (low, high) = (Math.Max(parameter.Lower, lower), Math.Min(parameter.Upper, upper));
        if (!(low <= high) || parameter.Start < low || parameter.Start > high)
            throw new ArgumentException(Invariant($"{parameter} is used where values from {lower} to {upper} are allowed; choose start and limits inside."));
        return new Parameter(parameter.Name, parameter.Start, low, high, parameter.Step);
    }

    /// <summary>A parameter in the place of a parameter of a shape.</summary>
    internal static Parameter InDomain(Parameter parameter, Parameter domain, string shape)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var value = parameter.Start;
        // The lower end of an open domain (a width of zero) is a limit for the search and no value.
        var degenerate = value == 0 && domain.Lower == 0 && domain.Name is "sigma" or "width" or "tau" && value == 0;
        if (value < domain.Lower || value > domain.Upper || degenerate)
        {
            var range = double.IsInfinity(domain.Upper) ? Invariant($"above {domain.Lower}") : Invariant($"from {domain.Lower} to {domain.Upper}");
            throw new ArgumentOutOfRangeException(nameof(parameter), Invariant($"{domain.Name} = {value} of a {shape}; allowed are values {range}. Choose another start or constant."));
        }

        return parameter.IsConstant ? parameter : Restrict(parameter, domain.Lower, domain.Upper);
    }

    private static Parameter Both(Parameter a, Parameter b)
    {
        var start = double.IsNaN(a.Start) ? b.Start : a.Start;
        var (lower, upper) = (Math.Max(a.Lower, b.Lower), Math.Min(a.Upper, b.Upper));
        if (!(lower <= upper) || start < lower || start > upper)
            throw new ArgumentException(Invariant($"Parameter {a.Name} is used twice with limits or starts that exclude each other: {a}, and {b}."));
        return new Parameter(a.Name, start, lower, upper, Math.Max(a.Step, b.Step));
    }
}
