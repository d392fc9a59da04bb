using System.Globalization;
using DarkSector.Numerics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Shapes;
using DarkSector.Physics.Models;
using DarkSector.Physics.SignalModels;
using static System.FormattableString;

namespace DarkSector.Physics.Searches;

/// <summary>The ALP signal at any mass of a range: efficiency and peak, interpolated between simulated samples.</summary>
public sealed class AlpSignal
{
    private static readonly DoubleCrystalBallShape Peak = new();

    private readonly MassInterpolation _efficiency;
    private readonly MassInterpolation _shift;
    private readonly MassInterpolation _sigma;
    private readonly MassInterpolation _alphaLow;
    private readonly MassInterpolation _alphaHigh;

    /// <summary>A model of simulated peaks.</summary>
    /// <param name="range">The range of masses.</param>
    /// <param name="points">At least three, masses rising.</param>
    public AlpSignal(AlpMassRange range, IReadOnlyList<AlpSignalPoint> points)
    {
        ArgumentNullException.ThrowIfNull(range);
        ArgumentNullException.ThrowIfNull(points);
        (Range, Points) = (range, [.. points]);
        MassInterpolation Of(string quantity, Func<AlpSignalPoint, Estimate> value) => new(quantity, [.. points.Select(p => p.Mass)], [.. points.Select(value)]);
        _efficiency = Of("efficiency", p => p.Efficiency);
        _shift = Of("shift of the peak", p => p.Shift);
        _sigma = Of("width of the peak", p => p.Sigma);
        _alphaLow = Of("lower tail", p => p.AlphaLow);
        _alphaHigh = Of("upper tail", p => p.AlphaHigh);
    }

    /// <summary>The range of masses.</summary>
    public AlpMassRange Range { get; }

    /// <summary>The simulated samples.</summary>
    public IReadOnlyList<AlpSignalPoint> Points { get; }

    /// <summary>Simulates the signal at the masses of a range.</summary>
    /// <param name="search">The search.</param>
    /// <param name="range">The range.</param>
    /// <param name="events">Number of events at each mass; 5,000 or more for a good fit of the peak.</param>
    /// <param name="rng">Random numbers; each mass has its own branch.</param>
    public static AlpSignal Simulate(AlpToPhotons search, AlpMassRange range, int events, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(range);
        ArgumentNullException.ThrowIfNull(rng);
        return new AlpSignal(range, [.. range.SimulatedMasses.Select(mass => AlpSignalPoint.Of(range, mass,
            search.Signal(new PhotonAlp(mass, coupling: 1e-3), events, rng[mass.ToString("R", CultureInfo.InvariantCulture)])))]);
    }

    /// <summary>Share of produced events that is in the peak.</summary>
    /// <param name="mass">Mass within the range [GeV].</param>
    public Estimate Efficiency(double mass) => _efficiency.At(mass);

    /// <summary>Width of the core of the peak, in the squared mass [GeV^2].</summary>
    /// <param name="mass">Mass within the range [GeV].</param>
    public double Resolution(double mass) => _sigma.At(mass).Value;

    /// <summary>Masses from a lower to an upper end of the range, the squared mass in steps of half the resolution [GeV].</summary>
    public IReadOnlyList<double> ScanMasses()
    {
        var masses = new List<double>();
        for (var squared = Range.Low * Range.Low; squared < Range.High * Range.High; squared += Resolution(masses[^1]) / 2)
            masses.Add(Math.Sqrt(squared));
        return masses;
    }

    /// <summary>Share of produced events in each bin of the squared mass.</summary>
    /// <param name="mass">Mass within the range [GeV].</param>
    /// <param name="edges">Edges of the bins [GeV^2]: they hold the whole peak.</param>
    /// <param name="widening">Factor on the width of the peak.</param>
    public IReadOnlyList<double> Template(double mass, IReadOnlyList<double> edges, double widening = 1)
    {
        ArgumentNullException.ThrowIfNull(edges);
        if (!(widening > 0))
            throw new ArgumentOutOfRangeException(nameof(widening), Invariant($"widening = {widening}; a factor on the width is above 0."));
        var kernel = Peak.Over(edges);
        kernel.Prepare([mass * mass + _shift.At(mass).Value, widening * Resolution(mass), _alphaLow.At(mass).Value, AlpSignalPoint.TailPower, _alphaHigh.At(mass).Value, AlpSignalPoint.TailPower]);
        kernel.PrepareBins();
        double[] integrals = [.. kernel.Integrals];
        var scale = Efficiency(mass).Value / integrals.Sum();
        return [.. integrals.Select(integral => scale * integral)];
    }
}
