using DarkSector.Numerics;
using DarkSector.Numerics.Random;

namespace DarkSector.Physics.Searches;

/// <summary>The signal of dark Higgsstrahlung over the plane of masses: simulated on a grid, interpolated in between.</summary>
/// <remarks>Bilinear in the mass of the A' and in the mass of the h' over the largest one there (<see cref="DarkHiggsInvisible.LargestHiggsMass"/>).</remarks>
public sealed class DarkHiggsSignalGrid
{
    /// <summary>Half axes of the elliptical windows in standard deviations: 2 hold 86 % of a Gaussian.</summary>
    public const double WindowRadius = 2;

    private const double LightestHiggs = 1e-3;
    private const int EnoughEvents = 100;
    private const int MostFactor = 64;

    private readonly double[] _masses;
    private readonly DarkHiggsSignalPoint[][] _points;
    private readonly DarkHiggsInvisible _search;

    /// <summary>Simulates the signal at every point of the grid.</summary>
    /// <param name="search">The search.</param>
    /// <param name="events">Number of events at each point; 1500 know the efficiency to some 7 %, and the interpolation averages over four points.</param>
    /// <param name="rng">Random numbers; each point has its own branch.</param>
    public DarkHiggsSignalGrid(DarkHiggsInvisible search, int events, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(rng);
        _search = search;
        _masses = [DarkHiggsInvisible.LowestMass, 2.5, 3, 3.5, 4.2, search.Collider.SqrtS / 2, 6.5, 8, 9.2, 10.35, 10.45, DarkHiggsInvisible.HighestMass];
        _points = [.. _masses.Select(_ => new DarkHiggsSignalPoint[HiggsFractions.Count])];
        Parallel.For(0, _masses.Length * HiggsFractions.Count, cell =>
        {
            var (column, row) = (cell / HiggsFractions.Count, cell % HiggsFractions.Count);
            var (darkPhotonMass, higgsMass) = (_masses[column], HiggsFractions[row] * search.LargestHiggsMass(_masses[column]));
            _points[column][row] = Measure(search, darkPhotonMass, higgsMass, events, rng[DarkHiggsInvisible.Key(darkPhotonMass, higgsMass)]);
        });
    }

    /// <summary>Masses of the h' on the grid, over the largest one at the mass of the A'.</summary>
    public static IReadOnlyList<double> HiggsFractions { get; } = [0.02, 0.25, 0.5, 0.75, 0.97];

    /// <summary>The simulated points.</summary>
    public IReadOnlyList<DarkHiggsSignalPoint> Points => [.. _points.SelectMany(column => column)];

    /// <summary>The signal at a pair of masses.</summary>
    /// <param name="darkPhotonMass">Mass of the A' [GeV], 2 to 10.51.</param>
    /// <param name="higgsMass">Mass of the h' [GeV], from 0 to <see cref="DarkHiggsInvisible.LargestHiggsMass"/>; beyond the outermost points of the grid theirs hold.</param>
    public DarkHiggsSignalPoint At(double darkPhotonMass, double higgsMass)
    {
        if (!(darkPhotonMass >= _masses[0] && darkPhotonMass <= _masses[^1]))
            throw new ArgumentOutOfRangeException(nameof(darkPhotonMass), $"darkPhotonMass = {darkPhotonMass} GeV; the search covers {_masses[0]} to {_masses[^1]} GeV.");
        var largest = _search.LargestHiggsMass(darkPhotonMass);
        if (!(higgsMass >= 0 && higgsMass <= largest))
            throw new ArgumentOutOfRangeException(nameof(higgsMass), $"higgsMass = {higgsMass} GeV; with an A' of {darkPhotonMass} GeV it is 0 to {largest:G5} GeV, lighter than the A' and within reach of the beams.");
        var (column, right) = Position(_masses, darkPhotonMass);
        var (row, up) = Position(HiggsFractions, higgsMass / largest);
        double At(Func<DarkHiggsSignalPoint, double> value) =>
            (1 - right) * ((1 - up) * value(_points[column][row]) + up * value(_points[column][row + 1]))
            + right * ((1 - up) * value(_points[column + 1][row]) + up * value(_points[column + 1][row + 1]));
        return new DarkHiggsSignalPoint(darkPhotonMass, higgsMass, At(p => p.Preselection), At(p => p.Helicity), At(p => p.InWindow),
            new Estimate(At(p => p.Efficiency.Value), At(p => p.Efficiency.Error)), At(p => p.DimuonWidth), At(p => p.RecoilWidth), At(p => p.Correlation),
            Born(darkPhotonMass, higgsMass) * At(p => p.UnitCrossSection / Born(p.DarkPhotonMass, p.HiggsMass)));
    }

    /// <summary>Whether a point of the plane is within reach of the windows.</summary>
    internal bool Covers(double dimuonMassSquared, double recoilMassSquared) =>
        dimuonMassSquared > 0.9 * _masses[0] * _masses[0] && dimuonMassSquared < _search.Collider.S && recoilMassSquared < dimuonMassSquared + 5;

    /// <summary>The signal at the masses nearest to a point of the plane.</summary>
    internal DarkHiggsSignalPoint Near(double dimuonMassSquared, double recoilMassSquared)
    {
        var mass = Math.Clamp(Math.Sqrt(dimuonMassSquared), _masses[0], _masses[^1]);
        return At(mass, Math.Min(Math.Sqrt(Math.Max(0, recoilMassSquared)), _search.LargestHiggsMass(mass)));
    }

    // The tree cross-section varies by orders of magnitude over the plane; what radiation does to it hardly varies.
    private double Born(double darkPhotonMass, double higgsMass) => (_search with { SignalRadiation = false })
        .SignalCrossSection(DarkHiggsInvisible.UnitModel(darkPhotonMass, Math.Max(higgsMass, LightestHiggs)));

    // Light dark photons fly fast, and few of their pairs open far enough for the trigger: there, more events are made.
    private static DarkHiggsSignalPoint Measure(DarkHiggsInvisible search, double darkPhotonMass, double higgsMass, int events, RandomStream rng)
    {
        var model = DarkHiggsInvisible.UnitModel(darkPhotonMass, higgsMass);
        var produced = search.Signal(model, events, rng[1]);
        for (var factor = 4; factor <= MostFactor && DarkHiggsInvisible.Selection.Apply(produced).Count < EnoughEvents; factor *= 4)
            produced = search.Signal(model, factor * events, rng[factor]);
        return DarkHiggsSignalPoint.Of(darkPhotonMass, higgsMass, produced, WindowRadius, search.SignalCrossSection(model));
    }

    private static (int Index, double Fraction) Position(IReadOnlyList<double> nodes, double value)
    {
        var index = 0;
        while (index < nodes.Count - 2 && value > nodes[index + 1])
            index++;
        return (index, Math.Clamp((value - nodes[index]) / (nodes[index + 1] - nodes[index]), 0, 1));
    }
}
