using DarkSector.Numerics;
using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Datasets;

namespace DarkSector.Physics.Generation;

/// <summary>How useful a final state is: a positive number, such as the probability to pass a selection.</summary>
/// <param name="momenta">CMS four-momenta of the process's final state.</param>
public delegate double Importance(ReadOnlySpan<FourVector> momenta);

/// <summary>Makes events of a process: integrates it once, then draws as many unweighted events as wanted.</summary>
/// <remarks>Points come from the grid of the integration; a point is kept with probability weight/maximum. The maximum is the
/// weight above which lies a thousandth of the cross-section (a hundredth with an importance), so that a rare spike does not spoil the efficiency: points above it
/// are kept with their surplus as weight, and <see cref="EventSample.Unweighting"/> says how much of the cross-section they carry.
/// A process with <see cref="Process.Divisions"/> has a grid for each part of the unit cube.
/// A <see cref="MultichannelProcess"/> draws each point from one of its channels; the maximum of each channel is exceeded equally often.
/// With an <see cref="Importance"/>, final states are drawn in proportion to it and carry its inverse as weight: the same distributions,
/// with the statistics where they are needed.</remarks>
public sealed class Generator
{
    private const int BlockSize = 1024;
    private const int FewestPilotPoints = 40_000;
    private const int FewestPilotPointsOfChannel = 10_000;
    private const double OverweightShare = 1e-3;
    private const double OverweightShareOfWeighted = 1e-2;

    private readonly Importance? _importance;
    private readonly ChannelMixture _mixture;
    private readonly Integral _integral;
    private readonly double[] _maxima;
    private readonly CubeBoxes _boxes;

    private Generator(Process process, Importance? importance, Integral integral, ChannelMixture mixture, double[] maxima)
    {
        Process = process;
        _importance = importance;
        _integral = integral;
        _mixture = mixture;
        _maxima = maxima;
        _boxes = new CubeBoxes(process.Divisions);
        KFactor = process.KFactor;
    }

    /// <summary>The process.</summary>
    public Process Process { get; }

    /// <summary>The cross-section [fb] within the process's cuts.</summary>
    /// <exception cref="InvalidOperationException">The generator has an importance: its integral is weighted; the sample knows the cross-section.</exception>
    public Integral CrossSection => _importance is null ? _integral
        : throw new InvalidOperationException("A generator with an importance integrates cross-section times importance; take the cross-section of the sample.");

    /// <summary>What the calculation is multiplied by to agree with the cross-section table; null where it stands as calculated.</summary>
    public KFactor? KFactor { get; private init; }

    /// <summary>The generator normalised to an entry of the cross-section table: it must be for the region of the process.</summary>
    /// <param name="entry">The entry, such as `DataSets.BuiltIn.CrossSections["mu mu mu mu"]`.</param>
    /// <exception cref="ArgumentException">The regions differ, since the process has cuts of its own. Then take the factor from one without: `cut.NormalisedTo(whole.FactorTo(entry))`.</exception>
    public Generator NormalisedTo(CrossSection entry) => NormalisedTo(FactorTo(entry));

    /// <summary>The factor between an entry of the cross-section table and this process, which is calculated in the same region.</summary>
    /// <param name="entry">The entry, for the region of the process.</param>
    /// <exception cref="ArgumentException">Regions or energies differ.</exception>
    /// <exception cref="InvalidOperationException">Process or generator are normalised already.</exception>
    public KFactor FactorTo(CrossSection entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        RefuseTwice();
        return entry.Over(new Estimate(CrossSection.Value, CrossSection.Error), Process.Region ?? $"the cuts of {Process.Name}", Process.SqrtS);
    }

    /// <summary>The generator with a factor on its cross-section, which its samples remember.</summary>
    /// <param name="factor">An entry of the cross-section table over the calculation of this process, both in the same region; cuts of the generator's own do not matter then.</param>
    /// <exception cref="InvalidOperationException">Process or generator are normalised already.</exception>
    public Generator NormalisedTo(KFactor factor)
    {
        ArgumentNullException.ThrowIfNull(factor);
        RefuseTwice();
        var integral = _integral with { Value = factor.Value.Value * _integral.Value, Error = factor.Value.Value * _integral.Error };
        return new Generator(Process, _importance, integral, _mixture, _maxima) { KFactor = factor };
    }

    /// <summary>Integrates a process and prepares the drawing of events.</summary>
    /// <param name="process">The process.</param>
    /// <param name="options">Numbers of points and iterations of the integration.</param>
    /// <param name="rng">Random numbers.</param>
    /// <exception cref="InvalidOperationException">The cross-section is zero: the cuts leave no phase space.</exception>
    public static Generator For(Process process, IntegrationOptions options, RandomStream rng) => Prepare(process, null, options, rng);

    /// <summary>The same, with the statistics where an importance is large.</summary>
    /// <param name="process">The process.</param>
    /// <param name="importance">Positive everywhere, so that no final state is lost; thread-safe.</param>
    /// <param name="options">Numbers of points and iterations of the integration.</param>
    /// <param name="rng">Random numbers.</param>
    /// <exception cref="InvalidOperationException">The cross-section is zero: the cuts leave no phase space.</exception>
    public static Generator For(Process process, Importance importance, IntegrationOptions options, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(importance);
        return Prepare(process, importance, options, rng);
    }

    /// <summary>Draws events in the laboratory frame of a collider.</summary>
    /// <param name="events">How many, at least 1.</param>
    /// <param name="collider">Beams; its centre-of-mass energy is that of the process.</param>
    /// <param name="rng">Random numbers; the same stream gives the same events for any number of threads.</param>
    public EventSample Generate(int events, Collider collider, RandomStream rng)
    {
        RefuseBad(events, collider, rng);
        var drawn = DrawEvents(0, events, collider, rng);
        var totals = new WeightTotals();
        totals.Add(drawn);
        return ToSample(drawn, totals, collider);
    }

    /// <summary>The same events in batches, as many as wanted: they are made when a batch is asked for, and memory holds no more than that.</summary>
    /// <param name="events">How many, at least 1.</param>
    /// <param name="collider">Beams; its centre-of-mass energy is that of the process.</param>
    /// <param name="rng">Random numbers; the batches together are what <see cref="Generate"/> makes of the same stream.</param>
    public EventStream Stream(long events, Collider collider, RandomStream rng)
    {
        RefuseBad(events, collider, rng);
        var totals = new Lazy<WeightTotals>(() => AddUp(events, rng));
        return new EventStream(Process.Name, events, Process.FinalState, () => _importance is null ? CrossSectionOf(null) : CrossSectionOf(totals.Value),
            batchSize => EventStream.Parts(events, batchSize).Select(part =>
                ToSample(DrawEvents(part.First, part.Count, collider, rng), totals.Value, collider) with { PartOf = new StreamPart(part.First, events) }));
    }

    private WeightTotals AddUp(long events, RandomStream rng)
    {
        var totals = new WeightTotals();
        foreach (var (first, count) in EventStream.Parts(events, 8 * EventStream.BlockSize))
            totals.Add(DrawEvents(first, count, null, rng));
        return totals;
    }

    // Momenta are kept where there is a collider to see them.
    private DrawnEvents DrawEvents(long first, int count, Collider? collider, RandomStream rng)
    {
        var drawn = new DrawnEvents(count, collider is null ? 0 : Process.FinalState.Count, _importance is not null);
        var tried = new long[(count + BlockSize - 1) / BlockSize];
        Parallel.For(0, tried.Length, block => tried[block] =
            FillBlock(drawn, block * BlockSize, Math.Min(count, (block + 1) * BlockSize), collider, rng[(int)(first / BlockSize) + block]));
        drawn.Tried = tried.Sum();
        return drawn;
    }

    private long FillBlock(DrawnEvents drawn, int first, int end, Collider? collider, RandomStream rng)
    {
        Span<double> point = stackalloc double[Process.Dimensions];
        Span<FourVector> momenta = stackalloc FourVector[Process.FinalState.Count];
        long tried = 0;
        for (var row = first; row < end;)
        {
            tried++;
            var channel = DrawChannel(rng);
            var ratio = Draw(Process, _boxes, _importance, _mixture, channel, point, momenta, rng) / _maxima[channel];
            if (!(rng.Uniform() < ratio))
                continue;
            drawn.Weights[row] = Math.Max(1, ratio);
            if (_importance is not null)
                drawn.Importances[row] = _importance(momenta);
            for (var k = 0; k < drawn.Momenta.Length; k++)
            {
                var columns = drawn.Momenta[k];
                (columns[0][row], columns[1][row], columns[2][row], columns[3][row]) = collider!.ToLaboratory(momenta[k]);
            }
            row++;
        }
        return tried;
    }

    // The weights become cross-section; without the importance, if there is one.
    private EventSample ToSample(DrawnEvents drawn, WeightTotals totals, Collider collider)
    {
        var (weights, factor) = (drawn.Weights, _integral.Value / totals.Sum);
        for (var i = 0; i < weights.Length; i++)
            weights[i] = _importance is null ? weights[i] * factor : weights[i] * factor / drawn.Importances[i];
        return new EventSample(Process.Name, drawn.ToTable(Process.Name, Process.FinalState), Process.FinalState, CrossSectionOf(totals), totals.Unweighting)
        {
            MadeWith = Process is IMatrixElement amplitude ? new AmplitudeOrigin(amplitude, collider) : null,
            KFactor = KFactor,
        };
    }

    private Estimate CrossSectionOf(WeightTotals? totals) =>
        _importance is null ? new Estimate(_integral.Value, _integral.Error) : totals!.Undone(_integral.Value);

    private void RefuseTwice()
    {
        if (KFactor is not null)
            throw new InvalidOperationException($"{Process.Name} is normalised already: {KFactor}. A second factor would count twice.");
    }

    private void RefuseBad(long events, Collider collider, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(collider);
        ArgumentNullException.ThrowIfNull(rng);
        ArgumentOutOfRangeException.ThrowIfLessThan(events, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(events, (long)int.MaxValue * BlockSize);
        if (Math.Abs(collider.SqrtS / Process.SqrtS - 1) > 1e-6)
            throw new ArgumentException($"{collider.Name} has sqrt(s) = {collider.SqrtS:F5} GeV, the process {Process.Name} {Process.SqrtS:F5} GeV; both must agree.", nameof(collider));
    }

    private static Generator Prepare(Process process, Importance? importance, IntegrationOptions options, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(process);
        ArgumentNullException.ThrowIfNull(rng);
        var boxes = new CubeBoxes(process.Divisions);
        var (integral, mixture) = MultichannelIntegrator.Integrate(ChannelsOf(process, boxes), process.Dimensions, (channel, point, densities) =>
        {
            Span<FourVector> momenta = stackalloc FourVector[process.FinalState.Count];
            return Weight(process, boxes, importance, channel, point, momenta, densities);
        }, options, rng["integral"]);
        if (!(integral.Value > 0))
            throw new InvalidOperationException($"The cross-section of {process.Name} is zero within its cuts after {integral.Evaluations} points; loosen the generator-level cuts.");
        return new Generator(process, importance, integral, mixture, MaximumWeights(process, boxes, importance, mixture, 2 * options.PointsPerIteration, rng["maximum"]));
    }

    private static int ChannelsOf(Process process, CubeBoxes boxes) => process is MultichannelProcess several ? several.Channels.Count : boxes.Count;

    // The channels in proportion to their maxima: where more points are refused, more are tried.
    private int DrawChannel(RandomStream rng)
    {
        if (_maxima.Length == 1)
            return 0;
        var (channel, left) = (0, rng.Uniform() * _maxima.Sum());
        while (channel < _maxima.Length - 1 && left >= _maxima[channel])
            left -= _maxima[channel++];
        return channel;
    }

    /// <summary>Draws a point of a channel; the average of what comes back is the channel's part of the cross-section.</summary>
    private static double Draw(
        Process process, CubeBoxes boxes, Importance? importance, ChannelMixture mixture, int channel, Span<double> point, Span<FourVector> momenta, RandomStream rng)
    {
        Span<double> densities = stackalloc double[mixture.Channels];
        var jacobian = mixture.Grids[channel].Sample(point, rng);
        var value = Weight(process, boxes, importance, channel, point, momenta, densities);
        return value == 0 ? 0 : jacobian * value * mixture.Part(channel, densities);
    }

    private static double Weight(
        Process process, CubeBoxes boxes, Importance? importance, int channel, ReadOnlySpan<double> point, Span<FourVector> momenta, Span<double> densities)
    {
        var value = process is MultichannelProcess several
            ? several.Evaluate(channel, point, momenta, densities) : InBox(process, boxes, channel, point, momenta, densities);
        if (importance is null || value == 0)
            return value;
        var factor = importance(momenta);
        return factor > 0 ? value * factor
            : throw new InvalidOperationException($"The importance of a final state of {process.Name} is {factor}; it must be positive, or events are lost.");
    }

    // Boxes do not overlap: each is reached by its own channel alone.
    private static double InBox(Process process, CubeBoxes boxes, int box, ReadOnlySpan<double> point, Span<FourVector> momenta, Span<double> densities)
    {
        Span<double> mapped = stackalloc double[point.Length];
        point.CopyTo(mapped);
        densities.Clear();
        densities[box] = 1 / boxes.Map(box, mapped);
        return process.Evaluate(mapped, momenta);
    }

    /// <summary>The unweighting maximum of each channel.</summary>
    /// <remarks>Least is tried for a given share of overweight when all maxima are exceeded with the same probability: the k-th largest of equally many points.</remarks>
    private static double[] MaximumWeights(Process process, CubeBoxes boxes, Importance? importance, ChannelMixture mixture, int pilotPoints, RandomStream rng)
    {
        var points = Math.Max(Math.Max(FewestPilotPoints, pilotPoints) / mixture.Channels, FewestPilotPointsOfChannel);
        var weights = Enumerable.Range(0, mixture.Channels).Select(channel => PilotWeights(process, boxes, importance, mixture, channel, points, rng)).ToArray();
        // With an importance the events are weighted anyway: some more spread buys efficiency. Much more would leave single events that stand for a bin of a selected sample.
        var share = importance is null ? OverweightShare : OverweightShareOfWeighted;
        var (carried, total, rank) = (0.0, weights.Sum(w => w.Sum()), points - 1);
        while (rank > 0 && (carried += weights.Sum(w => w[rank])) <= share * total)
            rank--;
        return [.. weights.Select(w => w[rank] > 0 ? w[rank] : w[^1])];
    }

    private static double[] PilotWeights(Process process, CubeBoxes boxes, Importance? importance, ChannelMixture mixture, int channel, int points, RandomStream rng)
    {
        var weights = new double[points];
        Span<double> point = stackalloc double[process.Dimensions];
        Span<FourVector> momenta = stackalloc FourVector[process.FinalState.Count];
        for (var i = 0; i < points; i++)
            weights[i] = Draw(process, boxes, importance, mixture, channel, point, momenta, rng);
        Array.Sort(weights);
        return weights;
    }
}
