using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Generation;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Searches;

/// <summary>Roughly the probability of a generated background event to pass the selection of the dark Higgsstrahlung search.</summary>
/// <remarks>Only the statistical precision depends on it: it decides where events are generated, and their weights undo it. Cuts are loosened by the
/// resolution, and every factor has a floor, so that what is not foreseen here finds events too.</remarks>
internal sealed class DarkHiggsImportance(DarkHiggsInvisible search, IReadOnlyList<TrueParticle> particles)
{
    private const double MuonFloor = 0.1;
    private const double CutFloor = 0.25;
    private const double PlaneFloor = 0.02;

    private readonly FourVector _beams = search.Collider.Beams;
    private readonly VetoImportance _veto = new(search.MuonPair, particles);

    /// <summary>The importance of a final state, from its CMS momenta; the first two are the muons.</summary>
    public double Of(ReadOnlySpan<FourVector> momenta)
    {
        var (mu1, mu2) = (search.Collider.ToLaboratory(momenta[0]), search.Collider.ToLaboratory(momenta[1]));
        var recoil = _beams - (mu1 + mu2);
        var identification = search.Detector.MuonIdentification;
        var muons = identification.Efficiency(mu1) * identification.Efficiency(mu2) * search.Detector.Trigger.Efficiency(mu1, mu2);
        var pair = momenta[0] + momenta[1];
        return WithFloor(muons, MuonFloor) * _veto.Of(momenta, recoil)
            * (PassesCuts(momenta[0], momenta[1], recoil) ? 1 : CutFloor) * (IsInPlane(pair, recoil) ? 1 : PlaneFloor);
    }

    private static bool PassesCuts(FourVector mu1, FourVector mu2, FourVector recoil) =>
        recoil.P < 0.8 * GeV || (recoil.Theta > 28 * deg && recoil.Theta < 133 * deg
            && Math.Abs(mu1.E - mu2.E) < (DarkHiggsInvisible.HelicityCut + 0.05) * (mu1 + mu2).P);

    private static bool IsInPlane(FourVector pair, FourVector recoil) =>
        pair.Mass > DarkHiggsInvisible.LowestMass - 0.3 * GeV && recoil.MassSquared < pair.MassSquared + 5 * GeV * GeV;

    private static double WithFloor(double probability, double floor) => floor + (1 - floor) * probability;
}
