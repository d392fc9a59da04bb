namespace DarkSector.Physics.Searches;

/// <summary>A rectangle in the plane of squared recoil mass and recoil angle, one bin of the fit.</summary>
/// <param name="LowMassSquared">Lower edge of the squared recoil mass [GeV^2].</param>
/// <param name="HighMassSquared">Upper edge of the squared recoil mass [GeV^2].</param>
/// <param name="LowAngle">Lower edge of the polar angle of the recoil in the CMS [degrees].</param>
/// <param name="HighAngle">Upper edge of the polar angle of the recoil in the CMS [degrees].</param>
public readonly record struct RecoilCell(double LowMassSquared, double HighMassSquared, double LowAngle, double HighAngle)
{
    internal int FirstColumn { get; init; }

    internal int EndColumn { get; init; }

    internal int FirstRow { get; init; }

    internal int EndRow { get; init; }

    /// <summary>Area [GeV^2 degrees]: events over it are a density, which cells of any size share.</summary>
    public double Area => (HighMassSquared - LowMassSquared) * (HighAngle - LowAngle);
}
