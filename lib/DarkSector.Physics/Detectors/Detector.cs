using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;
using DarkSector.Physics.Triggers;

namespace DarkSector.Physics.Detectors;

/// <summary>A parametric detector: what becomes of generated events with two muons.</summary>
/// <remarks>
/// The response is a pure function of truth, random stream and these parameters; a systematic is a response with other parameters (`with`).
/// Tracks, identification and trigger are drawn event by event. What must stay unseen for an event to survive (photons, electrons)
/// is kept as a probability, since losing it is rare: a veto multiplies event weights instead of waiting for lucky events.
/// </remarks>
public sealed record Detector
{
    private const int BlockSize = EventStream.BlockSize;

    /// <summary>Belle II with the numbers given at each property; a fast simulation, not the experiment's.</summary>
    public static Detector BelleII { get; } = new();

    /// <summary>Tracking of charged particles.</summary>
    public Tracking Tracking { get; init; } = new();

    /// <summary>Electromagnetic calorimeter.</summary>
    public Calorimeter Calorimeter { get; init; } = new();

    /// <summary>Muon identification.</summary>
    public MuonIdentification MuonIdentification { get; init; } = new();

    /// <summary>Trigger on two tracks.</summary>
    public TwoTrackTrigger Trigger { get; init; } = new();

    /// <summary>The sample with reconstructed quantities beside the generated ones.</summary>
    /// <remarks>
    /// New particles: `mu1`, `mu2` (laboratory; NaN without a track). New columns, 0 or 1: `mu1IsMuon`, `mu2IsMuon`, `twoTrackTrigger`.
    /// For every photon and electron X of the sample: `XTrackEfficiency` and `XClusterEfficiency`, the probabilities to be seen.
    /// </remarks>
    /// <param name="sample">Generated events with `mu1True` and `mu2True`.</param>
    /// <param name="rng">Random numbers; the same stream gives the same response for any number of threads.</param>
    public EventTable Respond(EventSample sample, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(rng);
        var events = sample.Events;
        var muons = new[] { events.Particle("mu1True"), events.Particle("mu2True") };
        var columns = new MuonColumns(events.Count);
        // A batch of a stream goes on where the one before it ended.
        var firstBlock = (int)((sample.PartOf?.First ?? 0) / BlockSize);
        Parallel.For(0, (events.Count + BlockSize - 1) / BlockSize, block =>
        {
            var stream = rng[firstBlock + block];
            for (var i = block * BlockSize; i < Math.Min(events.Count, (block + 1) * BlockSize); i++)
                RespondToPair(muons[0][i], muons[1][i], columns, i, stream);
        });
        return sample.Particles.Where(p => p.Kind == Particle.Photon || p.Kind == Particle.Electron)
            .Aggregate(columns.AddTo(events), AddVisibility);
    }

    private void RespondToPair(FourVector mu1, FourVector mu2, MuonColumns columns, int row, RandomStream rng)
    {
        columns.Set(0, row, Track(mu1, rng), rng.Uniform() < MuonIdentification.Efficiency(mu1));
        columns.Set(1, row, Track(mu2, rng), rng.Uniform() < MuonIdentification.Efficiency(mu2));
        columns.Trigger[row] = rng.Uniform() < Trigger.Efficiency(mu1, mu2) ? 1 : 0;
    }

    private FourVector Track(FourVector truth, RandomStream rng)
    {
        var measured = Tracking.Measure(truth, Particle.Muon.Mass, rng);
        return rng.Uniform() < Tracking.Efficiency(truth) ? measured : new FourVector(double.NaN, double.NaN, double.NaN, double.NaN);
    }

    private EventTable AddVisibility(EventTable events, TrueParticle particle)
    {
        var momenta = events.Particle(particle.Name);
        var name = ReconstructedName(particle);
        var charged = particle.Charge != 0;
        return events.WithColumns(
            (name + "TrackEfficiency", Array.ConvertAll(momenta, p => charged ? Tracking.Efficiency(p) : 0)),
            (name + "ClusterEfficiency", Array.ConvertAll(momenta, Calorimeter.Efficiency)));
    }

    /// <summary>The name of a particle after the response: `photon` for `photonTrue`.</summary>
    public static string ReconstructedName(TrueParticle particle)
    {
        ArgumentNullException.ThrowIfNull(particle);
        return particle.Name.EndsWith("True", StringComparison.Ordinal) ? particle.Name[..^4] : particle.Name;
    }

    private sealed class MuonColumns(int count)
    {
        private static readonly string[] Names = ["mu1", "mu2"];

        private readonly double[][][] _momenta =
            [.. Names.Select(_ => new[] { new double[count], new double[count], new double[count], new double[count] })];

        private readonly double[][] _identified = [new double[count], new double[count]];

        public double[] Trigger { get; } = new double[count];

        public void Set(int muon, int row, FourVector momentum, bool identified)
        {
            var columns = _momenta[muon];
            (columns[0][row], columns[1][row], columns[2][row], columns[3][row]) = momentum;
            _identified[muon][row] = identified ? 1 : 0;
        }

        public EventTable AddTo(EventTable events) => events.WithColumns([
            .. Names.SelectMany((name, muon) => new[]
            {
                (name + "Px", _momenta[muon][0]), (name + "Py", _momenta[muon][1]),
                (name + "Pz", _momenta[muon][2]), (name + "E", _momenta[muon][3]), (name + "IsMuon", _identified[muon]),
            }),
            ("twoTrackTrigger", Trigger)]);
    }
}
