using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Searches;

/// <summary>Roughly the probability that nothing is seen of the photons and electrons of a generated event, beside a pair of muons.</summary>
/// <remarks>Only the statistical precision depends on it. What the detector does is allowed for: photons and recoils that a veto hardly reaches may escape it after reconstruction, and gaps of the
/// calorimeter are a little wider here, since a grid whose coordinates are angles in another frame would not find gaps of half a degree.</remarks>
internal sealed class VetoImportance(ZPrimeInvisible search, IReadOnlyList<TrueParticle> particles)
{
    private const double Floor = 0.02;
    private const double FloorWhereUncertain = 0.25;
    private const double GapMargin = 0.5 * deg;

    // Momentum resolution of the recoil [GeV]: how far its direction is measured from the true one, times its momentum.
    private const double RecoilSmearing = 0.3 * GeV;

    /// <summary>The importance of a final state, from its CMS momenta and the recoil in the laboratory; the first two particles are the muons.</summary>
    public double Of(ReadOnlySpan<FourVector> momenta, FourVector recoil)
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
            survival *= NoCluster(momentum, recoil);
        }
        return WithFloor(survival, Floor);
    }

    private double NoCluster(FourVector momentum, FourVector recoil)
    {
        var calorimeter = search.Detector.Calorimeter;
        if (calorimeter.IsNearGap(momentum.Theta, GapMargin))
            return 1;
        var missed = 1 - calorimeter.Efficiency(momentum);
        var angle = momentum.AngleTo(recoil);
        return momentum.E > 1.2 * search.ExtraEnergy || angle + RecoilSmearing / recoil.P < search.PhotonVetoAngle ? missed
            : search.Vetoes(momentum, recoil) ? WithFloor(missed, FloorWhereUncertain) : 1;
    }

    private static double WithFloor(double probability, double floor) => floor + (1 - floor) * probability;
}
