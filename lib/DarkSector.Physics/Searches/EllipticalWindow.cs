using static System.FormattableString;

namespace DarkSector.Physics.Searches;

/// <summary>An ellipse in the plane of squared dimuon mass (x) and squared recoil mass (y): what lies within some standard deviations of a two-dimensional Gaussian.</summary>
/// <remarks>An event is inside where (u^2 - 2 rho u v + v^2)/(1 - rho^2) is at most the radius squared, u = (x - centre)/width and v likewise. Badly measured muons move both masses
/// together, so that the ellipse is rotated.</remarks>
/// <param name="DimuonMassSquared">Centre along x [GeV^2].</param>
/// <param name="RecoilMassSquared">Centre along y [GeV^2].</param>
/// <param name="DimuonWidth">Standard deviation along x [GeV^2], above 0.</param>
/// <param name="RecoilWidth">Standard deviation along y [GeV^2], above 0.</param>
/// <param name="Correlation">Correlation of the two, between -1 and 1.</param>
/// <param name="Radius">Half axes in standard deviations, above 0.</param>
public readonly record struct EllipticalWindow(
    double DimuonMassSquared, double RecoilMassSquared, double DimuonWidth, double RecoilWidth, double Correlation, double Radius)
{
    /// <summary>Standard deviation along x [GeV^2].</summary>
    public double DimuonWidth { get; } = Positive(DimuonWidth, nameof(DimuonWidth));

    /// <summary>Standard deviation along y [GeV^2].</summary>
    public double RecoilWidth { get; } = Positive(RecoilWidth, nameof(RecoilWidth));

    /// <summary>Correlation of the two.</summary>
    public double Correlation { get; } = Math.Abs(Correlation) < 1 ? Correlation
        : throw new ArgumentOutOfRangeException(nameof(Correlation), Invariant($"Correlation = {Correlation}; it lies between -1 and 1, ends excluded."));

    /// <summary>Half axes in standard deviations.</summary>
    public double Radius { get; init; } = Positive(Radius, nameof(Radius));

    /// <summary>Area [GeV^4].</summary>
    public double Area => Math.PI * Radius * Radius * DimuonWidth * RecoilWidth * Math.Sqrt(1 - Correlation * Correlation);

    /// <summary>Angle of the long axis to the axis of the squared dimuon mass [rad], -pi/2 to pi/2.</summary>
    public double Tilt => 0.5 * Math.Atan2(2 * Correlation * DimuonWidth * RecoilWidth, DimuonWidth * DimuonWidth - RecoilWidth * RecoilWidth);

    /// <summary>Squared distance from the centre in standard deviations; NaN for NaN.</summary>
    /// <param name="dimuonMassSquared">Squared dimuon mass [GeV^2].</param>
    /// <param name="recoilMassSquared">Squared recoil mass [GeV^2].</param>
    public double SquaredDistance(double dimuonMassSquared, double recoilMassSquared)
    {
        var u = (dimuonMassSquared - DimuonMassSquared) / DimuonWidth;
        var v = (recoilMassSquared - RecoilMassSquared) / RecoilWidth;
        return (u * u - 2 * Correlation * u * v + v * v) / (1 - Correlation * Correlation);
    }

    /// <summary>Whether an event is inside.</summary>
    /// <param name="dimuonMassSquared">Squared dimuon mass [GeV^2].</param>
    /// <param name="recoilMassSquared">Squared recoil mass [GeV^2].</param>
    public bool Contains(double dimuonMassSquared, double recoilMassSquared) => SquaredDistance(dimuonMassSquared, recoilMassSquared) <= Radius * Radius;

    /// <summary>The edge as a closed line, for figures: points of equal steps in the angle.</summary>
    /// <param name="points">Number of points, at least 4; the last equals the first.</param>
    public (double[] DimuonMassSquared, double[] RecoilMassSquared) Outline(int points = 49)
    {
        if (points < 4)
            throw new ArgumentOutOfRangeException(nameof(points), $"points = {points}; a closed line needs at least 4.");
        var (x, y) = (new double[points], new double[points]);
        for (var i = 0; i < points; i++)
        {
            var (sine, cosine) = i == points - 1 ? (0, 1) : Math.SinCos(2 * Math.PI * i / (points - 1));
            x[i] = DimuonMassSquared + Radius * DimuonWidth * cosine;
            y[i] = RecoilMassSquared + Radius * RecoilWidth * (Correlation * cosine + Math.Sqrt(1 - Correlation * Correlation) * sine);
        }
        return (x, y);
    }

    private static double Positive(double value, string name) => value > 0 && double.IsFinite(value) ? value
        : throw new ArgumentOutOfRangeException(name, Invariant($"{name} = {value}; an elliptical window has finite widths and a radius above 0."));
}
