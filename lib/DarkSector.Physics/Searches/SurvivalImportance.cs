using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Generation;

namespace DarkSector.Physics.Searches;

/// <summary>Roughly the probability of a generated background event to pass a selection of the invisible Z' search.</summary>
/// <remarks>Only the statistical precision depends on it: it decides where events are generated, and their weights undo it. What the selection keeps is
/// known for true momenta, and every factor has a floor, so that resolution and what is not foreseen here find events too.</remarks>
internal sealed class SurvivalImportance(ZPrimeInvisible search, ZPrimeSelection selection, IReadOnlyList<TrueParticle> particles)
{
    private const double MuonFloor = 0.1;

    private readonly FourVector _beams = search.Collider.Beams;
    private readonly VetoImportance _veto = new(search, particles);

    /// <summary>The importance of a final state, from its CMS momenta; the first two are the muons.</summary>
    public double Of(ReadOnlySpan<FourVector> momenta)
    {
        var (mu1, mu2) = (search.Collider.ToLaboratory(momenta[0]), search.Collider.ToLaboratory(momenta[1]));
        var recoil = _beams - (mu1 + mu2);
        var (detector, identification) = (search.Detector, search.Detector.MuonIdentification);
        var muons = detector.Tracking.Efficiency(mu1) * detector.Tracking.Efficiency(mu2)
            * identification.Efficiency(mu1) * identification.Efficiency(mu2) * detector.Trigger.Efficiency(mu1, mu2);
        return WithFloor(muons, MuonFloor) * WithFloor(selection.Density(search, momenta[0], momenta[1], recoil), selection.Exploration)
            * _veto.Of(momenta, recoil);
    }

    private static double WithFloor(double probability, double floor) => floor + (1 - floor) * probability;
}
