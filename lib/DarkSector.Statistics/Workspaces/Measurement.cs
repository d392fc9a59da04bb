using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Workspaces;

/// <summary>What is to be measured with the channels of a workspace.</summary>
/// <param name="Name">Name of the measurement.</param>
/// <param name="ParameterOfInterest">Name of the normfactor that is the signal strength; a background-only workspace need not contain it yet.</param>
/// <param name="Parameters">What is said about parameters.</param>
public sealed record Measurement(string Name, string ParameterOfInterest, IReadOnlyList<ParameterSetting> Parameters);
