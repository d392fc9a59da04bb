using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Searches;

/// <summary>Roughly the probability of a generated background event to pass the selection of the invisible Z' search.</summary>
/// <remarks>Only the statistical precision depends on it: it decides where events are generated, and their weights undo it. The cuts on
/// recoil and pair are loosened, and every factor has a floor, so that resolution and what is not foreseen here find events too.</remarks>
internal sealed class SurvivalImportance(ZPrimeInvisible search, IReadOnlyList<TrueParticle> particles)
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
        var accepted = IsAccepted(momenta[0], momenta[1], recoil);
        return WithFloor(muons, MuonFloor) * (accepted ? 1 : search.Exploration) * WithFloor(Survival(momenta, recoil), VetoFloor);
    }

    private bool IsAccepted(FourVector mu1, FourVector mu2, FourVector recoil)
    {
        var largest = search.LargestMomentum(recoil.MassSquared);
        return recoil.Theta > 31 * deg && recoil.Theta < 130 * deg && (mu1 + mu2).Pt > 0.37 * largest
            && MuonPairShape.SlowMuonTransverse(mu1, mu2) > 0.9 * ZPrimeInvisible.SlowMuonThreshold(recoil.MassSquared) * largest;
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
