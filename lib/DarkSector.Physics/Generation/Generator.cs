using DarkSector.Numerics;
using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Colliders;

namespace DarkSector.Physics.Generation;

/// <summary>Makes events of a process: integrates it once, then draws as many unweighted events as wanted.</summary>
/// <remarks>Points come from the grid of the integration; a point is kept with probability weight/maximum. The maximum is the
/// weight above which lies a thousandth of the cross-section, so that a rare spike does not spoil the efficiency: points above it
/// are kept with their surplus as weight, and <see cref="EventSample.Unweighting"/> says how much of the cross-section they carry.</remarks>
public sealed class Generator
{
    private const int BlockSize = 1024;
    private const int PilotPoints = 40_000;
    private const double OverweightShare = 1e-3;

    private readonly ImportanceGrid _grid;
    private readonly double _maximum;

    private Generator(Process process, Integral integral, ImportanceGrid grid, double maximum)
    {
        Process = process;
        CrossSection = integral;
        _grid = grid;
        _maximum = maximum;
    }

    /// <summary>The process.</summary>
    public Process Process { get; }

    /// <summary>The cross-section [fb] within the process's cuts.</summary>
    public Integral CrossSection { get; }

    /// <summary>Integrates a process and prepares the drawing of events.</summary>
    /// <param name="process">The process.</param>
    /// <param name="options">Numbers of points and iterations of the integration.</param>
    /// <param name="rng">Random numbers.</param>
    /// <exception cref="InvalidOperationException">The cross-section is zero: the cuts leave no phase space.</exception>
    public static Generator For(Process process, IntegrationOptions options, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(process);
        ArgumentNullException.ThrowIfNull(rng);
        var (integral, grid) = AdaptiveIntegrator.Integrate(process.Dimensions, Integrand(process), options, rng["integral"]);
        if (!(integral.Value > 0))
            throw new InvalidOperationException($"The cross-section of {process.Name} is zero within its cuts after {integral.Evaluations} points; loosen the generator-level cuts.");
        return new Generator(process, integral, grid, MaximumWeight(process, grid, rng["maximum"]));
    }

    /// <summary>Draws events in the laboratory frame of a collider.</summary>
    /// <param name="events">How many, at least 1.</param>
    /// <param name="collider">Beams; its centre-of-mass energy is that of the process.</param>
    /// <param name="rng">Random numbers; the same stream gives the same events for any number of threads.</param>
    public EventSample Generate(int events, Collider collider, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(collider);
        ArgumentNullException.ThrowIfNull(rng);
        ArgumentOutOfRangeException.ThrowIfLessThan(events, 1);
        if (Math.Abs(collider.SqrtS / Process.SqrtS - 1) > 1e-6)
            throw new ArgumentException($"{collider.Name} has sqrt(s) = {collider.SqrtS:F5} GeV, the process {Process.Name} {Process.SqrtS:F5} GeV; both must agree.", nameof(collider));

        var particles = Process.FinalState;
        var columns = particles.Select(_ => new double[4][] { new double[events], new double[events], new double[events], new double[events] }).ToArray();
        var weights = new double[events];
        var blocks = (events + BlockSize - 1) / BlockSize;
        var tried = new long[blocks];
        Parallel.For(0, blocks, block =>
            tried[block] = FillBlock(block * BlockSize, Math.Min(events, (block + 1) * BlockSize), collider, columns, weights, rng[block]));

        var (sum, surplus) = (weights.Sum(), weights.Sum(w => w - 1));
        for (var i = 0; i < events; i++)
            weights[i] *= CrossSection.Value / sum;
        var table = EventTable.FromColumns(Process.Name, [.. particles.SelectMany((particle, k) => new[]
        {
            (particle.Name + "Px", columns[k][0]), (particle.Name + "Py", columns[k][1]),
            (particle.Name + "Pz", columns[k][2]), (particle.Name + "E", columns[k][3]),
        }), (EventTable.WeightColumn, weights)]);
        return new EventSample(Process.Name, table, particles, new Estimate(CrossSection.Value, CrossSection.Error),
            new Unweighting((double)events / tried.Sum(), surplus / sum));
    }

    private long FillBlock(int first, int end, Collider collider, double[][][] columns, double[] weights, RandomStream rng)
    {
        Span<double> point = stackalloc double[Process.Dimensions];
        Span<FourVector> momenta = stackalloc FourVector[columns.Length];
        long tried = 0;
        for (var row = first; row < end;)
        {
            tried++;
            var ratio = _grid.Sample(point, rng) * Process.Evaluate(point, momenta) / _maximum;
            if (!(rng.Uniform() < ratio))
                continue;
            weights[row] = Math.Max(1, ratio);
            for (var k = 0; k < columns.Length; k++)
                (columns[k][0][row], columns[k][1][row], columns[k][2][row], columns[k][3][row]) = collider.ToLaboratory(momenta[k]);
            row++;
        }
        return tried;
    }

    private static double MaximumWeight(Process process, ImportanceGrid grid, RandomStream rng)
    {
        var weights = new double[PilotPoints];
        Span<double> point = stackalloc double[process.Dimensions];
        Span<FourVector> momenta = stackalloc FourVector[process.FinalState.Count];
        for (var i = 0; i < PilotPoints; i++)
            weights[i] = grid.Sample(point, rng) * process.Evaluate(point, momenta);
        Array.Sort(weights);
        var (carried, total) = (0.0, weights.Sum());
        for (var i = PilotPoints - 1; i > 0; i--)
        {
            carried += weights[i];
            if (carried > OverweightShare * total)
                return weights[i];
        }
        return weights[^1];
    }

    private static Integrand Integrand(Process process) => point =>
    {
        Span<FourVector> momenta = stackalloc FourVector[process.FinalState.Count];
        return process.Evaluate(point, momenta);
    };
}
