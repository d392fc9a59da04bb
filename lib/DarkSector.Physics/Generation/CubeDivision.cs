namespace DarkSector.Physics.Generation;

/// <summary>Where the unit cube of a process is divided, because what is worth generating looks different on either side.</summary>
/// <remarks>A grid is the product of one density per coordinate. It cannot follow "a photon lost forward if the electron radiated, backward if the positron did"; two grids can.</remarks>
/// <param name="Coordinate">Index of the coordinate.</param>
/// <param name="At">Where, rising, inside (0, 1).</param>
public readonly record struct CubeDivision(int Coordinate, params IReadOnlyList<double> At);
