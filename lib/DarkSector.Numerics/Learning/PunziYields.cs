namespace DarkSector.Numerics.Learning;

/// <summary>What scores leave of each mass hypothesis.</summary>
/// <param name="Efficiency">Efficiency for signal of the hypothesis, inside its window.</param>
/// <param name="Background">Background events in the window.</param>
/// <param name="TypicalWeight">Weight of a typical background event that is kept, sum s w^2/sum s w; of all in the window if none is kept.</param>
public sealed record PunziYields(IReadOnlyList<double> Efficiency, IReadOnlyList<double> Background, IReadOnlyList<double> TypicalWeight);
