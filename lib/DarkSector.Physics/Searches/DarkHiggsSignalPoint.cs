using DarkSector.Numerics;
using DarkSector.Numerics.Tables;

namespace DarkSector.Physics.Searches;

/// <summary>The signal of dark Higgsstrahlung at one pair of masses: how often it is selected, and how wide its peak is.</summary>
/// <param name="DarkPhotonMass">Mass of the A' [GeV].</param>
/// <param name="HiggsMass">Mass of the h' [GeV].</param>
/// <param name="Preselection">Share of produced events in <see cref="DarkHiggsInvisible.Preselection"/>.</param>
/// <param name="Helicity">Share of those in <see cref="DarkHiggsInvisible.Suppression"/>.</param>
/// <param name="InWindow">Share of those in the elliptical window about the masses.</param>
/// <param name="Efficiency">All three together, with its statistical error.</param>
/// <param name="DimuonWidth">Width of the squared dimuon mass [GeV^2].</param>
/// <param name="RecoilWidth">Width of the squared recoil mass [GeV^2].</param>
/// <param name="Correlation">Correlation of the two.</param>
/// <param name="UnitCrossSection">Cross-section times the fraction of A' -> mu+mu- at eps^2 alpha_D = 1 [fb].</param>
public sealed record DarkHiggsSignalPoint(double DarkPhotonMass, double HiggsMass, double Preselection, double Helicity, double InWindow,
    Estimate Efficiency, double DimuonWidth, double RecoilWidth, double Correlation, double UnitCrossSection)
{
    private const double CoreRadius = 3;
    private const int DetectorIterations = 10;
    private const int BeamIterations = 3;
    private const int FewestEvents = 30;

    /// <summary>The window about the masses.</summary>
    /// <param name="radius">Half axes in standard deviations.</param>
    public EllipticalWindow Window(double radius) =>
        new(DarkPhotonMass * DarkPhotonMass, HiggsMass * HiggsMass, DimuonWidth, RecoilWidth, Correlation, radius);

    /// <summary>Measures the signal at one pair of masses.</summary>
    /// <remarks>Widths and correlation are those of the selected events within three standard deviations about the true masses; the iteration starts with what the
    /// detector does to both squared masses, and goes on with radiation and beam spread in. Photons along the beams raise the recoil mass; that tail is lost to the window and counts in <see cref="InWindow"/>.</remarks>
    /// <param name="darkPhotonMass">Mass of the A' [GeV].</param>
    /// <param name="higgsMass">Mass of the h' [GeV].</param>
    /// <param name="produced">Reconstructed signal events of these masses.</param>
    /// <param name="radius">Half axes of the window in standard deviations.</param>
    /// <param name="unitCrossSection">Cross-section at eps^2 alpha_D = 1 [fb].</param>
    /// <exception cref="InvalidOperationException">Fewer than 30 events are selected.</exception>
    public static DarkHiggsSignalPoint Of(double darkPhotonMass, double higgsMass, EventTable produced, double radius, double unitCrossSection)
    {
        ArgumentNullException.ThrowIfNull(produced);
        var preselected = DarkHiggsInvisible.Preselection.Apply(produced);
        var selected = DarkHiggsInvisible.Suppression.Apply(preselected);
        if (selected.Count < FewestEvents)
            throw new InvalidOperationException($"Only {selected.Count} of {produced.Count} signal events at ({darkPhotonMass:G4}, {higgsMass:G4}) GeV are selected; generate more, at least {FewestEvents} are needed.");
        var (x, y, weights) = (selected["dimuonMassSquared"].ToArray(), selected["recoilMassSquared"].ToArray(), selected.Weights());
        var (u, v) = (selected["dimuonResidual"].ToArray(), selected["recoilResidual"].ToArray());
        var ofDetector = Core(new EllipticalWindow(0, 0, HalfWidth(u), HalfWidth(v), 0, CoreRadius), u, v, DetectorIterations);
        var core = Core(ofDetector with { DimuonMassSquared = darkPhotonMass * darkPhotonMass, RecoilMassSquared = higgsMass * higgsMass }, x, y, BeamIterations);
        var window = core with { Radius = radius };
        var inside = Enumerable.Range(0, x.Length).Where(i => window.Contains(x[i], y[i])).Sum(i => weights[i]);
        var efficiency = inside / produced.SumOfWeights;
        return new DarkHiggsSignalPoint(darkPhotonMass, higgsMass, preselected.SumOfWeights / produced.SumOfWeights,
            selected.SumOfWeights / preselected.SumOfWeights, inside / selected.SumOfWeights,
            new Estimate(efficiency, Math.Sqrt(efficiency * (1 - efficiency) / produced.Count)), core.DimuonWidth, core.RecoilWidth, core.Correlation, unitCrossSection);
    }

    private static EllipticalWindow Core(EllipticalWindow core, double[] x, double[] y, int iterations)
    {
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            var (count, xx, xy, yy) = (0, 0.0, 0.0, 0.0);
            for (var i = 0; i < x.Length; i++)
            {
                if (!core.Contains(x[i], y[i]))
                    continue;
                var (u, v) = (x[i] - core.DimuonMassSquared, y[i] - core.RecoilMassSquared);
                count++;
                xx += u * u;
                xy += u * v;
                yy += v * v;
            }
            if (count < FewestEvents)
                break;
            core = new EllipticalWindow(core.DimuonMassSquared, core.RecoilMassSquared, Math.Sqrt(xx / count), Math.Sqrt(yy / count), xy / Math.Sqrt(xx * yy), CoreRadius);
        }
        return core;
    }

    // 68 % of the events are nearer to the truth.
    private static double HalfWidth(double[] residuals)
    {
        var distances = residuals.Select(Math.Abs).Order().ToArray();
        return distances[(int)(0.683 * distances.Length)];
    }
}
