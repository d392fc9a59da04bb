using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Searches;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.ControlSamples;

/// <summary>Roughly the probability of a generated event to be in a control sample: two tracks found, a recoil in the barrel.</summary>
/// <remarks>Only the statistical precision depends on it; every factor has a floor.</remarks>
internal sealed class PairImportance(ZPrimeInvisible search, IReadOnlyList<TrueParticle> particles, (string First, string Second) pair)
{
    private const double Floor = 0.1;

    private readonly FourVector _beams = search.Collider.Beams;
    private readonly int _first = IndexOf(particles, pair.First);
    private readonly int _second = IndexOf(particles, pair.Second);

    /// <summary>The importance of a final state, from its CMS momenta.</summary>
    public double Of(ReadOnlySpan<FourVector> momenta)
    {
        var (first, second) = (search.Collider.ToLaboratory(momenta[_first]), search.Collider.ToLaboratory(momenta[_second]));
        var recoil = _beams - (first + second);
        var found = Found(first) * Found(second) * search.Detector.Trigger.Efficiency(first, second);
        var accepted = recoil.Theta > 27 * deg && recoil.Theta < 136 * deg && recoil.P > 0.5 * GeV;
        return (Floor + (1 - Floor) * found) * (accepted ? 1 : Floor);
    }

    // Below 0.6 GeV neither muons nor electrons are identified well.
    private double Found(FourVector track) => track.P > 0.5 * GeV ? search.Detector.Tracking.Efficiency(track) : 0;

    private static int IndexOf(IReadOnlyList<TrueParticle> particles, string name) => particles.Select(p => p.Name).ToList().IndexOf(name);
}
