using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Testing;

/// <summary>A toy whose fits failed: counted, left out of every fraction, and kept to look at.</summary>
/// <param name="Index">Number of the toy, which is its branch of the random numbers.</param>
/// <param name="Reason">Why there is no test statistic.</param>
/// <param name="Data">The data set, if it could be drawn.</param>
public sealed record FailedToy(int Index, string Reason, Dataset? Data);
