namespace DarkSector.Statistics.Likelihoods;

/// <summary>What a lambda calls its parameters.</summary>
internal static class ParameterNames
{
    internal static IReadOnlyList<string> Of(Delegate lambda)
    {
        ArgumentNullException.ThrowIfNull(lambda);
        // A delegate may hold its method's first argument; the values are the last ones.
        var given = lambda.Method.GetParameters()[^(lambda.GetType().GetGenericArguments().Length - 1)..];
        return [.. given.Select(parameter => !string.IsNullOrEmpty(parameter.Name)
            ? parameter.Name
            : throw new ArgumentException("The lambda needs named parameters: they say which parameters of the fit it reads."))];
    }
}
