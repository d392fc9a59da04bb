using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Searches;

/// <summary>Roughly the probability of a generated background event to pass a selection of the invisible Z' search.</summary>
/// <remarks>Only the statistical precision depends on it: it decides where events are generated, and their weights undo it. What the selection keeps is
/// known for true momenta, and every factor has a floor, so that resolution and what is not foreseen here find events too.</remarks>
internal sealed class SurvivalImportance(ZPrimeInvisible search, ZPrimeSelection selection, IReadOnlyList<TrueParticle> particles)
{
    private const double MuonFloor = 0.1;
    private const double VetoFloor = 0.02;

    private readonly FourVector _beams = search.Collider.Beams;

    /// <summary>The importance of a final state, from its CMS momenta; the first two are the muons.</summary>
    public double Of(ReadOnlySpan<FourVector> momenta)
    {
        var (mu1, mu2) = (search.Collider.ToLaboratory(momenta[0]), search.Collider.ToLaboratory(momenta[1]));
        var recoil = _beams - (mu1 + mu2);
        var (detector, identification) = (search.Detector, search.Detector.MuonIdentification);
        var muons = detector.Tracking.Efficiency(mu1) * detector.Tracking.Efficiency(mu2)
            * identification.Efficiency(mu1) * identification.Efficiency(mu2) * detector.Trigger.Efficiency(mu1, mu2);
        return WithFloor(muons, MuonFloor) * WithFloor(selection.Density(search, momenta[0], momenta[1], recoil), selection.Exploration)
            * WithFloor(Survival(momenta, recoil), VetoFloor);
    }

    private double Survival(ReadOnlySpan<FourVector> momenta, FourVector recoil)
    {
        var survival = 1.0;
        for (var k = 2; k < particles.Count; k++)
        {
            var kind = particles[k].Kind;
            if (kind != Particle.Photon && kind != Particle.Electron)
                continue;
            var momentum = search.Collider.ToLaboratory(momenta[k]);
            if (particles[k].Charge != 0)
                survival *= 1 - search.Detector.Tracking.Efficiency(momentum);
            if (search.Vetoes(momentum, recoil))
                survival *= 1 - search.Detector.Calorimeter.Efficiency(momentum);
        }
        return survival;
    }

    private static double WithFloor(double probability, double floor) => floor + (1 - floor) * probability;
}
