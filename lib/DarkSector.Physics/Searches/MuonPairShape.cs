using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Searches;

/// <summary>How two muons lie to each other, in the centre-of-mass frame: what tells a boson radiated off one of them from tau pairs and lost photons.</summary>
/// <remarks>The features of the Punzi network in F. Abudinen et al., Eur. Phys. J. C 82, 121 (2022), beside the dimuon transverse momentum.</remarks>
internal static class MuonPairShape
{
    /// <summary>Momentum of the slower muon across the direction of the faster one [GeV].</summary>
    public static double SlowMuonTransverse(FourVector mu1, FourVector mu2) =>
        mu1.Momentum.Cross(mu2.Momentum).Length / Math.Max(mu1.P, mu2.P);

    /// <summary>Momentum of the slower muon along the direction of the faster one [GeV]; negative when they are back to back.</summary>
    public static double SlowMuonAlong(FourVector mu1, FourVector mu2) => mu1.Momentum.Dot(mu2.Momentum) / Math.Max(mu1.P, mu2.P);

    /// <summary>Momentum of either muon across the thrust axis of the pair [GeV].</summary>
    /// <remarks>The axis along which the sum of |p n| is largest is that of p1 - p2 or of p1 + p2, whichever is longer.</remarks>
    public static double ThrustTransverse(FourVector mu1, FourVector mu2)
    {
        var (first, second) = (mu1.Momentum, mu2.Momentum);
        return first.Cross(second).Length / Math.Max((first - second).Length, (first + second).Length);
    }
}
