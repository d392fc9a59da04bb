using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Detectors;

/// <summary>A charged particle of a sample: its truth, and the columns of its track while they are filled.</summary>
internal sealed class TrackColumns(EventSample sample, TrueParticle particle)
{
    private readonly MomentumColumns _momenta = new(Detector.ReconstructedName(particle), sample.Events.Count);

    // In the order of Identity, without None.
    private readonly double[][] _identified = [.. Enum.GetValues<Identity>().Skip(1).Select(_ => new double[sample.Events.Count])];

    /// <summary>Name of the reconstructed particle.</summary>
    public string Name { get; } = Detector.ReconstructedName(particle);

    /// <summary>What it is.</summary>
    public Particle Kind { get; } = particle.Kind!;

    /// <summary>Its charge [e].</summary>
    public int Charge { get; } = particle.Charge;

    /// <summary>True momenta [GeV].</summary>
    public FourVector[] Truth { get; } = sample.Events.Particle(particle.Name);

    /// <summary>Where it starts, seen from where the beams collided [cm]; null for the origin.</summary>
    public ThreeVector[]? Origins { get; } = ProductionVertices.Of(sample, particle.Name);

    /// <summary>Fills an event: momentum (NaN without a track) and identity.</summary>
    public void Set(int row, FourVector momentum, Identity identity)
    {
        _momenta[row] = momentum;
        if (identity != Identity.None)
            _identified[(int)identity - 1][row] = 1;
    }

    /// <summary>The measured momentum of an event.</summary>
    public FourVector this[int row] => _momenta[row];

    /// <summary>The columns.</summary>
    public IEnumerable<(string Name, double[] Values)> All =>
        _momenta.All.Concat(_identified.Select((values, k) => ($"{Name}Is{(Identity)(k + 1)}", values)));
}
