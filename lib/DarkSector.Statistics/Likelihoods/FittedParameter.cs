namespace DarkSector.Statistics.Likelihoods;

/// <summary>One parameter after a fit.</summary>
/// <param name="Name">Its name in the model; the signal strength is called <c>strength</c>.</param>
/// <param name="Value">Best value; a nuisance parameter is in units of its prior uncertainty, so its value is the pull.</param>
/// <param name="Error">Standard error from the second derivatives of the profiled likelihood; zero when the parameter was fixed, NaN when the
/// data do not determine it (for example a strength without any observed event).</param>
public readonly record struct FittedParameter(string Name, double Value, double Error);
